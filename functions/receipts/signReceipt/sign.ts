import type { ReceiptDocument } from '#model/generated.ts';
import type { ReceiptRow } from '#model/receipts.ts';
import { RECEIPT_LINK_MINUTES } from '#model/receipts.ts';
import type { DocumentLinks } from '../../ports/documentLinks.ts';
import { PDF } from '../registry.ts';

const LINK_SECONDS = RECEIPT_LINK_MINUTES * 60;

/** A link to the document of the owner's receipt, or null where there is none for this owner, or it is not written yet. */
export async function sign(
  row: ReceiptRow | null,
  ownerId: string,
  links: DocumentLinks,
): Promise<ReceiptDocument | null> {
  if (!row || row.ownerId !== ownerId || !row.document) return null;
  const { size } = row.document;
  // Before the signature: whoever goes by it stops in time.
  const expiresAt = new Date(Date.now() + LINK_SECONDS * 1000).toISOString();
  // A number is plain ASCII.
  const fileName = `${row.number}.pdf`;
  const presentation = { contentType: PDF, contentDisposition: `inline; filename="${fileName}"` };
  return { url: await links.sign(row.document, presentation, LINK_SECONDS), fileName, size, expiresAt };
}
