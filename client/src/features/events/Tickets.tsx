import { useEffect, useRef, useState } from 'react';
import type { EventPartsFragment, TicketCategoryPartsFragment } from '../../graphql/graphql.ts';
import { isZero } from '../shop/price.ts';
import { rateWords } from '../shop/words.ts';
import { Choose } from './Choose.tsx';
import { useAvailability } from './useAvailability.ts';
import { useServerTime } from './useNow.ts';
import { heardWords, leftWords, saleStateOf, ticketPriceWords } from './words.ts';
import { ZonedTime } from './ZonedTime.tsx';
import { useWish } from './wish.ts';

/** The kinds of tickets of an event, with what is left of each, live, and the way to have some. */
export function Tickets({ event }: { readonly event: EventPartsFragment }) {
  const left = useAvailability(event.id);
  const wish = useWish();
  const [opened, setOpened] = useState<string | null>(wish?.categoryId ?? null);
  const { ticketCategories } = event;
  // One kind alone is not worth a press.
  const only = ticketCategories.length === 1 ? ticketCategories[0]?.id : undefined;
  return (
    <section aria-labelledby="tickets-title" className="card part tickets">
      <h2 id="tickets-title">Tickets</h2>
      <ul>
        {ticketCategories.map((category) => (
          <li key={category.id} data-category={category.id}>
            <Kind
              event={event}
              category={category}
              available={left.get(category.id)}
              opened={(only ?? opened) === category.id}
              onOpen={() => {
                setOpened(category.id);
              }}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface KindProps {
  readonly event: EventPartsFragment;
  readonly category: TicketCategoryPartsFragment;
  /** Undefined until it is known. */
  readonly available: number | undefined;
  readonly opened: boolean;
  readonly onOpen: () => void;
}

function Kind({ event, category, available, opened, onOpen }: KindProps) {
  const { name, priceWithTax, taxRate, saleFrom, saleUntil, limitPerCustomer } = category;
  const zone = event.venue.timeZone;
  const sale = useServerTime((now) => saleStateOf(category, now));
  const sold = event.status === 'PUBLISHED' && sale === 'ON';
  const choice = useRef<HTMLDivElement>(null);
  const [pressed, setPressed] = useState(false);
  useEffect(() => {
    // The button that was pressed is gone: whoever uses the keyboard would begin at the top of the page.
    if (pressed && opened) choice.current?.focus();
  }, [pressed, opened]);
  return (
    <>
      <div className="kind">
        <span className="what">
          <strong>{name}</strong>
          <small>At most {limitPerCustomer} a person</small>
        </span>
        <span className="amount">
          <strong>{ticketPriceWords(priceWithTax)}</strong>{' '}
          {isZero(priceWithTax) ? null : <small>incl. {rateWords(taxRate)} tax</small>}
        </span>
        {sold ? (
          <span className="availability" data-left={available} data-availability={availabilityOf(available)}>
            {available === undefined ? '' : leftWords(available)}
          </span>
        ) : null}
      </div>
      {sold ? (
        // While many buy, the number changes every second: it is seen, and not read aloud.
        <span role="status" className="visually-hidden">
          {heardWords(name, available)}
        </span>
      ) : null}
      {event.status === 'PUBLISHED' && sale === 'TO_COME' && saleFrom !== null ? (
        <p className="hint">
          On sale from <ZonedTime instant={saleFrom} zone={zone} />
        </p>
      ) : null}
      {event.status === 'PUBLISHED' && sale === 'OVER' ? <p className="hint">The sale is over.</p> : null}
      {sold && saleUntil !== event.startsAt ? (
        <p className="hint">
          On sale until <ZonedTime instant={saleUntil} zone={zone} />
        </p>
      ) : null}
      {sold && opened ? (
        <div ref={choice} role="group" aria-label={`Choose ${name}`} tabIndex={-1}>
          <Choose event={event} category={category} available={available} />
        </div>
      ) : null}
      {sold && !opened ? (
        <button
          type="button"
          className="quiet"
          aria-label={`Choose ${name}`}
          onClick={() => {
            setPressed(true);
            onOpen();
          }}
        >
          Choose
        </button>
      ) : null}
    </>
  );
}

function availabilityOf(available: number | undefined): string | undefined {
  if (available === undefined) return undefined;
  if (available === 0) return 'SOLD_OUT';
  return leftWords(available) === 'Available' ? 'IN_STOCK' : 'LOW_STOCK';
}
