import { Link } from 'react-router';
import type { BookingPartsFragment } from '../../graphql/graphql.ts';
import { isEnded } from '../orders/words.ts';
import { useHolds } from './useHolds.ts';
import { nextSteps } from './words.ts';

interface UndoneProps {
  readonly booking: BookingPartsFragment;
  /** Whether it was opened from a desk: it is another's. */
  readonly desk: boolean;
}

/** Why a booking did not come about, or was cancelled, and what its owner can do now. */
export function Undone({ booking, desk }: UndoneProps) {
  const { refusal, status } = booking;
  if (!refusal) return null;
  return (
    <div role="alert" className="problem-box">
      <p>{refusal.message}</p>
      {desk || !isEnded(status) ? null : <Next booking={booking} step={nextSteps[refusal.code]} />}
    </div>
  );
}

interface NextProps {
  readonly booking: BookingPartsFragment;
  readonly step: (typeof nextSteps)[keyof typeof nextSteps];
}

function Next({ booking: { id, version, event, categoryId, quantity, seats }, step }: NextProps) {
  // Where the payment failed the tickets are still kept, until their time is over.
  const holds = useHolds(`${id} ${String(version)}`);
  const kept = holds.find(
    (hold) =>
      hold.booking === null &&
      hold.event.id === event.id &&
      hold.categoryId === categoryId &&
      hold.quantity === quantity &&
      hold.seats.join() === seats.join(),
  );
  switch (step) {
    case 'PAY_AGAIN':
      return kept ? (
        <Link to={`/holds/${kept.id}`}>Pay in another way: the tickets are still kept for you</Link>
      ) : (
        <Link to={`/events/${event.id}`}>Choose tickets again</Link>
      );
    case 'LOOK_AT_EVENT':
      return <Link to={`/events/${event.id}`}>To the event</Link>;
    case 'LOOK_AT_EVENTS':
      return <Link to="/events">See what else is on</Link>;
    case 'WAIT':
      return null;
  }
}
