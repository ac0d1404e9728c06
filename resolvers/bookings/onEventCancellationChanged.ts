import type { Context } from '@aws-appsync/utils';
import { extensions } from '@aws-appsync/utils';
import type { SubscriptionOnEventCancellationChangedArgs } from '#model/generated.ts';
import { mayBeId } from '../shared/id.ts';
import { callerOf, seesEverybody } from '../shared/owner.ts';

/** No event has this id: what cannot be one is accepted and stays silent, as a missing one does. */
const NO_EVENT = '-';

export function request() {
  return { payload: null };
}

/** As resolvers/invoices/onInvoiceChanged.ts: whatever id was asked for, only what the caller may see passes. */
export function response(ctx: Context<SubscriptionOnEventCancellationChangedArgs>): null {
  const organizerId = callerOf(ctx.identity);
  const eventId = mayBeId(ctx.args.eventId) ? ctx.args.eventId : NO_EVENT;
  if (seesEverybody(ctx.identity)) {
    extensions.setSubscriptionFilter({
      filterGroup: [{ filters: [{ fieldName: 'eventId', operator: 'eq', value: eventId }] }],
    });
    return null;
  }
  extensions.setSubscriptionFilter({
    filterGroup: [
      {
        filters: [
          { fieldName: 'organizerId', operator: 'eq', value: organizerId },
          { fieldName: 'eventId', operator: 'eq', value: eventId },
        ],
      },
    ],
  });
  return null;
}
