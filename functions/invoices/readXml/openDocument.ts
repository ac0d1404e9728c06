import type { ExpenseDocument } from '@aws-sdk/client-textract';
import { MAXIMUM_PAGES } from '#model/files.ts';
import type { Review } from '#model/reviews.ts';
import { mediaTypeOf } from '#model/mediaType.ts';
import { DocumentRefusal } from '../../platform/refusal.ts';
import type { EInvoiceReading, PrintedReading } from '../../platform/readInvoice.ts';
import type { Attachment } from '../attachments.ts';
import type { EInvoice } from './readEInvoice.ts';
import { readEInvoice } from './readEInvoice.ts';
import { XmlRefusal } from './refusal.ts';

/** What can be asked of a PDF. */
export interface PdfReader {
  attachments(content: Uint8Array): Promise<readonly Attachment[]>;
  textLayer(content: Uint8Array): Promise<ExpenseDocument[] | null>;
}

/**
 * What the e-invoice says that a document is, or that is attached to it, with what is printed around it; the print alone where the XML cannot be
 * used. Null where a PDF has neither: it has to be read as a picture. Throws DocumentRefusal: UNSUPPORTED_TYPE, UNREADABLE, TOO_MANY_PAGES (XML
 * alone), ENCRYPTED.
 */
export async function openDocument(
  content: Uint8Array,
  pdf: PdfReader,
): Promise<EInvoiceReading | PrintedReading | null> {
  if (mediaTypeOf(content) === 'XML') {
    const invoices = alone(content);
    // All invoices of a file come to be in one transaction, of a hundred rows at most: as many as a file of print could hold.
    if (invoices.length > MAXIMUM_PAGES)
      throw new DocumentRefusal('TOO_MANY_PAGES', `It holds ${invoices.length} invoices.`);
    return { kind: 'e-invoice', invoices, reviews: [], print: null };
  }
  const read = (await pdf.attachments(content)).map(({ content: xml }) => attached(xml));
  const [chosen, ...others] = read.flatMap((invoices) => invoices ?? []);
  const print = await pdf.textLayer(content);
  if (chosen) {
    return { kind: 'e-invoice', invoices: [chosen], reviews: contradictions(chosen, others), print: print ?? [] };
  }
  // XML that cannot be used is a reason to look, not to lose the invoice.
  return print && { reader: 'TEXT_LAYER', ExpenseDocuments: print, reviews: [{ code: 'XML_INVALID', field: null }] };
}

function alone(content: Uint8Array): EInvoice[] {
  try {
    return readEInvoice(content);
  } catch (cause) {
    if (!(cause instanceof XmlRefusal)) throw cause;
    throw new DocumentRefusal(cause.code === 'MALFORMED' ? 'UNREADABLE' : 'UNSUPPORTED_TYPE', cause.message, { cause });
  }
}

function attached(content: Uint8Array): EInvoice[] | null {
  try {
    return readEInvoice(content);
  } catch (cause) {
    if (!(cause instanceof XmlRefusal)) throw cause;
    return null;
  }
}

/** A PDF may hold the same invoice in two formats. Where they say different things, the first is shown, and a person must look. */
function contradictions(chosen: EInvoice, others: readonly EInvoice[]): Review[] {
  const fields = ['total', 'number', 'vendor', 'iban'] as const;
  return fields
    .filter((field) => others.some((other) => differs(other.fields[field]?.value, chosen.fields[field]?.value)))
    .map((field) => ({ code: 'XML_DISAGREES', field }));
}

/** `100` and `100.00` are one amount; what one of them does not say is no contradiction. */
function differs(one: string | undefined, other: string | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  const plain = (value: string) => (/^-?\d+\.\d+$/u.test(value) ? value.replace(/\.?0+$/u, '') : value);
  return plain(one) !== plain(other);
}
