import type { Context } from '@aws-appsync/utils';
import { extensions, util } from '@aws-appsync/utils';
import { seesEverybody } from '../shared/owner.ts';

export function request() {
  return { payload: null };
}

/** The schema lets STAFF and ADMIN in alone; what passes everybody's refunds on asks again. */
export function response(ctx: Context): null {
  if (!seesEverybody(ctx.identity)) return util.unauthorized();
  // Versions count from 1.
  extensions.setSubscriptionFilter({
    filterGroup: [{ filters: [{ fieldName: 'version', operator: 'ge', value: 1 }] }],
  });
  return null;
}
