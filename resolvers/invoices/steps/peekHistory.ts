import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import { query } from '@aws-appsync/utils/dynamodb';
import type { InvoiceHistoryArgs, InvoiceRevisionConnection } from '#model/generated.ts';
import type { InvoiceRevisionRow } from '#model/decisions.ts';
import type { HistoryStash } from '../../shared/history.ts';
import type { InvoiceSource } from '../../shared/invoice.ts';
import { fail } from '../../shared/result.ts';

type StepContext = Context<
  InvoiceHistoryArgs,
  HistoryStash,
  { result: InvoiceRevisionConnection },
  InvoiceSource,
  { items: InvoiceRevisionRow[] }
>;

/** Looks whether there is more, as `peek` does of a list of invoices. */
export function request(ctx: StepContext) {
  const { nextToken } = ctx.stash;
  if (!nextToken) return runtime.earlyReturn(ctx.prev.result);
  return query<InvoiceRevisionRow>({
    query: { invoiceId: { eq: ctx.source?.id ?? '' } },
    limit: 1,
    nextToken,
    scanIndexForward: false,
    consistentRead: true,
    projection: ['invoiceId'],
  });
}

export function response(ctx: StepContext): InvoiceRevisionConnection {
  if (ctx.error) return fail(ctx.error);
  const page = ctx.prev.result;
  if (ctx.result.items.length > 0) return page;
  return { nodes: page.nodes, pageInfo: { hasNextPage: false, endCursor: null } };
}
