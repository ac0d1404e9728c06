import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { execute } from '../../api.ts';
import type { BookingPartsFragment } from '../../graphql/graphql.ts';
import { BookingDocument, ContinueBookingDocument } from '../../graphql/graphql.ts';
import { useMe } from '../account/useMe.ts';
import { instantWords } from '../invoices/words.ts';
import { lookAgain } from '../orders/lookAgain.ts';
import { PaymentFacts } from '../orders/PaymentFacts.tsx';
import { PaymentNeeded } from '../orders/PaymentNeeded.tsx';
import { Timeline } from '../orders/Timeline.tsx';
import { useContinuation } from '../orders/useContinuation.ts';
import { isEnded } from '../orders/words.ts';
import { ReceiptPart } from '../receipts/ReceiptPart.tsx';
import { awaitsReceipt } from '../receipts/words.ts';
import { MoneyPart } from '../refunds/MoneyPart.tsx';
import { RefundsPart } from '../refunds/RefundsPart.tsx';
import { useBookingRefundChanges } from '../refunds/useRefundChanges.ts';
import { Problem } from '../shell/Problem.tsx';
import { useTitle } from '../shell/useTitle.ts';
import { isZero } from '../shop/price.ts';
import { BookedTickets } from './BookedTickets.tsx';
import { BookingActions } from './BookingActions.tsx';
import { BookingBadge } from './BookingBadge.tsx';
import { MissingBooking } from './MissingBooking.tsx';
import { Undone } from './Undone.tsx';
import { useBookingChanges } from './useBookingChanges.ts';
import { HOLDS } from './useHolds.ts';
import { bookingStatusWords, isTold, toCome } from './words.ts';

/** One booking, live: where it stands, how it is paid, its tickets, and what can be done. */
export function BookingPage() {
  const { bookingId = '' } = useParams();
  useBookingChanges(bookingId);
  useBookingRefundChanges(bookingId);
  const booking = useQuery({
    queryKey: ['booking', bookingId],
    queryFn: () => execute(BookingDocument, { id: bookingId }),
    staleTime: 0,
    refetchInterval: ({ state: { data } }) => (data?.booking ? lookAgain(data.booking, Date.now()) : false),
    // An answer that was under way when a newer one came is dropped.
    structuralSharing: (before, now) => newest(before as BookingAnswer | undefined, now as BookingAnswer),
  });
  if (booking.isPending) return <p role="status">Loading …</p>;
  if (booking.isError && !booking.data) {
    return <Problem message={booking.error.message} onRetry={() => void booking.refetch()} />;
  }
  const found = booking.data.booking;
  return found ? <Opened key={found.id} booking={found} /> : <MissingBooking />;
}

interface BackProps {
  readonly eventId: string;
  readonly desk: boolean;
  readonly staff: boolean;
}

/** The way back: staff came from their desk, an organiser from those who come to an event, everybody else from their own bookings. */
function Back({ eventId, desk, staff }: BackProps) {
  if (!desk) return <Link to="/bookings">← Your bookings</Link>;
  if (staff) return <Link to="/booking-desk">← Booking desk</Link>;
  return <Link to={`/organizer/events/${eventId}/attendees`}>← Attendees</Link>;
}

interface BookingAnswer {
  readonly booking: BookingPartsFragment | null;
}

function newest(before: BookingAnswer | undefined, now: BookingAnswer): BookingAnswer {
  return before?.booking &&
    now.booking &&
    before.booking.id === now.booking.id &&
    before.booking.version > now.booking.version
    ? before
    : now;
}

function Opened({ booking }: { readonly booking: BookingPartsFragment }) {
  useTitle(`Booking ${booking.number}`);
  const { reviews, roles } = useMe();
  const [parameters] = useSearchParams();
  const desk = parameters.has('desk');
  const staff = reviews === true;
  const names = !desk || roles.includes('ORGANIZER') || roles.includes('ADMIN');
  const queries = useQueryClient();
  const ended = isEnded(booking.status);
  // Tickets whose payment failed are kept again, until their time is over.
  useEffect(() => {
    if (ended) void queries.invalidateQueries({ queryKey: [HOLDS, 'mine'] });
  }, [queries, ended]);
  const continuation = useContinuation(['booking', booking.id], async () => {
    const { continueBooking } = await execute(ContinueBookingDocument, { id: booking.id });
    return { status: continueBooking.booking?.status, userErrors: continueBooking.userErrors };
  });
  return (
    <>
      <nav aria-label="Back" className="back">
        <Back eventId={booking.event.id} desk={desk} staff={staff} />
      </nav>
      <div className="title">
        <div>
          <h1>Booking {booking.number}</h1>
          <p className="hint">
            {instantWords(booking.placedAt)} · {booking.email}
          </p>
        </div>
        <BookingBadge status={booking.status} />
        <BookingActions booking={booking} desk={desk} staff={staff} />
      </div>
      <p role="status" className="visually-hidden">
        This booking is now: {bookingStatusWords[booking.status]}
      </p>
      <Undone booking={booking} desk={desk} />
      {booking.status === 'PAYMENT_ACTION_REQUIRED' ? (
        <PaymentNeeded
          noun="booking"
          path={`/bookings/${booking.id}`}
          action={booking.paymentAction}
          continuation={continuation}
        />
      ) : null}
      <div className="beside booking-page">
        <div>
          <Timeline
            entries={booking.timeline.filter(({ status }) => isTold(status, booking.total))}
            words={bookingStatusWords}
            ended={ended}
            toCome={toCome(booking.status).filter((status) => isTold(status, booking.total))}
          />
          {isZero(booking.total) ? null : <PaymentFacts payment={booking.payment} />}
          <MoneyPart money={booking.money} />
        </div>
        <div>
          <BookedTickets booking={booking} names={names} />
          <ReceiptPart
            receipt={booking.receipt}
            awaited={awaitsReceipt(booking)}
            page={`/bookings/${booking.id}/receipt`}
            wanted={{ receiptOfBooking: booking.id }}
          />
          <RefundsPart refunds={booking.refunds} purchase={{ kind: 'booking', id: booking.id }} staff={staff} />
        </div>
      </div>
    </>
  );
}
