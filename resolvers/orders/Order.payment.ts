import type { Context } from '@aws-appsync/utils';
import { get } from '@aws-appsync/utils/dynamodb';
import type { Payment } from '#model/generated.ts';
import { purchasePayment } from '#model/keys.ts';
import type { PaymentRow } from '#model/payments.ts';
import type { OrderSource } from '../shared/order.ts';
import { paymentOf } from '../shared/orderPayment.ts';
import { visibleRow } from '../shared/owner.ts';
import { fail } from '../shared/result.ts';

type FieldContext = Context<unknown, Record<string, unknown>, undefined, OrderSource>;

export function request(ctx: FieldContext) {
  const { id, payAttempt } = { id: '-', payAttempt: 1, ...ctx.source };
  return get<PaymentRow>({ key: { id: purchasePayment(id, payAttempt) }, consistentRead: true });
}

export function response(ctx: FieldContext): Payment | null {
  if (ctx.error) return fail(ctx.error);
  const row = visibleRow<PaymentRow>(ctx.result, ctx.identity);
  return row ? paymentOf(row) : null;
}
