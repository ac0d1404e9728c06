import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import { query } from '@aws-appsync/utils/dynamodb';
import type { EventRow } from '#model/concerts.ts';
import type { DailySales, QueryEventSalesArgs } from '#model/generated.ts';
import { dayCategory } from '#model/keys.ts';
import { moneyOf } from '#model/money.ts';
import type { DailySalesRow } from '#model/sales.ts';
import { MAXIMUM_SALES, MAXIMUM_SALES_DAYS, USUAL_SALES_DAYS } from '#model/sales.ts';
import { fail, refuse } from '../shared/result.ts';

type StepContext = Context<
  QueryEventSalesArgs,
  { event: EventRow | null },
  undefined,
  undefined,
  { items: DailySalesRow[]; nextToken?: string | null }
>;

const DAY_MS = 24 * 60 * 60 * 1000;
const DAY_LENGTH = 10;

/** Behind every id. */
const LAST = '~';

export function request(ctx: StepContext) {
  // An AWSDate may bear an offset, which says nothing of a UTC day.
  const until = (ctx.args.until ?? dayOf(util.time.nowEpochMilliSeconds())).slice(0, DAY_LENGTH);
  const from = (ctx.args.from ?? dayOf(instantOf(until) - (USUAL_SALES_DAYS - 1) * DAY_MS)).slice(0, DAY_LENGTH);
  const days = (instantOf(until) - instantOf(from)) / DAY_MS + 1;
  if (days > MAXIMUM_SALES_DAYS)
    return refuse(`\`from\` and \`until\` are at most ${MAXIMUM_SALES_DAYS} days, with both.`);
  if (!ctx.stash.event || days < 1) return runtime.earlyReturn([]);
  return query<DailySalesRow>({
    query: {
      eventId: { eq: ctx.args.eventId },
      dayCategory: { between: [dayCategory(from, ''), dayCategory(until, LAST)] },
    },
    limit: MAXIMUM_SALES + 1,
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
  // DynamoDB reads a megabyte at once: some 4,700 of these rows.
  if (ctx.result.nextToken) return refuse('More was sold than can be told at once: ask for fewer days.');
  return ctx.result.items.map((row) => ({
    day: row.day,
    categoryId: row.categoryId,
    tickets: row.tickets,
    gross: moneyOf(row.gross, row.currency),
    cancelledTickets: row.cancelledTickets,
    refunded: moneyOf(row.refunded, row.currency),
  }));
}
