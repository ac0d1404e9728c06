import type { Context } from '@aws-appsync/utils';
import { query } from '@aws-appsync/utils/dynamodb';
import type { QueryReviewQueueArgs } from '#model/generated.ts';
import type { InvoiceRow } from '#model/invoices.ts';
import type { InvoiceListStash, InvoicePage } from '../shared/invoiceList.ts';
import { reviewListOf } from '../shared/invoiceList.ts';
import type { InvoiceRows } from '../shared/invoicePage.ts';
import { failPage, pageOf } from '../shared/invoicePage.ts';
import { pageSize, tokenOf } from '../shared/page.ts';

type StepContext = Context<QueryReviewQueueArgs, InvoiceListStash, undefined, undefined, InvoiceRows>;

export function request(ctx: StepContext) {
  const { reason, first, after } = ctx.args;
  const list = reviewListOf(reason);
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
