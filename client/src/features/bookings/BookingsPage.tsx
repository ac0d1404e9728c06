import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { execute } from '../../api.ts';
import { BookingsDocument } from '../../graphql/graphql.ts';
import { isEnded } from '../orders/words.ts';
import { Problem } from '../shell/Problem.tsx';
import { ShowMore } from '../shell/ShowMore.tsx';
import { LOOK } from '../shell/useLive.ts';
import { useTitle } from '../shell/useTitle.ts';
import { BookingRow } from './BookingRow.tsx';
import { useMyBookingChanges } from './useBookingChanges.ts';

const PAGE = 20;

/** The caller's own bookings, live. */
export function BookingsPage() {
  useTitle('Your bookings');
  useMyBookingChanges();
  const list = useInfiniteQuery({
    queryKey: ['bookings', 'mine'],
    queryFn: ({ pageParam }) => execute(BookingsDocument, { first: PAGE, ...(pageParam ? { after: pageParam } : {}) }),
    initialPageParam: '',
    getNextPageParam: ({ bookings: { pageInfo } }) => (pageInfo.hasNextPage ? pageInfo.endCursor : undefined),
    refetchInterval: ({ state }) =>
      state.data?.pages.some((page) => page.bookings.nodes.some(({ status }) => !isEnded(status))) ? LOOK : false,
  });
  const bookings = list.data?.pages.flatMap((page) => page.bookings.nodes) ?? [];
  return (
    <>
      <div className="title">
        <h1>Your bookings</h1>
        <Link to="/events">To the events</Link>
      </div>
      {list.isError ? <Problem message={list.error.message} onRetry={() => void list.refetch()} /> : null}
      {list.isPending ? (
        <p role="status" className="card empty">
          Loading …
        </p>
      ) : null}
      {list.isSuccess && bookings.length === 0 ? (
        <p className="card empty">
          <strong>No bookings yet.</strong> <Link to="/events">See what is on</Link>.
        </p>
      ) : null}
      <ul className="card invoices orders" aria-label="Your bookings" aria-busy={list.isPending}>
        {bookings.map((booking) => (
          <li key={booking.id}>
            <BookingRow booking={booking} />
          </li>
        ))}
      </ul>
      <ShowMore list={list} />
    </>
  );
}
