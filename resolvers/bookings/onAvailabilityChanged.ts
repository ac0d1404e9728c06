import type { Context } from '@aws-appsync/utils';
import { extensions } from '@aws-appsync/utils';
import type { SubscriptionOnAvailabilityChangedArgs } from '#model/generated.ts';
import { mayBeId } from '../shared/id.ts';

/** No event has this id: what cannot be one is accepted and stays silent, as a missing one does. */
const NO_EVENT = '-';

export function request() {
  return { payload: null };
}

/** Everybody may know what is left of a published event; drafts have nothing that is counted. */
export function response(ctx: Context<SubscriptionOnAvailabilityChangedArgs>): null {
  const { eventId } = ctx.args;
  extensions.setSubscriptionFilter({
    filterGroup: [
      { filters: [{ fieldName: 'eventId', operator: 'eq', value: mayBeId(eventId) ? eventId : NO_EVENT }] },
    ],
  });
  return null;
}
