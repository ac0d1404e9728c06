import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { ApiError } from '../../api.ts';
import { onConnection, onSubscribed, subscribe } from '../../api.ts';
import type { OnMyOrdersChangedSubscription } from '../../graphql/graphql.ts';
import {
  OnMyOrdersChangedDocument,
  OnOrdersChangedDocument,
  OnOrderStatusChangedDocument,
} from '../../graphql/graphql.ts';
import { gather } from './gather.ts';

/** Milliseconds until a subscription that ended by itself is tried again. */
const AGAIN = 3_000;

/** Milliseconds in which changes are gathered: an order moves several times within a second. */
export const GATHER = 150;

/** And of everybody's: a sale moves many of them every second, and each fetch reads whole pages. */
export const GATHER_EVERYBODYS = 1_000;

/** Milliseconds between two looks at what has not ended: an event can be lost. */
export const LOOK = 15_000;

/** Whose changes are heard: one order's, the caller's own, or, for staff, everybody's. */
export type Scope = { readonly orderId: string } | 'mine' | 'everybody';

type Change = OnMyOrdersChangedSubscription['onMyOrdersChanged'];

/**
 * Keeps what is shown of orders fresh for as long as a page shows it: a newer version, a subscription that begins, or a connection
 * that came back makes the queries of `key` fetch anew. Events that come twice, late or out of order change nothing.
 */
export function useOrderChanges(scope: Scope, key: string): void {
  const queries = useQueryClient();
  const orderId = typeof scope === 'object' ? scope.orderId : null;
  const everybody = scope === 'everybody';
  useEffect(() => {
    const versions = new Map<string, number>();
    let again: ReturnType<typeof setTimeout> | undefined;
    let stop: () => void = () => undefined;
    const queryKey = orderId === null ? ['orders', key] : ['order', orderId];
    const { hear: refetch, stop: stopFetching } = gather({
      wait: everybody ? GATHER_EVERYBODYS : GATHER,
      isFetching: () => queries.isFetching({ queryKey }) > 0,
      fetch: () => queries.invalidateQueries({ queryKey }),
    });
    const take = (change: Change) => {
      if (!change || change.version <= (versions.get(change.orderId) ?? 0)) return;
      versions.set(change.orderId, change.version);
      refetch();
    };
    const retry = (_: ApiError) => {
      clearTimeout(again);
      again = setTimeout(() => {
        stop();
        listen();
      }, AGAIN);
    };
    const listen = () => {
      if (orderId !== null) {
        stop = subscribe(
          OnOrderStatusChangedDocument,
          { orderId },
          (event) => {
            take(event.onOrderStatusChanged);
          },
          retry,
        );
      } else if (everybody) {
        stop = subscribe(
          OnOrdersChangedDocument,
          {},
          (event) => {
            take(event.onOrdersChanged);
          },
          retry,
        );
      } else {
        stop = subscribe(
          OnMyOrdersChangedDocument,
          {},
          (event) => {
            take(event.onMyOrdersChanged);
          },
          retry,
        );
      }
    };
    const forget = [
      onSubscribed(refetch),
      onConnection((connected) => {
        if (connected) refetch();
      }),
    ];
    listen();
    return () => {
      clearTimeout(again);
      stopFetching();
      for (const each of forget) each();
      stop();
    };
  }, [queries, orderId, everybody, key]);
}
