import type { EventStatus } from '../../graphql/graphql.ts';
import { eventStatusWords } from './words.ts';

/** An event's status; `data-event-status` carries its code. */
export function EventBadge({ status }: { readonly status: EventStatus }) {
  return (
    <span className="badge" data-event-status={status}>
      {eventStatusWords[status]}
    </span>
  );
}
