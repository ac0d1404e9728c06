import type { CurrencyCode } from './currencies.ts';
import type { FileReason, MediaType, ObjectVersion } from './files.ts';
import { fileReasonSentences } from './files.ts';
import type { InvoiceDecision } from './decisions.ts';
import type { InvoiceCategory, InvoiceInsights } from './insights.ts';
import type { Review, ReviewReason } from './reviews.ts';
import type { StatusMachine } from './statusMachine.ts';

/** An invoice's life, from the promise of an upload to its approval. */
export type InvoiceStatus =
  | 'AWAITING_UPLOAD'
  | 'SCANNING'
  | 'READING'
  | 'READ'
  | 'NEEDS_REVIEW'
  | 'APPROVED'
  | 'REJECTED'
  | 'FAILED'
  | 'EXPIRED'
  | 'DELETED';

/**
 * READ, NEEDS_REVIEW and FAILED can be read again by their owner. A correction leads from READ or NEEDS_REVIEW to the other, or
 * stays.
 * REJECTED leads back to review only where a person DECLINED it; what a document is refused for stays.
 * Events may overtake each other, so AWAITING_UPLOAD leads to READING and REJECTED, too.
 */
export const invoiceMachine = {
  AWAITING_UPLOAD: ['SCANNING', 'READING', 'REJECTED', 'EXPIRED', 'DELETED'],
  SCANNING: ['READING', 'REJECTED', 'DELETED'],
  READING: ['READ', 'NEEDS_REVIEW', 'REJECTED', 'FAILED', 'DELETED'],
  READ: ['READING', 'NEEDS_REVIEW', 'APPROVED', 'REJECTED', 'DELETED'],
  NEEDS_REVIEW: ['READING', 'READ', 'APPROVED', 'REJECTED', 'DELETED'],
  APPROVED: ['NEEDS_REVIEW', 'DELETED'],
  REJECTED: ['NEEDS_REVIEW', 'DELETED'],
  FAILED: ['READING', 'DELETED'],
  EXPIRED: ['DELETED'],
  DELETED: [],
} as const satisfies StatusMachine<InvoiceStatus>;

/** Statuses in which nothing more happens unless a person acts. */
export const settledInvoiceStatuses: readonly InvoiceStatus[] = [
  'READ',
  'NEEDS_REVIEW',
  'APPROVED',
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
  | 'READING_TIMED_OUT'
  | 'DECLINED';

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
  DECLINED: 'This invoice was refused by a person.',
};

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
  /** Whether a person gave it. */
  corrected?: boolean;
}

/** Amounts and quantities are decimal strings with a point (`"1234.56"`, `"-3"`): exact, as printed, not repaired. */
export type Decimal = string;

/** One printed line. What is not printed is null. */
export interface InvoiceLine {
  code: ReadValue<string> | null;
  description: ReadValue<string> | null;
  quantity: ReadValue<Decimal> | null;
  unit: ReadValue<string> | null;
  unitPrice: ReadValue<Decimal> | null;
  /** Percent. */
  taxRate: ReadValue<Decimal> | null;
  amount: ReadValue<Decimal> | null;
}

/** Tax at one rate, as printed. */
export interface InvoiceTax {
  /** Percent. */
  rate: ReadValue<Decimal> | null;
  basis: ReadValue<Decimal> | null;
  amount: ReadValue<Decimal> | null;
}

/** Something printed under a label: whatever Textract's types know, and OTHER. */
export interface InvoiceDetail extends ReadValue<string> {
  type: string;
  label: string | null;
  party: 'VENDOR' | 'RECEIVER' | null;
}

/** Another value that was read for a field, in the field's own form. */
export interface InvoiceAlternate extends ReadValue<string> {
  field: string;
}

/** What kind of document an invoice is. */
export type InvoiceKind = 'INVOICE' | 'CREDIT_NOTE' | 'RECEIPT';

/** How an invoice was read. */
export type InvoiceReader = 'E_INVOICE' | 'TEXT_LAYER' | 'TEXTRACT';

/** How an invoice came. */
export type InvoiceChannel = 'UPLOAD' | 'EMAIL';

/** What is checked. */
export const invoiceCheckCodes = [
  'LINES_TO_SUBTOTAL',
  'SUBTOTAL_AND_TAX_TO_TOTAL',
  'TAX_BY_RATE',
  'TOTAL_TO_AMOUNT_DUE',
  'DUE_AFTER_ISSUE',
  'DATE_PLAUSIBLE',
  'VAT_NUMBER_FORM',
  'IBAN_FORM',
  'EXACT_DUPLICATE',
  'NEAR_DUPLICATE',
  'IBAN_KNOWN',
  'AMOUNT_USUAL',
  'XML_AGAINST_PRINT',
] as const;

/** What is checked. */
export type InvoiceCheckCode = (typeof invoiceCheckCodes)[number];

/** One check: what it compared with, and what it found, in words and numbers. One that had nothing to compare is not there. */
export interface InvoiceCheck {
  code: InvoiceCheckCode;
  passed: boolean;
  field: string | null;
  expected: string;
  found: string;
  otherInvoiceId?: string;
}

/** One of several invoices in one file. */
export interface InvoicePart {
  number: number;
  of: number;
  firstPage: number;
  lastPage: number;
}

