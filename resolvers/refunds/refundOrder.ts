import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import type { MutationRefundOrderArgs } from '#model/generated.ts';
import { idempotencyRow } from '#model/keys.ts';
import type { OrderRow } from '#model/orders.ts';
import type { PaymentRow } from '#model/payments.ts';
import { priceRefund } from '#model/refundPrices.ts';
import type { RefundRow } from '#model/refunds.ts';
import { balancesAfter, REFUND_KEY_SECONDS, requestedRefund } from '#model/refunds.ts';
import { keepKey } from '../shared/keepKey.ts';
import type { RefundPayload } from '../shared/refund.ts';
import { done, refused } from '../shared/refund.ts';
import type { AskingStash, RefundTransaction } from '../shared/refundAsking.ts';
import { moveBalances, REFUND_ORDER, stalledAt } from '../shared/refundAsking.ts';
import { canonicalRefund } from '../shared/refundInput.ts';
import { fail, isConflict, passes } from '../shared/result.ts';

type StepContext = Context<MutationRefundOrderArgs, AskingStash, undefined, undefined, RefundTransaction | null>;

/**
 * Prices what is asked for by what the payment has left, and writes the refund, the payment's balances and the caller's key: all or nothing, and
 * only while the payment is as it was seen. So no two calls give the same money back.
 */
export function request(ctx: StepContext) {
  const { wanted, order, payment, callerId, repeatedId } = ctx.stash;
  if (repeatedId) return runtime.earlyReturn(null);
  if (!isPaid(order, payment)) return runtime.earlyReturn(refused('NOT_PAID', 'id'), { skipTo: 'END' });
  const { amount, lines } = wanted;
  if (amount && amount.currency !== payment.currency) {
    return runtime.earlyReturn(refused('WRONG_CURRENCY', 'amount.currency'), { skipTo: 'END' });
  }
  const { priced, code, field } = priceRefund({ lines, amount: amount ? amount.minor : null }, order, payment);
  if (!priced) return runtime.earlyReturn(refused(code, field), { skipTo: 'END' });
  const at = util.time.nowISO8601();
  const asked = requestedRefund({
    id: util.autoId(),
    orderId: order.id,
    paymentId: payment.id,
    ownerId: order.ownerId,
    amount: priced.amount,
    currency: payment.currency,
    lines: priced.lines,
    taxes: priced.taxes,
    reason: wanted.reason,
    restock: wanted.restock,
    requestedBy: callerId,
    at,
    dueAt: stalledAt(ctx.env),
    ...(wanted.note === null ? {} : { note: wanted.note }),
  });
  ctx.stash.asked = asked;
  return {
    operation: 'TransactWriteItems',
    transactItems: [
      keepKey(ctx.env.IDEMPOTENCY_TABLE, idempotencyRow(REFUND_ORDER, callerId, ctx.args.input.idempotencyKey), {
        input: canonicalRefund(wanted),
        refundId: asked.id,
        expiresAt: util.time.nowEpochSeconds() + REFUND_KEY_SECONDS,
      }),
      moveBalances(ctx.env, payment, balancesAfter(payment, asked, null, 'REQUESTED'), at),
      putNew(ctx.env, asked),
    ],
  };
}

/** An order that is being undone gives its money back by itself. */
function isPaid(order: OrderRow, payment: PaymentRow | null): payment is PaymentRow {
  if (order.status !== 'PAID' && order.status !== 'COMPLETED') return false;
  return payment !== null && payment.captured > 0 && (payment.status === 'CAPTURED' || payment.status === 'REFUNDED');
}

function putNew(env: Record<string, string>, { id, ...attributes }: RefundRow) {
  return {
    table: env.REFUNDS_TABLE,
    operation: 'PutItem',
    key: util.dynamodb.toMapValues({ id }),
    attributeValues: util.dynamodb.toMapValues(attributes),
    condition: {
      expression: 'attribute_not_exists(#id)',
      expressionNames: { '#id': 'id' },
      returnValuesOnConditionCheckFailure: false,
    },
  };
}

/** The refund that was asked for; null where the same call asked for one before, which the next step reads. */
export function response(ctx: StepContext): RefundPayload | null {
  const { asked, wanted } = ctx.stash;
  if (!ctx.error) return asked ? done(asked, ctx.identity) : null;
  ctx.stash.asked = null;
  const reasons = ctx.result?.cancellationReasons ?? [];
  const kept = reasons[0];
  if (kept?.type === 'ConditionalCheckFailed' && kept.item) {
    if (kept.item.input !== canonicalRefund(wanted)) return refused('IDEMPOTENCY_KEY_REUSED', 'idempotencyKey');
    ctx.stash.repeatedId = kept.item.refundId;
    return null;
  }
  // Somebody else moved the payment: what is left may be less by now.
  const overtaken = reasons.some(({ type }) => passes(type) || type === 'ConditionalCheckFailed');
  return overtaken || isConflict(ctx.error) ? refused('TRY_AGAIN') : fail(ctx.error);
}
