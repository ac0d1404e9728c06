import type { Context } from '@aws-appsync/utils';
import { query } from '@aws-appsync/utils/dynamodb';
import type { QueryInvoicesArgs } from '#model/generated.ts';
import type { InvoiceRow } from '#model/invoices.ts';
import type { InvoiceListStash, InvoicePage } from '../shared/invoiceList.ts';
import { listOf, partitionOf } from '../shared/invoiceList.ts';
import { invoiceOf } from '../shared/invoice.ts';
import { callerOf } from '../shared/owner.ts';
import { cursorOf, pageSize, refuseCursor, tokenOf } from '../shared/page.ts';
import { fail, isFault, isThrottling, refuse } from '../shared/result.ts';

type StepContext = Context<
  QueryInvoicesArgs,
  InvoiceListStash,
  undefined,
  undefined,
  { items: InvoiceRow[]; nextToken?: string | null }
>;

export function request(ctx: StepContext) {
  const { status, order, first, after } = ctx.args;
  if (status && order === 'ISSUE_DATE') return refuse('`status` cannot be combined with `order: ISSUE_DATE`.');
  const list = listOf(status, order);
  ctx.stash.list = list;
  return query<InvoiceRow>({
    index: list.index,
    query: partitionOf(list, callerOf(ctx.identity)),
    limit: pageSize(first),
    nextToken: tokenOf(list.name, after),
    scanIndexForward: false,
  });
}

export function response(ctx: StepContext): InvoicePage {
  const { list } = ctx.stash;
  if (ctx.error) {
    // A cursor of another caller or of another list starts outside this one, which DynamoDB refuses.
    if (ctx.args.after && !isThrottling(ctx.error) && !isFault(ctx.error)) return refuseCursor();
    return fail(ctx.error);
  }
  const { items, nextToken } = ctx.result;
  ctx.stash.nextToken = nextToken ?? null;
  const endCursor = cursorOf(list.name, nextToken);
  return { nodes: items.map(invoiceOf), pageInfo: { hasNextPage: endCursor !== null, endCursor } };
}
