import { createHash } from 'node:crypto';
import type { InvoicePart } from '#model/invoices.ts';
import { ownerStatus } from '#model/keys.ts';
import { putNew } from '#model/writes.ts';
import { isReading, watched } from '../../platform/invoiceChanges.ts';
import type { StoredInvoice } from '../../platform/rows.ts';
import type { Change } from '../../platform/table.ts';

/** The pages of one invoice in a file. */
export interface Pages {
  readonly firstPage: number;
  readonly lastPage: number;
}

/** The id of one of several invoices in a file, by that of the first and its number in the file: made again, it is the same. */
export function partId(firstId: string, number: number): string {
  const hash = createHash('sha256').update(`${firstId}#${number}`).digest('hex');
  return [hash.slice(0, 8), hash.slice(8, 12), hash.slice(12, 16), hash.slice(16, 20), hash.slice(20, 32)].join('-');
}

/** The invoices beside the first, as rows that are being read. The first keeps its id, its place in the lists and its links. */
export function siblingsOf(first: StoredInvoice, parts: readonly Pages[], now: Date): StoredInvoice[] {
  const { ownerId, fileId, uploadedAt, listedAt, document, mediaType, size, channel } = first;
  return parts.slice(1).map((pages, at) => {
    const id = partId(first.id, at + 2);
    const row: StoredInvoice = {
      id,
      ownerId,
      fileId,
      status: 'READING',
      version: 1,
      attempt: 1,
      uploadedAt,
      listedAt: listedAt ?? uploadedAt,
      updatedAt: now.toISOString(),
      ownerStatus: ownerStatus(ownerId, 'READING'),
      part: partOf(at + 2, parts.length, pages),
      partOf: first.id,
      ...(document && { document }),
      ...(mediaType && { mediaType }),
      ...(size !== undefined && { size }),
      ...(channel !== undefined && { channel }),
    };
    return { ...row, ...watched(row, now) };
  });
}

function partOf(number: number, of: number, { firstPage, lastPage }: Pages): InvoicePart {
  return { number, of, firstPage, lastPage };
}

/**
 * Makes several invoices of one, all at once: the first learns of the others in the same transaction in which they come to be. Nothing where it was
 * split before, is not in this attempt any more, or is one invoice.
 */
export function split(row: StoredInvoice | null, attempt: number, parts: readonly Pages[], now: Date): Change | null {
  const [first] = parts;
  if (!isReading(row, attempt) || row.part || !first || parts.length < 2) return null;
  const siblings = siblingsOf(row, parts, now);
  return {
    set: { part: partOf(1, parts.length, first), partIds: siblings.map(({ id }) => id) },
    alongside: () => siblings.map(({ id, ...sibling }) => putNew('Invoices', { id }, sibling)),
  };
}
