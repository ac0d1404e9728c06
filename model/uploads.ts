import type { AnnouncedFile, FileRow } from './files.ts';
import type { InvoiceRow } from './invoices.ts';
import { dueShard, ownerStatus } from './keys.ts';

/** The rows of one upload. */
export interface UploadRows {
  file: FileRow;
  invoice: InvoiceRow;
}

/** What names an upload, and until when its content is awaited. */
export interface AwaitedUpload {
  fileId: string;
  invoiceId: string;
  openUntil: string;
}

/** The rows of a file that is awaited, however it comes, and of the invoice that it becomes. `now` is UTC, ISO 8601. */
export function uploadRows(file: AnnouncedFile, upload: AwaitedUpload, ownerId: string, now: string): UploadRows {
  const { fileId, invoiceId, openUntil } = upload;
  return {
    file: {
      id: fileId,
      ownerId,
      invoiceId,
      name: file.name,
      mediaType: file.mediaType,
      size: file.size,
      sha256: file.sha256,
      status: 'AWAITING_UPLOAD',
      version: 1,
      createdAt: now,
      updatedAt: now,
      openUntil,
      dueShard: dueShard(fileId),
      dueAt: openUntil,
    },
    invoice: {
      id: invoiceId,
      ownerId,
      fileId,
      status: 'AWAITING_UPLOAD',
      version: 1,
      attempt: 0,
      uploadedAt: now,
      updatedAt: now,
      listedAt: now,
      ownerStatus: ownerStatus(ownerId, 'AWAITING_UPLOAD'),
    },
  };
}
