import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { useNavigate } from 'react-router';
import { ApiError, execute } from '../../api.ts';
import type { HoldTicketsInput } from '../../graphql/graphql.ts';
import { HoldTicketsDocument } from '../../graphql/graphql.ts';
import { LEFT } from '../events/useAvailability.ts';
import type { Unanswered } from '../shell/wishKey.ts';
import { callFor, isRefusal } from '../shell/wishKey.ts';
import type { HoldRefusal } from './refusal.ts';
import { refusalOf } from './refusal.ts';
import { tryAgain } from './tryAgain.ts';
import { HOLDS } from './useHolds.ts';

/** Tickets that are wished for. */
export type Wanted = Omit<HoldTicketsInput, 'idempotencyKey'>;

/** What became of a wish: the hold's id, or why there is none. */
type Kept = { readonly holdId: string } | { readonly refusal: HoldRefusal };

/** Has tickets kept, once however often it is pressed, and leads to their checkout: not who has gone to another page meanwhile. */
export function useHoldTickets() {
  const navigate = useNavigate();
  const queries = useQueryClient();
  // Of a wish that was not answered: the same wish again is the same call.
  const unanswered = useRef<Unanswered | null>(null);
  const keep = async (wanted: Wanted): Promise<Kept> => {
    const { key } = (unanswered.current = callFor(JSON.stringify(wanted), unanswered.current, () =>
      crypto.randomUUID(),
    ));
    let answer;
    try {
      answer = await tryAgain(
        async () => (await execute(HoldTicketsDocument, { input: { ...wanted, idempotencyKey: key } })).holdTickets,
      );
    } catch (failure) {
      if (failure instanceof ApiError && isRefusal(failure.code)) unanswered.current = null;
      throw failure;
    }
    unanswered.current = null;
    if (answer.hold === null) return { refusal: refusalOf(answer.userErrors, wanted.seats ?? []) };
    void queries.invalidateQueries({ queryKey: [HOLDS] });
    // The call that was not answered had held them, and they were let go of since: this is another wish.
    return answer.hold.status === 'ACTIVE' ? { holdId: answer.hold.id } : keep(wanted);
  };
  const { mutate, isPending, data, error, reset } = useMutation({
    mutationFn: (wanted: Wanted) => keep(wanted),
    // Nobody waits for it: whoever has tickets now goes on.
    onSettled: (_, __, { eventId }) => void queries.invalidateQueries({ queryKey: [LEFT, eventId] }),
  });
  const hold = (wanted: Wanted) => {
    mutate(wanted, {
      // Is called only while the page is still there: https://tanstack.com/query/latest/docs/framework/react/guides/mutations#mutation-side-effects
      onSuccess: async (kept) => {
        if (!('holdId' in kept)) return;
        // Whoever comes back does not find what they wished for before, and have by now.
        await navigate(`/events/${wanted.eventId}`, { replace: true });
        await navigate(`/holds/${kept.holdId}`);
      },
    });
  };
  const refused = data && 'refusal' in data ? data.refusal : null;
  const refusal: HoldRefusal | null = error ? { code: null, message: error.message, taken: [] } : refused;
  return { hold, busy: isPending, refusal, forget: reset };
}
