import type { Identity } from '@aws-appsync/utils';
import { util } from '@aws-appsync/utils';
import type { EventCategoriesRow, EventCategoryRow, EventRow, TicketCategoryRow } from '#model/concerts.ts';
import { eventError, saleUntilOf } from '#model/concerts.ts';
import type { EventErrorCode } from '#model/errors.ts';
import type { Event, EventUserError, TicketCategory } from '#model/generated.ts';
import { ALL_CATEGORIES } from '#model/keys.ts';
import { moneyOf, portionOf, rateOf } from '#model/money.ts';
import type { Batch } from './batch.ts';
import { rowsOf } from './batch.ts';
import { callerOf, rolesOf, seesEverybody } from './owner.ts';

/** Where the counts of an event's tickets stand; nowhere while it is a draft. */
export interface CountedCategory {
  categoryId: string;
  shards: number;
}

/** The event as the schema shows it; what is left of its tickets has a resolver of its own, which goes by `counted` and whose event it is. */
export type EventSource = Omit<Event, 'availability' | 'mayChange'> & {
  counted: CountedCategory[];
  organizerId: string;
};

/** What a mutation of one event answers, before the event's fields are resolved. */
export interface EventPayload {
  event: EventSource | null;
  userErrors: EventUserError[];
}

/** What DynamoDB answers where events are read together with the list of their kinds. */
export type EventBatch = Batch<EventRow | EventCategoriesRow>;

/** The event as the schema shows it. `categories` is the list of all kinds of events. */
export function shownEvent(row: EventRow, categories: EventCategoryRow[]): EventSource {
  const { venue, policy } = row;
  const category = categories.find(({ id }) => id === row.categoryId);
  return {
    id: row.id,
    organizerId: row.organizerId,
    status: row.status,
    title: row.title,
    description: row.description,
    // Kinds of events are never removed: a missing one is a list that was not read.
    category: category ?? { id: row.categoryId, name: '-', retired: true, version: 0 },
    venue: {
      name: venue.name,
      street: venue.street,
      postalCode: venue.postalCode ?? null,
      city: venue.city,
      country: venue.country,
      timeZone: venue.zone,
    },
    doorsAt: row.doorsAt ?? null,
    startsAt: row.startsAt,
    endsAt: row.endsAt,
    localStart: row.localStart,
    localDoors: row.localDoors ?? null,
    localEnd: row.localEnd,
    images: row.images.map((image) => ({ id: image.id, path: `/${image.key}`, alt: image.alt })),
    ticketCategories: row.ticketCategories.map((each) => shownCategory(each, row)),
    counted: wasPublished(row)
      ? row.ticketCategories.map(({ id, shards }) => ({ categoryId: id, shards: shards ?? 0 }))
      : [],
    cancellationPolicy: { refundUntilHours: policy.refundUntilHours, feeRate: rateOf(policy.feeRate) },
    note: row.note ?? null,
    postponedFrom: row.postponedFrom ?? null,
    version: row.version,
    publishedAt: row.publishedAt ?? null,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
  };
}

function shownCategory(row: TicketCategoryRow, event: EventRow): TicketCategory {
  return {
    id: row.id,
    name: row.name,
    price: moneyOf(row.price, event.currency),
    taxRate: rateOf(row.taxRate),
    priceWithTax: moneyOf(row.price + portionOf(row.price, row.taxRate), event.currency),
    capacity: row.capacity,
    saleFrom: row.saleFrom ?? null,
    saleUntil: saleUntilOf(row, event),
    limitPerCustomer: row.perCustomer,
    seatRows: row.seatRows,
  };
}

/**
 * What reads events together with the list of their kinds: `ctx.result` is an EventBatch. At most 99 ids, each once, of the Events table and the
 * EventCategories table.
 */
export function readEvents(env: Record<string, string>, ids: string[]) {
  return {
    operation: 'BatchGetItem',
    tables: {
      [env.EVENTS_TABLE ?? '']: { keys: ids.map((id) => util.dynamodb.toMapValues({ id })), consistentRead: true },
      [env.EVENT_CATEGORIES_TABLE ?? '']: {
        keys: [util.dynamodb.toMapValues({ id: ALL_CATEGORIES })],
        consistentRead: true,
      },
    },
  };
}

/** What `readEvents` found: events by id, and the kinds of events. `Throttled` where DynamoDB did not get to all of it. */
export function foundEvents(
  env: Record<string, string>,
  batch: EventBatch,
): { rows: Record<string, EventRow>; categories: EventCategoryRow[] } {
  const rows: Record<string, EventRow> = {};
  let categories: EventCategoryRow[] = [];
  for (const row of rowsOf(batch, env.EVENTS_TABLE)) if (!isCategories(row)) rows[row.id] = row;
  for (const row of rowsOf(batch, env.EVENT_CATEGORIES_TABLE)) if (isCategories(row)) categories = row.categories;
  return { rows, categories };
}

function isCategories(row: EventRow | EventCategoriesRow): row is EventCategoriesRow {
  return Object.hasOwn(row, 'categories');
}

/** Whether everybody sees it: a draft that was called off is nobody's news. */
export function wasPublished(row: Pick<EventRow, 'publishedAt'>): boolean {
  return !!row.publishedAt;
}

/** The row where the caller may change it: an organiser's own, for ADMIN anybody's. Null where it is missing or not theirs. */
export function ownEvent(row: EventRow | null | undefined, identity: Identity): EventRow | null {
  return row && (row.organizerId === callerOf(identity) || rolesOf(identity).includes('ADMIN')) ? row : null;
}

/** Whether the caller may change events of this organiser: their own ORGANIZER, and ADMIN. */
export function mayChangeEvents(identity: Identity, organizerId: string): boolean {
  const roles = rolesOf(identity);
  return roles.includes('ADMIN') || (organizerId === callerOf(identity) && roles.includes('ORGANIZER'));
}

/** The row where the caller sees it whatever its status: an organiser's own, for STAFF and ADMIN anybody's. */
export function deskEvent(row: EventRow | null | undefined, identity: Identity): EventRow | null {
  return row && (row.organizerId === callerOf(identity) || seesEverybody(identity)) ? row : null;
}

/** The mutation did what it says. */
export function eventDone(row: EventRow, categories: EventCategoryRow[]): EventPayload {
  return { event: shownEvent(row, categories), userErrors: [] };
}

/** Nothing was changed. */
export function eventRefused(code: EventErrorCode, field: string | null): EventPayload {
  return { event: null, userErrors: [eventError(code, field)] };
}
