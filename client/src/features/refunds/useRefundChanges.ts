import { useCallback } from 'react';
import { subscribe } from '../../api.ts';
import type { OnRefundsChangedSubscription } from '../../graphql/graphql.ts';
import {
  OnBookingRefundChangedDocument,
  OnRefundChangedDocument,
  OnRefundsChangedDocument,
} from '../../graphql/graphql.ts';
import type { Listen, LiveChange } from '../shell/useLive.ts';
import { useLive } from '../shell/useLive.ts';

/** Milliseconds in which changes of the refunds of one order, or of one booking, are gathered. */
const GATHER = 150;

/** And of everybody's, whose pages are long. */
const GATHER_EVERYBODYS = 1_000;

/** Keeps one order fresh while its refunds move: the order itself does not change by them. */
export function useRefundChanges(orderId: string): void {
  const listen = useCallback<Listen>(
    (take, onEnd) =>
      subscribe(
        OnRefundChangedDocument,
        { orderId },
        (event) => {
          take(liveChange(event.onRefundChanged));
        },
        onEnd,
      ),
    [orderId],
  );
  useLive(listen, { domain: 'order', key: orderId, wait: GATHER });
}

/** The same of one booking. */
export function useBookingRefundChanges(bookingId: string): void {
  const listen = useCallback<Listen>(
    (take, onEnd) =>
      subscribe(
        OnBookingRefundChangedDocument,
        { bookingId },
        (event) => {
          take(liveChange(event.onRefundChanged));
        },
        onEnd,
      ),
    [bookingId],
  );
  useLive(listen, { domain: 'booking', key: bookingId, wait: GATHER });
}

/** Keeps the refund desk fresh. */
export function useRefundDeskChanges(): void {
  useLive(listenToAll, { domain: 'refunds', key: null, wait: GATHER_EVERYBODYS });
}

const listenToAll: Listen = (take, onEnd) =>
  subscribe(
    OnRefundsChangedDocument,
    {},
    (event) => {
      take(liveChange(event.onRefundsChanged));
    },
    onEnd,
  );

function liveChange(change: OnRefundsChangedSubscription['onRefundsChanged']): LiveChange | null {
  return change ? { id: change.refundId, version: change.version } : null;
}
