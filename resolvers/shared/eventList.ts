import type { EventRow } from '#model/concerts.ts';
import type { PageInfo } from '#model/generated.ts';
import type { EventSource } from './event.ts';

/** A page before the fields of its events are resolved. */
export interface EventPage {
  nodes: EventSource[];
  pageInfo: PageInfo;
}

/** DynamoDB reads 100 rows at once, and the list of their kinds is one of them. */
export const MAXIMUM_EVENTS = 99;

/** What the steps of the organiser's desk hand on. */
export interface DeskStash {
  list: string;
  index: 'byOrganizer' | 'byStart';
  partition: Record<string, { eq: string }>;
  ids: string[];
  nextToken: string | null;
  pageInfo: PageInfo;
}

/** What an index of events answers. */
export interface EventKeys {
  items: Pick<EventRow, 'id'>[];
  nextToken?: string | null;
}
