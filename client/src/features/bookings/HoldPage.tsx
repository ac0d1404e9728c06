import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { execute } from '../../api.ts';
import { ReleaseTicketHoldDocument } from '../../graphql/graphql.ts';
import { useAccountId } from '../account/useAccountId.ts';
import { When } from '../events/When.tsx';
import { Unanswered } from '../orders/checkout/Unanswered.tsx';
import { Confirm } from '../shell/Confirm.tsx';
import { Problem } from '../shell/Problem.tsx';
import { useTitle } from '../shell/useTitle.ts';
import { Checkout } from './Checkout.tsx';
import { Countdown, useSecondsLeft } from './Countdown.tsx';
import { tryAgain } from './tryAgain.ts';
import { useBookTickets } from './useBookTickets.ts';
import type { ShownHold } from './useHold.ts';
import { useHold } from './useHold.ts';
import { HOLDS } from './useHolds.ts';
import { bookedWords, ticketWords } from './words.ts';

/** Tickets that are kept for some minutes, with the time that is left, and their checkout. */
export function HoldPage() {
  const { holdId = '' } = useParams();
  const hold = useHold(holdId);
  if (hold.isPending) return <p role="status">Loading …</p>;
  if (hold.isError && !hold.data) {
    return <Problem message={hold.error.message} onRetry={() => void hold.refetch()} />;
  }
  return hold.data ? <Opened key={hold.data.id} hold={hold.data} /> : <Missing />;
}

function Missing() {
  useTitle('No such tickets');
  return (
    <div className="notice">
      <h1>These tickets are not kept for you</h1>
      <p>
        <Link to="/events">Back to the events</Link>
      </p>
    </div>
  );
}

function Opened({ hold }: { readonly hold: ShownHold }) {
  const { id, event, status, booking, endsAt } = hold;
  useTitle(`Tickets for ${event.title}`);
  const queries = useQueryClient();
  const ownerId = useAccountId();
  const refetch = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: ['hold', id] }),
      queries.invalidateQueries({ queryKey: [HOLDS] }),
    ]);
  const seconds = useSecondsLeft(endsAt, () => void refetch());
  const booked = useBookTickets(ownerId, () => void refetch());
  // What is being sent when the time runs out may have come in time.
  const kept = status === 'ACTIVE' && booking === null && (seconds > 0 || booked.busy);
  const category = event.ticketCategories.find((each) => each.id === hold.categoryId);
  return (
    <>
      <nav aria-label="Back" className="back">
        <Link to={`/events/${event.id}`}>← {event.title}</Link>
      </nav>
      <div className="title">
        <div>
          <h1>Your tickets for {event.title}</h1>
          <p className="hint">
            {category ? `${category.name}, ` : ''}
            {ticketWords(hold)}
          </p>
        </div>
        {kept ? <LetGo hold={hold} /> : null}
      </div>
      {kept ? (
        <p className="time-left">
          <span>Kept for you:</span> <Countdown seconds={seconds} />
        </p>
      ) : null}
      {booked.unanswered ? (
        <Unanswered call={booked} noun="booking" where={{ to: '/bookings', words: 'Look into your bookings' }} />
      ) : null}
      {kept ? (
        <div className="beside">
          <section aria-labelledby="kept-title" className="card part">
            <h2 id="kept-title">What is kept</h2>
            <p>
              <strong>{event.title}</strong>
            </p>
            <p>
              <When event={event} />
            </p>
            <p className="hint">
              {event.venue.name}, {event.venue.city}
            </p>
            <p>{ticketWords(hold)}</p>
          </section>
          <Checkout hold={hold} booked={booked} />
        </div>
      ) : (
        <Ended hold={hold} sent={booked.unanswered !== null} />
      )}
    </>
  );
}

interface EndedProps {
  readonly hold: ShownHold;
  /** Whether a booking was sent of which nobody knows what became of it. */
  readonly sent: boolean;
}

/** What became of tickets that are not kept any more, and the way on. */
function Ended({ hold: { status, booking, event, categoryId, quantity, seats }, sent }: EndedProps) {
  const again = new URLSearchParams({
    tickets: categoryId,
    ...(seats.length === 0 ? { quantity: String(quantity) } : {}),
  }).toString();
  const back = <Link to={`/events/${event.id}?${again}`}>Choose tickets again</Link>;
  if (booking) {
    return (
      <Said words={bookedWords(booking)}>
        <Link to={`/bookings/${booking.id}`}>To the booking</Link>
      </Said>
    );
  }
  if (status === 'RELEASED') return <Said words="You let go of these tickets.">{back}</Said>;
  return (
    <Said
      words={`The time is over: these tickets are not kept for you any more.${sent ? '' : ' Nothing was charged.'}`}
    >
      {back}
    </Said>
  );
}

function Said({ words, children }: { readonly words: string; readonly children: ReactNode }) {
  return (
    <div role="alert" className="problem-box">
      <p>{words}</p>
      {children}
    </div>
  );
}

/** Lets go of tickets, for others to have them at once. */
function LetGo({ hold: { id, event } }: { readonly hold: ShownHold }) {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const release = useMutation({
    mutationFn: async () => {
      const { userErrors } = await tryAgain(
        async () => (await execute(ReleaseTicketHoldDocument, { id })).releaseTicketHold,
      );
      const [problem] = userErrors;
      if (problem) throw new Error(problem.message);
    },
    onSuccess: async () => {
      void queries.invalidateQueries({ queryKey: [HOLDS] });
      void queries.invalidateQueries({ queryKey: ['hold', id] });
      await navigate(`/events/${event.id}`, { state: { said: 'You let go of the tickets.' } });
    },
  });
  return (
    <div className="actions">
      <Confirm
        label="Let go"
        title="Let go of these tickets?"
        keep="Keep them"
        busy={release.isPending}
        danger
        onConfirm={() => {
          release.mutate();
        }}
      >
        <p>Others can have them at once.</p>
      </Confirm>
      {release.error ? (
        <span role="alert" className="problem">
          {release.error.message}
        </span>
      ) : null}
    </div>
  );
}
