import type { BookingStatus, OrderStatus, RefundStatus } from '../../graphql/graphql.ts';
import { awaitsReceipt } from '../receipts/words.ts';
import { isUnderWay } from '../refunds/words.ts';
import { LOOK } from '../shell/useLive.ts';
import { isEnded } from './words.ts';

/** Milliseconds between two looks for a document that is about to be written: nothing tells that it is. */
const SOON = 2_000;

/** Milliseconds after which a document that is not there is looked for less often: somebody must see to it first. */
const LONG = 60_000;

/** What of an order or a booking still changes by itself. */
export interface Watched {
  readonly status: OrderStatus | BookingStatus;
  readonly updatedAt: string;
  readonly receipt: unknown;
  readonly refunds: readonly {
    readonly status: RefundStatus;
    readonly updatedAt: string;
    readonly creditNote: unknown;
  }[];
}

/** Milliseconds until an order or a booking is looked at again, beside what is told live; false where nothing of it changes by itself. */
export function lookAgain(purchase: Watched, now: number): number | false {
  const written = [
    ...(awaitsReceipt(purchase) ? [purchase.updatedAt] : []),
    ...purchase.refunds
      .filter(({ status, creditNote }) => status === 'SUCCEEDED' && creditNote === null)
      .map(({ updatedAt }) => updatedAt),
  ];
  if (written.some((since) => now - Date.parse(since) < LONG)) return SOON;
  const moves = !isEnded(purchase.status) || purchase.refunds.some(({ status }) => isUnderWay(status));
  return moves || written.length > 0 ? LOOK : false;
}
