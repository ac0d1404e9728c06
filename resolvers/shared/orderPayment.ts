import type { Payment } from '#model/generated.ts';
import { moneyOf } from '#model/money.ts';
import type { PaymentRow } from '#model/payments.ts';
import { paymentFailureSentences } from '#model/payments.ts';

/** The payment as the schema shows it. */
export function paymentOf(row: PaymentRow): Payment {
  const { currency, failure, card } = row;
  return {
    id: row.id,
    status: row.status,
    amount: moneyOf(row.amount, currency),
    captured: moneyOf(row.captured, currency),
    refunded: moneyOf(row.refunded, currency),
    card: card ? { brand: card.brand, last4: card.last4 } : null,
    refusal: failure ? { code: failure, message: paymentFailureSentences[failure] } : null,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
  };
}
