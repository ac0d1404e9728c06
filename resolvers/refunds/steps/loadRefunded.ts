import type { Context } from '@aws-appsync/utils';
import { util } from '@aws-appsync/utils';
import type { PaymentRow } from '#model/payments.ts';
import { purchaseOf } from '#model/purchaseKinds.ts';
import type { RefundablePurchase, RefundRow } from '#model/refunds.ts';
import type { Batch } from '../../shared/batch.ts';
import { rowsOf } from '../../shared/batch.ts';
import type { RefundStash } from '../../shared/refundAsking.ts';
import { fail } from '../../shared/result.ts';

type StepContext = Context<{ id: string }, RefundStash, undefined, undefined, Batch<RefundablePurchase | PaymentRow>>;

/** The purchase and the payment that a refund is of. */
export function request(ctx: StepContext) {
  const { refund } = ctx.stash;
  return {
    operation: 'BatchGetItem',
    tables: {
      [tableOf(refund, ctx.env)]: {
        keys: [util.dynamodb.toMapValues({ id: purchaseOf(refund).id })],
        consistentRead: true,
      },
      [ctx.env.PAYMENTS_TABLE ?? '']: {
        keys: [util.dynamodb.toMapValues({ id: refund.paymentId })],
        consistentRead: true,
      },
    },
  };
}

export function response(ctx: StepContext): null {
  if (ctx.error) return fail(ctx.error);
  ctx.stash.purchase = null;
  ctx.stash.payment = null;
  const purchases = rowsOf(ctx.result, tableOf(ctx.stash.refund, ctx.env));
  for (const row of purchases) if (!isPayment(row)) ctx.stash.purchase = row;
  for (const row of rowsOf(ctx.result, ctx.env.PAYMENTS_TABLE)) if (isPayment(row)) ctx.stash.payment = row;
  return null;
}

function tableOf(refund: RefundRow, env: Record<string, string>): string {
  return (purchaseOf(refund).kind === 'BOOKING' ? env.BOOKINGS_TABLE : env.ORDERS_TABLE) ?? '';
}

function isPayment(row: RefundablePurchase | PaymentRow): row is PaymentRow {
  return Object.hasOwn(row, 'captured');
}
