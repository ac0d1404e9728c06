import type { FileReason, FileRow, FileStatus, MediaType, ObjectVersion } from './files.ts';
import type { InvoiceReason, InvoiceRow, InvoiceStatus } from './invoices.ts';

/** What a file's arrival in a status is called. */
export const fileEventTypes = {
  AWAITING_UPLOAD: 'FileAnnounced',
  SCANNING: 'FileUploaded',
  ACCEPTED: 'FileAccepted',
  REJECTED: 'FileRejected',
  EXPIRED: 'FileExpired',
  REMOVED: 'FileRemoved',
} as const satisfies Record<FileStatus, string>;

/** What an invoice's arrival in a status is called. */
export const invoiceEventTypes = {
  AWAITING_UPLOAD: 'InvoiceAnnounced',
  SCANNING: 'InvoiceUploaded',
  READING: 'InvoiceReadingStarted',
  READ: 'InvoiceRead',
  NEEDS_REVIEW: 'InvoiceNeedsReview',
  APPROVED: 'InvoiceApproved',
  REJECTED: 'InvoiceRejected',
  FAILED: 'InvoiceFailed',
  EXPIRED: 'InvoiceExpired',
  DELETED: 'InvoiceDeleted',
} as const satisfies Record<InvoiceStatus, string>;

/**
 * That an entity changed, as its domain's topic carries it. It is made from the stored row alone, so the same change
 * always makes the same event: `id` and `entityVersion` tell a repeated one. `version` is that of this shape.
 */
export interface DomainEvent<Type extends string, State> {
  type: Type;
  version: 1;
  id: string;
  entityVersion: number;
  /** UTC, ISO 8601. */
  at: string;
  /** Absent where the entity is new. */
  before?: State;
  after: State;
}

/** What others may know of a file. */
export interface FileState {
  ownerId: string;
  invoiceId: string;
  status: FileStatus;
  mediaType: MediaType;
  size: number;
  reason?: FileReason;
  /** Where it lies, once it is accepted. */
  document?: ObjectVersion;
}

/** What others may know of an invoice: not what is printed on it. */
export interface InvoiceState {
  ownerId: string;
  fileId: string;
  status: InvoiceStatus;
  attempt: number;
  reason?: InvoiceReason;
}

export type FileEvent = DomainEvent<(typeof fileEventTypes)[FileStatus], FileState>;
export type InvoiceEvent = DomainEvent<(typeof invoiceEventTypes)[InvoiceStatus], InvoiceState>;

/** The event of a file's change, or null where nothing changed that counts. */
export function fileEvent(before: FileRow | null, after: FileRow): FileEvent | null {
  if (before?.version === after.version) return null;
  return {
    type: fileEventTypes[after.status],
    version: 1,
    id: after.id,
    entityVersion: after.version,
    at: after.updatedAt,
    ...(before ? { before: fileState(before) } : {}),
    after: fileState(after),
  };
}

function fileState(row: FileRow): FileState {
  const { ownerId, invoiceId, status, mediaType, size, reason, document } = row;
  return {
    ownerId,
    invoiceId,
    status,
    mediaType,
    size,
    ...(reason ? { reason } : {}),
    ...(document ? { document } : {}),
  };
}

/** The event of an invoice's change, or null where nothing changed that counts. */
export function invoiceEvent(before: InvoiceRow | null, after: InvoiceRow): InvoiceEvent | null {
  if (before?.version === after.version) return null;
  return {
    type: invoiceEventTypes[after.status],
    version: 1,
    id: after.id,
    entityVersion: after.version,
    at: after.updatedAt,
    ...(before ? { before: invoiceState(before) } : {}),
    after: invoiceState(after),
  };
}

function invoiceState(row: InvoiceRow): InvoiceState {
  const { ownerId, fileId, status, attempt, reason } = row;
  return { ownerId, fileId, status, attempt, ...(reason ? { reason } : {}) };
}
