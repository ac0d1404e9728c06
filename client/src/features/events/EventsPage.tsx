import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Link, useSearchParams } from 'react-router';
import { execute } from '../../api.ts';
import type { EventCardFragment } from '../../graphql/graphql.ts';
import { EventsDocument } from '../../graphql/graphql.ts';
import { useRight } from '../account/right.ts';
import { countWords } from '../invoices/words.ts';
import { countryWords } from '../receipts/words.ts';
import { goesOn } from '../shell/goesOn.ts';
import { Problem } from '../shell/Problem.tsx';
import { ShowMore } from '../shell/ShowMore.tsx';
import { useTitle } from '../shell/useTitle.ts';
import { Picture } from '../shop/Picture.tsx';
import { isZero } from '../shop/price.ts';
import { EventBadge } from './EventBadge.tsx';
import type { Search } from './search.ts';
import { isSearching, parametersOf, searchOf, variablesOf } from './search.ts';
import { SearchForm } from './SearchForm.tsx';
import { When } from './When.tsx';
import { priceWords } from './words.ts';

const PAGE = 24;

/** Events that take place, to look through and to search. The address keeps what is looked for. */
export function EventsPage() {
  useTitle('Events');
  const right = useRight();
  const [parameters, setParameters] = useSearchParams();
  const search = searchOf(parameters);
  const list = useInfiniteQuery({
    queryKey: ['events', right, search],
    queryFn: ({ pageParam }) =>
      execute(
        EventsDocument,
        { ...variablesOf(search), first: PAGE, ...(pageParam ? { after: pageParam } : {}) },
        right,
      ),
    initialPageParam: '',
    getNextPageParam: ({ events: { pageInfo } }) => (pageInfo.hasNextPage ? pageInfo.endCursor : undefined),
    placeholderData: (before) => before,
  });
  const events = list.data?.pages.flatMap((page) => page.events.nodes) ?? [];
  const { hasNextPage, fetchNextPage } = list;
  const further = goesOn(events.length, list);
  useEffect(() => {
    if (further) void fetchNextPage();
  }, [further, fetchNextPage]);
  const look = (changed: Search) => {
    setParameters(parametersOf(changed), { replace: true });
  };
  return (
    <>
      <div className="title">
        <h1>Events</h1>
      </div>
      <SearchForm search={search} onSearch={look} />
      {list.isError ? <Problem message={list.error.message} onRetry={() => void list.refetch()} /> : null}
      {list.isPending || (events.length === 0 && list.isFetching) ? (
        <p role="status" className="card empty">
          Loading …
        </p>
      ) : null}
      {list.isSuccess && events.length === 0 && !hasNextPage && !list.isFetching ? (
        <p className="card empty">
          {isSearching(search) ? 'No event was found that is like that.' : 'No event is announced yet.'}
        </p>
      ) : null}
      <p role="status" className="visually-hidden">
        {list.isSuccess && !list.isFetching
          ? `${hasNextPage ? 'The first ' : ''}${countWords(events.length, 'event')}.`
          : ''}
      </p>
      <ul className="products events" aria-label="Events" aria-busy={list.isFetching}>
        {events.map((event) => (
          <li key={event.id} className="card">
            <Card event={event} />
          </li>
        ))}
      </ul>
      {events.length > 0 ? <ShowMore list={list} /> : null}
    </>
  );
}

function Card({ event }: { readonly event: EventCardFragment }) {
  const { id, title, category, venue, images, status, ticketCategories } = event;
  return (
    <Link to={`/events/${id}`} className="product" data-event={id}>
      <Picture image={images[0] ?? null} />
      <small>{category.name}</small>
      <strong>{title}</strong>
      <span className="when">{status === 'PUBLISHED' ? <When event={event} /> : <EventBadge status={status} />}</span>
      <small>
        {venue.name}, {venue.city}, {countryWords(venue.country)}
      </small>
      <span className="price">
        <strong>{priceWords(ticketCategories)}</strong>{' '}
        {ticketCategories.every(({ priceWithTax }) => isZero(priceWithTax)) ? null : <small>incl. tax</small>}
      </span>
    </Link>
  );
}
