import { useQueryClient } from '@tanstack/react-query';
import { Link, useLocation } from 'react-router';
import { countWords } from '../invoices/words.ts';
import { useSecondsLeft } from './Countdown.tsx';
import { clockWords } from './countdown.ts';
import { HOLDS, useHolds } from './useHolds.ts';

/** Tickets that are kept for whoever is signed in, wherever they are in the app: nobody should forget them until it is too late. */
export function HoldsBanner() {
  const holds = useHolds();
  const { pathname } = useLocation();
  const shown = holds.filter(({ id, booking }) => booking === null && pathname !== `/holds/${id}`);
  if (shown.length === 0) return null;
  return (
    <ul className="holds-banner" aria-label="Tickets that are kept for you">
      {shown.map((hold) => (
        <Kept key={hold.id} hold={hold} />
      ))}
    </ul>
  );
}

function Kept({ hold: { id, quantity, event, endsAt } }: { readonly hold: ReturnType<typeof useHolds>[number] }) {
  const queries = useQueryClient();
  const seconds = useSecondsLeft(endsAt, () => void queries.invalidateQueries({ queryKey: [HOLDS] }));
  if (seconds === 0) return null;
  return (
    <li data-hold={id}>
      You hold {countWords(quantity, 'ticket')} for <Link to={`/holds/${id}`}>{event.title}</Link>,{' '}
      {clockWords(seconds)} left
    </li>
  );
}
