import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import type { TicketAvailability } from '#model/generated.ts';
import { stockKeys } from '#model/publication.ts';
import type { TicketStockRow } from '#model/tickets.ts';
import { countsOf } from '#model/tickets.ts';
import type { CountedCategory, EventSource } from '../shared/event.ts';
import { seesCounts } from '../shared/owner.ts';
import { fail } from '../shared/result.ts';

type StepContext = Context<
  object,
  Record<string, unknown>,
  undefined,
  EventSource,
  {
    data: Record<string, (TicketStockRow | null)[] | null>;
    unprocessedKeys?: Record<string, (Record<string, string> | null)[] | null> | null;
  }
>;

/** Reads the counts of all kinds of tickets at once: at most 80 rows, and 100 are read together. */
export function request(ctx: StepContext) {
  const keys = stockKeys(
    ctx.source?.id ?? '',
    countedOf(ctx).map(({ categoryId, shards }) => ({ id: categoryId, shards })),
  );
  if (keys.length === 0) return runtime.earlyReturn([]);
  return {
    operation: 'BatchGetItem',
    tables: {
      [ctx.env.TICKET_STOCK_TABLE ?? '']: {
        keys: keys.map((key) => util.dynamodb.toMapValues({ id: key })),
        consistentRead: true,
      },
    },
  };
}

function countedOf(ctx: StepContext): CountedCategory[] {
  return ctx.source?.counted ?? [];
}

export function response(ctx: StepContext): TicketAvailability[] {
  if (ctx.error) return fail(ctx.error);
  const table = ctx.env.TICKET_STOCK_TABLE ?? '';
  if (((ctx.result.unprocessedKeys ?? {})[table] ?? []).length > 0) {
    return util.error('Too many requests at the moment. Try again in a moment.', 'Throttled');
  }
  const rows: TicketStockRow[] = [];
  for (const row of ctx.result.data[table] ?? []) if (row) rows.push(row);
  const isInside = seesCounts(ctx.identity, ctx.source?.organizerId ?? '');
  return countedOf(ctx).map(({ categoryId }) => {
    const counts = countsOf(rows.filter((row) => row.categoryId === categoryId));
    return {
      categoryId,
      available: counts.available,
      held: isInside ? counts.held : null,
      sold: isInside ? counts.sold : null,
      capacity: counts.capacity,
      version: counts.version,
    };
  });
}
