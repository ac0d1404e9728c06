import { useCallback } from 'react';
import { subscribe } from '../../api.ts';
import type { OnMyOrdersChangedSubscription } from '../../graphql/graphql.ts';
import {
  OnMyOrdersChangedDocument,
  OnOrdersChangedDocument,
  OnOrderStatusChangedDocument,
} from '../../graphql/graphql.ts';
import type { Listen, LiveChange } from '../shell/useLive.ts';
import { useLive } from '../shell/useLive.ts';

/** Milliseconds in which changes are gathered: an order moves several times within a second. */
export const GATHER = 150;

/** And of everybody's: a sale moves many of them every second, and each fetch reads whole pages. */
export const GATHER_EVERYBODYS = 1_000;

/** Whose changes are heard: one order's, the caller's own, or, for staff, everybody's. */
export type Scope = { readonly orderId: string } | 'mine' | 'everybody';

/** Keeps what is shown of orders fresh: the queries of `key`, or, of one order, those of its id. */
export function useOrderChanges(scope: Scope, key: string): void {
  const orderId = typeof scope === 'object' ? scope.orderId : null;
  const everybody = scope === 'everybody';
  const listen = useCallback<Listen>(
    (take, onEnd) => {
      if (orderId !== null) {
        return subscribe(
          OnOrderStatusChangedDocument,
          { orderId },
          (event) => {
            take(liveChange(event.onOrderStatusChanged));
          },
          onEnd,
        );
      }
      if (everybody) {
        return subscribe(
          OnOrdersChangedDocument,
          {},
          (event) => {
            take(liveChange(event.onOrdersChanged));
          },
          onEnd,
        );
      }
      return subscribe(
        OnMyOrdersChangedDocument,
        {},
        (event) => {
          take(liveChange(event.onMyOrdersChanged));
        },
        onEnd,
      );
    },
    [orderId, everybody],
  );
  useLive(listen, {
    domain: orderId === null ? 'orders' : 'order',
    key: orderId ?? key,
    wait: everybody ? GATHER_EVERYBODYS : GATHER,
  });
}

function liveChange(change: OnMyOrdersChangedSubscription['onMyOrdersChanged']): LiveChange | null {
  return change ? { id: change.orderId, version: change.version } : null;
}
