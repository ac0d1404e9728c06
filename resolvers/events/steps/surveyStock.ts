import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import type { MutationChangeTicketCategoryArgs } from '#model/generated.ts';
import { stockKeys } from '#model/publication.ts';
import type { TicketStockRow } from '#model/tickets.ts';
import type { Batch } from '../../shared/batch.ts';
import { readRows, rowsOf } from '../../shared/batch.ts';
import type { ChangeStash } from '../../shared/eventChange.ts';
import { fail } from '../../shared/result.ts';

type StepContext = Context<
  MutationChangeTicketCategoryArgs,
  ChangeStash,
  { result: unknown },
  undefined,
  Batch<TicketStockRow>
>;

/** Where there are to be fewer tickets, looks which rows have some available. */
export function request(ctx: StepContext) {
  const { row, isSettled } = ctx.stash;
  const { categoryId, input } = ctx.args;
  const capacity = input.capacity ?? null;
  const category = (row?.ticketCategories ?? []).find(({ id }) => id === categoryId);
  ctx.stash.stock = [];
  if (!row || isSettled || !category || capacity === null || capacity >= category.capacity || !row.publishedAt) {
    return runtime.earlyReturn(ctx.prev.result);
  }
  return readRows(ctx.env.TICKET_STOCK_TABLE ?? '', stockKeys(row.id, [category]));
}

export function response(ctx: StepContext) {
  if (ctx.error) return fail(ctx.error);
  ctx.stash.stock = rowsOf<TicketStockRow>(ctx.result, ctx.env.TICKET_STOCK_TABLE);
  return ctx.prev.result;
}
