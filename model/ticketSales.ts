import type { BookingRow } from './bookings.ts';
import type { HoldRow } from './holds.ts';
import { endedHold } from './holds.ts';
import { eventCategory, stockShard, ticketAllowance } from './keys.ts';
import type { ShardPart } from './tickets.ts';
import type { PlannedWrite } from './writes.ts';
import { atLeast, atMost, changeRow, is, putNew } from './writes.ts';

/** What is written beside a booking's own row when it gets its tickets, is let go of, or uses a promo code. Instants UTC, ISO 8601. */

/**
 * What makes tickets that a hold keeps for a booking the booking's: while the hold is ACTIVE, whatever its time says, and the event is on sale. Of all who
 * would end the hold, and this, one does. At most 21 writes. `nowSeconds`: epoch seconds.
 */
export function soldHold(hold: HoldRow, bookingId: string, nowSeconds: number, at: string): PlannedWrite[] {
  const { set, remove } = endedHold('BOOKED', nowSeconds);
  return [
    changeRow('TicketHolds', { id: hold.id }, { set: { ...set, version: hold.version + 1, updatedAt: at }, remove }, [
      is('version', hold.version),
      is('status', 'ACTIVE'),
      is('bookingId', bookingId),
    ]),
    ...hold.shards.map((part) => sellingPart(hold, part, { from: 'held', at })),
    ...hold.seats.map((seat) =>
      changeRow('Seats', seatKey(hold, seat), { set: { state: 'SOLD', bookingId } }, [
        is('holdId', hold.id),
        is('state', 'HELD'),
      ]),
    ),
  ];
}

/**
 * What takes tickets anew for a booking whose hold has ended: while so many can be had, its seats are free, its owner may have so many and the event is on
 * sale. All of them or none. At most 21 writes.
 */
export function retakenTickets(
  booking: BookingRow,
  parts: readonly ShardPart[],
  perCustomer: number,
  at: string,
): PlannedWrite[] {
  const { id, holdId, ownerId, eventId, categoryId, quantity } = booking;
  return [
    ...parts.map((part) => sellingPart(booking, part, { from: 'available', at })),
    changeRow('TicketAllowances', { id: ticketAllowance(eventId, categoryId, ownerId) }, { add: { taken: quantity } }, [
      atMost('taken', perCustomer - quantity),
    ]),
    ...booking.seats.map((seat) => putNew('Seats', seatKey(booking, seat), { state: 'SOLD', holdId, bookingId: id })),
  ];
}

function sellingPart(
  { eventId, categoryId }: { eventId: string; categoryId: string },
  { shard, quantity }: ShardPart,
  { from, at }: { from: 'held' | 'available'; at: string },
): PlannedWrite {
  return changeRow(
    'TicketStock',
    { id: stockShard(eventId, categoryId, shard) },
    { set: { updatedAt: at }, add: { [from]: -quantity, sold: quantity, version: 1 } },
    [is('open', true), atLeast(from, quantity)],
  );
}

function seatKey({ eventId, categoryId }: { eventId: string; categoryId: string }, seat: string) {
  return { eventCategory: eventCategory(eventId, categoryId), seat };
}

/** What lets go of a hold that a booking did not come to pay for: its owner may book it again until its time is over. */
export function freedHold(hold: HoldRow, bookingId: string, at: string): PlannedWrite {
  return changeRow(
    'TicketHolds',
    { id: hold.id },
    { set: { version: hold.version + 1, updatedAt: at }, remove: ['bookingId'] },
    [is('version', hold.version), is('status', 'ACTIVE'), is('bookingId', bookingId)],
  );
}

/** What gives back a booking's use of its promo code. */
export function returnedPromoUse(eventId: string, code: string): PlannedWrite {
  return changeRow('PromoCodes', { eventId, code }, { add: { uses: -1 } }, [atLeast('uses', 1)]);
}
