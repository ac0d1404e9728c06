import { execute } from '../../api.ts';
import { ContinueRecurringOrderDocument } from '../../graphql/graphql.ts';
import { useReturn } from '../shell/useReturn.ts';
import type { RecurringAction } from './useRecurringAction.ts';
import { useRecurringAction } from './useRecurringAction.ts';

/** What the provider adds to the address that it leads back to: https://docs.stripe.com/payments/save-and-reuse#web-submit-payment-details */
const ADDED = ['setup_intent', 'setup_intent_client_secret', 'redirect_status', 'source_type'] as const;

/** Has the server look whether the card is given: by hand, and once its owner comes back from the provider. The secret does not stay in the address. */
export function useCardReturn(recurringId: string): RecurringAction<void> {
  const look = useRecurringAction<void>(async () => {
    const { continueRecurringOrder } = await execute(ContinueRecurringOrderDocument, { id: recurringId });
    // That it waits for no card any more is what was wished for.
    return continueRecurringOrder.userErrors.filter(({ code }) => code !== 'WRONG_STATUS');
  });
  useReturn(ADDED, look.run);
  return look;
}
