import { Link } from 'react-router';
import type { BookingPartsFragment } from '../../graphql/graphql.ts';
import { EventBadge } from '../events/EventBadge.tsx';
import { MINUTE, useNow } from '../events/useNow.ts';
import { When } from '../events/When.tsx';
import { ticketPriceWords } from '../events/words.ts';
import { buyerLines, countryWords } from '../receipts/words.ts';
import { isZero } from '../shop/price.ts';
import { moneyWords, rateWords } from '../shop/words.ts';
import { TicketName } from './TicketName.tsx';
import { namesMayChange } from './ticketNames.ts';
import { ticketWords } from './words.ts';

interface BookedTicketsProps {
  readonly booking: BookingPartsFragment;
  /** Whether whoever looks may write names on its tickets, while they may change: its owner, who organises its event, and administrators. */
  readonly names: boolean;
}

/** What was booked: the event, the tickets with who comes and where they sit, and what it came to. */
export function BookedTickets({ booking, names }: BookedTicketsProps) {
  const now = useNow(MINUTE);
  const { event, categoryName, tickets, price, taxRate, promoCode, discount, subtotal, tax, total, billTo } = booking;
  const { venue } = event;
  return (
    <section aria-labelledby="booked-title" className="card part">
      <h2 id="booked-title">What was booked</h2>
      <p className="booked-event">
        <Link to={`/events/${event.id}`}>{event.title}</Link>{' '}
        {event.status === 'PUBLISHED' ? null : <EventBadge status={event.status} />}
      </p>
      <p>{event.status === 'POSTPONED' ? 'The new date is not known yet.' : <When event={event} />}</p>
      <p className="hint">
        {venue.name}, {venue.street}, {venue.city}, {countryWords(venue.country)}
      </p>
      {event.note === null ? null : <p className="description">{event.note}</p>}
      <h3>
        {categoryName}, {ticketWords(booking)}
      </h3>
      {tickets.length > 0 ? (
        <ul className="ordered tickets-list" aria-label="Tickets">
          {tickets.map((ticket, index) => (
            <li key={ticket.id} data-ticket={ticket.status}>
              <span className="what">
                <span>
                  Ticket {index + 1}
                  {ticket.seat === null ? '' : `, seat ${ticket.seat}`}
                </span>
                <TicketName
                  booking={booking}
                  ticket={ticket}
                  number={index + 1}
                  changeable={names && namesMayChange(booking, now)}
                />
              </span>
              <span>{ticket.status === 'VALID' ? 'Good' : 'Cancelled'}</span>
            </li>
          ))}
        </ul>
      ) : null}
      <p className="hint">
        {isZero(price) ? 'Free' : `${ticketPriceWords(price)} a ticket, before ${rateWords(taxRate)} tax`}
      </p>
      {isZero(price) ? null : (
        <dl className="sums">
          {isZero(discount) ? null : (
            <div>
              <dt>Promo code {promoCode}</dt>
              <dd>−{moneyWords(discount)}</dd>
            </div>
          )}
          <div>
            <dt>Before tax</dt>
            <dd>{moneyWords(subtotal)}</dd>
          </div>
          <div>
            <dt>Tax</dt>
            <dd>{moneyWords(tax)}</dd>
          </div>
          <div className="total">
            <dt>Total</dt>
            <dd>{moneyWords(total)}</dd>
          </div>
        </dl>
      )}
      {billTo ? (
        <>
          <h3>Billed to</h3>
          <address>
            {buyerLines(billTo).map((line) => (
              <span key={line}>{line}</span>
            ))}
          </address>
        </>
      ) : null}
    </section>
  );
}
