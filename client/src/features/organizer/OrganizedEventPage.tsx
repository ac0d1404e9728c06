import { Link, useParams } from 'react-router';
import type { OrganizedPartsFragment } from '../../graphql/graphql.ts';
import { MINUTE, useNow } from '../events/useNow.ts';
import { When } from '../events/When.tsx';
import { Problem } from '../shell/Problem.tsx';
import { useTitle } from '../shell/useTitle.ts';
import { AttendeesTab } from './AttendeesTab.tsx';
import { CancellationTab } from './CancellationTab.tsx';
import { DetailsTab } from './DetailsTab.tsx';
import { OrganizedBadge } from './OrganizedBadge.tsx';
import { PromoCodesTab } from './PromoCodesTab.tsx';
import { SalesTab } from './SalesTab.tsx';
import { TicketsTab } from './TicketsTab.tsx';
import { useOrganizedEvent } from './useOrganizedEvent.ts';
import type { Typing } from './useTyping.ts';
import { useTyping } from './useTyping.ts';

/** Parts of an event's page, by their path. */
const tabs = {
  details: 'Details',
  tickets: 'Tickets',
  sales: 'Sales',
  attendees: 'Attendees',
  'promo-codes': 'Promo codes',
  cancellation: 'Cancellation',
} as const;

type Tab = keyof typeof tabs;

/** One event for those who organise it, live. */
export function OrganizedEventPage() {
  const { eventId = '', tab = 'details' } = useParams();
  const event = useOrganizedEvent(eventId);
  if (event.isPending) return <p role="status">Loading …</p>;
  if (event.isError && !event.data) {
    return <Problem message={event.error.message} onRetry={() => void event.refetch()} />;
  }
  const found = event.data.organizedEvent;
  return found && isTab(tab) ? <Opened key={found.id} event={found} tab={tab} /> : <Missing />;
}

function Missing() {
  useTitle('No such event');
  return (
    <div className="notice">
      <h1>No such event</h1>
      <p>It does not exist, or it is not yours.</p>
      <p>
        <Link to="/organizer">Back to your events</Link>
      </p>
    </div>
  );
}

function Opened({ event, tab }: { readonly event: OrganizedPartsFragment; readonly tab: Tab }) {
  useTitle(`${event.title}: ${tabs[tab].toLowerCase()}`);
  const now = useNow(MINUTE);
  const typing = useTyping(event);
  const { id, title, status, endsAt, venue, mayChange } = event;
  return (
    <>
      <nav aria-label="Back" className="back">
        <Link to="/organizer">← Your events</Link>
      </nav>
      <div className="title">
        <div>
          <h1>{title}</h1>
          <p className="hint">
            {venue.name}, {venue.city} ·{' '}
            {status === 'POSTPONED' ? 'the new date is not known yet' : <When event={event} />}
          </p>
        </div>
        <OrganizedBadge status={status} over={Date.parse(endsAt) <= now} />
        {status === 'DRAFT' ? null : <Link to={`/events/${id}`}>As everybody sees it</Link>}
      </div>
      <nav aria-label="Parts of this event" className="tabs">
        <ul>
          {(Object.entries(tabs) as [Tab, string][]).map(([each, words]) => (
            <li key={each}>
              <Link
                to={each === 'details' ? `/organizer/events/${id}` : `/organizer/events/${id}/${each}`}
                aria-current={each === tab ? 'page' : undefined}
              >
                {words}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <Shown tab={tab} event={event} edits={mayChange === true} typing={typing} />
    </>
  );
}

interface ShownProps {
  readonly tab: Tab;
  readonly event: OrganizedPartsFragment;
  readonly edits: boolean;
  readonly typing: Typing;
}

function Shown({ tab, event, edits, typing }: ShownProps) {
  switch (tab) {
    case 'details':
      return <DetailsTab event={event} edits={edits} typing={typing} />;
    case 'tickets':
      return <TicketsTab event={event} edits={edits} typing={typing} />;
    case 'sales':
      return <SalesTab event={event} />;
    case 'attendees':
      return <AttendeesTab event={event} />;
    case 'promo-codes':
      return <PromoCodesTab event={event} edits={edits} />;
    case 'cancellation':
      return <CancellationTab event={event} edits={edits} />;
  }
}

function isTab(text: string): text is Tab {
  return Object.hasOwn(tabs, text);
}
