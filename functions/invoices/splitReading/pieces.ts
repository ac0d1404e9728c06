import type { InvoicePart } from '#model/invoices.ts';
import type { EInvoiceReading, PrintedReading } from '../../platform/readInvoice.ts';
import { partsOf } from './parts.ts';
import type { Pages } from './split.ts';

export type StoredReading = EInvoiceReading | PrintedReading;

/** One invoice of a reading: its pages, and the reading of them alone. */
export interface Piece extends Pages {
  readonly reading: StoredReading;
}

/** The invoices of a reading, at least one. `pages` are those of the file. */
export function piecesOf(reading: StoredReading, pages: number): Piece[] {
  if ('kind' in reading) {
    // XML has no pages: each of its invoices stands in the whole file.
    if (reading.invoices.length < 2) return [{ firstPage: 1, lastPage: pages, reading }];
    return reading.invoices.map((invoice) => ({
      firstPage: 1,
      lastPage: pages,
      reading: { ...reading, invoices: [invoice] },
    }));
  }
  const parts = partsOf(reading.ExpenseDocuments);
  if (parts.length === 0) return [{ firstPage: 1, lastPage: pages, reading }];
  return parts.map(({ documents, sure, firstPage }, at) => ({
    firstPage: at === 0 ? 1 : firstPage,
    // Pages of which nothing was read belong to what stands before them.
    lastPage: (parts[at + 1]?.firstPage ?? pages + 1) - 1,
    reading: printed(reading, [...documents], sure),
  }));
}

/** The piece of a reading that an invoice is, which was split off before: its pages stay its own, whatever a later reading would part. */
export function pieceOf(reading: StoredReading, part: InvoicePart): Piece {
  const { firstPage, lastPage, number, of } = part;
  if ('kind' in reading) {
    const invoice = reading.invoices[number - 1];
    const known = reading.invoices.length === of && invoice !== undefined;
    return { firstPage, lastPage, reading: known ? { ...reading, invoices: [invoice] } : reading };
  }
  const documents = partsOf(reading.ExpenseDocuments, (page) => page >= firstPage && page <= lastPage);
  return {
    firstPage,
    lastPage,
    reading: printed(
      reading,
      documents.flatMap((one) => one.documents),
      documents.length < 2 && documents.every(({ sure }) => sure),
    ),
  };
}

function printed(
  reading: PrintedReading,
  documents: PrintedReading['ExpenseDocuments'],
  sure: boolean,
): PrintedReading {
  const unsure = { code: 'SPLIT_UNSURE', field: null } as const;
  const reviews = [...(reading.reviews ?? []), ...(sure ? [] : [unsure])];
  return { ...reading, ExpenseDocuments: documents, ...(reviews.length > 0 ? { reviews } : {}) };
}
