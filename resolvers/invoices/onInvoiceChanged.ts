import type { Context, SubscriptionFilter } from '@aws-appsync/utils';
import { extensions } from '@aws-appsync/utils';
import type { SubscriptionOnInvoiceChangedArgs } from '#model/generated.ts';
import { mayBeId } from '../shared/id.ts';
import { callerOf } from '../shared/owner.ts';

/** No invoice has this id: what cannot be one is accepted and stays silent, as a missing one does. */
const NO_INVOICE = '-';

export function request() {
  return { payload: null };
}

/** Only the caller's own invoices pass, whatever id was asked for. */
export function response(ctx: Context<SubscriptionOnInvoiceChangedArgs>): null {
  extensions.setSubscriptionFilter(filterOf(callerOf(ctx.identity), ctx.args.id));
  return null;
}

function filterOf(callerId: string, invoiceId: string | null | undefined): SubscriptionFilter {
  const own = { fieldName: 'ownerId', operator: 'eq' as const, value: callerId };
  if (invoiceId === null || invoiceId === undefined) return { filterGroup: [{ filters: [own] }] };
  const asked = mayBeId(invoiceId) ? invoiceId : NO_INVOICE;
  return { filterGroup: [{ filters: [own, { fieldName: 'invoiceId', operator: 'eq', value: asked }] }] };
}
