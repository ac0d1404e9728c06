import { Link } from 'react-router';
import { useTitle } from '../shell/useTitle.ts';

/** Stands in the place of a booking that is not there, or another's. */
export function MissingBooking() {
  useTitle('No such booking');
  return (
    <div className="notice">
      <h1>No such booking</h1>
      <p>It does not exist, or is not yours.</p>
      <p>
        <Link to="/bookings">Back to your bookings</Link>
      </p>
    </div>
  );
}
