import type { EventRow } from '#model/concerts.ts';
import type { PageInfo } from '#model/generated.ts';
import type { TicketRow } from '#model/tickets.ts';

/** What the steps of `attendees` hand on. */
export interface AttendeesStash {
  /** Null where it is missing or not to be seen. */
  event: EventRow | null;
  /** Of tickets that are good, in the order of the list. */
  ids: string[];
  nextToken: string | null;
  pageInfo: PageInfo;
  tickets: TicketRow[];
}

/** The name that cursors of an event's attendees carry. */
export function attendeeList(eventId: string): string {
  return `ATTENDEES-${eventId}`;
}

/** The index and the part of it that lists an event's attendees. */
export function attendeesOf(eventId: string) {
  return { index: 'byEvent', query: { goodFor: { eq: eventId } } };
}
