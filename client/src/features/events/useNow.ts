import { useQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { askAhead } from '../shell/serverClock.ts';

/** Steps in which time passes, in milliseconds. */
export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;

/** Milliseconds between two looks at the server's clock: this machine's may be set meanwhile. */
const LOOK = 10 * MINUTE;

/**
 * What time it is by the server, in milliseconds since 1970, to the step: a page that stays open sees a sale begin, and sees it when it does, whatever
 * the reader's own clock says. By that clock until the server has answered.
 */
export function useNow(step: number): number {
  const { data: ahead = 0 } = useQuery({
    queryKey: ['clock'],
    queryFn: askAhead,
    staleTime: LOOK,
    refetchInterval: LOOK,
    refetchOnWindowFocus: 'always',
  });
  return useSyncExternalStore(tick, () => Math.floor((Date.now() + ahead) / step) * step);
}

function tick(hear: () => void): () => void {
  const timer = setInterval(hear, SECOND);
  return () => {
    clearInterval(timer);
  };
}
