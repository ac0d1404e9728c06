import { Link } from 'react-router';

/** Stands in the place of a booking that is not there, or another's. */
export function MissingBooking() {
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
