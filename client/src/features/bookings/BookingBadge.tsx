import type { BookingStatus } from '../../graphql/graphql.ts';
import { bookingStatusWords } from './words.ts';

/** A booking's status; `data-booking-status` carries its code. */
export function BookingBadge({ status }: { readonly status: BookingStatus }) {
  return (
    <span className="badge" data-booking-status={status}>
      {bookingStatusWords[status]}
    </span>
  );
}
