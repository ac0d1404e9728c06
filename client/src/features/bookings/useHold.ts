import { useQuery } from '@tanstack/react-query';
import { execute } from '../../api.ts';
import { TicketHoldDocument } from '../../graphql/graphql.ts';
import { endOf } from './countdown.ts';

/** Milliseconds between two looks: it may be booked or let go of in another window. */
const LOOK = 15_000;

/** One hold of the caller, with when it ends by `performance.now()`; null where there is none. */
export function useHold(holdId: string) {
  return useQuery({
    queryKey: ['hold', holdId],
    queryFn: async () => {
      const asked = performance.now();
      const { ticketHold } = await execute(TicketHoldDocument, { id: holdId });
      return ticketHold ? { ...ticketHold, endsAt: endOf(ticketHold.secondsLeft, asked) } : null;
    },
    staleTime: 0,
    refetchInterval: ({ state: { data } }) => (data?.status === 'ACTIVE' ? LOOK : false),
    refetchOnWindowFocus: 'always',
  });
}

/** A hold that is shown. */
export type ShownHold = NonNullable<ReturnType<typeof useHold>['data']>;
