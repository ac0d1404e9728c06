import type { Context } from '@aws-appsync/utils';
import { query } from '@aws-appsync/utils/dynamodb';
import type { InvoiceHistoryArgs, InvoiceRevisionConnection } from '#model/generated.ts';
import type { InvoiceRevisionRow } from '#model/decisions.ts';
import type { HistoryStash } from '../shared/history.ts';
import { HISTORY, revisionOf } from '../shared/history.ts';
import type { InvoiceSource } from '../shared/invoice.ts';
import { failPage } from '../shared/invoicePage.ts';
import { visibleRow } from '../shared/owner.ts';
import { cursorOf, pageSize, tokenOf } from '../shared/page.ts';

type StepContext = Context<
  InvoiceHistoryArgs,
  HistoryStash,
  undefined,
  InvoiceSource,
  { items: InvoiceRevisionRow[]; nextToken?: string | null }
>;

export function request(ctx: StepContext) {
  const { first, after } = ctx.args;
  return query<InvoiceRevisionRow>({
    query: { invoiceId: { eq: ctx.source?.id ?? '' } },
    limit: pageSize(first),
    nextToken: tokenOf(HISTORY, after),
    scanIndexForward: false,
    consistentRead: true,
  });
}

/** Whoever reached the invoice may see it; its history is asked again whose it is. */
export function response(ctx: StepContext): InvoiceRevisionConnection {
  if (ctx.error) return failPage(ctx.error, ctx.args.after);
  const { items, nextToken } = ctx.result;
  ctx.stash.nextToken = nextToken ?? null;
  const endCursor = cursorOf(HISTORY, nextToken);
  const nodes = items.filter((row) => visibleRow<InvoiceRevisionRow>(row, ctx.identity) !== null).map(revisionOf);
  return { nodes, pageInfo: { hasNextPage: endCursor !== null, endCursor } };
}
