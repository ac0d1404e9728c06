import type { BookingRow } from '#model/bookings.ts';
import type { PurchaseRun, RunOptions } from '../platform/purchases/purchaseRun.ts';
import { purchaseRun } from '../platform/purchases/purchaseRun.ts';
import type { World } from './bookingWorld.ts';
import { confirmBooking } from './confirmBooking/confirmBooking.ts';
import { returnSeats } from './returnSeats/returnSeats.ts';
import { sellSeats } from './sellSeats/sellSeats.ts';
import { validateBooking } from './validateBooking/validateBooking.ts';

const own = { validate: validateBooking, take: sellSeats, giveBack: returnSeats, complete: confirmBooking };

/** The execution of the run that the booking is in, for tests. */
export function bookingExecution(world: World, options: RunOptions): PurchaseRun {
  return purchaseRun<BookingRow, World>(world, own, options);
}
