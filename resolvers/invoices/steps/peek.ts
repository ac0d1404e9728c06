import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import { query } from '@aws-appsync/utils/dynamodb';
import type { InvoiceRow } from '#model/invoices.ts';
import type { InvoiceListStash, InvoicePage } from '../../shared/invoiceList.ts';
import { fail } from '../../shared/result.ts';

type StepContext = Context<unknown, InvoiceListStash, { result: InvoicePage }, undefined, { items: InvoiceRow[] }>;

/**
 * DynamoDB answers a token also where the page ended exactly with the list: only looking tells whether there is more.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Query.Pagination.html
 */
export function request(ctx: StepContext) {
  const { list, nextToken } = ctx.stash;
  if (!nextToken) return runtime.earlyReturn(ctx.prev.result);
  return query<InvoiceRow>({
    index: list.index,
    query: list.partition,
    limit: 1,
    nextToken,
    scanIndexForward: list.oldestFirst,
    projection: ['id'],
  });
}

export function response(ctx: StepContext): InvoicePage {
  if (ctx.error) return fail(ctx.error);
  const page = ctx.prev.result;
  if (ctx.result.items.length > 0) return page;
  return { nodes: page.nodes, pageInfo: { hasNextPage: false, endCursor: null } };
}
