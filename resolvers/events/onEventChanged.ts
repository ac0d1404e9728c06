import type { Context } from '@aws-appsync/utils';
import { extensions } from '@aws-appsync/utils';
import type { SubscriptionOnEventChangedArgs } from '#model/generated.ts';
import { mayBeId } from '../shared/id.ts';

/** No event has this id: what cannot be one is accepted and stays silent, as a missing one does. */
const NO_EVENT = '-';

export function request() {
  return { payload: null };
}

/** What everybody may read, everybody may hear of: drafts are never told. */
export function response(ctx: Context<SubscriptionOnEventChangedArgs>): null {
  const { eventId } = ctx.args;
  extensions.setSubscriptionFilter({
    filterGroup: [
      { filters: [{ fieldName: 'eventId', operator: 'eq', value: mayBeId(eventId) ? eventId : NO_EVENT }] },
    ],
  });
  return null;
}
