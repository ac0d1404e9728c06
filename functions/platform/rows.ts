import * as z from 'zod/mini';
import { fileMachine, fileReasonSentences } from '#model/files.ts';
import { invoiceMachine, invoiceReasonSentences } from '#model/invoices.ts';

/** The keys of a record, each once. */
export function keysOf<Key extends string>(record: Readonly<Record<Key, unknown>>): Key[] {
  return Object.keys(record) as Key[];
}

/** One version of an object in a bucket. */
export const objectVersion = z.object({ key: z.string(), versionId: z.string() });

/** Which invoice of its file it is, as InvoicePart describes it. */
export const invoicePart = z.object({
  number: z.number(),
  of: z.number(),
  firstPage: z.number(),
  lastPage: z.number(),
});

export const mediaType = z.enum(['PDF', 'PNG', 'JPEG', 'TIFF', 'XML']);
export const fileReason = z.enum(keysOf(fileReasonSentences));
export const fileStatus = z.enum(keysOf(fileMachine));
export const invoiceReason = z.enum(keysOf(invoiceReasonSentences));
export const invoiceStatus = z.enum(keysOf(invoiceMachine));

/** A row of the Files table, as FileRow describes it. */
export const fileRow = z.object({
  id: z.string(),
  ownerId: z.string(),
  invoiceId: z.string(),
  name: z.string(),
  mediaType,
  size: z.number(),
  sha256: z.string(),
  status: fileStatus,
  version: z.number(),
  createdAt: z.string(),
  updatedAt: z.string(),
  reason: z.exactOptional(fileReason),
  arrivedVersionId: z.exactOptional(z.string()),
  document: z.exactOptional(objectVersion),
  openUntil: z.exactOptional(z.string()),
  dueShard: z.exactOptional(z.string()),
  dueAt: z.exactOptional(z.string()),
});

/** A row of the Invoices table, as InvoiceRow describes it; what was read on the invoice passes as it is. */
export const invoiceRow = z.looseObject({
  id: z.string(),
  ownerId: z.string(),
  fileId: z.string(),
  status: invoiceStatus,
  version: z.number(),
  attempt: z.number(),
  uploadedAt: z.string(),
  updatedAt: z.string(),
  ownerStatus: z.string(),
  listedAt: z.exactOptional(z.string()),
  issueDateKey: z.exactOptional(z.string()),
  reason: z.exactOptional(invoiceReason),
  document: z.exactOptional(objectVersion),
  mediaType: z.exactOptional(mediaType),
  size: z.exactOptional(z.number()),
  pages: z.exactOptional(z.number()),
  part: z.exactOptional(invoicePart),
  partOf: z.exactOptional(z.string()),
  partIds: z.exactOptional(z.array(z.string())),
  dueShard: z.exactOptional(z.string()),
  dueAt: z.exactOptional(z.string()),
});

export type StoredFile = z.output<typeof fileRow>;
export type StoredInvoice = z.output<typeof invoiceRow>;
