import { useQuery, useQueryClient } from '@tanstack/react-query';
import { execute } from '../../api.ts';
import { TicketHoldsDocument } from '../../graphql/graphql.ts';
import { steadyEnd } from './countdown.ts';

/** Whatever is known of the caller's holds has a key that begins so. */
export const HOLDS = 'holds';

/** Holds that are shown at once: who has more sees the others once these have ended. */
const SHOWN = 5;

/** Milliseconds between two looks, where there are any: one may be ended in another window. */
const LOOK = 60_000;

/**
 * The tickets that the caller holds at this moment, those that end first first, with when that is by `performance.now()`. What is known `since`
 * something else is not taken for what is so now.
 */
export function useHolds(since = '') {
  const queries = useQueryClient();
  const queryKey = [HOLDS, 'mine', since];
  const answer = useQuery({
    queryKey,
    queryFn: async () => {
      const asked = performance.now();
      const { ticketHolds } = await execute(TicketHoldsDocument, { first: SHOWN });
      const answered = performance.now();
      const before = queries.getQueryData<readonly { readonly id: string; readonly endsAt: number }[]>(queryKey);
      return ticketHolds.nodes.map((hold) => {
        const known = before?.find(({ id }) => id === hold.id)?.endsAt;
        return { ...hold, endsAt: steadyEnd(known, { secondsLeft: hold.secondsLeft, asked, answered }) };
      });
    },
    refetchInterval: ({ state: { data } }) => (data !== undefined && data.length > 0 ? LOOK : false),
    refetchOnWindowFocus: 'always',
  });
  return answer.data ?? [];
}
