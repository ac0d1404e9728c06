import type { OrderStatus } from '#model/orders.ts';
import { orderMachine } from '#model/orders.ts';
import type { Image } from '../../platform/publishChange.ts';
import { liveChange } from '../../platform/publishChange.ts';

/** What subscribers are told: OrderChange of the schema. */
export interface Change {
  orderId: string;
  ownerId: string;
  status: OrderStatus;
  version: number;
  at: string;
}

/** A subscriber receives only what the publishing mutation selects. */
export const PUBLISH =
  'mutation Publish($change: OrderChangeInput!) { publishOrderChange(change: $change) { orderId ownerId status version at } }';

/** What lasts for milliseconds while all is well, and leads on by itself: to tell it would cost as much as what follows, and nobody would see it. */
const passing: readonly OrderStatus[] = ['AUTHORIZED', 'RESERVED'];

/** What a stream record says to subscribers, or null where nothing changed that counts, or the next change is about to come. Throws on a row that is none. */
export function changeOf(before: Image, after: Image): Change | null {
  const change = liveChange(orderMachine, before, after);
  if (!change || passing.includes(change.status)) return null;
  const { id: orderId, ...told } = change;
  return { orderId, ...told };
}
