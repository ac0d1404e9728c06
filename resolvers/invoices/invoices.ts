import type { Context } from '@aws-appsync/utils';
import { query } from '@aws-appsync/utils/dynamodb';
import type { QueryInvoicesArgs } from '#model/generated.ts';
import type { InvoiceRow } from '#model/invoices.ts';
import type { InvoiceListStash, InvoicePage } from '../shared/invoiceList.ts';
import { listOf } from '../shared/invoiceList.ts';
import type { InvoiceRows } from '../shared/invoicePage.ts';
import { failPage, pageOf } from '../shared/invoicePage.ts';
import { callerOf } from '../shared/owner.ts';
import { pageSize, tokenOf } from '../shared/page.ts';
import { refuse } from '../shared/result.ts';

type StepContext = Context<QueryInvoicesArgs, InvoiceListStash, undefined, undefined, InvoiceRows>;

export function request(ctx: StepContext) {
  const { status, order, first, after } = ctx.args;
  if (status && order === 'ISSUE_DATE') return refuse('`status` cannot be combined with `order: ISSUE_DATE`.');
  const list = listOf(status, order, callerOf(ctx.identity));
  ctx.stash.list = list;
  return query<InvoiceRow>({
    index: list.index,
    query: list.partition,
    limit: pageSize(first),
    nextToken: tokenOf(list.name, after),
    scanIndexForward: list.oldestFirst,
  });
}

export function response(ctx: StepContext): InvoicePage {
  if (ctx.error) return failPage(ctx.error, ctx.args.after);
  return pageOf(ctx.stash, ctx.result);
}
