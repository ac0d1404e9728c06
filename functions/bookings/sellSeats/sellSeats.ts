import type { BookingReason, BookingRow } from '#model/bookings.ts';
import { retakenTickets, soldHold } from '#model/ticketSales.ts';
import type { ShardPart } from '#model/tickets.ts';
import { partsFor } from '#model/tickets.ts';
import type { PlannedWrite } from '#model/writes.ts';
import type { Clock } from '../../platform/purchases/moves.ts';
import { forward, going, hasReached, refuse } from '../../platform/purchases/moves.ts';
import { NeighbourRefusedError, OvertakenError } from '../../platform/table.ts';
import type { TicketOffice, TicketPorts } from '../ports.ts';

/** How the tickets come to be the booking's: where they are counted, and what is written alongside it. */
interface Sale {
  readonly shards: readonly ShardPart[];
  writes(at: string): readonly PlannedWrite[];
}

/** Looks at tickets that others take at the same time, so often. */
const ROUNDS = 5;

/**
 * Makes the tickets the booking's and says so on it, in one transaction: all or nothing, and once. Those of its hold; where that has ended meanwhile, such
 * as can still be had. A booking that has none is never charged. Throws PurchaseRefused (EVENT_NOT_ON_SALE, HOLD_LOST, SEATS_LOST), PurchaseStopped;
 * OvertakenError where others were at work on the same tickets, which is no reason to say that nothing is left.
 */
export async function sellSeats(bookingId: string, ports: TicketPorts): Promise<void> {
  const { life, purchases, clock } = ports;
  for (let round = 0; round < ROUNDS; round += 1) {
    const booking = going(life, await purchases.read(bookingId));
    if (hasReached(life, booking, 'RESERVED')) return;
    const sale = await saleOf(booking, ports, round > 0);
    if (typeof sale === 'string') return refuse(ports, booking, sale);
    try {
      await purchases.settle(bookingId, (row) => {
        const change = forward(life, row, 'RESERVED', clock);
        if (!change) return null;
        return {
          ...change,
          set: { ...change.set, seatsTaken: true, shards: [...sale.shards] },
          alongside: ({ updatedAt }) => sale.writes(updatedAt),
        };
      });
      return;
    } catch (error) {
      // Its hold ended a moment ago, or what could be had then is gone: what is so now decides.
      if (!(error instanceof NeighbourRefusedError)) throw error;
    }
  }
  throw new OvertakenError(`The tickets of ${bookingId} move.`);
}

async function saleOf(
  booking: BookingRow,
  { office, clock }: TicketPorts,
  wasRefused: boolean,
): Promise<Sale | BookingReason> {
  const hold = await office.hold(booking.holdId);
  if (hold && hold.bookingId !== booking.id) return 'HOLD_LOST';
  if (hold?.status !== 'ACTIVE') return retakeOf(booking, office);
  if (wasRefused && !(await office.sale(booking))?.open) return 'EVENT_NOT_ON_SALE';
  return { shards: hold.shards, writes: (at) => soldHold(hold, booking.id, seconds(clock), at) };
}

/** What can be had of the tickets that the hold let go of. Where some cannot, none are taken. */
async function retakeOf(booking: BookingRow, office: TicketOffice): Promise<Sale | BookingReason> {
  const { ownerId, quantity, seats } = booking;
  const sale = await office.sale(booking);
  if (!sale?.open) return 'EVENT_NOT_ON_SALE';
  const [stock, taken, allowance] = await Promise.all([
    office.stock(booking, sale.shards),
    office.taken(booking, seats),
    office.allowance(booking, ownerId),
  ]);
  const parts = partsFor(quantity, stock, 0);
  if (!parts || taken.length > 0 || allowance > sale.perCustomer - quantity) return 'SEATS_LOST';
  return { shards: parts, writes: (at) => retakenTickets(booking, parts, sale.perCustomer, at) };
}

function seconds(clock: Clock): number {
  return Math.floor(clock.now().getTime() / 1000);
}
