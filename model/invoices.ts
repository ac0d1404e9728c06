import type { CurrencyCode } from './currencies.ts';
import type { FileReason, MediaType, ObjectVersion } from './files.ts';
import { fileReasonSentences } from './files.ts';
import type { StatusMachine } from './statusMachine.ts';

/** An invoice's life, from the promise of an upload to its reading. */
export type InvoiceStatus =
  | 'AWAITING_UPLOAD'
  | 'SCANNING'
  | 'READING'
  | 'READ'
  | 'NEEDS_REVIEW'
  | 'REJECTED'
  | 'FAILED'
  | 'EXPIRED'
  | 'DELETED';

/**
 * READ, NEEDS_REVIEW and FAILED can be read again by their owner; REJECTED and EXPIRED stay what they are.
 * Events may overtake each other, so AWAITING_UPLOAD leads to READING and REJECTED, too.
 */
export const invoiceMachine = {
  AWAITING_UPLOAD: ['SCANNING', 'READING', 'REJECTED', 'EXPIRED', 'DELETED'],
  SCANNING: ['READING', 'REJECTED', 'DELETED'],
  READING: ['READ', 'NEEDS_REVIEW', 'REJECTED', 'FAILED', 'DELETED'],
  READ: ['READING', 'DELETED'],
  NEEDS_REVIEW: ['READING', 'DELETED'],
  REJECTED: ['DELETED'],
  FAILED: ['READING', 'DELETED'],
  EXPIRED: ['DELETED'],
  DELETED: [],
} as const satisfies StatusMachine<InvoiceStatus>;

/** Statuses in which nothing more happens unless a person acts. */
export const settledInvoiceStatuses: readonly InvoiceStatus[] = [
  'READ',
  'NEEDS_REVIEW',
  'REJECTED',
  'FAILED',
  'EXPIRED',
  'DELETED',
];

/** Statuses from which `rereadInvoice` starts another reading. */
export const rereadableInvoiceStatuses: readonly InvoiceStatus[] = ['READ', 'NEEDS_REVIEW', 'FAILED'];

/** Why an invoice is REJECTED, FAILED or EXPIRED. */
export type InvoiceReason =
  | FileReason
  | 'ENCRYPTED'
  | 'UNREADABLE'
  | 'TOO_MANY_PAGES'
  | 'BLANK'
  | 'NOT_AN_INVOICE'
  | 'READER_UNAVAILABLE'
  | 'READING_TIMED_OUT';

/** The sentence a person reads beside each reason. */
export const invoiceReasonSentences: Readonly<Record<InvoiceReason, string>> = {
  ...fileReasonSentences,
  ENCRYPTED: 'This document is protected by a password. Remove the password and upload it again.',
  UNREADABLE: 'This document is damaged and cannot be opened. Export or scan it again.',
  TOO_MANY_PAGES: 'This document has more than 50 pages. Upload the pages of the invoice alone.',
  BLANK: 'No text was found on this document. Check that the right side was scanned.',
  NOT_AN_INVOICE: 'This does not look like an invoice: neither a total nor an invoice number stands on it.',
  READER_UNAVAILABLE: 'The document reader did not answer. Nothing is lost: read the invoice again later.',
  READING_TIMED_OUT: 'Reading took too long and was stopped. Nothing is lost: read the invoice again.',
};

/** What a reading found doubtful; each sends the invoice to review. */
export type ReviewReason =
  | 'TOTAL_MISSING'
  | 'NUMBER_MISSING'
  | 'DATE_MISSING'
  | 'VENDOR_MISSING'
  | 'CURRENCY_UNKNOWN'
  | 'LOW_CONFIDENCE'
  | 'AMOUNTS_DISAGREE'
  | 'SEVERAL_CURRENCIES'
  | 'SEVERAL_TOTALS'
  | 'DATE_AMBIGUOUS'
  | 'LINES_LEFT_OUT';

/** The sentence a person reads beside each doubt. */
export const reviewReasonSentences: Readonly<Record<ReviewReason, string>> = {
  TOTAL_MISSING: 'No total was found.',
  NUMBER_MISSING: 'No invoice number was found.',
  DATE_MISSING: 'No invoice date was found.',
  VENDOR_MISSING: 'The supplier’s name was not found.',
  CURRENCY_UNKNOWN: 'The currency is not printed clearly.',
  LOW_CONFIDENCE: 'A value was hard to read.',
  AMOUNTS_DISAGREE: 'Amounts that should add up do not.',
  SEVERAL_CURRENCIES: 'More than one currency stands on the document.',
  SEVERAL_TOTALS: 'More than one total stands on the document.',
  DATE_AMBIGUOUS: 'The date can be read in more than one way.',
  LINES_LEFT_OUT: 'The document has more lines than are kept. The last ones are left out here.',
};

/** One doubt, with the field it is about where it is about one. */
export interface Review {
  code: ReviewReason;
  field: string | null;
}

