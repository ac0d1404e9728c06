import type { BookingStatus } from '#model/bookings.ts';
import { bookingMachine } from '#model/bookings.ts';
import type { Image } from '../../platform/publishChange.ts';
import { liveChange } from '../../platform/publishChange.ts';

/** What subscribers are told: BookingChange of the schema. */
export interface Change {
  bookingId: string;
  ownerId: string;
  status: BookingStatus;
  version: number;
  at: string;
}

/** A subscriber receives only what the publishing mutation selects. */
export const PUBLISH =
  'mutation Publish($change: BookingChangeInput!) { publishBookingChange(change: $change) { bookingId ownerId status version at } }';

/** As those of orders (functions/orders/publish/changeOf.ts): what lasts for milliseconds is not told. */
const passing: readonly BookingStatus[] = ['AUTHORIZED', 'RESERVED'];

/** What a stream record says to subscribers, or null where nothing changed that counts, or the next change is about to come. Throws on a row that is none. */
export function changeOf(before: Image, after: Image): Change | null {
  const change = liveChange(bookingMachine, before, after);
  if (!change || passing.includes(change.status)) return null;
  const { id: bookingId, ...told } = change;
  return { bookingId, ...told };
}
