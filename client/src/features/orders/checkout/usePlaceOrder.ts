import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { execute } from '../../../api.ts';
import type { PlaceOrderInput } from '../../../graphql/graphql.ts';
import { PlaceOrderDocument } from '../../../graphql/graphql.ts';
import { orderAttempts } from './attempt.ts';
import type { KeptCall } from './useKeptCall.ts';
import { useKeptCall } from './useKeptCall.ts';

export type Placing = KeptCall<PlaceOrderInput>;

interface Options {
  readonly ownerId: string;
  /** Hears what was ordered. */
  readonly onPlaced: (input: PlaceOrderInput) => void;
  readonly onRefused: () => void;
}

/** Places an order exactly once, and opens it. */
export function usePlaceOrder({ ownerId, onPlaced, onRefused }: Options): Placing {
  const navigate = useNavigate();
  const queries = useQueryClient();
  return useKeptCall<PlaceOrderInput, string>({
    ownerId,
    attempts: orderAttempts,
    call: async (input) => {
      const { placeOrder } = await execute(PlaceOrderDocument, { input });
      return { done: placeOrder.order?.id ?? null, userErrors: placeOrder.userErrors };
    },
    onDone: async (id, input) => {
      void queries.invalidateQueries({ queryKey: ['orders'] });
      onPlaced(input);
      await navigate(`/orders/${id}`, { state: { said: 'Your order is placed.' } });
    },
    onRefused,
  });
}
