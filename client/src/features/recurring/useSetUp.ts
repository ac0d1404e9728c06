import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { execute } from '../../api.ts';
import type { CreateRecurringOrderInput } from '../../graphql/graphql.ts';
import { CreateRecurringOrderDocument } from '../../graphql/graphql.ts';
import { recurringAttempts } from '../orders/checkout/attempt.ts';
import type { KeptCall } from '../orders/checkout/useKeptCall.ts';
import { useKeptCall } from '../orders/checkout/useKeptCall.ts';

export type SettingUp = KeptCall<CreateRecurringOrderInput>;

interface Options {
  readonly ownerId: string;
  /** Hears what was set up. */
  readonly onSetUp: (input: CreateRecurringOrderInput) => void;
  readonly onRefused: () => void;
}

/** Sets a recurring order up exactly once, and opens it. */
export function useSetUp({ ownerId, onSetUp, onRefused }: Options): SettingUp {
  const navigate = useNavigate();
  const queries = useQueryClient();
  return useKeptCall<CreateRecurringOrderInput, string>({
    ownerId,
    attempts: recurringAttempts,
    call: async (input) => {
      const { createRecurringOrder } = await execute(CreateRecurringOrderDocument, { input });
      return { done: createRecurringOrder.recurringOrder?.id ?? null, userErrors: createRecurringOrder.userErrors };
    },
    onDone: async (id, input) => {
      void queries.invalidateQueries({ queryKey: ['recurringOrders'] });
      onSetUp(input);
      await navigate(`/recurring/${id}`, { state: { said: 'Your recurring order is set up.' } });
    },
    onRefused,
  });
}
