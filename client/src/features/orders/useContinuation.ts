import { useMutation, useQueryClient } from '@tanstack/react-query';
import { execute } from '../../api.ts';
import { ContinueOrderDocument } from '../../graphql/graphql.ts';
import { useReturn } from '../shell/useReturn.ts';

/** What the provider adds to the address that it leads back to: https://docs.stripe.com/payments/accept-a-payment#web-submit-payment */
const ADDED = ['payment_intent', 'payment_intent_client_secret', 'redirect_status', 'source_type'] as const;

export interface Continuation {
  readonly busy: boolean;
  readonly problem: string | null;
  /** Whether it looked, and the order still waits. */
  readonly waits: boolean;
  /** Has the server look at the provider whether the payment is complete. */
  readonly go: () => void;
}

/** Goes on with an order once its owner comes back from the provider, and does not leave the payment's secret in the address. */
export function useContinuation(orderId: string): Continuation {
  const queries = useQueryClient();
  const { mutate, isPending, error, data } = useMutation({
    mutationFn: async () => {
      const { continueOrder } = await execute(ContinueOrderDocument, { id: orderId });
      // That it waits no more is what was wished for.
      const problem = continueOrder.userErrors.find(({ code }) => code !== 'NO_ACTION_REQUIRED');
      if (problem) throw new Error(problem.message);
      return continueOrder.order?.status;
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['order', orderId] }),
  });
  useReturn(ADDED, mutate);
  return { busy: isPending, problem: error?.message ?? null, waits: data === 'PAYMENT_ACTION_REQUIRED', go: mutate };
}
