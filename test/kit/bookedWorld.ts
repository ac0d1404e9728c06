import type { BookingRow } from '#model/bookings.ts';
import type { EventRow } from '#model/concerts.ts';
import { attendeeKey, eventCategory, purchasePayment, stockShard, ticketAllowance, ticketId } from '#model/keys.ts';
import type { PaymentRow } from '#model/payments.ts';
import { portionOf } from '#model/money.ts';
import type { TicketRow } from '#model/tickets.ts';
import type { MemoryTables } from './memoryTables.ts';

export const EVENT = '0b5d3a52-0000-4000-8000-0000000000e1';
export const CATEGORY = '0b5d3a52-0000-4000-8000-0000000000c1';
export const ORGANIZER = 'olga';

/** The event starts at this instant. */
export const START = '2026-06-01T18:00:00.000Z';

export function storedEvent(stated: Partial<EventRow> = {}): EventRow {
  return {
    id: EVENT,
    organizerId: ORGANIZER,
    status: 'PUBLISHED',
    version: 3,
    title: 'Night of the Lutes',
    description: 'Lutes.',
    categoryId: 'concert',
    venue: { name: 'Stadthalle', street: 'Markt 1', city: 'Köln', country: 'DE', zone: 'Europe/Berlin' },
    startsAt: START,
    endsAt: '2026-06-01T21:00:00.000Z',
    localStart: '2026-06-01T20:00',
    localEnd: '2026-06-01T23:00',
    images: [],
    currency: 'EUR',
    ticketCategories: [
      {
        id: CATEGORY,
        name: 'Stalls',
        price: 5000,
        taxRate: 700,
        capacity: 100,
        perCustomer: 10,
        seatRows: [],
        shards: 2,
      },
    ],
    policy: { refundUntilHours: 24, feeRate: 1000 },
    calendar: 'CALENDAR',
    createdAt: '2026-01-01T10:00:00.000Z',
    updatedAt: '2026-01-01T10:00:00.000Z',
    publishedAt: '2026-01-01T10:00:00.000Z',
    ...stated,
  };
}

/** A booking that was confirmed, of tickets at 50 EUR and 7 % tax. */
export function confirmedBooking(id: string, stated: Partial<BookingRow> = {}): BookingRow {
  const at = '2026-02-01T10:00:00.000Z';
  const { quantity = 2, unitPrice = 5000, taxRate = 700, currency = 'EUR' } = stated;
  const net = unitPrice * quantity;
  const tax = portionOf(net, taxRate);
  return {
    id,
    ownerId: 'ada',
    organizerId: ORGANIZER,
    eventId: EVENT,
    categoryId: CATEGORY,
    holdId: `hold-${id}`,
    eventTitle: 'Night of the Lutes',
    categoryName: 'Stalls',
    eventStartsAt: START,
    email: 'ada@example.com',
    quantity,
    names: [],
    seats: [],
    shards: [{ shard: 0, quantity }],
    unitPrice,
    taxRate,
    discount: 0,
    currency,
    lines: [{ productId: CATEGORY, name: 'Night of the Lutes, Stalls', quantity, unitPrice, taxRate, net, tax }],
    subtotal: net,
    tax,
    total: net + tax,
    policy: { refundUntilHours: 24, feeRate: 1000 },
    status: 'CONFIRMED',
    version: 8,
    placedAt: at,
    placedDay: at.slice(0, 10),
    updatedAt: at,
    confirmedAt: at,
    timeline: [
      { status: 'PENDING', version: 1, at },
      { status: 'CONFIRMED', version: 8, at },
    ],
    seatsTaken: true,
    payAttempt: 1,
    run: 1,
    ...stated,
  };
}

/** The payment of a booking, all of it charged. */
export function chargedPayment(booking: BookingRow, stated: Partial<PaymentRow> = {}): PaymentRow {
  return {
    id: purchasePayment(booking.id, booking.payAttempt),
    ownerId: booking.ownerId,
    bookingId: booking.id,
    attempt: booking.payAttempt,
    status: 'CAPTURED',
    version: 4,
    amount: booking.total,
    currency: booking.currency,
    captured: booking.total,
    refunded: 0,
    createdAt: booking.placedAt,
    updatedAt: booking.placedAt,
    ...stated,
  };
}

/** Stores bookings with all that stands behind them: payments, tickets, seats, allowances and stock of two rows of 50 each. */
export function storeBookings(tables: MemoryTables, bookings: readonly BookingRow[], event = storedEvent()): void {
  tables.put('Events', event);
  const sold = [0, 0];
  const taken = new Map<string, number>();
  for (const booking of bookings) {
    tables.put('Bookings', booking);
    if (booking.total > 0) tables.put('Payments', chargedPayment(booking));
    for (const ticket of ticketsOf(booking)) tables.put('Tickets', ticket);
    for (const seat of booking.seats) {
      tables.put('Seats', {
        eventCategory: eventCategory(EVENT, CATEGORY),
        seat,
        state: 'SOLD',
        holdId: booking.holdId,
        bookingId: booking.id,
      });
    }
    for (const { shard, quantity } of booking.shards) sold[shard] = (sold[shard] ?? 0) + quantity;
    const allowance = ticketAllowance(EVENT, CATEGORY, booking.ownerId);
    taken.set(allowance, (taken.get(allowance) ?? 0) + booking.quantity);
  }
  for (const [id, count] of taken) tables.put('TicketAllowances', { id, taken: count });
  sold.forEach((count, shard) => {
    tables.put('TicketStock', {
      id: stockShard(EVENT, CATEGORY, shard),
      eventId: EVENT,
      categoryId: CATEGORY,
      shard,
      capacity: 50,
      available: 50 - count,
      held: 0,
      sold: count,
      open: true,
      version: 1 + count,
      updatedAt: event.createdAt,
    });
  });
}

function ticketsOf({ id, quantity, names, seats, placedAt, ownerId }: BookingRow): TicketRow[] {
  return Array.from({ length: quantity }, (_, index) => {
    const [name, seat] = [names[index], seats[index]];
    const ticket = ticketId(id, index + 1);
    return {
      id: ticket,
      bookingId: id,
      eventId: EVENT,
      categoryId: CATEGORY,
      ownerId,
      number: index + 1,
      ...(name === undefined ? {} : { name }),
      ...(seat === undefined ? {} : { seat }),
      status: 'VALID',
      version: 1,
      createdAt: placedAt,
      updatedAt: placedAt,
      goodFor: EVENT,
      attendee: attendeeKey(name ?? '', ticket),
    };
  });
}
