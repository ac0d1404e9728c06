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
export type MediaType = 'PDF' | 'PNG' | 'JPEG' | 'TIFF';

/** Their names in HTTP. */
export const contentTypes: Readonly<Record<MediaType, string>> = {
  PDF: 'application/pdf',
  PNG: 'image/png',
  JPEG: 'image/jpeg',
  TIFF: 'image/tiff',
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
  UNSUPPORTED_TYPE: 'This file is not a PDF, PNG, JPEG or TIFF. Upload the invoice in one of these formats.',
  EMPTY: 'This file is empty. Check the original and upload it again.',
  TOO_LARGE: 'This file is larger than allowed: 20 MB for PDF and TIFF, 10 MB for PNG and JPEG.',
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
