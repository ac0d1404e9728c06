import { creditNoteId, receiptId } from '#model/keys.ts';
import type { CardFacts } from '#model/payments.ts';
import type { Buyer, ReceiptRow, Seller } from '#model/receipts.ts';
import { taxesOf } from '#model/receipts.ts';
import type { CreditedRefund, DocumentedOrder } from './content.ts';
import { creditNoteTaxes } from './content.ts';
import type { NumberedFacts } from './numbers.ts';

/** Who sells, and the card that was charged. */
export interface Parties {
  readonly seller: Seller;
  readonly card: CardFacts | undefined;
}

/** A document before it has a number. */
export interface Draft {
  readonly id: string;
  at(facts: NumberedFacts): ReceiptRow;
}

/** The row of an order's receipt. */
export function receiptDraft(order: DocumentedOrder, { seller, card }: Parties): Draft {
  const id = receiptId(order.id);
  const at = (facts: NumberedFacts): ReceiptRow => ({
    id,
    kind: 'RECEIPT',
    ...facts,
    version: 1,
    ownerId: order.ownerId,
    orderId: order.id,
    updatedAt: facts.issuedAt,
    currency: order.currency,
    net: order.subtotal,
    tax: order.tax,
    total: order.total,
    taxes: taxesOf(order.lines),
    seller,
    buyer: buyerOf(order),
    ...(card ? { card } : {}),
  });
  return { id, at };
}

/** The row of a refund's credit note: to the buyer of the receipt that it corrects, whatever has become of the installation's own address since. */
export function creditNoteDraft(refund: CreditedRefund, receipt: ReceiptRow, seller: Seller): Draft {
  const id = creditNoteId(refund.id);
  const taxes = creditNoteTaxes(refund);
  const net = taxes.reduce((sum, each) => sum + each.net, 0);
  const at = (facts: NumberedFacts): ReceiptRow => ({
    id,
    kind: 'CREDIT_NOTE',
    ...facts,
    version: 1,
    ownerId: receipt.ownerId,
    orderId: refund.orderId,
    refundId: refund.id,
    updatedAt: facts.issuedAt,
    currency: refund.currency,
    net,
    tax: refund.amount - net,
    total: refund.amount,
    taxes,
    seller,
    buyer: receipt.buyer,
    ...(receipt.card ? { card: receipt.card } : {}),
  });
  return { id, at };
}

function buyerOf({ billTo, email }: DocumentedOrder): Buyer {
  return billTo ?? { name: email };
}
