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

/** Has tickets kept, once however often it is pressed, and leads to their checkout. */
export function useHoldTickets() {
  const navigate = useNavigate();
  const queries = useQueryClient();
  // Of a wish that was not answered: the same wish again is the same call.
  const unanswered = useRef<Unanswered | null>(null);
  const { mutate, isPending, data, error, reset } = useMutation({
    mutationFn: async (wanted: Wanted): Promise<HoldRefusal | null> => {
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
      if (answer.hold === null) return refusalOf(answer.userErrors, wanted.seats ?? []);
      void queries.invalidateQueries({ queryKey: [HOLDS] });
      // Whoever comes back does not find what they wished for before, and have by now.
      await navigate(`/events/${wanted.eventId}`, { replace: true });
      await navigate(`/holds/${answer.hold.id}`);
      return null;
    },
    onSettled: (_, __, { eventId }) => queries.invalidateQueries({ queryKey: [LEFT, eventId] }),
  });
  const refusal: HoldRefusal | null = error ? { code: null, message: error.message, taken: [] } : (data ?? null);
  return { hold: mutate, busy: isPending, refusal, forget: reset };
}
