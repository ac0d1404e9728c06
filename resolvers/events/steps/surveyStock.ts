import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import type { MutationChangeTicketCategoryArgs } from '#model/generated.ts';
import { stockKeys } from '#model/publication.ts';
import type { TicketStockRow } from '#model/tickets.ts';
import type { ChangeStash } from '../../shared/eventChange.ts';
import { fail } from '../../shared/result.ts';

type StepContext = Context<
  MutationChangeTicketCategoryArgs,
  ChangeStash,
  { result: unknown },
  undefined,
  {
    data: Record<string, (TicketStockRow | null)[] | null>;
    unprocessedKeys?: Record<string, (Record<string, string> | null)[] | null> | null;
  }
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
  return {
    operation: 'BatchGetItem',
    tables: {
      [ctx.env.TICKET_STOCK_TABLE ?? '']: {
        keys: stockKeys(row.id, [category]).map((key) => util.dynamodb.toMapValues({ id: key })),
        consistentRead: true,
      },
    },
  };
}

export function response(ctx: StepContext) {
  if (ctx.error) return fail(ctx.error);
  const table = ctx.env.TICKET_STOCK_TABLE ?? '';
  if (((ctx.result.unprocessedKeys ?? {})[table] ?? []).length > 0) {
    return util.error('Too many requests at the moment. Try again in a moment.', 'Throttled');
  }
  const rows: TicketStockRow[] = [];
  for (const row of ctx.result.data[table] ?? []) if (row) rows.push(row);
  ctx.stash.stock = rows;
  return ctx.prev.result;
}
