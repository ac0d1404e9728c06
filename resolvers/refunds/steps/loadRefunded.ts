import type { Context } from '@aws-appsync/utils';
import { util } from '@aws-appsync/utils';
import type { OrderRow } from '#model/orders.ts';
import type { PaymentRow } from '#model/payments.ts';
import type { RefundStash } from '../../shared/refundAsking.ts';
import { fail } from '../../shared/result.ts';

type Keys = Record<string, (Record<string, string> | null)[] | null>;

type StepContext = Context<
  { id: string },
  RefundStash,
  undefined,
  undefined,
  { data: Record<string, (OrderRow | PaymentRow | null)[] | null>; unprocessedKeys?: Keys | null }
>;

/** The order and the payment that a refund is of. */
export function request(ctx: StepContext) {
  const { orderId, paymentId } = ctx.stash.refund;
  return {
    operation: 'BatchGetItem',
    tables: {
      [ctx.env.ORDERS_TABLE ?? '']: { keys: [util.dynamodb.toMapValues({ id: orderId })], consistentRead: true },
      [ctx.env.PAYMENTS_TABLE ?? '']: { keys: [util.dynamodb.toMapValues({ id: paymentId })], consistentRead: true },
    },
  };
}

export function response(ctx: StepContext): null {
  if (ctx.error) return fail(ctx.error);
  const { data, unprocessedKeys } = ctx.result;
  for (const table of Object.keys(unprocessedKeys ?? {})) {
    if (((unprocessedKeys ?? {})[table] ?? []).length > 0) {
      return util.error('Too many requests at the moment. Try again in a moment.', 'Throttled');
    }
  }
  ctx.stash.order = null;
  ctx.stash.payment = null;
  for (const row of data[ctx.env.ORDERS_TABLE ?? ''] ?? []) if (row && !isPayment(row)) ctx.stash.order = row;
  for (const row of data[ctx.env.PAYMENTS_TABLE ?? ''] ?? []) if (row && isPayment(row)) ctx.stash.payment = row;
  return null;
}

function isPayment(row: OrderRow | PaymentRow): row is PaymentRow {
  return Object.hasOwn(row, 'captured');
}
