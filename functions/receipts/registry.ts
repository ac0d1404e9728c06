import { createHash } from 'node:crypto';
import { purchasePayment, receiptId, receiptObject } from '#model/keys.ts';
import type { PaymentRow } from '#model/payments.ts';
import type { ReceiptContent, ReceiptRow, Seller } from '#model/receipts.ts';
import type { Table } from '../platform/table.ts';
import type { ObjectStore } from '../ports/objectStore.ts';
import type { CreditedRefund } from './content.ts';
import { creditNoteContent, receiptContent } from './content.ts';
import { creditNoteDraft, receiptDraft } from './drafts.ts';
import type { Documented } from './documented.ts';
import type { Numbers } from './numbers.ts';

/** What issuing documents needs. */
export interface Registry {
  readonly numbers: Numbers;
  readonly receipts: Pick<Table<ReceiptRow>, 'read' | 'settle'>;
  readonly documents: Pick<ObjectStore, 'store'>;
  readonly seller: Seller;
  /** The payment of this id, or null. */
  payment(id: string): Promise<Pick<PaymentRow, 'card'> | null>;
  render(content: ReceiptContent): Promise<Uint8Array>;
}

/** The content type of every document. */
export const PDF = 'application/pdf';

/**
 * The receipt of a paid purchase, with its document: the one that is there, or a new one. Every part can be repeated, at any moment and by several at
 * once: the number is given once, and the same row makes the same document. Throws OvertakenError and the SDK's errors.
 */
export async function issueReceipt(purchase: Documented, registry: Registry): Promise<ReceiptRow> {
  const { numbers, seller } = registry;
  const payment = await registry.payment(purchasePayment(purchase.id, purchase.payAttempt));
  const draft = receiptDraft(purchase, { seller, card: payment?.card });
  const row = await numbers.issue(draft.id, 'RECEIPT', draft.at);
  return await documented(row, () => receiptContent(row, purchase), registry);
}

/** The credit note of a refund, as `issueReceipt`: of a purchase that has none yet, its receipt comes first. */
export async function issueCreditNote(
  purchase: Documented,
  refund: CreditedRefund,
  registry: Registry,
): Promise<ReceiptRow> {
  const known = await registry.receipts.read(receiptId(purchase.id));
  const receipt = known?.document ? known : await issueReceipt(purchase, registry);
  const draft = creditNoteDraft(refund, receipt, registry.seller);
  const row = await registry.numbers.issue(draft.id, 'CREDIT_NOTE', draft.at);
  return await documented(row, () => creditNoteContent(row, { purchase, refund, receipt }), registry);
}

/** The row says that its document is there only once it is: a crash in between is mended by whoever comes next. */
async function documented(
  row: ReceiptRow,
  content: () => ReceiptContent,
  { receipts, documents, render }: Registry,
): Promise<ReceiptRow> {
  if (row.document) return row;
  const bytes = await render(content());
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const stored = await documents.store(receiptObject(row.id), bytes, PDF, sha256);
  const document = { ...stored, size: bytes.length, sha256 };
  const settled = await receipts.settle(row.id, (seen) => (seen?.document ? null : { set: { document } }));
  return settled.row ?? row;
}
