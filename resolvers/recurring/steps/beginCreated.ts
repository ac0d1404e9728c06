import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import type { MutationCreateRecurringOrderArgs } from '#model/generated.ts';
import type { RecurringPayload } from '../../shared/recurring.ts';

type StepContext = Context<
  MutationCreateRecurringOrderArgs,
  Record<string, unknown>,
  { result: RecurringPayload },
  undefined,
  { answered: boolean } | null
>;

/** Begins to save the card of one that has none. Beginning twice begins once: a repeated call may mend what failed. */
export function request(ctx: StepContext) {
  const { recurringOrder } = ctx.prev.result;
  if (!recurringOrder || recurringOrder.status !== 'SETUP_REQUIRED') {
    return runtime.earlyReturn(ctx.prev.result, { skipTo: 'END' });
  }
  const paymentMethodId = ctx.args.input.paymentMethodId ?? null;
  return { operation: 'Invoke', payload: { recurringOrderId: recurringOrder.id, paymentMethodId } };
}

/** It is created, whether or not the provider could be reached: `continueRecurringOrder` begins what was not begun. */
export function response(ctx: StepContext): RecurringPayload {
  // eslint-disable-next-line no-console -- the only log that a resolver has
  if (ctx.error) console.error('card setup not begun', ctx.error.type);
  return ctx.prev.result;
}
