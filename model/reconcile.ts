import type { BookingRow } from './bookings.ts';
import type { EventRow, TicketCategoryRow } from './concerts.ts';
import type { HoldRow } from './holds.ts';
import { ticketAllowance } from './keys.ts';
import type { SeatRow, TicketSaleRow, TicketStockRow } from './tickets.ts';

/** What may contradict what, with the sentence an operator reads beside it. */
export const ticketDifferenceSentences = {
  ROWS: 'The category is not counted in the rows that its sale names.',
  SUM: 'What a row has available, held and sold does not come to its capacity, or is negative.',
  CAPACITY: 'The rows together do not have as many tickets as the event says.',
  OPEN: 'A row is on sale, or not, against the event’s status.',
  HELD: 'A row does not hold as many tickets as the holds that are active keep in it.',
  SOLD: 'A row has not sold as many tickets as bookings have in it.',
  SEAT: 'A numbered seat is not kept by the hold, or had by the booking, that says so.',
  ALLOWANCE: 'A customer is not counted for as many tickets as they hold and have booked.',
} as const;

/** One contradiction. `what` names the row, the seat or the customer. */
export interface TicketDifference {
  kind: keyof typeof ticketDifferenceSentences;
  eventId: string;
  categoryId: string;
  what: string;
  expected: string;
  found: string;
}

/** A hold that is ACTIVE, as far as it says where its tickets are. */
export type HeldTickets = Pick<HoldRow, 'id' | 'ownerId' | 'quantity' | 'seats' | 'shards'>;

/** A booking that has its tickets, as far as it says where. */
export type BookedTickets = Pick<BookingRow, 'id' | 'ownerId' | 'quantity' | 'seats' | 'shards'>;

/** Everything that is stored of one kind of tickets. */
export interface CategoryFacts {
  event: Pick<EventRow, 'id' | 'status'>;
  category: Pick<TicketCategoryRow, 'id' | 'capacity'>;
  sale: Pick<TicketSaleRow, 'shards' | 'open'> | null;
  stock: readonly TicketStockRow[];
  holds: readonly HeldTickets[];
  bookings: readonly BookedTickets[];
  seats: readonly SeatRow[];
  /** What customers are counted for, by their ids: of all who hold or have booked any, and of whoever else is looked at. */
  taken: ReadonlyMap<string, number>;
}

/** What one step of the comparison is about. `since`: only events that start then or later, UTC, ISO 8601. */
export type ReconcileRequest =
  | { from: 'EVENTS'; since: string; cursor: string | null }
  | { from: 'EVENT'; eventId: string }
  | { from: 'ALLOWANCES'; cursor: string | null }
  | { from: 'CUSTOMERS'; allowances: readonly string[] };

/** What one step found. */
export interface ReconcilePage {
  /** Of EVENTS: those that are or were published. */
  events: readonly string[];
  /** Kinds of tickets that were compared. */
  categories: number;
  differences: readonly TicketDifference[];
  /** Kinds of tickets, as `event#category`, that moved whenever they were looked at. */
  unsettled: readonly string[];
  /** Of EVENT: the ids of the allowances that were compared. Of ALLOWANCES: those that say something. */
  allowances: readonly string[];
  cursor: string | null;
}

/** A step that found nothing yet. */
export function emptyReconcilePage(): ReconcilePage {
  return { events: [], categories: 0, differences: [], unsettled: [], allowances: [], cursor: null };
}

/** The ids of the allowances of everybody who holds or has booked these tickets. */
export function countedAllowances({ event, category, holds, bookings }: CategoryFacts): string[] {
  const owners = new Set([...holds, ...bookings].map(({ ownerId }) => ownerId));
  return [...owners].map((ownerId) => ticketAllowance(event.id, category.id, ownerId));
}

/** Everything that contradicts something else of one kind of tickets. */
export function ticketDifferences(facts: CategoryFacts): TicketDifference[] {
  return [
    ...rowDifferences(facts),
    ...countDifferences(facts, 'HELD', 'held', facts.holds),
    ...countDifferences(facts, 'SOLD', 'sold', facts.bookings),
    ...seatDifferences(facts),
    ...allowanceDifferences(facts),
  ];
}

