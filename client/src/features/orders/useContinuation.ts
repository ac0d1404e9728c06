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

/** What the server answers who is asked to go on with a purchase. */
export interface Continued {
  readonly status: string | undefined;
  readonly userErrors: readonly { readonly code: string; readonly message: string }[];
}

/** Goes on with an order once its owner comes back from the provider. */
export function useContinueOrder(orderId: string): Continuation {
  return useContinuation(['order', orderId], async () => {
    const { continueOrder } = await execute(ContinueOrderDocument, { id: orderId });
    return { status: continueOrder.order?.status, userErrors: continueOrder.userErrors };
  });
}

/** Goes on with a purchase once its owner comes back from the provider, and does not leave the payment's secret in the address. */
export function useContinuation(queryKey: readonly string[], ask: () => Promise<Continued>): Continuation {
  const queries = useQueryClient();
  const { mutate, isPending, error, data } = useMutation({
    mutationFn: async () => {
      const { status, userErrors } = await ask();
      // That it waits no more is what was wished for.
      const problem = userErrors.find(({ code }) => code !== 'NO_ACTION_REQUIRED');
      if (problem) throw new Error(problem.message);
      return status;
    },
    onSettled: () => queries.invalidateQueries({ queryKey }),
  });
  useReturn(ADDED, mutate);
  return { busy: isPending, problem: error?.message ?? null, waits: data === 'PAYMENT_ACTION_REQUIRED', go: mutate };
}