/** What a reading found. A field that is not printed is null: nothing is invented. Dates are ISO 8601 days. */
export interface InvoiceFields {
  kind: InvoiceKind;
  vendor: ReadValue<string> | null;
  vendorVatNumber: ReadValue<string> | null;
  number: ReadValue<string> | null;
  issueDate: ReadValue<string> | null;
  dueDate: ReadValue<string> | null;
  currency: ReadValue<CurrencyCode> | null;
  subtotal: ReadValue<Decimal> | null;
  tax: ReadValue<Decimal> | null;
  taxes: InvoiceTax[];
  discount: ReadValue<Decimal> | null;
  shipping: ReadValue<Decimal> | null;
  priorBalance: ReadValue<Decimal> | null;
  amountPaid: ReadValue<Decimal> | null;
  total: ReadValue<Decimal> | null;
  amountDue: ReadValue<Decimal> | null;
  /** Without spaces, upper case. */
  iban: ReadValue<string> | null;
  bic: ReadValue<string> | null;
  purchaseOrder: ReadValue<string> | null;
  paymentTerms: ReadValue<string> | null;
  lines: InvoiceLine[];
  details: InvoiceDetail[];
  alternates: InvoiceAlternate[];
}

/** A document on which nothing was read. */
export const emptyInvoiceFields: InvoiceFields = {
  kind: 'INVOICE',
  vendor: null,
  vendorVatNumber: null,
  number: null,
  issueDate: null,
  dueDate: null,
  currency: null,
  subtotal: null,
  tax: null,
  taxes: [],
  discount: null,
  shipping: null,
  priorBalance: null,
  amountPaid: null,
  total: null,
  amountDue: null,
  iban: null,
  bic: null,
  purchaseOrder: null,
  paymentTerms: null,
  lines: [],
  details: [],
  alternates: [],
};

/** A line on which nothing was read. */
export const emptyInvoiceLine: InvoiceLine = {
  code: null,
  description: null,
  quantity: null,
  unit: null,
  unitPrice: null,
  taxRate: null,
  amount: null,
};

/** Details kept of one invoice at most. */
export const MAXIMUM_DETAILS = 200;

/** Alternates kept of one invoice at most. */
export const MAXIMUM_ALTERNATES = 50;

/** Lines kept of one invoice at most: a row of the table holds 400 KB. */
export const MAXIMUM_LINES = 500;

/** Minutes after which somebody looks whether a reading is still at work, and starts it where a crash came before its start. */
export const READING_MINUTES = 3;

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
  /** UPLOAD where it is absent. */
  channel?: InvoiceChannel;
  /** The mail that it came by, in the Mails table. */
  mailId?: string;
  /** Where its file holds several: which one it is. */
  part?: InvoicePart;
  /** The first invoice of its file, in the others. */
  partOf?: string;
  /** The others of its file, in the first: the file goes with the last of them. */
  partIds?: string[];
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
  reader?: InvoiceReader;
  reviews?: Review[];
  checks?: InvoiceCheck[];
  insights?: InvoiceInsights | null;
  /** The vendor that its name stands for, once it is known. */
  vendorId?: string;
  /** Partition of the index by vendor: `ownerVendor`. */
  ownerVendor?: string;
  /** What that vendor's invoices are for, where a person said so. */
  vendorCategory?: InvoiceCategory;
  /** While it is NEEDS_REVIEW: the partitions of the review desk, all together and by the gravest doubt. */
  reviewQueue?: string;
  reviewReason?: ReviewReason;
  decision?: InvoiceDecision | null;
  /** Who corrected away since it was read what somebody else has to look at (model/approvals.ts): they do not approve it. */
  settledBy?: string[];
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
  'reader',
  'reviews',
  'checks',
  'insights',
  'vendorId',
  'ownerVendor',
  'vendorCategory',
  'reviewQueue',
  'reviewReason',
  'decision',
  'settledBy',
  'dueShard',
  'dueAt',
  'kind',
  'vendor',
  'vendorVatNumber',
  'number',
  'issueDate',
  'dueDate',
  'currency',
  'subtotal',
  'tax',
  'taxes',
  'discount',
  'shipping',
  'priorBalance',
  'amountPaid',
  'total',
  'amountDue',
  'iban',
  'bic',
  'purchaseOrder',
  'paymentTerms',
  'lines',
  'details',
  'alternates',
] as const satisfies readonly (keyof InvoiceRow)[];

/** Whether a reading of it has ended well at least once: what that found stays until the next has ended. */
export function wasRead(row: InvoiceRow): boolean {
  return row.pages !== undefined && row.pages !== null;
}

/** What the last reading found, whatever the row lacks as null. */
export function fieldsOf(row: InvoiceRow): InvoiceFields {
  return {
    kind: row.kind ?? 'INVOICE',
    vendor: row.vendor ?? null,
    vendorVatNumber: row.vendorVatNumber ?? null,
    number: row.number ?? null,
    issueDate: row.issueDate ?? null,
    dueDate: row.dueDate ?? null,
    currency: row.currency ?? null,
    subtotal: row.subtotal ?? null,
    tax: row.tax ?? null,
    taxes: row.taxes ?? [],
    discount: row.discount ?? null,
    shipping: row.shipping ?? null,
    priorBalance: row.priorBalance ?? null,
    amountPaid: row.amountPaid ?? null,
    total: row.total ?? null,
    amountDue: row.amountDue ?? null,
    iban: row.iban ?? null,
    bic: row.bic ?? null,
    purchaseOrder: row.purchaseOrder ?? null,
    paymentTerms: row.paymentTerms ?? null,
    lines: row.lines ?? [],
    details: row.details ?? [],
    alternates: row.alternates ?? [],
  };
}
