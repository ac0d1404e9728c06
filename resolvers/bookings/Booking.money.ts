import type { Context } from '@aws-appsync/utils';
import type { PurchaseMoney } from '#model/generated.ts';
import type { PaymentRow } from '#model/payments.ts';
import type { BookingSource } from '../shared/booking.ts';
import { moneyOfPurchase } from '../shared/purchaseMoney.ts';
import { readPayment } from '../shared/purchasePayment.ts';
import { fail } from '../shared/result.ts';

type FieldContext = Context<unknown, Record<string, unknown>, undefined, BookingSource, PaymentRow | null>;

export function request(ctx: FieldContext) {
  return readPayment(ctx.source);
}

/** Whoever sees the booking sees what it came to: the event's organiser, too, who may cancel it. By which card is its owner's and staff's. */
export function response(ctx: FieldContext): PurchaseMoney | null {
  if (ctx.error) return fail(ctx.error);
  return ctx.source ? moneyOfPurchase(ctx.source, ctx.result ?? null) : null;
}
