import type { Context } from '@aws-appsync/utils';
import { util } from '@aws-appsync/utils';
import type { PaymentRow } from '#model/payments.ts';
import { purchaseOf } from '#model/purchaseKinds.ts';
import type { RefundablePurchase, RefundRow } from '#model/refunds.ts';
import type { RefundStash } from '../../shared/refundAsking.ts';
import { fail } from '../../shared/result.ts';

type Keys = Record<string, (Record<string, string> | null)[] | null>;

type StepContext = Context<
  { id: string },
  RefundStash,
  undefined,
  undefined,
  { data: Record<string, (RefundablePurchase | PaymentRow | null)[] | null>; unprocessedKeys?: Keys | null }
>;

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
  const { data, unprocessedKeys } = ctx.result;
  for (const table of Object.keys(unprocessedKeys ?? {})) {
    if (((unprocessedKeys ?? {})[table] ?? []).length > 0) {
      return util.error('Too many requests at the moment. Try again in a moment.', 'Throttled');
    }
  }
  ctx.stash.purchase = null;
  ctx.stash.payment = null;
  for (const row of data[tableOf(ctx.stash.refund, ctx.env)] ?? [])
    if (row && !isPayment(row)) ctx.stash.purchase = row;
  for (const row of data[ctx.env.PAYMENTS_TABLE ?? ''] ?? []) if (row && isPayment(row)) ctx.stash.payment = row;
  return null;
}

function tableOf(refund: RefundRow, env: Record<string, string>): string {
  return (purchaseOf(refund).kind === 'BOOKING' ? env.BOOKINGS_TABLE : env.ORDERS_TABLE) ?? '';
}

function isPayment(row: RefundablePurchase | PaymentRow): row is PaymentRow {
  return Object.hasOwn(row, 'captured');
}
