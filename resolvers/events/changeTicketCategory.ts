import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import type { MutationChangeTicketCategoryArgs } from '#model/generated.ts';
import type { CapacityPart } from '#model/publication.ts';
import { added, removed } from '#model/publication.ts';
import type { EventPayload } from '../shared/event.ts';
import { eventRefused } from '../shared/event.ts';
import type { ChangeStash } from '../shared/eventChange.ts';
import { readChange } from '../shared/eventChange.ts';
import type { EventTransaction } from '../shared/eventWriting.ts';
import { changedEvent, isOver, moveCapacity, putChanged, putSales, written } from '../shared/eventWriting.ts';

type StepContext = Context<
  MutationChangeTicketCategoryArgs,
  ChangeStash,
  { result: EventPayload },
  undefined,
  EventTransaction | null
>;

/**
 * Writes the event, what holding goes by and the counts, all or none. Counts are moved and never set, so that tickets which are held or sold at the
 * same moment stay so. This step stands in the pipeline several times: where somebody was in the way it tries again.
 */
export function request(ctx: StepContext) {
  const { row, isSettled } = ctx.stash;
  const { categoryId, expectedVersion, input } = ctx.args;
  if (isSettled) return runtime.earlyReturn(ctx.prev.result);
  ctx.stash.isSettled = true;
  if (!row) return runtime.earlyReturn(eventRefused('NOT_FOUND', 'eventId'));
  if (row.version !== expectedVersion) return runtime.earlyReturn(eventRefused('STALE_VERSION', 'expectedVersion'));
  if (row.status !== 'PUBLISHED' && row.status !== 'POSTPONED') {
    return runtime.earlyReturn(eventRefused('WRONG_STATUS', null));
  }
  if (isOver(row)) return runtime.earlyReturn(eventRefused('EVENT_OVER', null));
  const category = row.ticketCategories.find(({ id }) => id === categoryId);
  if (!category) return runtime.earlyReturn(eventRefused('NOT_FOUND', 'categoryId'));
  const { changed, userErrors } = readChange(row, category, input);
  if (userErrors.length > 0) return runtime.earlyReturn({ event: null, userErrors });
  const more = changed.capacity - category.capacity;
  const parts = more < 0 ? removed(-more, ctx.stash.stock) : added(more, category.shards ?? 0);
  if (!parts) return runtime.earlyReturn(eventRefused('CAPACITY_TAKEN', 'capacity'));

  const after = changedEvent(row, {
    ticketCategories: row.ticketCategories.map((each) => (each.id === categoryId ? changed : each)),
  });
  ctx.stash.after = after;
  ctx.stash.isSettled = false;
  const moved = { eventId: row.id, categoryId, at: after.updatedAt };
  return {
    operation: 'TransactWriteItems',
    transactItems: [
      putChanged(ctx.env, row, after),
      ...putSales(ctx.env, after),
      ...parts.map((part: CapacityPart) => moveCapacity(ctx.env, moved, part)),
    ],
  };
}

export function response(ctx: StepContext): EventPayload {
  const answer = written(ctx);
  ctx.stash.isSettled = !answer.userErrors.some(({ code }) => code === 'TRY_AGAIN');
  return answer;
}
