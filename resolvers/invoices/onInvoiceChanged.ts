import type { Context } from '@aws-appsync/utils';
import { extensions } from '@aws-appsync/utils';
import type { SubscriptionOnInvoiceChangedArgs } from '#model/generated.ts';
import { callerOf } from '../shared/owner.ts';

export function request() {
  return { payload: null };
}

/**
 * Only the caller's own invoices pass, whatever id was asked for.
 * The filters stand where they are used: AppSync type-checks plain JavaScript, which would widen `eq` to a string elsewhere.
 */
export function response(ctx: Context<SubscriptionOnInvoiceChangedArgs>): null {
  const ownerId = callerOf(ctx.identity);
  const invoiceId = ctx.args.id;
  if (invoiceId) {
    extensions.setSubscriptionFilter({
      filterGroup: [
        {
          filters: [
            { fieldName: 'ownerId', operator: 'eq', value: ownerId },
            { fieldName: 'invoiceId', operator: 'eq', value: invoiceId },
          ],
        },
      ],
    });
    return null;
  }
  extensions.setSubscriptionFilter({
    filterGroup: [{ filters: [{ fieldName: 'ownerId', operator: 'eq', value: ownerId }] }],
  });
  return null;
}
