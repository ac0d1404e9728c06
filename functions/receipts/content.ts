import { purchaseNumber } from '#model/purchases.ts';
import type { ReceiptContent, ReceiptLine, ReceiptRow } from '#model/receipts.ts';
import type { RefundReason, RefundRow } from '#model/refunds.ts';
import type { Documented } from './documented.ts';

/** A refund, as far as its credit note tells of it: nothing of it changes once it is asked for. */
export type CreditedRefund = Pick<RefundRow, 'id' | 'amount' | 'currency' | 'lines' | 'taxes' | 'reason'>;

/** Why money is given back, for whoever gets it. */
export const refundReasonSentences = {
  CUSTOMER_REQUEST: 'You asked for it.',
  NOT_DELIVERED: 'It was not delivered.',
  DAMAGED: 'It was damaged.',
  WRONG_ITEM: 'It was not what you ordered.',
  DUPLICATE: 'You were charged twice.',
  GOODWILL: 'We give it back as a courtesy.',
  OTHER: 'We gave it back.',
  ORDER_UNDONE: 'Your order could not be carried out.',
  BOOKING_UNDONE: 'Your booking could not be carried out.',
  BOOKING_CANCELLED: 'The booking was cancelled.',
  EVENT_CANCELLED: 'The event was cancelled.',
  AT_PROVIDER: 'We gave it back.',
} as const satisfies Record<RefundReason, string>;

/** What stands on the receipt of a purchase. */
export function receiptContent(row: ReceiptRow, purchase: Documented): ReceiptContent {
  return { ...sharedContent(row, purchase), lines: purchase.lines.map((line) => lineOf(line, purchase)) };
}

/** What stands on the credit note of a refund. `receipt` is the one that it corrects. */
export function creditNoteContent(
  row: ReceiptRow,
  { purchase, refund, receipt }: { purchase: Documented; refund: CreditedRefund; receipt: ReceiptRow },
): ReceiptContent {
  return {
    ...sharedContent(row, purchase),
    corrects: {
      number: receipt.number,
      issuedOn: receipt.issuedAt.slice(0, 10),
      reason: refundReasonSentences[refund.reason],
    },
    lines:
      refund.lines.length > 0
        ? refund.lines.map((line) => lineOf(line, purchase))
        : creditNoteTaxes(refund).map((tax) => lineOf(amountOf(tax), purchase)),
  };
}

/** What is given back at each rate: a rate of which nothing is given back stands on no document. */
export function creditNoteTaxes({ taxes }: Pick<CreditedRefund, 'taxes'>): ReceiptRow['taxes'] {
  return taxes.filter(({ net, tax }) => net !== 0 || tax !== 0);
}

function sharedContent(row: ReceiptRow, purchase: Documented): Omit<ReceiptContent, 'lines'> {
  const { kind, number, issuedAt, currency, seller, buyer, taxes, net, tax, total, card } = row;
  return {
    kind,
    number,
    issuedAt,
    currency,
    seller,
    buyer,
    purchase: { kind: purchase.kind, number: purchaseNumber(purchase.id), placedOn: purchase.placedDay },
    taxes,
    net,
    tax,
    total,
    ...(card ? { card } : {}),
  };
}

function lineOf(
  { name, quantity, unitPrice, taxRate, net, tax }: ReceiptLine,
  { about }: Pick<Documented, 'about'>,
): ReceiptLine {
  return { name: about === null ? name : `${about}: ${name}`, quantity, unitPrice, taxRate, net, tax };
}

/** An amount that is given back of no line in particular is one line for each rate. */
function amountOf({ rate, net, tax }: ReceiptRow['taxes'][number]): ReceiptLine {
  return { name: 'Amount given back', quantity: 1, unitPrice: net, taxRate: rate, net, tax };
}
