import { useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import type { EventPartsFragment, TicketCategoryPartsFragment } from '../../graphql/graphql.ts';
import { useRight } from '../account/right.ts';
import { useHoldTickets } from '../bookings/useHoldTickets.ts';
import { countWords } from '../invoices/words.ts';
import { ChooseSeats } from './ChooseSeats.tsx';
import type { Wish } from './wish.ts';
import { MOST, useWish, wishParameters } from './wish.ts';
import { shortWords } from './words.ts';

interface ChooseProps {
  readonly event: EventPartsFragment;
  readonly category: TicketCategoryPartsFragment;
  /** Undefined until it is known. */
  readonly available: number | undefined;
}

/** The way to have tickets of one kind kept: a number of them, or seats of a map. Guests are asked to sign in first, and come back to their choice. */
export function Choose({ event, category, available }: ChooseProps) {
  const { hold, busy, refusal, forget } = useHoldTickets();
  const right = useRight();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const wish = useWish();
  const wished = wish?.categoryId === category.id ? wish : null;
  const take = (wanted: Wish) => {
    if (right === 'apiKey') {
      void navigate(`${pathname}?${wishParameters(wanted)}`);
      return;
    }
    const { quantity, seats } = wanted;
    hold({ eventId: event.id, categoryId: category.id, ...(quantity === null ? { seats: [...seats] } : { quantity }) });
  };
  const words = (count: number) => {
    if (busy) return 'Keeping …';
    if (count === 0) return 'Choose seats first';
    const tickets = countWords(count, 'ticket');
    return right === 'apiKey' ? `Sign in for ${tickets}` : `Keep ${tickets} for me`;
  };
  const most = Math.min(MOST, category.limitPerCustomer);
  const common = { category, most, busy, words };
  return (
    <>
      {category.seatRows.length > 0 ? (
        <ChooseSeats
          {...common}
          eventId={event.id}
          wished={wished?.seats ?? []}
          refused={refusal?.taken ?? []}
          onChange={forget}
          onTake={(seats) => {
            take({ categoryId: category.id, quantity: null, seats });
          }}
        />
      ) : (
        <ChooseNumber
          {...common}
          available={available}
          wished={wished?.quantity ?? 1}
          onChange={forget}
          onTake={(quantity) => {
            take({ categoryId: category.id, quantity, seats: [] });
          }}
        />
      )}
      {refusal ? (
        <p role="alert" className="problem" data-refusal={refusal.code}>
          {refusal.message}
        </p>
      ) : null}
    </>
  );
}

interface ChooseNumberProps {
  readonly category: TicketCategoryPartsFragment;
  /** Undefined until it is known: the server knows, and is asked. */
  readonly available: number | undefined;
  /** Tickets that can be had at once. */
  readonly most: number;
  readonly wished: number;
  readonly busy: boolean;
  /** What the button says. */
  readonly words: (count: number) => string;
  /** Hears that another number is chosen. */
  readonly onChange: () => void;
  readonly onTake: (quantity: number) => void;
}

function ChooseNumber(props: ChooseNumberProps) {
  const { category, available, most, wished, busy, words, onChange, onTake } = props;
  const { name } = category;
  const [quantity, setQuantity] = useState(Math.min(wished, most));
  return (
    <form
      className="add"
      onSubmit={(submitted) => {
        submitted.preventDefault();
        onTake(quantity);
      }}
    >
      <label>
        Tickets{' '}
        <select
          aria-label={`Tickets of ${name}`}
          value={quantity}
          onChange={(changed) => {
            onChange();
            setQuantity(Number(changed.target.value));
          }}
        >
          {Array.from({ length: most }, (_, index) => (
            <option key={index}>{index + 1}</option>
          ))}
        </select>
      </label>
      <button type="submit" disabled={busy || available === 0}>
        {words(quantity)}
      </button>
      <span className="hint">{shortWords(quantity, available)}</span>
    </form>
  );
}
