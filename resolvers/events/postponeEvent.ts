import { runtime, util } from '@aws-appsync/utils';
import type { EventRow } from '#model/concerts.ts';
import { eventError } from '#model/concerts.ts';
import type { EventUserError, MutationPostponeEventArgs, PostponeEventInput } from '#model/generated.ts';
import type { EventPayload } from '../shared/event.ts';
import { eventRefused } from '../shared/event.ts';
import type { StatedTimes } from '../shared/eventInput.ts';
import { areInOrder, instantOf, readNote, statedTimes, timesOf } from '../shared/eventInput.ts';
import type { Wrong } from '../shared/eventTickets.ts';
import { checkWindow } from '../shared/eventTickets.ts';
import type { EventStep, EventTransaction } from '../shared/eventWriting.ts';
import { changedEvent, isOver, putChanged, putSales, written } from '../shared/eventWriting.ts';

type StepContext = EventStep<MutationPostponeEventArgs, EventTransaction | null>;

/**
 * Writes the new date, or that there is none, with what holding goes by: whoever wants tickets from then on goes by it. The counts, which many holds
 * write at the same time, follow in the next step.
 */
export function request(ctx: StepContext) {
  const row = ctx.prev.result;
  const { expectedVersion, input } = ctx.args;
  if (!row) return runtime.earlyReturn(eventRefused('NOT_FOUND', 'id'), { skipTo: 'END' });
  if (row.version !== expectedVersion) {
    return runtime.earlyReturn(eventRefused('STALE_VERSION', 'expectedVersion'), { skipTo: 'END' });
  }
  if (row.status !== 'PUBLISHED' && row.status !== 'POSTPONED') {
    return runtime.earlyReturn(eventRefused('WRONG_STATUS', null), { skipTo: 'END' });
  }
  if (isOver(row)) return runtime.earlyReturn(eventRefused('EVENT_OVER', null), { skipTo: 'END' });
  const userErrors: EventUserError[] = [];
  const note = readNote(input.note, userErrors);
  const times = input.startsAt ? newTimes(row, input, userErrors) : noTimes(row, input, userErrors);
  if (times) checkWindows(row, times, userErrors);
  if (!times || userErrors.length > 0) return runtime.earlyReturn({ event: null, userErrors }, { skipTo: 'END' });

  const { doorsAt: _doorsAt, localDoors: _localDoors, note: _note, ...rest } = row;
  const status = input.startsAt ? 'PUBLISHED' : 'POSTPONED';
  const after = changedEvent(rest, {
    status,
    ...(status === row.status ? {} : { openVersion: row.version + 1 }),
    postponedFrom: row.postponedFrom ?? row.startsAt,
    ...timesOf(times, row.venue.zone),
    ...(note === null ? {} : { note }),
  });
  ctx.stash.after = after;
  return {
    operation: 'TransactWriteItems',
    transactItems: [putChanged(ctx.env, row, after), ...putSales(ctx.env, after)],
  };
}

/** The new date: it takes as long, and its doors open as long before, as it was to, where nothing else is said. */
function newTimes(row: EventRow, input: PostponeEventInput, userErrors: EventUserError[]): StatedTimes | null {
  const before = statedTimes(row);
  const starts = instantOf(input.startsAt ?? '');
  if (starts === null || starts <= util.time.nowEpochMilliSeconds()) {
    userErrors.push(eventError('INVALID_TIMES', 'startsAt'));
    return null;
  }
  const ends = input.endsAt ? instantOf(input.endsAt) : starts + before.ends - before.starts;
  if (ends === null) {
    userErrors.push(eventError('INVALID_TIMES', 'endsAt'));
    return null;
  }
  const doorsBefore = before.doors === null ? null : starts - (before.starts - before.doors);
  const doors = input.doorsAt ? instantOf(input.doorsAt) : doorsBefore;
  if (input.doorsAt && doors === null) {
    userErrors.push(eventError('INVALID_TIMES', 'doorsAt'));
    return null;
  }
  const times = { starts, ends, doors };
  if (areInOrder(times)) return times;
  userErrors.push(eventError('INVALID_TIMES', areInOrder({ starts, ends, doors: null }) ? 'doorsAt' : 'endsAt'));
  return null;
}

/** Without a start nothing else can be known. */
function noTimes(row: EventRow, input: PostponeEventInput, userErrors: EventUserError[]): StatedTimes {
  if (input.endsAt) userErrors.push(eventError('INVALID_TIMES', 'endsAt'));
  if (input.doorsAt) userErrors.push(eventError('INVALID_TIMES', 'doorsAt'));
  return statedTimes(row);
}

function checkWindows(row: EventRow, times: StatedTimes, userErrors: EventUserError[]): void {
  row.ticketCategories.forEach((category, index) => {
    const wrong: Wrong[] = [];
    checkWindow(category, times, wrong);
    for (const { code, field } of wrong) userErrors.push(eventError(code, `ticketCategories.${index}.${field}`));
  });
}

export function response(ctx: StepContext): EventPayload {
  return written(ctx);
}
