import type { Context } from '@aws-appsync/utils';
import { extensions } from '@aws-appsync/utils';
import type { SubscriptionOnBookingChangedArgs } from '#model/generated.ts';
import { mayBeId } from '../shared/id.ts';
import { callerOf, seesEverybody } from '../shared/owner.ts';

/** No booking has this id: what cannot be one is accepted and stays silent, as a missing one does. */
const NO_BOOKING = '-';

export function request() {
  return { payload: null };
}

/** As resolvers/invoices/onInvoiceChanged.ts: whatever id was asked for, only what the caller may see passes. */
export function response(ctx: Context<SubscriptionOnBookingChangedArgs>): null {
  const ownerId = callerOf(ctx.identity);
  const { bookingId } = ctx.args;
  if (seesEverybody(ctx.identity)) {
    extensions.setSubscriptionFilter({
      filterGroup: [
        { filters: [{ fieldName: 'bookingId', operator: 'eq', value: mayBeId(bookingId) ? bookingId : NO_BOOKING }] },
      ],
    });
    return null;
  }
  extensions.setSubscriptionFilter({
    filterGroup: [
      {
        filters: [
          { fieldName: 'ownerId', operator: 'eq', value: ownerId },
          { fieldName: 'bookingId', operator: 'eq', value: mayBeId(bookingId) ? bookingId : NO_BOOKING },
        ],
      },
    ],
  });
  return null;
}
