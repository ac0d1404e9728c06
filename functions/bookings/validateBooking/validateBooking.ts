import { going, hasReached, refuse } from '../../platform/purchases/moves.ts';
import type { TicketPorts } from '../ports.ts';

/**
 * Sees that the event is on sale, and that its hold is the booking's: one that has expired meanwhile may still be taken anew (sellSeats). Throws
 * PurchaseRefused, PurchaseStopped.
 */
export async function validateBooking(bookingId: string, ports: TicketPorts): Promise<void> {
  const { life, purchases, office } = ports;
  const booking = going(life, await purchases.read(bookingId));
  if (hasReached(life, booking, 'VALIDATED')) return;
  const [sale, hold] = await Promise.all([office.sale(booking), office.hold(booking.holdId)]);
  if (!sale?.open) await refuse(ports, booking, 'EVENT_NOT_ON_SALE');
  if (hold?.bookingId !== bookingId || hold.status === 'RELEASED') await refuse(ports, booking, 'HOLD_LOST');
}
