import { creditNoteId, receiptId } from '#model/keys.ts';
import type { CardFacts } from '#model/payments.ts';
import { paidFor, samePurchase } from '#model/purchaseKinds.ts';
import type { Buyer, ReceiptRow, Seller } from '#model/receipts.ts';
import { taxesOf } from '#model/receipts.ts';
import type { CreditedRefund } from './content.ts';
import { creditNoteTaxes } from './content.ts';
import type { Documented } from './documented.ts';
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

/** The row of a purchase's receipt. */
export function receiptDraft(purchase: Documented, { seller, card }: Parties): Draft {
  const id = receiptId(purchase.id);
  const at = (facts: NumberedFacts): ReceiptRow => ({
    id,
    kind: 'RECEIPT',
    ...facts,
    version: 1,
    ownerId: purchase.ownerId,
    ...paidFor(purchase),
    updatedAt: facts.issuedAt,
    currency: purchase.currency,
    net: purchase.subtotal,
    tax: purchase.tax,
    total: purchase.total,
    taxes: taxesOf(purchase.lines),
    seller,
    buyer: buyerOf(purchase),
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
    ...samePurchase(receipt),
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

function buyerOf({ billTo, email }: Documented): Buyer {
  return billTo ?? { name: email };
}
