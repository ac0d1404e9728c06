import type { BookingRow } from '#model/bookings.ts';
import type { EventCancellationRow } from '#model/cancellations.ts';
import { purchasePayment } from '#model/keys.ts';
import type { RefundRow } from '#model/refunds.ts';
import { CATEGORY, confirmedBooking, EVENT, ORGANIZER, storeBookings, storedEvent } from './bookedWorld.ts';
import type { Guard } from './memoryTables.ts';
import { MemoryTables } from './memoryTables.ts';
import { bookingRow, eventCancellationRow } from '#functions/platform/bookingRows.ts';
import { paymentRow } from '#functions/platform/commerceRows.ts';
import { eventRow, ticketSaleRow, ticketStockRow } from '#functions/platform/concertRows.ts';
import { ContradictionError } from '#functions/platform/plannedWrites.ts';
import { refundRow } from '#functions/platform/refundRows.ts';
import type { CountingPorts } from '#functions/bookings/countRefunds/countRefund.ts';
import type { CancellationPorts } from '#functions/bookings/cancelEventBookings/cancelEvent.ts';

/** This moment, for all of it. */
export const NOW = new Date('2026-05-01T10:00:00.000Z');

type Wait = (what: string) => Promise<unknown>;
/** Where a worker dies. */
export class Killed extends Error {}

/** Tables in memory with what a cancellation needs of them, and what goes wrong. */
export interface World {
  readonly tables: MemoryTables;
  readonly ports: CancellationPorts & CountingPorts;
  readonly asked: { pass: number; afterSeconds: number }[];
  /** What the index says of bookings, where it is behind. */
  readonly hidden: Set<string>;
  wait: Wait;
}

/** One of an event's confirmed bookings: of three customers, of one to three tickets, counted in two rows. */
export function bookingNumber(index: number, stated: Partial<BookingRow> = {}): BookingRow {
  const id = `0b5d3a52-0000-4000-8000-0000000001${`${index}`.padStart(2, '0')}`;
  return confirmedBooking(id, {
    ownerId: `customer-${index % 3}`,
    quantity: 1 + (index % 3),
    shards: [{ shard: index % 2, quantity: 1 + (index % 3) }],
    ...stated,
  });
}

/** An event that is being called off, with these bookings. `guard`: which conditions count. */
export function world(bookings: readonly BookingRow[], guard?: Guard): World {
  const tables = new MemoryTables(guard);
  storeBookings(tables, bookings, storedEvent({ status: 'CANCELLING', version: 4 }));
  tables.put('TicketSales', {
    eventId: EVENT,
    categoryId: CATEGORY,
    organizerId: ORGANIZER,
    eventTitle: 'Night of the Lutes',
    startsAt: '2026-06-01T18:00:00.000Z',
    categoryName: 'Stalls',
    price: 5000,
    currency: 'EUR',
    taxRate: 700,
    perCustomer: 10,
    saleUntil: '2026-06-01T18:00:00.000Z',
    seatRows: [],
    shards: 2,
    open: true,
    version: 3,
  });
  const begun: EventCancellationRow = {
    eventId: EVENT,
    organizerId: ORGANIZER,
    status: 'RUNNING',
    version: 1,
    currency: 'EUR',
    bookingsCancelled: 0,
    bookingsLeft: 0,
    refundsRequested: 0,
    refundsSucceeded: 0,
    refundsFailed: 0,
    amount: 0,
    startedAt: NOW.toISOString(),
    updatedAt: NOW.toISOString(),
    dueShard: 'due#0',
    dueAt: NOW.toISOString(),
  };
  tables.put('EventCancellations', begun);
  const made: World = {
    tables,
    asked: [],
    hidden: new Set(),
    wait: () => Promise.resolve(),
    ports: {
      progress: (eventId) => read(eventCancellationRow, 'EventCancellations', { eventId }),
      event: (id) => read(eventRow, 'Events', { id }),
      booking: (id) => read(bookingRow, 'Bookings', { id }),
      payment: ({ id, payAttempt }) => read(paymentRow, 'Payments', { id: purchasePayment(id, payAttempt) }),
      refund: (id) => read(refundRow, 'Refunds', { id }),
      sales: () => Promise.resolve(tables.all('TicketSales').map((row) => ticketSaleRow.parse(row))),
      stock: () => Promise.resolve(tables.all('TicketStock').map((row) => ticketStockRow.parse(row))),
      holds: () => Promise.resolve([]),
      endHold: () => Promise.resolve(),
      bookings(_, after) {
        const all = tables
          .all('Bookings')
          .map((row) => bookingRow.parse(row))
          .filter(({ id }) => !made.hidden.has(id) && (after === null || id > after))
          .sort((left, right) => (left.id < right.id ? -1 : 1));
        const page = all.slice(0, 3);
        return Promise.resolve({ bookings: page, last: all.length > 3 ? (page.at(-1)?.id ?? null) : null });
      },
      async carryOut(writes, guards) {
        await made.wait('carryOut');
        const reasons = tables.commit(writes);
        // Whoever dies here has written and does not know it.
        await made.wait('carried out');
        if (!reasons) return 'DONE';
        if (reasons.includes('TransactionConflict') || reasons.slice(0, guards).includes('ConditionalCheckFailed')) {
          return 'OVERTAKEN';
        }
        throw new ContradictionError(JSON.stringify(reasons));
      },
      again(_, pass, afterSeconds) {
        made.asked.push({ pass, afterSeconds });
        return Promise.resolve();
      },
      pause: () => Promise.resolve(),
      now: () => NOW,
      refundStalledSeconds: 1800,
      stalledSeconds: 300,
    },
  };
  async function read<Row>(
    schema: { parse(row: unknown): Row },
    table: Parameters<MemoryTables['get']>[0],
    key: Record<string, string>,
  ): Promise<Row | null> {
    await made.wait(`read ${table}`);
    const row = tables.get(table, key);
    return row ? schema.parse(row) : null;
  }
  return made;
}

/** How far it is. */
export const progressOf = ({ tables }: World) =>
  eventCancellationRow.parse(tables.get('EventCancellations', { eventId: EVENT }));
/** The event itself. */
export const eventOf = ({ tables }: World) => eventRow.parse(tables.get('Events', { id: EVENT }));
/** The refunds that were asked for. */
export const refundsOf = ({ tables }: World): RefundRow[] => tables.all('Refunds').map((row) => refundRow.parse(row));
