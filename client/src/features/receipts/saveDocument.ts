import { execute } from '../../api.ts';
import {
  BookingReceiptAddressDocument,
  CreditNoteAddressDocument,
  CreditNotesOfBookingDocument,
  CreditNotesOfOrderDocument,
  ReceiptAddressDocument,
} from '../../graphql/graphql.ts';

/** Where a PDF lies for a short while, and what to save it as. */
interface Address {
  readonly url: string;
  readonly fileName: string;
}

/** Which document is meant: an order's receipt, a booking's, or a refund's credit note. */
export type Wanted =
  | { readonly receiptOf: string }
  | { readonly receiptOfBooking: string }
  | { readonly creditNoteOf: string };

/**
 * Saves a document. Its address is asked for at this moment and kept nowhere: it works for five minutes, for whoever has it.
 * Throws with a sentence for people.
 */
export async function saveDocument(wanted: Wanted): Promise<void> {
  const address = await addressOf(wanted);
  if (!address) throw new Error('It is being written. Try again in a moment.');
  let content: Blob;
  try {
    const response = await fetch(address.url, { cache: 'no-store' });
    if (!response.ok) throw new Error(`HTTP ${String(response.status)}`);
    content = await response.blob();
  } catch (error) {
    throw new Error('The document could not be fetched. Try again.', { cause: error });
  }
  save(content, address.fileName);
}

/** The refund that a credit note is about. Throws where it is nobody's that the caller may see. */
export async function refundOfCreditNote(
  { kind, id }: { readonly kind: 'order' | 'booking'; readonly id: string },
  creditNoteId: string,
): Promise<string> {
  const refunds =
    kind === 'order'
      ? (await execute(CreditNotesOfOrderDocument, { orderId: id })).order?.refunds
      : (await execute(CreditNotesOfBookingDocument, { bookingId: id })).booking?.refunds;
  const refund = refunds?.find(({ creditNote }) => creditNote?.id === creditNoteId);
  if (!refund) throw new Error('The refund of this credit note is not there.');
  return refund.id;
}

async function addressOf(wanted: Wanted): Promise<Address | null> {
  if ('receiptOf' in wanted) {
    const { order } = await execute(ReceiptAddressDocument, { orderId: wanted.receiptOf });
    return order?.receipt?.document ?? null;
  }
  if ('receiptOfBooking' in wanted) {
    const { booking } = await execute(BookingReceiptAddressDocument, { bookingId: wanted.receiptOfBooking });
    return booking?.receipt?.document ?? null;
  }
  const { refund } = await execute(CreditNoteAddressDocument, { refundId: wanted.creditNoteOf });
  return refund?.creditNote?.document ?? null;
}

/** Has the browser save it. An address of another origin would be opened instead: https://developer.mozilla.org/docs/Web/HTML/Element/a#download */
function save(content: Blob, fileName: string): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  // The browser takes it up after the click.
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, REVOKED_AFTER);
}

/** Milliseconds in which a browser has surely begun to save. */
const REVOKED_AFTER = 10_000;
