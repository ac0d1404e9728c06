import * as z from 'zod/mini';
import { fileMachine, fileReasonSentences } from '#model/files.ts';
import { invoiceMachine, invoiceReasonSentences } from '#model/invoices.ts';

function keysOf<Key extends string>(record: Readonly<Record<Key, unknown>>): Key[] {
  return Object.keys(record) as Key[];
}

/** One version of an object in a bucket. */
export const objectVersion = z.object({ key: z.string(), versionId: z.string() });

export const mediaType = z.enum(['PDF', 'PNG', 'JPEG', 'TIFF']);
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
  reason: z.optional(fileReason),
  arrivedVersionId: z.optional(z.string()),
  document: z.optional(objectVersion),
  openUntil: z.optional(z.string()),
  dueShard: z.optional(z.string()),
  dueAt: z.optional(z.string()),
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
  listedAt: z.optional(z.string()),
  issueDateKey: z.optional(z.string()),
  reason: z.optional(invoiceReason),
  document: z.optional(objectVersion),
  mediaType: z.optional(mediaType),
  size: z.optional(z.number()),
  pages: z.optional(z.number()),
  dueShard: z.optional(z.string()),
  dueAt: z.optional(z.string()),
});

export type StoredFile = z.output<typeof fileRow>;
export type StoredInvoice = z.output<typeof invoiceRow>;
