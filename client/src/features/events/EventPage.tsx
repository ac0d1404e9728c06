import { Link, useParams } from 'react-router';
import type { EventPartsFragment } from '../../graphql/graphql.ts';
import { countryWords } from '../receipts/words.ts';
import { Problem } from '../shell/Problem.tsx';
import { useTitle } from '../shell/useTitle.ts';
import { Picture } from '../shop/Picture.tsx';
import { EventBadge } from './EventBadge.tsx';
import { Tickets } from './Tickets.tsx';
import { useEvent } from './useEvent.ts';
import { When } from './When.tsx';
import { localWordsBeside, policyWords, zonedWords } from './words.ts';

/** One event, live: when and where it is, and its tickets. */
export function EventPage() {
  const { eventId = '' } = useParams();
  const event = useEvent(eventId);
  if (event.isPending) return <p role="status">Loading …</p>;
  if (event.isError && !event.data) {
    return <Problem message={event.error.message} onRetry={() => void event.refetch()} />;
  }
  const found = event.data.event;
  return found ? <Opened key={found.id} event={found} /> : <Missing />;
}

function Missing() {
  useTitle('No such event');
  return (
    <div className="notice">
      <h1>No such event</h1>
      <p>It does not exist, or is not announced yet.</p>
      <p>
        <Link to="/events">Back to the events</Link>
      </p>
    </div>
  );
}

function Opened({ event }: { readonly event: EventPartsFragment }) {
  const { title, category, status, venue, images, description, cancellationPolicy } = event;
  useTitle(title);
  return (
    <>
      <nav aria-label="Back" className="back">
        <Link to="/events">← Events</Link>
      </nav>
      <div className="title">
        <div>
          <h1>{title}</h1>
          <p className="hint">{category.name}</p>
        </div>
        {status === 'PUBLISHED' ? null : <EventBadge status={status} />}
      </div>
      <Notice event={event} />
      <div className="beside event-page">
        <div>
          <section aria-labelledby="facts-title" className="card part">
            <h2 id="facts-title">When and where</h2>
            <dl className="facts">
              <div>
                <dt>When</dt>
                <dd>
                  <div>
                    {status === 'POSTPONED' ? 'The new date is not known yet.' : <When event={event} />}
                    {event.localDoors !== null && status === 'PUBLISHED' ? (
                      <p className="hint">Doors: {localWordsBeside(event.localStart, event.localDoors)}</p>
                    ) : null}
                  </div>
                </dd>
              </div>
              <div>
                <dt>Where</dt>
                <dd>
                  <address>
                    <strong>{venue.name}</strong>
                    <span>{venue.street}</span>
                    <span>
                      {[venue.postalCode, venue.city].filter((part) => part).join(' ')}, {countryWords(venue.country)}
                    </span>
                  </address>
                </dd>
              </div>
              <div>
                <dt>Cancelling</dt>
                <dd>{policyWords(cancellationPolicy)}</dd>
              </div>
            </dl>
            {description === '' ? null : <p className="description">{description}</p>}
          </section>
          {images.length > 0 ? (
            <div className="pictures">
              {images.map((image) => (
                <Picture key={image.id} image={image} eager />
              ))}
            </div>
          ) : null}
        </div>
        <Tickets event={event} />
      </div>
    </>
  );
}

/** What everybody must know first: that it was postponed or called off, and what its organiser says of it. */
function Notice({ event: { status, note, postponedFrom, venue } }: { readonly event: EventPartsFragment }) {
  const moved = postponedFrom === null ? null : `It was to be ${zonedWords(postponedFrom, venue.timeZone)}.`;
  const said = noticeOf(status, moved);
  if (said === null) return null;
  return (
    <div role="status" className="reviews event-notice">
      <p>
        <strong>{said.what}</strong> {said.tickets}
      </p>
      {note === null ? null : <p className="description">{note}</p>}
    </div>
  );
}

function noticeOf(status: EventPartsFragment['status'], moved: string | null) {
  switch (status) {
    case 'POSTPONED':
      return {
        what: ['This event is postponed.', moved].filter((part) => part !== null).join(' '),
        tickets: 'Tickets stay good, and none are sold until it has a new date.',
      };
    case 'CANCELLING':
    case 'CANCELLED':
      return { what: 'This event is called off.', tickets: 'Everybody who booked gets all of their money back.' };
    case 'DRAFT':
    case 'PUBLISHED':
      return moved === null ? null : { what: 'This event has a new date.', tickets: `${moved} Tickets stay good.` };
  }
}
