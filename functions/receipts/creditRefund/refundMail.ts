import type { CurrencyCode } from '#model/currencies.ts';
import { purchaseMail } from '#model/keys.ts';
import type { MailRequest } from '#model/mail.ts';
import { moneyOf } from '#model/money.ts';
import { purchasePath } from '#model/purchaseKinds.ts';
import { purchaseNumber } from '#model/purchases.ts';
import type { ReceiptRow } from '#model/receipts.ts';
import type { RefundRow } from '#model/refunds.ts';
import { refundReasonSentences } from '../content.ts';
import type { Documented } from '../documented.ts';

export interface RefundNews {
  readonly purchase: Pick<Documented, 'kind' | 'id' | 'ownerId' | 'email' | 'about'>;
  readonly refund: Pick<RefundRow, 'id' | 'amount' | 'currency' | 'lines' | 'reason'>;
  readonly note: Pick<ReceiptRow, 'number' | 'card'>;
}

/** What the mail queue is told once money was given back. `webUrl` is the web app's origin. */
export function refundMailOf(news: RefundNews, webUrl: string): MailRequest<'order-refunded' | 'booking-refunded'> {
  const { purchase, refund, note } = news;
  const url = `${webUrl}${purchasePath(purchase)}`;
  const addressed = { to: purchase.email, ownerId: purchase.ownerId };
  const shared = {
    amount: priceOf(refund.amount, refund.currency),
    reason: refundReasonSentences[refund.reason],
    card: note.card ? `${note.card.brand} ${note.card.last4}` : '',
    creditNote: note.number,
    creditNoteUrl: `${url}/credit-notes/${refund.id}`,
  };
  const number = purchaseNumber(purchase.id);
  switch (purchase.kind) {
    case 'ORDER':
      return {
        ...addressed,
        id: purchaseMail('order-refunded', refund.id),
        template: 'order-refunded',
        values: { ...shared, order: number, orderUrl: url, lines: refund.lines.map((line) => pieces(line, refund)) },
      };
    case 'BOOKING':
      return {
        ...addressed,
        id: purchaseMail('booking-refunded', refund.id),
        template: 'booking-refunded',
        values: { ...shared, booking: number, bookingUrl: url, event: purchase.about ?? '' },
      };
  }
}

function pieces({ name, quantity, net, tax }: RefundRow['lines'][number], { currency }: Pick<RefundRow, 'currency'>) {
  return { name, quantity: `${quantity}`, gross: priceOf(net + tax, currency) };
}

function priceOf(minor: number, currencyCode: CurrencyCode): string {
  const { amount, currency } = moneyOf(minor, currencyCode);
  return `${amount} ${currency}`;
}
