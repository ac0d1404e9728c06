import type { AnnouncedFile } from '#model/files.ts';
import type { File, FileUserError, UploadForm } from '#model/generated.ts';
import type { UploadRows } from '#model/uploads.ts';
import type { InvoiceSource } from './invoice.ts';

/** One upload as the function behind `presignUploads` answers it. */
export interface SignedUpload {
  fileId: string;
  invoiceId: string;
  form: UploadForm;
  /** When the file stops being awaited: after its form, for the bytes that are still on their way. */
  openUntil: string;
}

/** What the resolvers of an upload's file and invoice find. Both are there where this very call made them. */
export interface UploadSource {
  fileId: string;
  invoiceId: string;
  form: UploadForm;
  file?: File;
  invoice?: InvoiceSource;
}

/** What the steps of `requestUploads` hand on. */
export interface UploadStash {
  callerId: string;
  files: AnnouncedFile[];
  uploads: SignedUpload[];
  /** The rows that this call writes, in the order of the input. */
  rows: UploadRows[];
  /** Whether the same call was made before. */
  repeated: boolean;
}

/** The payload of `requestUploads` before its fields are resolved. */
export interface UploadsPayload {
  uploads: UploadSource[] | null;
  userErrors: FileUserError[];
}
