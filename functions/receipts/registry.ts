import { createHash } from 'node:crypto';
import { orderPayment, receiptId, receiptObject } from '#model/keys.ts';
import type { OrderRow } from '#model/orders.ts';
import type { PaymentRow } from '#model/payments.ts';
import type { ReceiptContent, ReceiptRow, Seller } from '#model/receipts.ts';
import type { Table } from '../platform/table.ts';
import type { ObjectStore } from '../ports/objectStore.ts';
import type { CreditedRefund } from './content.ts';
import { creditNoteContent, receiptContent } from './content.ts';
import { creditNoteDraft, receiptDraft } from './drafts.ts';
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

/** Whether the order is paid for good: nothing leads from here but to its completion. */
export function isPaid({ status }: Pick<OrderRow, 'status'>): boolean {
  return status === 'PAID' || status === 'COMPLETED';
}

/** Whether the order may come to be paid: it is neither paid nor being undone. */
export function mayBePaid({ status }: Pick<OrderRow, 'status'>): boolean {
  switch (status) {
    case 'PENDING':
    case 'VALIDATED':
    case 'PAYMENT_ACTION_REQUIRED':
    case 'AUTHORIZED':
    case 'RESERVED':
    case 'CAPTURING':
      return true;
    case 'PAID':
    case 'COMPLETED':
    case 'FAILING':
    case 'FAILED':
    case 'CANCELLING':
    case 'CANCELLED':
    case 'NEEDS_ATTENTION':
      return false;
  }
}

/**
 * The receipt of a paid order, with its document: the one that is there, or a new one. Every part can be repeated, at any moment and by several at
 * once: the number is given once, and the same row makes the same document. Throws OvertakenError and the SDK's errors.
 */
export async function issueReceipt(order: OrderRow, registry: Registry): Promise<ReceiptRow> {
  const { numbers, seller } = registry;
  const payment = await registry.payment(orderPayment(order.id, order.payAttempt));
  const draft = receiptDraft(order, { seller, card: payment?.card });
  const row = await numbers.issue(draft.id, 'RECEIPT', draft.at);
  return await documented(row, () => receiptContent(row, order), registry);
}

/** The credit note of a refund, as `issueReceipt`: of an order that has none yet, its receipt comes first. */
export async function issueCreditNote(
  order: OrderRow,
  refund: CreditedRefund,
  registry: Registry,
): Promise<ReceiptRow> {
  const known = await registry.receipts.read(receiptId(order.id));
  const receipt = known?.document ? known : await issueReceipt(order, registry);
  const draft = creditNoteDraft(refund, receipt, registry.seller);
  const row = await registry.numbers.issue(draft.id, 'CREDIT_NOTE', draft.at);
  return await documented(row, () => creditNoteContent(row, { order, refund, receipt }), registry);
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
