import type { Context } from '@aws-appsync/utils';
import { extensions } from '@aws-appsync/utils';
import type { SubscriptionOnInvoiceChangedArgs } from '#model/generated.ts';
import { mayBeId } from '../shared/id.ts';
import { callerOf } from '../shared/owner.ts';

/** No invoice has this id: what cannot be one is accepted and stays silent, as a missing one does. */
const NO_INVOICE = '-';

export function request() {
  return { payload: null };
}

/**
 * Only the caller's own invoices pass, whatever id was asked for.
 * The filters are literals where they are used: AppSync type-checks plain JavaScript, where `eq` would be any string elsewhere.
 */
export function response(ctx: Context<SubscriptionOnInvoiceChangedArgs>): null {
  const ownerId = callerOf(ctx.identity);
  const { id } = ctx.args;
  if (id === null || id === undefined) {
    extensions.setSubscriptionFilter({
      filterGroup: [{ filters: [{ fieldName: 'ownerId', operator: 'eq', value: ownerId }] }],
    });
    return null;
  }
  extensions.setSubscriptionFilter({
    filterGroup: [
      {
        filters: [
          { fieldName: 'ownerId', operator: 'eq', value: ownerId },
          { fieldName: 'invoiceId', operator: 'eq', value: mayBeId(id) ? id : NO_INVOICE },
        ],
      },
    ],
  });
  return null;
}
