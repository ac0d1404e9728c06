import type { FileErrorCode, UserError } from './errors.ts';
import type { StatusMachine } from './statusMachine.ts';

/** A file's life, from the promise of an upload to its verdict. */
export type FileStatus = 'AWAITING_UPLOAD' | 'SCANNING' | 'ACCEPTED' | 'REJECTED' | 'EXPIRED' | 'REMOVED';

/**
 * A verdict may overtake the notice of its upload (both are events), so AWAITING_UPLOAD leads to the verdicts, too.
 * Whoever owns a file may remove it at any time.
 */
export const fileMachine = {
  AWAITING_UPLOAD: ['SCANNING', 'ACCEPTED', 'REJECTED', 'EXPIRED', 'REMOVED'],
  SCANNING: ['ACCEPTED', 'REJECTED', 'REMOVED'],
  ACCEPTED: ['REMOVED'],
  REJECTED: ['REMOVED'],
  EXPIRED: ['REMOVED'],
  REMOVED: [],
} as const satisfies StatusMachine<FileStatus>;

/** What may be uploaded, by its media type. */
export type MediaType = 'PDF' | 'PNG' | 'JPEG' | 'TIFF' | 'XML';

/** Their names in HTTP. */
export const contentTypes: Readonly<Record<MediaType, string>> = {
  PDF: 'application/pdf',
  PNG: 'image/png',
  JPEG: 'image/jpeg',
  TIFF: 'image/tiff',
  XML: 'application/xml',
};

const MEGABYTE = 1024 * 1024;

/**
 * Bytes at most, per media type. Pictures stop at what Textract reads of a PNG or JPEG.
 * https://docs.aws.amazon.com/textract/latest/dg/limits-document.html
 */
export const maximumBytes: Readonly<Record<MediaType, number>> = {
  PDF: 20 * MEGABYTE,
  PNG: 10 * MEGABYTE,
  JPEG: 10 * MEGABYTE,
  TIFF: 20 * MEGABYTE,
  XML: 20 * MEGABYTE,
};

/** One document may have this many pages at most. */
export const MAXIMUM_PAGES = 50;

/**
 * Uploads asked for in one call at most: a file and an invoice each, and one idempotency row, are written in one
 * transaction of at most 100 items.
 */
export const MAXIMUM_BATCH = 25;

/** Characters of a file's name at most. */
export const MAXIMUM_NAME_LENGTH = 200;

/** Characters of an idempotency key at most. */
export const MAXIMUM_IDEMPOTENCY_KEY_LENGTH = 128;

/** How long a key of `requestUploads` is kept, in seconds: two days, more than the 24 hours that are promised. */
export const IDEMPOTENCY_SECONDS = 48 * 60 * 60;

/** Why a file is not accepted. */
export type FileReason =
  | 'INFECTED'
  | 'SCAN_INCONCLUSIVE'
  | 'UNSUPPORTED_TYPE'
  | 'EMPTY'
  | 'TOO_LARGE'
  | 'CHECKSUM_MISMATCH'
  | 'UPLOAD_NOT_MADE';

/** The sentence a person reads beside each reason. */
export const fileReasonSentences: Readonly<Record<FileReason, string>> = {
  INFECTED: 'The malware scan found a threat in this file. It was not opened and is deleted.',
  SCAN_INCONCLUSIVE:
    'The malware scan could not look inside this file. If it is password-protected, remove the password and upload it again.',
  UNSUPPORTED_TYPE:
    'This file is not a PDF, PNG, JPEG, TIFF or e-invoice XML. Upload the invoice in one of these formats.',
  EMPTY: 'This file is empty. Check the original and upload it again.',
  TOO_LARGE: 'This file is larger than allowed: 20 MB for PDF, TIFF and XML, 10 MB for PNG and JPEG.',
  CHECKSUM_MISMATCH: 'What arrived is not the file that was announced. Upload it again.',
  UPLOAD_NOT_MADE: 'The file was not uploaded in time. Upload it again if it is still needed.',
};

/** What a caller announces of one file. */
export interface AnnouncedFile {
  name: string;
  mediaType: MediaType;
  size: number;
  sha256: string;
}

/** Minutes after the arrival of a file in which its verdict must come. */
export const SCAN_MINUTES = 30;

/** One version of an object in a bucket. */
export interface ObjectVersion {
  key: string;
  versionId: string;
}

