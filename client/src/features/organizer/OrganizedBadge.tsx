import type { EventStatus } from '../../graphql/graphql.ts';
import { organizedWords } from './words.ts';

interface OrganizedBadgeProps {
  readonly status: EventStatus;
  /** Whether its end is past. */
  readonly over: boolean;
}

/** An event's status, as those who organise it know it; `data-event-status` carries its code. */
export function OrganizedBadge({ status, over }: OrganizedBadgeProps) {
  return (
    <span className="badge" data-event-status={status}>
      {over && status === 'PUBLISHED' ? 'Over' : organizedWords[status]}
    </span>
  );
}
