import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import { get } from '@aws-appsync/utils/dynamodb';
import type { MutationRefundOrderArgs } from '#model/generated.ts';
import { purchasePayment } from '#model/keys.ts';
import type { PaymentRow } from '#model/payments.ts';
import type { AskingStash } from '../../shared/refundAsking.ts';
import { fail } from '../../shared/result.ts';

type StepContext = Context<MutationRefundOrderArgs, AskingStash, undefined, undefined, PaymentRow | null>;

/** What was charged for the order, and what of it was given back. A call that was made before need not know. */
export function request(ctx: StepContext) {
  const { order, repeatedId } = ctx.stash;
  if (repeatedId) return runtime.earlyReturn(null);
  return get<PaymentRow>({ key: { id: purchasePayment(order.id, order.payAttempt) }, consistentRead: true });
}

export function response(ctx: StepContext): null {
  if (ctx.error) return fail(ctx.error);
  ctx.stash.payment = ctx.result;
  return null;
}
