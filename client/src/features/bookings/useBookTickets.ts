import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { execute } from '../../api.ts';
import type { BookTicketsInput } from '../../graphql/graphql.ts';
import { BookTicketsDocument } from '../../graphql/graphql.ts';
import { bookingAttempts } from '../orders/checkout/attempt.ts';
import type { KeptCall } from '../orders/checkout/useKeptCall.ts';
import { useKeptCall } from '../orders/checkout/useKeptCall.ts';
import { HOLDS } from './useHolds.ts';
import { tryAgain } from './tryAgain.ts';

export type Booking = KeptCall<BookTicketsInput>;

/** Books held tickets exactly once, and opens the booking. */
export function useBookTickets(ownerId: string, onRefused: () => void): Booking {
  const navigate = useNavigate();
  const queries = useQueryClient();
  return useKeptCall<BookTicketsInput, string>({
    ownerId,
    attempts: bookingAttempts,
    call: async (input) => {
      const { booking, userErrors } = await tryAgain(
        async () => (await execute(BookTicketsDocument, { input })).bookTickets,
      );
      return { done: booking?.id ?? null, userErrors };
    },
    onDone: async (id) => {
      void queries.invalidateQueries({ queryKey: ['bookings'] });
      void queries.invalidateQueries({ queryKey: [HOLDS] });
      void queries.invalidateQueries({ queryKey: ['hold'] });
      await navigate(`/bookings/${id}`, { state: { said: 'Your booking is placed.' } });
    },
    onRefused,
  });
}
