import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import type { QuerySearchInvoicesArgs } from '#model/generated.ts';
import type { InvoiceRow } from '#model/invoices.ts';
import { reportedStatuses } from '#model/reports.ts';
import type { Batch } from '../shared/batch.ts';
import { unreadIds } from '../shared/batch.ts';
import { invoiceOf } from '../shared/invoice.ts';
import type { InvoicePage } from '../shared/invoiceList.ts';
import { callerOf } from '../shared/owner.ts';
import { cursorOf } from '../shared/page.ts';
import { fail, slowDown } from '../shared/result.ts';
import type { SearchStash } from '../shared/search.ts';
import { BEHIND } from '../shared/search.ts';

type StepContext = Context<QuerySearchInvoicesArgs, SearchStash, undefined, undefined, Batch<InvoiceRow>>;

/** Fetches what the index found, as it is now. */
export function request(ctx: StepContext) {
  const { found, endCursor } = ctx.stash;
  if (found.length === 0) {
    return runtime.earlyReturn({ nodes: [], pageInfo: { hasNextPage: endCursor !== null, endCursor } });
  }
  return {
    operation: 'BatchGetItem',
    tables: {
      [ctx.env.INVOICES_TABLE ?? '']: {
        keys: found.map(({ invoiceId }) => util.dynamodb.toMapValues({ id: invoiceId })),
        consistentRead: true,
      },
    },
  };
}

export function response(ctx: StepContext): InvoicePage {
  if (ctx.error) return fail(ctx.error);
  const { found, list } = ctx.stash;
  const table = ctx.env.INVOICES_TABLE ?? '';
  const callerId = callerOf(ctx.identity);
  const rows: Record<string, InvoiceRow> = {};
  for (const row of ctx.result.data[table] ?? []) if (row) rows[row.id] = row;
  const late = unreadIds<InvoiceRow>(ctx.result, table);

  // Large invoices may not fit in one answer of DynamoDB's: the page ends before the first that did not.
  const whole = found.findIndex(({ invoiceId }) => late.includes(invoiceId));
  if (whole === 0) return slowDown();
  const page = whole > 0 ? found.slice(0, whole) : found;
  const cut = whole > 0 ? page[whole - 1] : undefined;
  const endCursor = cut ? cursorOf(list, `${BEHIND}${cut.dayInvoice}`) : ctx.stash.endCursor;
  const nodes: InvoiceRow[] = [];
  page.forEach(({ invoiceId }) => {
    const row = rows[invoiceId];
    // The index follows within seconds: what changed hands or left these statuses since is not shown.
    if (row && row.ownerId === callerId && reportedStatuses.includes(row.status)) nodes.push(row);
  });
  return { nodes: nodes.map(invoiceOf), pageInfo: { hasNextPage: endCursor !== null, endCursor } };
}
