import type { Money, PurchaseMoney, RefundableLine } from '#model/generated.ts';
import { minorOf, moneyOf } from '#model/money.ts';
import type { PaymentRow } from '#model/payments.ts';
import { isHeldOrCharged } from '#model/payments.ts';
import { leftOfLine, refundableOf } from '#model/refunds.ts';
import type { OrderLineSource } from './order.ts';

/** A line, as far as what is left of it goes by. Of a booking `productId` is the ticket category's id. */
type LineSource = Pick<OrderLineSource, 'productId' | 'name' | 'quantity' | 'unitPrice' | 'tax'>;

/** What the payment of an order or a booking comes to; null where none was begun. */
export function moneyOfPurchase(
  { lines, total: { currency } }: { lines: readonly LineSource[]; total: Pick<Money, 'currency'> },
  payment: PaymentRow | null,
): PurchaseMoney {
  const captured = payment ? payment.captured : 0;
  const refunded = payment ? payment.refunded : 0;
  const pending = payment ? (payment.refundPending ?? 0) : 0;
  // More than that may be given back at the provider, where it is asked for here at the same time: for a moment.
  const refundable = payment ? Math.max(refundableOf(payment), 0) : 0;
  return {
    authorized: moneyOf(payment && isHeldOrCharged(payment.status) ? payment.amount : 0, currency),
    captured: moneyOf(captured, currency),
    refunded: moneyOf(refunded, currency),
    refundPending: moneyOf(pending, currency),
    net: moneyOf(captured - refunded, currency),
    refundable: moneyOf(refundable, currency),
    refundableLines: payment && refundable > 0 ? linesLeft(lines, payment) : [],
  };
}

function linesLeft(lines: readonly LineSource[], payment: PaymentRow): RefundableLine[] {
  const left: RefundableLine[] = [];
  for (const { productId, name, quantity, unitPrice, tax } of lines) {
    const { currency } = unitPrice;
    const rest = leftOfLine(
      {
        productId,
        quantity,
        unitPrice: minorOf(unitPrice.amount, currency) ?? 0,
        tax: minorOf(tax.amount, currency) ?? 0,
      },
      payment,
    );
    if (rest.quantity > 0) {
      left.push({ productId, name, quantity: rest.quantity, total: moneyOf(rest.net + rest.tax, currency) });
    }
  }
  return left;
}
