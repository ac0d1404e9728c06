import type { PaidFor } from '#model/purchaseKinds.ts';
import type { RefundStatus } from '#model/refunds.ts';
import { refundMachine } from '#model/refunds.ts';
import type { Image } from '../../platform/publishChange.ts';
import { liveChange } from '../../platform/publishChange.ts';

/** What subscribers are told: RefundChange of the schema. */
export interface Change extends PaidFor {
  refundId: string;
  ownerId: string;
  status: RefundStatus;
  version: number;
  at: string;
}

/** A subscriber receives only what the publishing mutation selects. */
export const PUBLISH =
  'mutation Publish($change: RefundChangeInput!) { publishRefundChange(change: $change) { refundId orderId bookingId ownerId status version at } }';

/** What a stream record says to subscribers, or null where nothing changed that counts. Throws on a row that is none. */
export function changeOf(before: Image, after: Image): Change | null {
  const change = liveChange(refundMachine, before, after);
  if (!change) return null;
  const orderId = after?.orderId?.S;
  const bookingId = after?.bookingId?.S;
  if (!orderId && !bookingId) throw new Error('not a row of this table');
  const { id: refundId, ...told } = change;
  return { refundId, ...(orderId ? { orderId } : {}), ...(bookingId ? { bookingId } : {}), ...told };
}
