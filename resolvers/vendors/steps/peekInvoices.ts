import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import { query } from '@aws-appsync/utils/dynamodb';
import type { VendorInvoicesArgs } from '#model/generated.ts';
import type { InvoiceRow } from '#model/invoices.ts';
import { ownerVendor } from '#model/keys.ts';
import type { InvoicePage } from '../../shared/invoiceList.ts';
import { fail } from '../../shared/result.ts';
import type { VendorSource } from '../../shared/vendor.ts';

type StepContext = Context<
  VendorInvoicesArgs,
  { nextToken: string | null },
  { result: InvoicePage },
  VendorSource,
  { items: InvoiceRow[] }
>;

/** Only looking tells whether there is more: resolvers/invoices/steps/peek.ts says why. */
export function request(ctx: StepContext) {
  const { nextToken } = ctx.stash;
  if (!nextToken) return runtime.earlyReturn(ctx.prev.result);
  return query<InvoiceRow>({
    index: 'byVendor',
    query: { ownerVendor: { eq: ownerVendor(ctx.source?.ownerId ?? '', ctx.source?.id ?? '') } },
    limit: 1,
    nextToken,
    scanIndexForward: false,
    projection: ['id'],
  });
}

export function response(ctx: StepContext): InvoicePage {
  if (ctx.error) return fail(ctx.error);
  const page = ctx.prev.result;
  if (ctx.result.items.length > 0) return page;
  return { nodes: page.nodes, pageInfo: { hasNextPage: false, endCursor: null } };
}
