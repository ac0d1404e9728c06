import { util } from '@aws-appsync/utils';
import type { EventCategoryRow, EventRow, PolicyRow, VenueRow } from '#model/concerts.ts';
import { eventError } from '#model/concerts.ts';
import type { CreateEventInput, EventUserError } from '#model/generated.ts';
import { CALENDAR } from '#model/keys.ts';
import type { StatedTimes } from './eventInput.ts';
import {
  areInOrder,
  instantOf,
  isKey,
  readDescription,
  readPolicy,
  readTitle,
  readVenue,
  timesOf,
  usualPolicy,
} from './eventInput.ts';
import type { StatedTickets } from './eventTickets.ts';
import { readTickets } from './eventTickets.ts';

/** The operation's name in the keys of idempotency rows. */
export const CREATE_EVENT = 'createEvent';

/** A row of the Idempotency table, as `createEvent` keeps it. */
export interface EventKeyRow {
  key: string;
  /** The input in one form. */
  input: string;
  eventId: string;
  /** Epoch seconds. */
  expiresAt: number;
}

/** What an organiser says of a new event, checked. */
export interface StatedEvent {
  title: string;
  description: string;
  categoryId: string;
  venue: VenueRow;
  times: StatedTimes;
  tickets: StatedTickets;
  policy: PolicyRow;
}

/** What the steps of `createEvent` hand on. */
export interface CreationStash {
  callerId: string;
  stated: StatedEvent;
  canonical: string;
  categories: EventCategoryRow[];
  known: EventKeyRow | null;
  made: EventRow | null;
  /** The event that the same call made before. */
  madeBefore: string | null;
}

/** The input in one form, and everything that is wrong with it by itself; `stated` is null where something is. */
export function readNewEvent(input: CreateEventInput): { stated: StatedEvent | null; userErrors: EventUserError[] } {
  const userErrors: EventUserError[] = [];
  const title = readTitle(input.title, userErrors);
  const description = readDescription(input.description ?? '', userErrors);
  const venue = readVenue(input.venue, userErrors);
  const times = readTimes(input, userErrors);
  const tickets = readTickets(input.ticketCategories, [], times, userErrors);
  const policy = input.cancellationPolicy ? readPolicy(input.cancellationPolicy, userErrors) : usualPolicy;
  if (!isKey(input.idempotencyKey)) userErrors.push(eventError('INVALID_IDEMPOTENCY_KEY', 'idempotencyKey'));
  if (!times || userErrors.length > 0) return { stated: null, userErrors };
  return {
    stated: { title, description, categoryId: input.categoryId, venue, times, tickets, policy },
    userErrors,
  };
}

/** When an event is; null where one of its times is none, or they are in no order that an event can have. */
export function readTimes(
  input: { startsAt: string; endsAt: string; doorsAt?: string | null | undefined },
  userErrors: EventUserError[],
): StatedTimes | null {
  const starts = instantOf(input.startsAt);
  const ends = instantOf(input.endsAt);
  const doorsText = input.doorsAt ?? null;
  const doors = doorsText === null ? null : instantOf(doorsText);
  if (starts === null) userErrors.push(eventError('INVALID_TIMES', 'startsAt'));
  if (ends === null) userErrors.push(eventError('INVALID_TIMES', 'endsAt'));
  if (doorsText !== null && doors === null) userErrors.push(eventError('INVALID_TIMES', 'doorsAt'));
  if (starts === null || ends === null || (doorsText !== null && doors === null)) return null;
  const times = { starts, ends, doors };
  if (areInOrder(times)) return times;
  userErrors.push(eventError('INVALID_TIMES', areInOrder({ starts, ends, doors: null }) ? 'doorsAt' : 'endsAt'));
  return null;
}

/** What was stated in one form, so that a repeated call is told from another one. */
export function canonicalEvent({ title, description, categoryId, venue, times, tickets, policy }: StatedEvent): string {
  return JSON.stringify([
    title,
    description,
    categoryId,
    [venue.name, venue.street, venue.postalCode ?? null, venue.city, venue.country, venue.zone],
    [times.starts, times.ends, times.doors],
    [policy.refundUntilHours, policy.feeRate],
    tickets.currency,
    tickets.ticketCategories.map((each) => [
      each.name,
      each.price,
      each.taxRate,
      each.capacity,
      each.perCustomer,
      each.saleFrom ?? null,
      each.saleUntil ?? null,
      each.seatRows.map(({ row, first, last }) => [row, first, last]),
    ]),
  ]);
}

/** The draft that was stated. */
export function newEvent(stated: StatedEvent, organizerId: string): EventRow {
  const now = util.time.nowISO8601();
  return {
    id: util.autoId(),
    organizerId,
    status: 'DRAFT',
    version: 1,
    title: stated.title,
    description: stated.description,
    categoryId: stated.categoryId,
    venue: stated.venue,
    ...timesOf(stated.times, stated.venue.zone),
    images: [],
    currency: stated.tickets.currency,
    ticketCategories: stated.tickets.ticketCategories.map((each) => ({ ...each, id: util.autoId() })),
    policy: stated.policy,
    calendar: CALENDAR,
    createdAt: now,
    updatedAt: now,
  };
}

/** Whether new events may be of it. */
export function isCategory(categories: EventCategoryRow[], categoryId: string): boolean {
  return categories.some(({ id, retired }) => id === categoryId && !retired);
}
