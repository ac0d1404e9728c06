import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { execute } from '../../api.ts';
import { BookingDeskDocument } from '../../graphql/graphql.ts';
import { BookingRow } from '../bookings/BookingRow.tsx';
import { dayWords } from '../invoices/words.ts';
import { ChooseAtDesk } from '../orders/ChooseAtDesk.tsx';
import type { DeskChoice } from '../orders/deskChoice.ts';
import { asked, choiceOf, parametersOf } from '../orders/deskChoice.ts';
import { Problem } from '../shell/Problem.tsx';
import { ShowMore } from '../shell/ShowMore.tsx';
import { useTitle } from '../shell/useTitle.ts';

const PAGE = 25;

/** Milliseconds between two looks: nobody is told of everybody's bookings. */
const LOOK = 5_000;

/** Everybody's bookings: of a day, of an e-mail address, or those that a person must look at. The URL keeps which. */
export function BookingDeskPage() {
  useTitle('Booking desk');
  const [parameters, setParameters] = useSearchParams();
  const choice = choiceOf(parameters);
  const list = useInfiniteQuery({
    queryKey: ['bookings', 'desk', choice],
    queryFn: ({ pageParam }) =>
      execute(BookingDeskDocument, { ...asked(choice), first: PAGE, ...(pageParam ? { after: pageParam } : {}) }),
    initialPageParam: '',
    getNextPageParam: ({ bookingDesk: { pageInfo } }) => (pageInfo.hasNextPage ? pageInfo.endCursor : undefined),
    staleTime: 0,
    refetchInterval: LOOK,
  });
  const bookings = list.data?.pages.flatMap((page) => page.bookingDesk.nodes) ?? [];
  return (
    <>
      <h1>Booking desk</h1>
      <ChooseAtDesk
        noun="booking"
        key={parameters.toString()}
        choice={choice}
        onChoose={(chosen) => {
          setParameters(parametersOf(chosen));
        }}
      />
      {list.isError ? <Problem message={list.error.message} onRetry={() => void list.refetch()} /> : null}
      {list.isPending ? (
        <p role="status" className="card empty">
          Loading …
        </p>
      ) : null}
      {list.isSuccess && bookings.length === 0 ? <p className="card empty">{emptyWords(choice)}</p> : null}
      <ul className="card invoices orders" aria-label="Bookings" aria-busy={list.isPending}>
        {bookings.map((booking) => (
          <li key={booking.id}>
            <BookingRow booking={booking} desk />
          </li>
        ))}
      </ul>
      <ShowMore list={list} />
    </>
  );
}

function emptyWords(choice: DeskChoice): string {
  if (choice.by === 'email') return `No booking is for ${choice.email}.`;
  return choice.by === 'attention' ? 'Nothing needs attention.' : `No booking was made on ${dayWords(choice.day)}.`;
}
