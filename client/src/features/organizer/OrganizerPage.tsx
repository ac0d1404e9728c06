import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { execute } from '../../api.ts';
import type { OrganizedRowFragment } from '../../graphql/graphql.ts';
import { OrganizedEventsDocument } from '../../graphql/graphql.ts';
import { useMe } from '../account/useMe.ts';
import { MINUTE, useNow } from '../events/useNow.ts';
import { spanWords, zoneWords } from '../events/words.ts';
import { countWords, numberWords } from '../invoices/words.ts';
import { Problem } from '../shell/Problem.tsx';
import { ShowMore } from '../shell/ShowMore.tsx';
import { LOOK } from '../shell/useLive.ts';
import { useTitle } from '../shell/useTitle.ts';
import { OrganizedBadge } from './OrganizedBadge.tsx';
import { ORGANIZED } from './useOrganizedEvent.ts';

const PAGE = 25;

/** The caller's own events, or, for those who work at the desks, everybody's: those that start last first. */
export function OrganizerPage() {
  const { roles, reviews } = useMe();
  const title = reviews === true ? 'All events' : 'Your events';
  useTitle(title);
  const now = useNow(MINUTE);
  const list = useInfiniteQuery({
    queryKey: [ORGANIZED, 'list'],
    queryFn: ({ pageParam }) =>
      execute(OrganizedEventsDocument, { first: PAGE, ...(pageParam ? { after: pageParam } : {}) }),
    initialPageParam: '',
    getNextPageParam: ({ organizedEvents: { pageInfo } }) => (pageInfo.hasNextPage ? pageInfo.endCursor : undefined),
    staleTime: 0,
    refetchInterval: LOOK,
  });
  const events = list.data?.pages.flatMap((page) => page.organizedEvents.nodes) ?? [];
  return (
    <>
      <div className="title">
        <h1>{title}</h1>
        {roles.includes('ADMIN') ? <Link to="/event-categories">Kinds of events</Link> : null}
        {roles.includes('ORGANIZER') || roles.includes('ADMIN') ? (
          <Link to="/organizer/events/new" className="button">
            New event
          </Link>
        ) : null}
      </div>
      {list.isError ? <Problem message={list.error.message} onRetry={() => void list.refetch()} /> : null}
      {list.isPending ? (
        <p role="status" className="card empty">
          Loading …
        </p>
      ) : null}
      {list.isSuccess && events.length === 0 ? <p className="card empty">No events yet.</p> : null}
      <ul className="card invoices organized" aria-label={title} aria-busy={list.isPending}>
        {events.map((event) => (
          <li key={event.id}>
            <OrganizedRow event={event} now={now} />
          </li>
        ))}
      </ul>
      <ShowMore list={list} />
    </>
  );
}

function OrganizedRow({ event, now }: { readonly event: OrganizedRowFragment; readonly now: number }) {
  const { id, title, status, startsAt, endsAt, localStart, localEnd, venue, availability, ticketCategories } = event;
  const sold = availability.reduce((sum, each) => sum + (each.sold ?? 0), 0);
  const capacity = (status === 'DRAFT' ? ticketCategories : availability).reduce((sum, each) => sum + each.capacity, 0);
  return (
    <Link to={`/organizer/events/${id}`} className="invoice" data-event={id}>
      <span className="what">
        <strong>{title}</strong>
        <small>
          {status === 'POSTPONED' ? 'A new date is not known yet' : spanWords(localStart, localEnd)},{' '}
          {zoneWords(venue.timeZone, startsAt)} · {venue.name}, {venue.city}
        </small>
      </span>
      <span className="amount" data-sold={sold}>
        {status === 'DRAFT' ? countWords(capacity, 'ticket') : `${numberWords(sold)} of ${numberWords(capacity)} sold`}
      </span>
      <OrganizedBadge status={status} over={Date.parse(endsAt) <= now} />
    </Link>
  );
}
