import { runtime } from '@aws-appsync/utils';
import type { EventCancellationRow } from '#model/cancellations.ts';
import type { EventRow } from '#model/concerts.ts';
import type { EventUserError, MutationCancelEventArgs } from '#model/generated.ts';
import { dueShard } from '#model/keys.ts';
import type { EventPayload } from '../shared/event.ts';
import { eventDone, eventRefused } from '../shared/event.ts';
import { readNote } from '../shared/eventInput.ts';
import type { EventStep, EventTransaction } from '../shared/eventWriting.ts';
import { changedEvent, isOver, putChanged, putNew, putSales, written } from '../shared/eventWriting.ts';

type StepContext = EventStep<MutationCancelEventArgs, EventTransaction | null>;

/**
 * A draft ends at once. What was published is closed, and its cancellation begins, in one transaction: whoever works it off finds it by its row,
 * whatever becomes of this call.
 */
export function request(ctx: StepContext) {
  const row = ctx.prev.result;
  const { expectedVersion } = ctx.args;
  if (!row) return runtime.earlyReturn(eventRefused('NOT_FOUND', 'id'), { skipTo: 'END' });
  if (row.status === 'CANCELLING' || row.status === 'CANCELLED') {
    return runtime.earlyReturn(eventDone(row, ctx.stash.categories), { skipTo: 'END' });
  }
  if (row.version !== expectedVersion) {
    return runtime.earlyReturn(eventRefused('STALE_VERSION', 'expectedVersion'), { skipTo: 'END' });
  }
  if (isOver(row)) return runtime.earlyReturn(eventRefused('EVENT_OVER', null), { skipTo: 'END' });
  const userErrors: EventUserError[] = [];
  const note = readNote(ctx.args.note, userErrors);
  if (userErrors.length > 0) return runtime.earlyReturn({ event: null, userErrors }, { skipTo: 'END' });

  const { note: _note, ...rest } = row;
  const isDraft = row.status === 'DRAFT';
  const after = changedEvent(rest, {
    status: isDraft ? 'CANCELLED' : 'CANCELLING',
    ...(isDraft ? {} : { openVersion: row.version + 1 }),
    ...(note === null ? {} : { note }),
  });
  ctx.stash.after = after;
  const begun = isDraft ? [] : [...putSales(ctx.env, after), putCancellation(ctx.env, after)];
  return { operation: 'TransactWriteItems', transactItems: [putChanged(ctx.env, row, after), ...begun] };
}

function putCancellation(env: Record<string, string>, { id, organizerId, currency, updatedAt }: EventRow) {
  const row: EventCancellationRow = {
    eventId: id,
    organizerId,
    status: 'RUNNING',
    version: 1,
    currency,
    bookingsCancelled: 0,
    bookingsLeft: 0,
    refundsRequested: 0,
    refundsSucceeded: 0,
    refundsFailed: 0,
    amount: 0,
    startedAt: updatedAt,
    updatedAt,
    dueShard: dueShard(id),
    dueAt: updatedAt,
  };
  const { eventId, ...attributes } = row;
  return putNew(env.EVENT_CANCELLATIONS_TABLE, { eventId }, { ...attributes });
}

export function response(ctx: StepContext): EventPayload {
  return written(ctx);
}
