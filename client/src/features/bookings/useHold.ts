import { useQuery, useQueryClient } from '@tanstack/react-query';
import { execute } from '../../api.ts';
import { TicketHoldDocument } from '../../graphql/graphql.ts';
import { steadyEnd } from './countdown.ts';

/** Milliseconds between two looks: it may be booked or let go of in another window. */
const LOOK = 15_000;

/** One hold of the caller, with when it ends by `performance.now()`; null where there is none. */
export function useHold(holdId: string) {
  const queries = useQueryClient();
  const queryKey = ['hold', holdId];
  return useQuery({
    queryKey,
    queryFn: async () => {
      const asked = performance.now();
      const { ticketHold } = await execute(TicketHoldDocument, { id: holdId });
      if (!ticketHold) return null;
      const { secondsLeft } = ticketHold;
      const before = queries.getQueryData<{ readonly endsAt: number } | null>(queryKey)?.endsAt;
      return { ...ticketHold, endsAt: steadyEnd(before, { secondsLeft, asked, answered: performance.now() }) };
    },
    staleTime: 0,
    refetchInterval: ({ state: { data } }) => (data?.status === 'ACTIVE' ? LOOK : false),
    refetchOnWindowFocus: 'always',
  });
}

/** A hold that is shown. */
export type ShownHold = NonNullable<ReturnType<typeof useHold>['data']>;
