import { runtime, util } from '@aws-appsync/utils';
import type { EventRow } from '#model/concerts.ts';
import { eventError } from '#model/concerts.ts';
import type { EventUserError, MutationUpdateEventArgs, UpdateEventInput } from '#model/generated.ts';
import { eventRefused } from '../../shared/event.ts';
import { isCategory, readTimes } from '../../shared/eventCreation.ts';
import { readDescription, readPolicy, readTitle, readVenue, timesOf } from '../../shared/eventInput.ts';
import type { Wrong } from '../../shared/eventTickets.ts';
import { checkWindow, readTickets } from '../../shared/eventTickets.ts';
import type { EventStep } from '../../shared/eventWriting.ts';
import { changedEvent, isOver } from '../../shared/eventWriting.ts';

type StepContext = EventStep<MutationUpdateEventArgs, unknown>;

/** Looks at what is stated, and hands on the event as it is to be. A step of its own: AppSync takes 32,768 characters of code. */
export function request(ctx: StepContext) {
  const row = ctx.prev.result;
  const { expectedVersion, input } = ctx.args;
  if (!row) return runtime.earlyReturn(eventRefused('NOT_FOUND', 'id'), { skipTo: 'END' });
  if (row.version !== expectedVersion) {
    return runtime.earlyReturn(eventRefused('STALE_VERSION', 'expectedVersion'), { skipTo: 'END' });
  }
  if (row.status === 'CANCELLING' || row.status === 'CANCELLED') {
    return runtime.earlyReturn(eventRefused('WRONG_STATUS', null), { skipTo: 'END' });
  }
  if (isOver(row)) return runtime.earlyReturn(eventRefused('EVENT_OVER', null), { skipTo: 'END' });
  const userErrors: EventUserError[] = [];
  const isDraft = row.status === 'DRAFT';
  if (!isDraft) refuseFixed(row, input, userErrors);
  const categoryId = input.categoryId ?? row.categoryId;
  if (categoryId !== row.categoryId && !isCategory(ctx.stash.categories, categoryId)) {
    userErrors.push(eventError('CATEGORY_NOT_FOUND', 'categoryId'));
  }
  const after = changed(row, input, categoryId, userErrors);
  if (!after || userErrors.length > 0) return runtime.earlyReturn({ event: null, userErrors }, { skipTo: 'END' });
  ctx.stash.after = after;
  return { payload: null };
}

/** What stands once an event is published. */
function refuseFixed(row: EventRow, input: UpdateEventInput, userErrors: EventUserError[]): void {
  if (input.startsAt) userErrors.push(eventError('NOT_CHANGEABLE', 'startsAt'));
  if (input.endsAt) userErrors.push(eventError('NOT_CHANGEABLE', 'endsAt'));
  if (input.ticketCategories) userErrors.push(eventError('NOT_CHANGEABLE', 'ticketCategories'));
  if (input.venue && input.venue.timeZone !== row.venue.zone) {
    userErrors.push(eventError('NOT_CHANGEABLE', 'venue.timeZone'));
  }
}

function changed(
  row: EventRow,
  input: UpdateEventInput,
  categoryId: string,
  userErrors: EventUserError[],
): EventRow | null {
  const title = readTitle(input.title ?? row.title, userErrors);
  const description = readDescription(input.description ?? row.description, userErrors);
  const venue = input.venue ? readVenue(input.venue, userErrors) : row.venue;
  const policy = input.cancellationPolicy ? readPolicy(input.cancellationPolicy, userErrors) : row.policy;
  // Null takes the doors away; where nothing is said of them they stay.
  const doorsAt = Object.hasOwn(input, 'doorsAt') ? input.doorsAt : row.doorsAt;
  const times = readTimes(
    { startsAt: input.startsAt ?? row.startsAt, endsAt: input.endsAt ?? row.endsAt, doorsAt },
    userErrors,
  );
  const tickets = input.ticketCategories
    ? readTickets(input.ticketCategories, row.ticketCategories, times, userErrors)
    : { currency: row.currency, ticketCategories: row.ticketCategories };
  if (!times || userErrors.length > 0) return null;
  if (!input.ticketCategories) {
    row.ticketCategories.forEach((category, index) => {
      const wrong: Wrong[] = [];
      checkWindow(category, times, wrong);
      for (const { code, field } of wrong) userErrors.push(eventError(code, `ticketCategories.${index}.${field}`));
    });
  }
  const { doorsAt: _doorsAt, localDoors: _localDoors, ...rest } = row;
  return changedEvent(rest, {
    title,
    description,
    categoryId,
    venue,
    policy,
    ...timesOf(times, venue.zone),
    currency: tickets.currency,
    ticketCategories: tickets.ticketCategories.map((each) => ({
      ...each,
      id: each.id === '' ? util.autoId() : each.id,
    })),
  });
}

export function response(): null {
  return null;
}
