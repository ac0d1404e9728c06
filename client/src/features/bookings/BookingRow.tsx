import { Link } from 'react-router';
import type { BookingRowFragment } from '../../graphql/graphql.ts';
import { localWords, ticketPriceWords } from '../events/words.ts';
import { instantWords } from '../invoices/words.ts';
import { BookingBadge } from './BookingBadge.tsx';
import { ticketWords } from './words.ts';

interface BookingRowProps {
  readonly booking: BookingRowFragment;
  /** Whether its e-mail address is shown: whose it is is not clear by itself. */
  readonly desk?: boolean;
}

/** One booking of a list: what for, when that is, what it comes to and where it stands. */
export function BookingRow({ booking, desk = false }: BookingRowProps) {
  const { id, number, status, placedAt, email, event, categoryName, total, refusal } = booking;
  const facts = desk
    ? [number, email, instantWords(placedAt)]
    : [
        event.status === 'POSTPONED' ? 'postponed' : localWords(event.localStart),
        `${event.venue.name}, ${event.venue.city}`,
        number,
      ];
  return (
    <Link to={desk ? `/bookings/${id}?desk` : `/bookings/${id}`} className="invoice" data-booking={id}>
      <span className="what">
        <strong>{event.title}</strong>
        <small>
          {categoryName}, {ticketWords(booking)}
        </small>
        {refusal && !desk ? <small className="problem">{refusal.message}</small> : <small>{facts.join(' · ')}</small>}
      </span>
      <span className="amount">{ticketPriceWords(total)}</span>
      <BookingBadge status={status} />
    </Link>
  );
}
