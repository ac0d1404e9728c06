import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import type { TicketAvailability } from '#model/generated.ts';
import { stockKeys } from '#model/publication.ts';
import type { TicketStockRow } from '#model/tickets.ts';
import { countsOf } from '#model/tickets.ts';
import type { Batch } from '../shared/batch.ts';
import { readRows, rowsOf } from '../shared/batch.ts';
import type { CountedCategory, EventSource } from '../shared/event.ts';
import { seesCounts } from '../shared/owner.ts';
import { fail } from '../shared/result.ts';

type StepContext = Context<object, Record<string, unknown>, undefined, EventSource, Batch<TicketStockRow>>;

/** Reads the counts of all kinds of tickets at once: at most 80 rows, and 100 are read together. */
export function request(ctx: StepContext) {
  const keys = stockKeys(
    ctx.source?.id ?? '',
    countedOf(ctx).map(({ categoryId, shards }) => ({ id: categoryId, shards })),
  );
  if (keys.length === 0) return runtime.earlyReturn([]);
  return readRows(ctx.env.TICKET_STOCK_TABLE ?? '', keys);
}

function countedOf(ctx: StepContext): CountedCategory[] {
  return ctx.source?.counted ?? [];
}

export function response(ctx: StepContext): TicketAvailability[] {
  if (ctx.error) return fail(ctx.error);
  const rows = rowsOf<TicketStockRow>(ctx.result, ctx.env.TICKET_STOCK_TABLE);
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
