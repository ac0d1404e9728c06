import type { EventStatus } from '#model/concerts.ts';
import { eventMachine } from '#model/concerts.ts';
import type { Image } from '../../platform/publishChange.ts';

/** What subscribers are told: EventChange of the schema. */
export interface Change {
  readonly eventId: string;
  readonly status: EventStatus;
  readonly version: number;
  /** UTC, ISO 8601. */
  readonly at: string;
}

/** A subscriber receives only what the publishing mutation selects. */
export const PUBLISH =
  'mutation Publish($change: EventChangeInput!) { publishEventChange(change: $change) { eventId status version at } }';

/** What a stream record says to subscribers, or null where nothing changed that counts, or it is nobody's news. Throws on a row that is none. */
export function changeOf(before: Image, after: Image): Change | null {
  if (!after || before?.version?.N === after.version?.N) return null;
  const [eventId, status, at] = [after.id?.S, after.status?.S, after.updatedAt?.S];
  if (!eventId || !at || !after.version?.N || !isStatus(status)) throw new Error('not a row of this table');
  // A draft, or one that was called off before anybody saw it.
  if (!after.publishedAt?.S) return null;
  return { eventId, status, version: Number(after.version.N), at };
}

function isStatus(status: string | undefined): status is EventStatus {
  return status !== undefined && Object.hasOwn(eventMachine, status);
}
