import type { StoredImage } from './catalog.ts';
import type { CurrencyCode } from './currencies.ts';
import type { EventErrorCode, UserError } from './errors.ts';
import { eventErrorSentences } from './errors.ts';
import { seatName } from './keys.ts';
import type { CountryCode } from './countries.ts';
import { portionOf } from './money.ts';
import type { StatusMachine } from './statusMachine.ts';

/** An event's life. Whether it is over says `endsAt`. */
export type EventStatus = 'DRAFT' | 'PUBLISHED' | 'POSTPONED' | 'CANCELLING' | 'CANCELLED';

/** Where an event may go. PUBLISHED to PUBLISHED, another date, is no edge: its status stays. */
export const eventMachine = {
  DRAFT: ['PUBLISHED', 'CANCELLED'],
  PUBLISHED: ['POSTPONED', 'CANCELLING'],
  POSTPONED: ['PUBLISHED', 'CANCELLING'],
  CANCELLING: ['CANCELLED'],
  CANCELLED: [],
} as const satisfies StatusMachine<EventStatus>;

/** Bounds of what an event may hold. */
export const eventLimits = {
  title: 120,
  description: 8_000,
  note: 1_000,
  venueName: 120,
  street: 200,
  postalCode: 20,
  city: 100,
  /** Days from its start to its end. */
  days: 14,
  ticketCategories: 12,
  categoryName: 60,
  capacity: 100_000,
  seatRows: 100,
  seatRowName: 6,
  seats: 2_000,
  seatNumber: 999,
  perCustomer: 50,
  /** Where its organiser says nothing. */
  usualPerCustomer: 10,
  refundUntilHours: 8_760,
  images: 8,
  /** Kinds of events that administrators keep. */
  eventCategories: 50,
  eventCategoryName: 60,
  search: 100,
} as const;

/** How long a key of `createEvent` is kept, in seconds. */
export const EVENT_KEY_SECONDS = 48 * 60 * 60;

/** Characters of a city that are compared. */
export const CITY_LENGTH = 60;

/** Tickets that one row of the TicketStock table counts, as long as there are fewer rows than MAXIMUM_SHARDS. */
const TICKETS_A_SHARD = 250;

/** Rows over which one ticket category's counts are spread at most: DynamoDB takes some 500 transactions a second in each. */
export const MAXIMUM_SHARDS = 8;

/** Rows of all ticket categories of an event together: publishing writes them in one transaction of at most 100. */
export const MAXIMUM_EVENT_SHARDS = 80;

/** Where an event takes place. */
export interface VenueRow {
  name: string;
  street: string;
  postalCode?: string;
  city: string;
  country: CountryCode;
  /** IANA zone. */
  zone: string;
}

/** A row of numbered seats. */
export interface SeatRowRow {
  row: string;
  first: number;
  last: number;
}

/** One kind of tickets. Amounts in minor units of the event's currency, before tax; instants UTC, ISO 8601. */
export interface TicketCategoryRow {
  id: string;
  name: string;
  price: number;
  /** Hundredths of a percent. */
  taxRate: number;
  capacity: number;
  saleFrom?: string;
  /** Where it is absent, with the event's start. */
  saleUntil?: string;
  perCustomer: number;
  /** Empty where seats have no numbers. */
  seatRows: SeatRowRow[];
  /** Rows of the TicketStock table, from the publication on. */
  shards?: number;
}

/** What a customer gets back who cancels. */
export interface PolicyRow {
  /** Hours before the start; null where nothing is given back. */
  refundUntilHours: number | null;
  /** Hundredths of a percent of the total. */
  feeRate: number;
}

