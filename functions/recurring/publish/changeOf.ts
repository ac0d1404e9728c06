import type { RecurringStatus } from '#model/recurring.ts';
import { recurringMachine } from '#model/recurring.ts';
import type { Image } from '../../platform/publishChange.ts';
import { liveChange } from '../../platform/publishChange.ts';

/** What subscribers are told: RecurringOrderChange of the schema. */
export interface Change {
  recurringOrderId: string;
  ownerId: string;
  status: RecurringStatus;
  version: number;
  at: string;
}

/** A subscriber receives only what the publishing mutation selects. */
export const PUBLISH =
  'mutation Publish($change: RecurringOrderChangeInput!) { publishRecurringOrderChange(change: $change) { recurringOrderId ownerId status version at } }';

/** What a stream record says to subscribers, or null where nothing changed that counts. Throws on a row that is none. */
export function changeOf(before: Image, after: Image): Change | null {
  const change = liveChange(recurringMachine, before, after);
  if (!change) return null;
  const { id: recurringOrderId, ...told } = change;
  return { recurringOrderId, ...told };
}
