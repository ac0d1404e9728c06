import type { Context } from '@aws-appsync/utils';
import { extensions } from '@aws-appsync/utils';
import type { SubscriptionOnRefundChangedArgs } from '#model/generated.ts';
import { mayBeId } from '../shared/id.ts';
import { callerOf, seesEverybody } from '../shared/owner.ts';
import { refuse } from '../shared/result.ts';

/** No purchase has this id: what cannot be one is accepted and stays silent, as a missing one does. */
const NO_PURCHASE = '-';

export function request() {
  return { payload: null };
}

/** As resolvers/invoices/onInvoiceChanged.ts: whatever id was asked for, only what the caller may see passes. */
export function response(ctx: Context<SubscriptionOnRefundChangedArgs>): null {
  const orderId = ctx.args.orderId ?? null;
  const bookingId = ctx.args.bookingId ?? null;
  if ((orderId === null) === (bookingId === null))
    return refuse('Exactly one of `orderId` and `bookingId` must be given.');
  const fieldName = bookingId === null ? 'orderId' : 'bookingId';
  const id = orderId ?? bookingId ?? NO_PURCHASE;
  const value = mayBeId(id) ? id : NO_PURCHASE;
  if (seesEverybody(ctx.identity)) {
    extensions.setSubscriptionFilter({ filterGroup: [{ filters: [{ fieldName, operator: 'eq', value }] }] });
    return null;
  }
  extensions.setSubscriptionFilter({
    filterGroup: [
      {
        filters: [
          { fieldName: 'ownerId', operator: 'eq', value: callerOf(ctx.identity) },
          { fieldName, operator: 'eq', value },
        ],
      },
    ],
  });
  return null;
}
