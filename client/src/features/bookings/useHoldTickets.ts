import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { useNavigate } from 'react-router';
import { ApiError, execute } from '../../api.ts';
import type { BookingErrorCode, HoldTicketsInput } from '../../graphql/graphql.ts';
import { HoldTicketsDocument } from '../../graphql/graphql.ts';
import { LEFT } from '../events/useAvailability.ts';
import { tryAgain } from './tryAgain.ts';
import { HOLDS } from './useHolds.ts';

/** Tickets that are wished for. */
export type Wanted = Omit<HoldTicketsInput, 'idempotencyKey'>;

/** Why tickets are not kept, in words, and which seats others have. */
export interface HoldRefusal {
  readonly code: BookingErrorCode | null;
  readonly message: string;
  readonly taken: readonly string[];
}

/** Has tickets kept, once however often it is pressed, and leads to their checkout. */
export function useHoldTickets() {
  const navigate = useNavigate();
  const queries = useQueryClient();
  // Of a wish that was not answered: the same wish again is the same call.
  const unanswered = useRef<{ readonly wanted: string; readonly key: string } | null>(null);
  const { mutate, isPending, data, error, reset } = useMutation({
    mutationFn: async (wanted: Wanted): Promise<HoldRefusal | null> => {
      const text = JSON.stringify(wanted);
      const key = unanswered.current?.wanted === text ? unanswered.current.key : crypto.randomUUID();
      unanswered.current = { wanted: text, key };
      let answer;
      try {
        answer = await tryAgain(
          async () => (await execute(HoldTicketsDocument, { input: { ...wanted, idempotencyKey: key } })).holdTickets,
        );
      } catch (failure) {
        if (failure instanceof ApiError && failure.code !== 'Internal') unanswered.current = null;
        throw failure;
      }
      unanswered.current = null;
      if (answer.hold === null) return refusalOf(answer.userErrors, wanted.seats ?? []);
      void queries.invalidateQueries({ queryKey: [HOLDS] });
      await navigate(`/holds/${answer.hold.id}`);
      return null;
    },
    onSettled: (_, __, { eventId }) => queries.invalidateQueries({ queryKey: [LEFT, eventId] }),
  });
  const refusal: HoldRefusal | null = error ? { code: null, message: error.message, taken: [] } : (data ?? null);
  return { hold: mutate, busy: isPending, refusal, forget: reset };
}

interface Refused {
  readonly field: string | null;
  readonly message: string;
  readonly code: BookingErrorCode;
}

/** Why tickets were not kept: of seats that others have, which they are. Fields are `seats.2`, or `seats` where it is said of none. */
export function refusalOf(errors: readonly Refused[], seats: readonly string[]): HoldRefusal {
  const [first] = errors;
  if (!first) return { code: null, message: 'These tickets could not be kept.', taken: [] };
  const taken = errors
    .filter(({ code }) => code === 'SEATS_TAKEN')
    .map(({ field }) => seats[Number(field?.split('.')[1] ?? Number.NaN)])
    .filter((seat) => seat !== undefined);
  if (taken.length === 0) return { code: first.code, message: first.message, taken };
  const message =
    taken.length === 1
      ? `Somebody else has seat ${taken.join('')} now. Choose another.`
      : `Somebody else has the seats ${taken.join(', ')} now. Choose others.`;
  return { code: 'SEATS_TAKEN', message, taken };
}
