import { useCallback } from 'react';
import { subscribe } from '../../api.ts';
import type { OnMyBookingsChangedSubscription } from '../../graphql/graphql.ts';
import { OnBookingChangedDocument, OnMyBookingsChangedDocument } from '../../graphql/graphql.ts';
import { GATHER } from '../orders/useOrderChanges.ts';
import type { Listen, LiveChange } from '../shell/useLive.ts';
import { useLive } from '../shell/useLive.ts';

/** Keeps one booking fresh. */
export function useBookingChanges(bookingId: string): void {
  const listen = useCallback<Listen>(
    (take, onEnd) =>
      subscribe(
        OnBookingChangedDocument,
        { bookingId },
        (event) => {
          take(liveChange(event.onBookingChanged));
        },
        onEnd,
      ),
    [bookingId],
  );
  useLive(listen, { domain: 'booking', key: bookingId, wait: GATHER });
}

/** Keeps the caller's own bookings fresh. */
export function useMyBookingChanges(): void {
  useLive(listenToMine, { domain: 'bookings', key: 'mine', wait: GATHER });
}

const listenToMine: Listen = (take, onEnd) =>
  subscribe(
    OnMyBookingsChangedDocument,
    {},
    (event) => {
      take(liveChange(event.onMyBookingsChanged));
    },
    onEnd,
  );

function liveChange(change: OnMyBookingsChangedSubscription['onMyBookingsChanged']): LiveChange | null {
  return change ? { id: change.bookingId, version: change.version } : null;
}
