import type { BookingRow } from '#model/bookings.ts';
import type { HoldRow } from '#model/holds.ts';
import { endingHold, returnedTickets } from '#model/ticketReturns.ts';
import { freedHold, returnedPromoUse } from '#model/ticketSales.ts';
import type { PlannedWrite } from '#model/writes.ts';
import { undoing } from '../../platform/purchases/moves.ts';
import { NeighbourRefusedError, OvertakenError } from '../../platform/table.ts';
import type { TicketPorts } from '../ports.ts';

/** Looks at a hold that somebody else ends at the same time, so often. */
const ROUNDS = 5;

/**
 * Gives back what a booking has, that did not come about, and takes note of it, in one transaction: once, however often it is asked for. Tickets that were
 * sold to it can be had by others. Its hold is let go of, so that its owner may try again until it expires; cancelled by its owner it ends. Throws
 * PurchaseMissing, OutOfTurn; OvertakenError.
 */
export async function returnSeats(bookingId: string, { life, purchases, office, clock }: TicketPorts): Promise<void> {
  for (let round = 0; round < ROUNDS; round += 1) {
    const booking = undoing(life, await purchases.read(bookingId));
    if (!booking) return;
    const hold = booking.seatsTaken ? null : await office.hold(booking.holdId);
    try {
      await purchases.settle(bookingId, (row) => {
        const current = undoing(life, row);
        if (!current || !hasAny(current, hold)) return null;
        return {
          set: current.promoCode === undefined ? {} : { promoReturned: true },
          remove: ['seatsTaken'],
          alongside: ({ updatedAt }) => returned(current, hold, clock.now().getTime(), updatedAt),
        };
      });
      return;
    } catch (error) {
      if (!(error instanceof NeighbourRefusedError)) throw error;
    }
  }
  throw new OvertakenError(`What ${bookingId} has could not be given back: others write it, or it is not there.`);
}

function hasAny(booking: BookingRow, hold: HoldRow | null): boolean {
  return booking.seatsTaken === true || isKept(booking, hold) || usesPromo(booking);
}

/** Whether the hold is kept for the booking: tickets that were sold are no hold's any more. */
function isKept({ id }: BookingRow, hold: HoldRow | null): hold is HoldRow {
  return hold?.status === 'ACTIVE' && hold.bookingId === id;
}

function usesPromo({ promoCode, promoReturned }: BookingRow): boolean {
  return promoCode !== undefined && promoReturned !== true;
}

function returned(booking: BookingRow, hold: HoldRow | null, nowMs: number, at: string): PlannedWrite[] {
  const { id, status, eventId, promoCode } = booking;
  const writes: PlannedWrite[] = [];
  if (booking.seatsTaken) writes.push(...returnedTickets(booking, 'sold', at));
  else if (isKept(booking, hold)) {
    writes.push(
      ...(status === 'CANCELLING' ? endingHold(hold, 'RELEASED', nowMs, at).writes : [freedHold(hold, id, at)]),
    );
  }
  if (promoCode !== undefined && usesPromo(booking)) writes.push(returnedPromoUse(eventId, promoCode));
  return writes;
}