type Told = [kind: TicketDifference['kind'], what: string, expected: string | number, found: string | number];

function told({ event, category }: CategoryFacts, [kind, what, expected, found]: Told): TicketDifference {
  return { kind, eventId: event.id, categoryId: category.id, what, expected: `${expected}`, found: `${found}` };
}

function rowDifferences(facts: CategoryFacts): TicketDifference[] {
  const { event, category, sale, stock } = facts;
  const isOpen = event.status === 'PUBLISHED';
  const all: Told[] = [];
  const shards = sale?.shards ?? 0;
  if (shards < 1 || stock.length !== shards) all.push(['ROWS', 'rows', Math.max(shards, 1), stock.length]);
  if (sale && sale.open !== isOpen) all.push(['OPEN', 'sale', String(isOpen), String(sale.open)]);
  let sum = 0;
  for (const { shard, capacity, available, held, sold, open } of stock) {
    sum += capacity;
    const isWrong = available + held + sold !== capacity || Math.min(available, held, sold) < 0;
    if (isWrong) all.push(['SUM', `row ${shard}`, capacity, `${available} + ${held} + ${sold}`]);
    if (open !== isOpen) all.push(['OPEN', `row ${shard}`, String(isOpen), String(open)]);
  }
  if (sum !== category.capacity) all.push(['CAPACITY', 'all rows', category.capacity, sum]);
  return all.map((each) => told(facts, each));
}

function countDifferences(
  facts: CategoryFacts,
  kind: 'HELD' | 'SOLD',
  state: 'held' | 'sold',
  keepers: readonly Pick<HeldTickets, 'shards'>[],
): TicketDifference[] {
  const expected = new Map<number, number>();
  for (const { shard, quantity } of keepers.flatMap(({ shards }) => shards)) {
    expected.set(shard, (expected.get(shard) ?? 0) + quantity);
  }
  const found = new Map(facts.stock.map((row) => [row.shard, row[state]]));
  return [...new Set([...expected.keys(), ...found.keys()])]
    .filter((shard) => (expected.get(shard) ?? 0) !== (found.get(shard) ?? 0))
    .map((shard) => told(facts, [kind, `row ${shard}`, expected.get(shard) ?? 0, found.get(shard) ?? 'no row']));
}

function seatDifferences(facts: CategoryFacts): TicketDifference[] {
  const expected = new Map([
    ...facts.holds.flatMap(({ id, seats }) => seats.map((seat) => [seat, `held by ${id}`] as const)),
    ...facts.bookings.flatMap(({ id, seats }) => seats.map((seat) => [seat, `sold to ${id}`] as const)),
  ]);
  const found = new Map(
    facts.seats.map(({ seat, state, holdId, bookingId }) => [
      seat,
      state === 'HELD' ? `held by ${holdId}` : `sold to ${bookingId ?? 'nobody'}`,
    ]),
  );
  return [...new Set([...expected.keys(), ...found.keys()])]
    .filter((seat) => expected.get(seat) !== found.get(seat))
    .map((seat) => told(facts, ['SEAT', seat, expected.get(seat) ?? 'free', found.get(seat) ?? 'free']));
}

function allowanceDifferences(facts: CategoryFacts): TicketDifference[] {
  const expected = new Map<string, number>();
  for (const { ownerId, quantity } of [...facts.holds, ...facts.bookings]) {
    expected.set(ownerId, (expected.get(ownerId) ?? 0) + quantity);
  }
  return [...new Set([...expected.keys(), ...facts.taken.keys()])]
    .filter((owner) => (expected.get(owner) ?? 0) !== (facts.taken.get(owner) ?? 0))
    .map((owner) => told(facts, ['ALLOWANCE', owner, expected.get(owner) ?? 0, facts.taken.get(owner) ?? 0]));
}
