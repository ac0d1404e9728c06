import { useQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { askAhead } from '../shell/serverClock.ts';

const SECOND = 1_000;

/** A step in which time passes, in milliseconds. */
export const MINUTE = 60 * SECOND;

/** Milliseconds between two looks at the server's clock: this machine's may be set meanwhile. */
const LOOK = 10 * MINUTE;

/**
 * What is seen of the time by the server (milliseconds since 1970), whatever the reader's own clock says: a page that stays open sees a sale begin when
 * it does. By the own clock until the server has answered. A page is drawn anew where `see` sees something else.
 */
export function useServerTime<Seen extends string | number>(see: (now: number) => Seen): Seen {
  const { data: ahead = 0 } = useQuery({
    queryKey: ['clock'],
    queryFn: askAhead,
    staleTime: LOOK,
    refetchInterval: LOOK,
    refetchOnWindowFocus: 'always',
  });
  return useSyncExternalStore(tick, () => see(Date.now() + ahead));
}

/** What time it is by the server, to the step. */
export function useNow(step: number): number {
  return useServerTime((now) => Math.floor(now / step) * step);
}

function tick(hear: () => void): () => void {
  const timer = setInterval(hear, SECOND);
  return () => {
    clearInterval(timer);
  };
}
