import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { ApiError } from '../../api.ts';
import { onConnection, onSubscribed } from '../../api.ts';
import { gather } from './gather.ts';

/** Milliseconds until a subscription that ended by itself is tried again. */
const AGAIN = 3_000;

/** Milliseconds between two looks at what is still moving: an event can be lost. */
export const LOOK = 15_000;

/** That something with this id changed, and came to this version. */
export interface LiveChange {
  readonly id: string;
  readonly version: number;
}

/** Begins to hear changes and answers how to stop; `onEnd` hears that the subscription ended by itself. */
export type Listen = (take: (change: LiveChange | null) => void, onEnd: (error: ApiError) => void) => () => void;

/** Whose queries are fetched anew: those whose key begins with `domain` and, where it is not null, `key`. */
export interface LiveQueries {
  readonly domain: string;
  readonly key: string | null;
  /** Milliseconds in which changes are gathered before one fetch for all of them. */
  readonly wait: number;
}

/**
 * Keeps queries fresh for as long as a page shows them: a newer version, a subscription that begins, or a connection that came back
 * makes them fetch anew. Events that come twice, late or out of order change nothing. `listen` must stay the same between renders.
 */
export function useLive(listen: Listen, { domain, key, wait }: LiveQueries): void {
  const queries = useQueryClient();
  useEffect(() => {
    const versions = new Map<string, number>();
    let again: ReturnType<typeof setTimeout> | undefined;
    let stop: () => void = () => undefined;
    const queryKey = key === null ? [domain] : [domain, key];
    const { hear: refetch, stop: stopFetching } = gather({
      wait,
      isFetching: () => queries.isFetching({ queryKey }) > 0,
      fetch: () => queries.invalidateQueries({ queryKey }),
    });
    const begin = () => {
      stop = listen(
        (change) => {
          if (!change || change.version <= (versions.get(change.id) ?? 0)) return;
          versions.set(change.id, change.version);
          refetch();
        },
        () => {
          clearTimeout(again);
          again = setTimeout(() => {
            stop();
            begin();
          }, AGAIN);
        },
      );
    };
    const forget = [
      onSubscribed(refetch),
      onConnection((connected) => {
        if (connected) refetch();
      }),
    ];
    begin();
    return () => {
      clearTimeout(again);
      stopFetching();
      for (const each of forget) each();
      stop();
    };
  }, [queries, listen, domain, key, wait]);
}
