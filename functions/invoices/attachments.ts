import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import * as z from 'zod/mini';
import { eInvoiceSyntaxBySight } from '#model/eInvoices.ts';

/** A file inside a PDF. */
export interface Attachment {
  readonly name: string;
  readonly content: Uint8Array;
}

/** Names under which the formats attach an e-invoice, whatever stands in it. https://fnfe-mpe.org/factur-x/ , https://xeinkauf.de/xrechnung/ */
const eInvoiceNames: ReadonlySet<string> = new Set(['factur-x.xml', 'zugferd-invoice.xml', 'xrechnung.xml']);

const attachment = z.object({
  filename: z.string(),
  content: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
});

/**
 * The files inside a PDF that are e-invoices by their content, or by their name. Those that are it by their content come first, then those with a name
 * that a format prescribes.
 */
export async function eInvoiceAttachments(document: PDFDocumentProxy): Promise<Attachment[]> {
  const attached: unknown = await document.getAttachments();
  const files = typeof attached === 'object' && attached !== null ? Object.values(attached) : [];
  const found = files.flatMap((file) => {
    const { success, data } = z.safeParse(attachment, file);
    return success ? [{ name: data.filename, content: data.content }] : [];
  });
  const weight = ({ name, content }: Attachment): number =>
    (eInvoiceSyntaxBySight(content) === null ? 0 : 2) + (eInvoiceNames.has(name.toLowerCase()) ? 1 : 0);
  return found.filter((file) => weight(file) > 0).sort((one, other) => weight(other) - weight(one));
}