/** A box on a page, as fractions (0–1) of the page's width and height. Pages count from 1. */
export interface Place {
  page: number;
  left: number;
  top: number;
  width: number;
  height: number;
}

/** A value as it was read: how sure the reader is (0–1, the lower of type and value) and where it stands. */
export interface ReadValue<Value> {
  value: Value;
  confidence: number;
  place: Place | null;
}

/** Amounts and quantities are decimal strings with a point (`"1234.56"`, `"-3"`): exact, as printed, not repaired. */
export type Decimal = string;

/** One printed line. What is not printed is null. */
export interface InvoiceLine {
  description: ReadValue<string> | null;
  quantity: ReadValue<Decimal> | null;
  unitPrice: ReadValue<Decimal> | null;
  amount: ReadValue<Decimal> | null;
}

/** What a reading found. A field that is not printed is null: nothing is invented. Dates are ISO 8601 days. */
export interface InvoiceFields {
  vendor: ReadValue<string> | null;
  number: ReadValue<string> | null;
  issueDate: ReadValue<string> | null;
  dueDate: ReadValue<string> | null;
  currency: ReadValue<CurrencyCode> | null;
  subtotal: ReadValue<Decimal> | null;
  tax: ReadValue<Decimal> | null;
  total: ReadValue<Decimal> | null;
  amountDue: ReadValue<Decimal> | null;
  lines: InvoiceLine[];
}

/** Lines kept of one invoice at most: a row of the table holds 400 KB. */
export const MAXIMUM_LINES = 500;

/** What an expense is for. */
export const invoiceCategories = [
  'VENUE',
  'EQUIPMENT',
  'STAFFING',
  'CATERING',
  'MARKETING',
  'TRAVEL',
  'MERCHANDISE',
  'SOFTWARE',
  'UTILITIES',
  'INSURANCE',
  'OTHER',
] as const;

/** What an expense is for. */
export type InvoiceCategory = (typeof invoiceCategories)[number];

/** What the language model added. It never touches the fields. */
export interface InvoiceInsights {
  summary: string;
  category: InvoiceCategory;
  /** The Bedrock model or inference profile that answered. */
  model: string;
}

/** Minutes after which somebody looks whether a reading is still at work, and starts it where a crash came before its start. */
export const READING_MINUTES = 3;

/** Characters of a summary by the language model at most. */
export const MAXIMUM_SUMMARY_LENGTH = 600;

/** Characters of an answer by the language model at most. */
export const MAXIMUM_EXPLANATION_LENGTH = 2000;

/** Characters of a question to `explainInvoice` at most. */
export const MAXIMUM_QUESTION_LENGTH = 500;

/** A row of the Invoices table. Instants are UTC, ISO 8601. What a reading found stands in it as it is. */
export interface InvoiceRow extends Partial<InvoiceFields> {
  id: string;
  ownerId: string;
  fileId: string;
  status: InvoiceStatus;
  version: number;
  /** Counts readings; 0 before the first. */
  attempt: number;
  uploadedAt: string;
  updatedAt: string;
  /** Partition of the index by status. */
  ownerStatus: string;
  /** `uploadedAt` again, as the key of the list by upload: a deleted invoice loses it and leaves the list. */
  listedAt?: string;
  /** Key of the list by issue date: a deleted invoice, and one without a date, has none. */
  issueDateKey?: string;
  /** Where it is REJECTED, FAILED or EXPIRED. */
  reason?: InvoiceReason;
  /** The accepted document, with what it really is and its bytes. */
  document?: ObjectVersion;
  mediaType?: MediaType;
  size?: number;
  /** What the last reading that ended found. */
  pages?: number;
  reviews?: Review[];
  insights?: InvoiceInsights | null;
  /** While it is being read: when somebody should look whether it still is. */
  dueShard?: string;
  dueAt?: string;
}

/** What a deleted invoice loses: its content, its document, and its place in the lists. */
export const attributesLostByDeletion = [
  'listedAt',
  'issueDateKey',
  'reason',
  'document',
  'mediaType',
  'size',
  'pages',
  'reviews',
  'insights',
  'dueShard',
  'dueAt',
  'vendor',
  'number',
  'issueDate',
  'dueDate',
  'currency',
  'subtotal',
  'tax',
  'total',
  'amountDue',
  'lines',
] as const satisfies readonly (keyof InvoiceRow)[];

/** Whether a reading of it has ended well at least once: what that found stays until the next has ended. */
export function wasRead(row: InvoiceRow): boolean {
  return row.pages !== undefined && row.pages !== null;
}

/** What the last reading found, whatever the row lacks as null. */
export function fieldsOf(row: InvoiceRow): InvoiceFields {
  return {
    vendor: row.vendor ?? null,
    number: row.number ?? null,
    issueDate: row.issueDate ?? null,
    dueDate: row.dueDate ?? null,
    currency: row.currency ?? null,
    subtotal: row.subtotal ?? null,
    tax: row.tax ?? null,
    total: row.total ?? null,
    amountDue: row.amountDue ?? null,
    lines: row.lines ?? [],
  };
}
