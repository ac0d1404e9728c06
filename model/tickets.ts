import type { CurrencyCode } from './currencies.ts';
import type { SeatRowRow } from './concerts.ts';

/**
 * A row of the TicketSales table: what holding tickets goes by, of one kind of tickets of a published event. It is written with the event, and
 * never with a hold. Amounts in minor units before tax; instants UTC, ISO 8601.
 */
export interface TicketSaleRow {
  eventId: string;
  categoryId: string;
  organizerId: string;
  eventTitle: string;
  startsAt: string;
  categoryName: string;
  price: number;
  currency: CurrencyCode;
  /** Hundredths of a percent. */
  taxRate: number;
  perCustomer: number;
  saleFrom?: string;
  saleUntil: string;
  seatRows: SeatRowRow[];
  shards: number;
  /** Whether the event is PUBLISHED. */
  open: boolean;
  /** The event's version that wrote it. */
  version: number;
}

/** A row of the TicketStock table. `available`, `held` and `sold` come to `capacity` after every write. */
export interface TicketStockRow {
  /** See `stockShard`. */
  id: string;
  eventId: string;
  categoryId: string;
  /** From 0. */
  shard: number;
  capacity: number;
  available: number;
  held: number;
  sold: number;
  /** Whether the event is PUBLISHED: a condition of every hold and of every sale. */
  open: boolean;
  /** The event's version that said so: a later one is never overwritten by an earlier one. */
  openVersion?: number;
  /** Counts writes. */
  version: number;
  updatedAt: string;
}

/** Where a number of tickets is counted. */
export interface ShardPart {
  shard: number;
  quantity: number;
}

/** A row of the Seats table: a seat that cannot be had. One that can has no row. */
export interface SeatRow {
  eventCategory: string;
  seat: string;
  state: 'HELD' | 'SOLD';
  holdId: string;
  bookingId?: string;
}

/** A row of the TicketAllowances table: what a customer holds and has booked of a kind of tickets. */
export interface TicketAllowanceRow {
  id: string;
  taken: number;
}

/** A ticket's life. */
export type TicketStatus = 'VALID' | 'CANCELLED';

/** That another name was written on a ticket. */
export interface TicketNameChangeRow {
  /** Absent where nobody was named. */
  from?: string;
  by: 'CUSTOMER' | 'STAFF';
  /** Who that is; shown to nobody. */
  callerId: string;
  /** UTC, ISO 8601. */
  at: string;
}

/** A row of the Tickets table. */
export interface TicketRow {
  id: string;
  bookingId: string;
  eventId: string;
  categoryId: string;
  ownerId: string;
  /** Of its booking, from 1. */
  number: number;
  name?: string;
  seat?: string;
  status: TicketStatus;
  version: number;
  createdAt: string;
  updatedAt: string;
  /** While it is good: the event's id and the sort key of its attendees (see `attendeeKey`). */
  goodFor?: string;
  attendee?: string;
  /** In order: see `NAME_CHANGES`. */
  nameChanges?: TicketNameChangeRow[];
}

/** What is left of a kind of tickets. */
export interface Counts {
  capacity: number;
  available: number;
  held: number;
  sold: number;
  /** Of all rows together: it only grows. */
  version: number;
}

/** The rows of one kind of tickets together. */
export function countsOf(rows: readonly TicketStockRow[]): Counts {
  const total: Counts = { capacity: 0, available: 0, held: 0, sold: 0, version: 0 };
  for (const { capacity, available, held, sold, version } of rows) {
    total.capacity = total.capacity + capacity;
    total.available = total.available + available;
    total.held = total.held + held;
    total.sold = total.sold + sold;
    total.version = total.version + version;
  }
  return total;
}

/**
 * Where so many tickets can be counted: in the row that has most, or in several where none has so many. Null where all of them together have too few.
 * `first` is the row that is asked first among equals.
 */
export function partsFor(quantity: number, rows: readonly TicketStockRow[], first: number): ShardPart[] | null {
  if (rows.reduce((sum, { available }) => sum + available, 0) < quantity) return null;
  const fitting = rows.filter(({ available }) => available >= quantity);
  if (fitting.length > 0) {
    let best = fitting[first % fitting.length];
    for (const row of fitting) if (best && row.available > best.available) best = row;
    return best ? [{ shard: best.shard, quantity }] : null;
  }
  const parts: ShardPart[] = [];
  let missing = quantity;
  for (const { shard, available } of rows) {
    const part = Math.min(available, missing);
    if (part > 0) parts.push({ shard, quantity: part });
    missing = missing - part;
  }
  return parts;
}

/** Why nothing is sold at an instant (UTC, ISO 8601); null where it is. */
export function saleRefusal(
  { open, saleFrom, saleUntil }: Pick<TicketSaleRow, 'open' | 'saleFrom' | 'saleUntil'>,
  at: string,
): 'NOT_ON_SALE' | 'SALE_OVER' | null {
  if (at >= saleUntil) return 'SALE_OVER';
  return !open || (saleFrom && at < saleFrom) ? 'NOT_ON_SALE' : null;
}
