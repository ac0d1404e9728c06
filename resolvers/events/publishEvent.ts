import { runtime, util } from '@aws-appsync/utils';
import type { EventRow } from '#model/concerts.ts';
import type { MutationPublishEventArgs } from '#model/generated.ts';
import { newStock, withShards } from '#model/publication.ts';
import type { EventPayload } from '../shared/event.ts';
import { eventRefused } from '../shared/event.ts';
import type { EventStep, EventTransaction } from '../shared/eventWriting.ts';
import { changedEvent, putChanged, putNew, putSales, written } from '../shared/eventWriting.ts';

type StepContext = EventStep<MutationPublishEventArgs, EventTransaction | null>;

/** Writes the event with all that holding its tickets goes by: at most 93 rows, all or none. */
export function request(ctx: StepContext) {
  const row = ctx.prev.result;
  if (!row) return runtime.earlyReturn(eventRefused('NOT_FOUND', 'id'));
  if (row.version !== ctx.args.expectedVersion) {
    return runtime.earlyReturn(eventRefused('STALE_VERSION', 'expectedVersion'));
  }
  if (row.status !== 'DRAFT') return runtime.earlyReturn(eventRefused('WRONG_STATUS', null));
  if (row.startsAt <= util.time.nowISO8601()) return runtime.earlyReturn(eventRefused('INVALID_TIMES', 'startsAt'));
  const after = changedEvent(row, {
    status: 'PUBLISHED',
    openVersion: row.version + 1,
    publishedAt: util.time.nowISO8601(),
    ticketCategories: withShards(row.ticketCategories),
  });
  ctx.stash.after = after;
  return {
    operation: 'TransactWriteItems',
    transactItems: [putChanged(ctx.env, row, after), ...putSales(ctx.env, after), ...putStock(ctx.env, after)],
  };
}

function putStock(env: Record<string, string>, event: EventRow) {
  return event.ticketCategories.flatMap((category) =>
    newStock(event, category).map(({ id, ...attributes }) => putNew(env.TICKET_STOCK_TABLE, { id }, { ...attributes })),
  );
}

export function response(ctx: StepContext): EventPayload {
  return written(ctx);
}
