import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import { query } from '@aws-appsync/utils/dynamodb';
import type { EventRow } from '#model/concerts.ts';
import type { DailySales, QueryEventSalesArgs } from '#model/generated.ts';
import { dayCategory } from '#model/keys.ts';
import { moneyOf } from '#model/money.ts';
import { ROWS_AT_ONCE } from '#model/paging.ts';
import type { DailySalesRow } from '#model/sales.ts';
import { MAXIMUM_SALES_DAYS, USUAL_SALES_DAYS } from '#model/sales.ts';
import { fail, refuse } from '../shared/result.ts';

/** What the steps of the sales hand on. */
interface SalesStash {
  event: EventRow | null;
  sales?: DailySales[];
  nextToken?: string | null;
}

type StepContext = Context<
  QueryEventSalesArgs,
  SalesStash,
  undefined,
  undefined,
  { items: DailySalesRow[]; nextToken?: string | null }
>;

const DAY_MS = 24 * 60 * 60 * 1000;
const DAY_LENGTH = 10;

/** Behind every id. */
const LAST = '~';

/** So many at once: this step stands in the pipeline six times, for 400 days of 12 kinds. */
export function request(ctx: StepContext) {
  const { event, sales, nextToken } = ctx.stash;
  if (sales && !nextToken) return runtime.earlyReturn(sales);
  // An AWSDate may bear an offset, which says nothing of a UTC day.
  const until = (ctx.args.until ?? dayOf(util.time.nowEpochMilliSeconds())).slice(0, DAY_LENGTH);
  const from = (ctx.args.from ?? dayOf(instantOf(until) - (USUAL_SALES_DAYS - 1) * DAY_MS)).slice(0, DAY_LENGTH);
  const days = (instantOf(until) - instantOf(from)) / DAY_MS + 1;
  if (days > MAXIMUM_SALES_DAYS)
    return refuse(`\`from\` and \`until\` are at most ${MAXIMUM_SALES_DAYS} days, with both.`);
  if (!event || days < 1) return runtime.earlyReturn([], { skipTo: 'END' });
  return query<DailySalesRow>({
    query: {
      eventId: { eq: ctx.args.eventId },
      dayCategory: { between: [dayCategory(from, ''), dayCategory(until, LAST)] },
    },
    limit: ROWS_AT_ONCE,
    nextToken: nextToken ?? null,
  });
}

function instantOf(day: string): number {
  return util.time.parseISO8601ToEpochMilliSeconds(`${day}T00:00:00.000Z`);
}

function dayOf(epochMs: number): string {
  return util.time.epochMilliSecondsToISO8601(epochMs).slice(0, DAY_LENGTH);
}

export function response(ctx: StepContext): DailySales[] {
  if (ctx.error) return fail(ctx.error);
  const { items, nextToken } = ctx.result;
  const sales = (ctx.stash.sales ?? []).concat(items.map(salesOf));
  ctx.stash.sales = sales;
  ctx.stash.nextToken = nextToken ?? null;
  return sales;
}

function salesOf(row: DailySalesRow): DailySales {
  return {
    day: row.day,
    categoryId: row.categoryId,
    tickets: row.tickets,
    gross: moneyOf(row.gross, row.currency),
    cancelledTickets: row.cancelledTickets,
    refunded: moneyOf(row.refunded, row.currency),
  };
}
