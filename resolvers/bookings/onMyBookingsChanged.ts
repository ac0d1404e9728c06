import type { Context } from '@aws-appsync/utils';
import { extensions } from '@aws-appsync/utils';
import { callerOf } from '../shared/owner.ts';

export function request() {
  return { payload: null };
}

export function response(ctx: Context): null {
  const ownerId = callerOf(ctx.identity);
  extensions.setSubscriptionFilter({
    filterGroup: [{ filters: [{ fieldName: 'ownerId', operator: 'eq', value: ownerId }] }],
  });
  return null;
}