/** A row of the Events table. Instants UTC, ISO 8601 with milliseconds. */
export interface EventRow {
  id: string;
  organizerId: string;
  status: EventStatus;
  /** Counts changes. */
  version: number;
  title: string;
  description: string;
  /** Of the managed list. */
  categoryId: string;
  venue: VenueRow;
  doorsAt?: string;
  startsAt: string;
  endsAt: string;
  /** By the clocks of the venue: `2027-03-28T19:30`. */
  localStart: string;
  localEnd: string;
  localDoors?: string;
  images: StoredImage[];
  currency: CurrencyCode;
  ticketCategories: TicketCategoryRow[];
  policy: PolicyRow;
  note?: string;
  /** The start it had when it was first postponed. */
  postponedFrom?: string;
  /** Constant: see the `byStart` index. */
  calendar: string;
  createdAt: string;
  updatedAt: string;
  publishedAt?: string;
  /** The version in which the sale of its tickets was opened or closed last. */
  openVersion?: number;
  /** Where pictures lie that were taken off, until their content is deleted. */
  removedImages?: string[];
}

/** One of the kinds of events. */
export interface EventCategoryRow {
  id: string;
  name: string;
  /** As names are compared: fifty are, in one step of a resolver. */
  compared: string;
  retired: boolean;
  /** Counts its changes. */
  version: number;
}

/** The row of the EventCategories table. */
export interface EventCategoriesRow {
  id: string;
  categories: EventCategoryRow[];
  /** Counts changes of the list. */
  version: number;
}

/** A row of the EventTerms table: `words` are all of the event's, each between blanks (model/catalog.ts joins them). */
export interface EventTermRow {
  term: string;
  /** `startsAt#id`. */
  startEvent: string;
  eventId: string;
  /** The day of its start by the clocks of its venue. */
  localDay: string;
  words: string;
  categoryId: string;
  /** As it is compared. */
  city: string;
  currency: CurrencyCode;
  /** Of its cheapest and its dearest tickets, tax included, in minor units. */
  lowestPrice: number;
  highestPrice: number;
}

/** What its cheapest and its dearest tickets cost, tax included, in minor units. */
export function priceRange({ ticketCategories }: Pick<EventRow, 'ticketCategories'>): {
  lowest: number;
  highest: number;
} {
  const prices = ticketCategories.map(({ price, taxRate }) => price + portionOf(price, taxRate));
  const first = prices[0] ?? 0;
  return {
    lowest: prices.reduce((least, price) => Math.min(least, price), first),
    highest: prices.reduce((most, price) => Math.max(most, price), first),
  };
}

/** Whether it can be found: it will take place, or is taking place, at `now` (UTC, ISO 8601). */
export function isListed({ status, endsAt }: Pick<EventRow, 'status' | 'endsAt'>, now: string): boolean {
  return (status === 'PUBLISHED' || status === 'POSTPONED') && endsAt > now;
}

/** When the sale of a kind of tickets ends. */
export function saleUntilOf(category: Pick<TicketCategoryRow, 'saleUntil'>, event: Pick<EventRow, 'startsAt'>): string {
  return category.saleUntil ?? event.startsAt;
}

/** Whether there is a seat of this name. */
export function hasSeat(rows: readonly SeatRowRow[], seat: string): boolean {
  const at = seat.lastIndexOf('-');
  const row = seat.slice(0, at);
  const found = rows.find((each) => each.row === row);
  if (at < 1 || !found) return false;
  const number = parseInt(seat.slice(at + 1));
  return number >= found.first && number <= found.last && seatName(row, number) === seat;
}

/** Over how many rows the counts of a kind of tickets are spread; numbered seats stand in one. */
export function shardsFor(category: Pick<TicketCategoryRow, 'capacity' | 'seatRows'>): number {
  if (category.seatRows.length > 0) return 1;
  return Math.max(1, Math.min(MAXIMUM_SHARDS, Math.floor(category.capacity / TICKETS_A_SHARD)));
}

/** The numbers of so many rows: APPSYNC_JS knows neither `for (;;)` nor Array.from nor String.repeat. */
export function shardNumbers(shards: number): number[] {
  return [0, 1, 2, 3, 4, 5, 6, 7].slice(0, shards);
}

/** What of `capacity` stands in each of the rows: they differ by one at most. */
export function spread(capacity: number, shards: number): number[] {
  return shardNumbers(shards).map((shard) => Math.floor(capacity / shards) + (shard < capacity % shards ? 1 : 0));
}

/** The error with the sentence of its code. */
export function eventError(code: EventErrorCode, field: string | null): UserError<EventErrorCode> {
  return { code, field, message: eventErrorSentences[code] };
}
