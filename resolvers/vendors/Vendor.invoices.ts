import type { Context } from '@aws-appsync/utils';
import { query } from '@aws-appsync/utils/dynamodb';
import type { VendorInvoicesArgs } from '#model/generated.ts';
import type { InvoiceRow } from '#model/invoices.ts';
import { ownerVendor } from '#model/keys.ts';
import type { InvoiceSource } from '../shared/invoice.ts';
import { invoiceOf } from '../shared/invoice.ts';
import { cursorOf, pageSize, refuseCursor, tokenOf } from '../shared/page.ts';
import { fail, isFault, isThrottling } from '../shared/result.ts';
import type { VendorSource } from '../shared/vendor.ts';

interface Page {
  nodes: InvoiceSource[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

type StepContext = Context<
  VendorInvoicesArgs,
  { nextToken: string | null },
  undefined,
  VendorSource,
  { items: InvoiceRow[]; nextToken?: string | null }
>;

/** Whoever sees the vendor sees its invoices: both are of one owner. */
export function request(ctx: StepContext) {
  const list = ctx.source?.id ?? '';
  return query<InvoiceRow>({
    index: 'byVendor',
    query: { ownerVendor: { eq: ownerVendor(ctx.source?.ownerId ?? '', list) } },
    limit: pageSize(ctx.args.first),
    nextToken: tokenOf(list, ctx.args.after),
    scanIndexForward: false,
  });
}

export function response(ctx: StepContext): Page {
  if (ctx.error) {
    if (ctx.args.after && !isThrottling(ctx.error) && !isFault(ctx.error)) return refuseCursor();
    return fail(ctx.error);
  }
  const { items, nextToken } = ctx.result;
  ctx.stash.nextToken = nextToken ?? null;
  const endCursor = cursorOf(ctx.source?.id ?? '', nextToken);
  return { nodes: items.map(invoiceOf), pageInfo: { hasNextPage: endCursor !== null, endCursor } };
}
