import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { Link } from 'react-router';
import { execute } from '../../api.ts';
import type { OrganizedPartsFragment } from '../../graphql/graphql.ts';
import { AttendeesDocument, ExportAttendeesDocument } from '../../graphql/graphql.ts';
import { countWords } from '../invoices/words.ts';
import { Problem } from '../shell/Problem.tsx';
import { ShowMore } from '../shell/ShowMore.tsx';
import { LOOK } from '../shell/useLive.ts';
import { ORGANIZED } from './useOrganizedEvent.ts';

const PAGE = 50;

/** Who comes to an event, and the same as a file. */
export function AttendeesTab({ event }: { readonly event: OrganizedPartsFragment }) {
  const { id } = event;
  const list = useInfiniteQuery({
    queryKey: [ORGANIZED, 'attendees', id],
    queryFn: ({ pageParam }) =>
      execute(AttendeesDocument, { eventId: id, first: PAGE, ...(pageParam ? { after: pageParam } : {}) }),
    initialPageParam: '',
    getNextPageParam: ({ attendees: { pageInfo } }) => (pageInfo.hasNextPage ? pageInfo.endCursor : undefined),
    staleTime: 0,
    refetchInterval: LOOK,
  });
  const attendees = list.data?.pages.flatMap((page) => page.attendees.nodes) ?? [];
  return (
    <section aria-labelledby="attendees-title" className="spend">
      <div className="title">
        <h2 id="attendees-title">Attendees</h2>
        <Export eventId={id} title={event.title} />
      </div>
      {list.isError ? <Problem message={list.error.message} onRetry={() => void list.refetch()} /> : null}
      {list.isPending ? (
        <p role="status" className="card empty">
          Loading …
        </p>
      ) : null}
      {list.isSuccess && attendees.length === 0 ? <p className="card empty">Nobody has booked yet.</p> : null}
      {attendees.length > 0 ? (
        <div className="card scroll" tabIndex={0} role="region" aria-labelledby="attendees-title">
          <table className="attendees">
            <thead>
              <tr>
                <th scope="col">Name</th>
                <th scope="col">Ticket</th>
                <th scope="col">Seat</th>
                <th scope="col">Booking</th>
                <th scope="col">E-mail</th>
              </tr>
            </thead>
            <tbody>
              {attendees.map(({ ticket, categoryName, bookingId, bookingNumber, email }) => (
                <tr key={ticket.id} data-ticket={ticket.id}>
                  <th scope="row">{ticket.name ?? <span className="hint">not named</span>}</th>
                  <td>{categoryName}</td>
                  <td>{ticket.seat ?? '–'}</td>
                  <td>
                    <Link to={`/bookings/${bookingId}?desk`}>{bookingNumber}</Link>
                  </td>
                  <td>{email}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      <ShowMore list={list} />
    </section>
  );
}

function Export({ eventId, title }: { readonly eventId: string; readonly title: string }) {
  const write = useMutation({
    mutationFn: async () => {
      const { exportAttendees } = await execute(ExportAttendeesDocument, { eventId });
      const [problem] = exportAttendees.userErrors;
      if (problem) throw new Error(problem.message);
      if (!exportAttendees.export) throw new Error('There is nothing to download.');
      return exportAttendees.export;
    },
    onSuccess: ({ url }) => {
      const link = document.createElement('a');
      link.href = url;
      link.download = 'attendees.csv';
      link.click();
    },
  });
  return (
    <div className="export">
      <button
        type="button"
        className="quiet"
        aria-label={`Export the attendees of ${title} as CSV`}
        disabled={write.isPending}
        onClick={() => {
          write.mutate();
        }}
      >
        Export as CSV
      </button>
      <span role="status" className="hint">
        {write.isPending ? 'Writing …' : ''}
        {write.isSuccess ? `${countWords(write.data.tickets, 'ticket')} in the file` : ''}
      </span>
      {write.error ? (
        <span role="alert" className="problem">
          {write.error.message}
        </span>
      ) : null}
    </div>
  );
}
