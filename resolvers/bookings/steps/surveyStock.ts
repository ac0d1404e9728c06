import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import type { TicketStockRow } from '#model/tickets.ts';
import type { Batch } from '../../shared/batch.ts';
import { rowsOf } from '../../shared/batch.ts';
import type { HoldPayload } from '../../shared/hold.ts';
import { ending } from '../../shared/hold.ts';
import type { HoldingStash } from '../../shared/holding.ts';
import { readStock, surveyed } from '../../shared/holdSurvey.ts';
import { fail } from '../../shared/result.ts';

type StepContext = Context<Record<string, unknown>, HoldingStash, undefined, undefined, Batch<TicketStockRow>>;

/** Looks at all rows, where those that were tried did not have so many tickets or others were at work on them. */
export function request(ctx: StepContext) {
  const { asked, sale, repeatedId } = ctx.stash;
  if (repeatedId || !sale) return runtime.earlyReturn(null);
  return readStock(ctx.env, asked, sale.shards);
}

export function response(ctx: StepContext): HoldPayload | null {
  if (ctx.error) return fail(ctx.error);
  return ending(surveyed(ctx.stash, rowsOf<TicketStockRow>(ctx.result, ctx.env.TICKET_STOCK_TABLE)));
}