/** A row of the Files table. Instants are UTC, ISO 8601. */
export interface FileRow {
  id: string;
  ownerId: string;
  invoiceId: string;
  /** For display only. */
  name: string;
  /** As announced, until the content is known. */
  mediaType: MediaType;
  size: number;
  /** Hexadecimal, lower case. */
  sha256: string;
  status: FileStatus;
  /** Counts changes of status. */
  version: number;
  createdAt: string;
  updatedAt: string;
  /** Where it is REJECTED or EXPIRED. */
  reason?: FileReason;
  /** The version in quarantine that arrived first: the verdict is on that one. */
  arrivedVersionId?: string;
  /** Where it lies since it was accepted. */
  document?: ObjectVersion;
  /** A file that is still awaited is kept open until then; a repeated call moves it. */
  openUntil?: string;
  /** While something must happen by a certain time: see the `due` index. */
  dueShard?: string;
  dueAt?: string;
}

/**
 * What a name may look like: no control characters, no line separators, and none that turn the direction of text,
 * which make `gpj.exe` look like `exe.jpg`. Java and JavaScript read this pattern alike; in Java a `$` would also match
 * before a line break at the end.
 */
export const NAME_PATTERN =
  '^[^\\u0000-\\u001F\\u007F-\\u009F\\u061C\\u200E\\u200F\\u2028-\\u202E\\u2066-\\u2069]+(?![\\s\\S])';

/** SHA-256 in hexadecimal digits. */
export const SHA256_PATTERN = '^[0-9a-fA-F]{64}(?![\\s\\S])';

/** The last part of a path, whichever system it comes from: a name for display has no folders. */
export function nameOf(path: string): string {
  const parts = path.split('\\').join('/').split('/');
  return (parts[parts.length - 1] ?? '').trim();
}

/** An announced file, with what only a regular expression can tell. */
export interface AnnouncedFacts extends AnnouncedFile {
  /** `name` matches NAME_PATTERN. */
  nameIsClean: boolean;
  /** `sha256` matches SHA256_PATTERN. */
  sha256IsHex: boolean;
}

/** Everything that is wrong with a batch, in the order of the input; empty where it may go ahead. */
export function batchErrors(files: readonly AnnouncedFacts[], idempotencyKey: string): UserError<FileErrorCode>[] {
  const errors: UserError<FileErrorCode>[] = [];
  if (idempotencyKey.length < 1 || idempotencyKey.length > MAXIMUM_IDEMPOTENCY_KEY_LENGTH) {
    errors.push({
      field: 'idempotencyKey',
      message: `The key must have 1–${MAXIMUM_IDEMPOTENCY_KEY_LENGTH} characters.`,
      code: 'INVALID_IDEMPOTENCY_KEY',
    });
  }
  if (files.length === 0) {
    errors.push({ field: 'files', message: 'Announce at least one file.', code: 'EMPTY_BATCH' });
  }
  if (files.length > MAXIMUM_BATCH) {
    // One error stands for the batch: the answer does not grow with what was sent.
    errors.push({
      field: 'files',
      message: `Announce at most ${MAXIMUM_BATCH} files at once.`,
      code: 'TOO_MANY_FILES',
    });
    return errors;
  }
  files.forEach((file, index) => {
    fileErrors(file, `files.${index}`).forEach((error) => {
      errors.push(error);
    });
  });
  return errors;
}

function fileErrors(file: AnnouncedFacts, path: string): UserError<FileErrorCode>[] {
  const errors: UserError<FileErrorCode>[] = [];
  if (!file.nameIsClean || file.name.length < 1 || file.name.length > MAXIMUM_NAME_LENGTH) {
    errors.push({
      field: `${path}.name`,
      message: `The name must have 1–${MAXIMUM_NAME_LENGTH} characters, none of them a control character.`,
      code: 'INVALID_NAME',
    });
  }
  if (file.size < 1) {
    errors.push({ field: `${path}.size`, message: fileReasonSentences.EMPTY, code: 'EMPTY_FILE' });
  }
  if (file.size > maximumBytes[file.mediaType]) {
    errors.push({ field: `${path}.size`, message: fileReasonSentences.TOO_LARGE, code: 'TOO_LARGE' });
  }
  if (!file.sha256IsHex) {
    errors.push({
      field: `${path}.sha256`,
      message: 'The checksum must be the SHA-256 of the content as 64 hexadecimal digits.',
      code: 'INVALID_CHECKSUM',
    });
  }
  return errors;
}

/** The same input in the same words: what tells a repeated call from another one with the same key. */
export function canonicalBatch(files: readonly AnnouncedFile[]): string {
  return JSON.stringify(files.map((file) => [file.name, file.mediaType, file.size, file.sha256]));
}
