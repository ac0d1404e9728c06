import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { execute } from '../../api.ts';
import { BookingReceiptDocument } from '../../graphql/graphql.ts';
import { lookAgain } from '../orders/lookAgain.ts';
import { Awaited, Shown } from '../receipts/Shown.tsx';
import { Problem } from '../shell/Problem.tsx';
import { useTitle } from '../shell/useTitle.ts';
import { MissingBooking } from './MissingBooking.tsx';
import { useBookingChanges } from './useBookingChanges.ts';

/** The page of a booking's receipt, which its mail links to: it waits for one that is not written yet. */
export function BookingReceiptPage() {
  const { bookingId = '' } = useParams();
  useBookingChanges(bookingId);
  const answer = useQuery({
    queryKey: ['booking', bookingId, 'receipt'],
    queryFn: () => execute(BookingReceiptDocument, { id: bookingId }),
    staleTime: 0,
    // The address in it is not kept beyond the page.
    gcTime: 0,
    refetchInterval: ({ state: { data } }) =>
      // A receipt is shown with its document: until that is written it counts as not there.
      data?.booking
        ? lookAgain({ ...data.booking, receipt: data.booking.receipt?.document ?? null, refunds: [] }, Date.now())
        : false,
  });
  const booking = answer.data?.booking;
  useTitle(booking?.receipt ? `Receipt ${booking.receipt.number}` : 'Receipt');
  if (answer.isPending) return <p role="status">Loading …</p>;
  if (answer.isError && !answer.data) {
    return <Problem message={answer.error.message} onRetry={() => void answer.refetch()} />;
  }
  if (!booking) return <MissingBooking />;
  return (
    <>
      <nav aria-label="Back" className="back">
        <Link to={`/bookings/${booking.id}`}>← Booking {booking.number}</Link>
      </nav>
      {booking.receipt ? (
        <Shown receipt={booking.receipt} wanted={{ receiptOfBooking: booking.id }} />
      ) : (
        <Awaited noun="booking" status={booking.status} />
      )}
    </>
  );
}
