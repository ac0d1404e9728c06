import type { CurrencyCode } from '#model/currencies.ts';
import { orderMail } from '#model/keys.ts';
import type { MailRequest } from '#model/mail.ts';
import { moneyOf } from '#model/money.ts';
import { purchaseNumber } from '#model/purchases.ts';
import { purchasePath } from '#model/purchaseKinds.ts';
import type { ReceiptRow } from '#model/receipts.ts';
import type { RefundRow } from '#model/refunds.ts';
import { refundReasonSentences } from '../content.ts';
import type { Documented } from '../documented.ts';

export interface RefundNews {
  readonly purchase: Pick<Documented, 'kind' | 'id' | 'ownerId' | 'email'>;
  readonly refund: Pick<RefundRow, 'id' | 'amount' | 'currency' | 'lines' | 'reason'>;
  readonly note: Pick<ReceiptRow, 'number' | 'card'>;
}

/** What the mail queue is told once money was given back. `webUrl` is the web app's origin. */
export function refundMailOf({ purchase, refund, note }: RefundNews, webUrl: string): MailRequest<'order-refunded'> {
  const orderUrl = `${webUrl}${purchasePath(purchase)}`;
  return {
    id: orderMail('order-refunded', refund.id),
    template: 'order-refunded',
    to: purchase.email,
    ownerId: purchase.ownerId,
    values: {
      order: purchaseNumber(purchase.id),
      orderUrl,
      amount: priceOf(refund.amount, refund.currency),
      lines: refund.lines.map(({ name, quantity, net, tax }) => ({
        name,
        quantity: `${quantity}`,
        gross: priceOf(net + tax, refund.currency),
      })),
      reason: refundReasonSentences[refund.reason],
      card: note.card ? `${note.card.brand} ${note.card.last4}` : '',
      creditNote: note.number,
      creditNoteUrl: `${orderUrl}/credit-notes/${refund.id}`,
    },
  };
}

function priceOf(minor: number, currencyCode: CurrencyCode): string {
  const { amount, currency } = moneyOf(minor, currencyCode);
  return `${amount} ${currency}`;
}
