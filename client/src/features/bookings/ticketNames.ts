import type { BookingStatus, EventStatus } from '../../graphql/graphql.ts';

/** What decides whether names on tickets may change. */
interface Named {
  readonly status: BookingStatus;
  readonly event: { readonly status: EventStatus; readonly endsAt: string };
}

/** Whether names on a booking's tickets may change at `now` (milliseconds since 1970): the server's own rule. */
export function namesMayChange({ status, event }: Named, now: number): boolean {
  if (status !== 'CONFIRMED') return false;
  return event.status === 'POSTPONED' || (event.status === 'PUBLISHED' && Date.parse(event.endsAt) > now);
}
