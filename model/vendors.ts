import type { CurrencyCode } from './currencies.ts';
import type { CorrectableField } from './generated.ts';
import type { Decimal, InvoiceKind } from './invoices.ts';
import type { InvoiceCategory } from './insights.ts';

/** Names kept beside a vendor's own. */
export const MAXIMUM_ALIASES = 50;

/** VAT numbers kept of a vendor. */
export const MAXIMUM_VAT_NUMBERS = 10;

/** Accepted bank accounts kept of a vendor. */
export const MAXIMUM_IBANS = 10;

/** Hints kept of a vendor: a further one takes the place of the one that was used least. */
export const MAXIMUM_HINTS = 20;

/** Invoices that a vendor's row remembers, the latest by issue: what an amount is compared with. */
export const MAXIMUM_RECENT = 40;

/** Bank accounts that a vendor's row remembers of its invoices, accepted or not. */
export const MAXIMUM_SEEN_IBANS = 20;

/** Vendors that can be merged into one: all of them are re-pointed in one transaction, which holds 100 rows. */
export const MAXIMUM_MERGED = 90;

/** Pairs of vendors that a person said are not the same, per vendor. */
export const MAXIMUM_DISMISSED = 200;

/** Characters of a vendor's name at most. */
export const MAXIMUM_VENDOR_NAME = 300;

/** Characters of a name that the list of vendors is ordered and searched by. */
export const NAME_KEY_LENGTH = 100;

/** Where a value stands from its label. */
export type HintDirection = 'RIGHT' | 'BELOW';

/** Where a field stands on a vendor's invoices, as a correction showed. */
export interface VendorHint {
  field: CorrectableField;
  /** As printed, at most 80 characters. */
  label: string;
  direction: HintDirection;
  /** Of how many printed words the value was. */
  words: number;
  /** How figures are written there, where the corrected value tells. */
  dayOrder?: 'day-first' | 'month-first';
  decimalMark?: '.' | ',';
  /** How often a later reading used it, each attempt once. */
  used: number;
  /** The last attempt that did (`<invoice>-<attempt>`): a step that is tried again counts once. */
  lastUse?: string;
}

/** A bank account that people accepted, and by how many approvals that stand. */
export interface AcceptedIban {
  iban: string;
  approvals: number;
}

/** A bank account that was read on an invoice, and on which first. */
export interface SeenIban {
  iban: string;
  invoiceId: string;
}

/** One of a vendor's latest invoices. */
export interface RecentInvoice {
  invoiceId: string;
  kind: InvoiceKind;
  issueDate: string | null;
  total: Decimal | null;
  currency: CurrencyCode | null;
  iban: string | null;
}

/**
 * A row of the Vendors table. `version` counts changes by people; `revision` every write, so that what Marquee derives and what people
 * change never overwrite each other.
 */
export interface VendorRow {
  id: string;
  ownerId: string;
  name: string;
  /** Key of the list by name. One without invoices that nobody touched, and a merged one, has none. */
  nameKey?: string;
  aliases: string[];
  vatNumbers: string[];
  accepted: AcceptedIban[];
  seen: SeenIban[];
  defaultCategory?: InvoiceCategory | null;
  invoiceCount: number;
  lastInvoiceOn?: string | null;
  recent: RecentInvoice[];
  hints: VendorHint[];
  /** Vendors that a person said are others. */
  dismissed: string[];
  /** The vendor it was merged into, which itself is not merged. */
  mergedInto?: string;
  /** Vendors that were merged into it. */
  merged: string[];
  /** While invoices are being moved to the vendor it was merged into: how many were. */
  moved?: number;
  version: number;
  revision: number;
  createdAt: string;
  updatedAt: string;
}

/** What of a row people are shown. */
export type ShownVendorRow = Pick<
  VendorRow,
  | 'id'
  | 'ownerId'
  | 'name'
  | 'aliases'
  | 'vatNumbers'
  | 'accepted'
  | 'defaultCategory'
  | 'invoiceCount'
  | 'lastInvoiceOn'
  | 'hints'
  | 'version'
  | 'createdAt'
  | 'updatedAt'
>;

/** A row of the VendorNames table: which vendor a name or a VAT number stands for. */
export interface VendorNameRow {
  key: string;
  vendorId: string;
  /** A person corrected this name to the vendor's: where it is read, the vendor's own is meant. */
  misread?: boolean;
  /**
   * A name that was misread so far from the true one that it alone proves nothing: it leads to the vendor only together with one of these
   * (VAT numbers and IBANs of the vendor).
   */
  witnesses?: string[];
}

/** A row of the VendorInvoices table: what an invoice counts for at its vendor, and what it claimed. */
export interface VendorInvoiceRow {
  invoiceId: string;
  ownerId: string;
  /** Keys of InvoiceTwins in which it stands, or is about to. */
  claims?: string[];
  /** Absent until it is counted, and after it does no more. */
  vendorId?: string;
  /** The version of the invoice that was counted: an older one comes too late. */
  invoiceVersion?: number;
  kind?: InvoiceKind;
  issueDate?: string | null;
  total?: Decimal | null;
  currency?: CurrencyCode | null;
  iban?: string | null;
  approved?: boolean;
}

/** A row of the InvoiceTwins table: invoices that have something in common, in the order in which they said so. */
export interface InvoiceTwinsRow {
  key: string;
  claims: TwinClaim[];
}

/** An invoice among its twins. */
export interface TwinClaim {
  invoiceId: string;
  fileId: string;
  issueDate: string | null;
}
