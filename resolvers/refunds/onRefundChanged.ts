import type { Context } from '@aws-appsync/utils';
import { extensions } from '@aws-appsync/utils';
import type { SubscriptionOnRefundChangedArgs } from '#model/generated.ts';
import { mayBeId } from '../shared/id.ts';
import { callerOf, seesEverybody } from '../shared/owner.ts';

/** No order has this id: what cannot be one is accepted and stays silent, as a missing one does. */
const NO_ORDER = '-';

export function request() {
  return { payload: null };
}

/** As resolvers/invoices/onInvoiceChanged.ts: whatever id was asked for, only what the caller may see passes. */
export function response(ctx: Context<SubscriptionOnRefundChangedArgs>): null {
  const ownerId = callerOf(ctx.identity);
  const { orderId } = ctx.args;
  if (seesEverybody(ctx.identity)) {
    extensions.setSubscriptionFilter({
      filterGroup: [
        { filters: [{ fieldName: 'orderId', operator: 'eq', value: mayBeId(orderId) ? orderId : NO_ORDER }] },
      ],
    });
    return null;
  }
  extensions.setSubscriptionFilter({
    filterGroup: [
      {
        filters: [
          { fieldName: 'ownerId', operator: 'eq', value: ownerId },
          { fieldName: 'orderId', operator: 'eq', value: mayBeId(orderId) ? orderId : NO_ORDER },
        ],
      },
    ],
  });
  return null;
}
