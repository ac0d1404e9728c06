import type { CountryCode } from './countries.ts';
import type { CurrencyCode } from './currencies.ts';
import type { CardFacts } from './payments.ts';
import type { PaidFor, PurchaseKind } from './purchaseKinds.ts';

/** What a document says: that something was paid, or that some of it was given back. */
export type ReceiptKind = 'RECEIPT' | 'CREDIT_NOTE';

/** What the series of each kind begin with; each kind has one series a calendar year (UTC). */
export const seriesPrefixes = { RECEIPT: 'RE', CREDIT_NOTE: 'CN' } as const satisfies Record<ReceiptKind, string>;

/** Minutes for which the address of a document is valid. */
export const RECEIPT_LINK_MINUTES = 5;

/** Bounds of what a buyer may say of themselves. */
export const buyerLimits = {
  name: 120,
  street: 120,
  addressLine: 120,
  postalCode: 20,
  city: 80,
  vatNumber: 20,
} as const;

/** A postal address. */
export interface PostalAddress {
  street: string;
  /** What stands beside the street: a floor, a department. */
  addressLine?: string;
  postalCode?: string;
  city: string;
  country: CountryCode;
}

/** Who buys. */
export interface Buyer {
  /** Of a person or of a company; the e-mail address where its owner gave no other. */
  name: string;
  address?: PostalAddress;
  /** Letters and digits, with the country's prefix. */
  vatNumber?: string;
}

/** Who sells: the installation itself. */
export interface Seller {
  name: string;
  address: PostalAddress;
  vatNumber: string;
  email: string;
}

/** A line of a document. Amounts in minor units; of a credit note they are what is given back, and positive. */
export interface ReceiptLine {
  name: string;
  quantity: number;
  /** Before tax. */
  unitPrice: number;
  /** Hundredths of a percent. */
  taxRate: number;
  net: number;
  tax: number;
}

/** What a document adds up to at one rate. */
export interface ReceiptTax {
  /** Hundredths of a percent. */
  rate: number;
  net: number;
  tax: number;
}

/** Everything that stands on a document. The same content always makes the same bytes. */
export interface ReceiptContent {
  kind: ReceiptKind;
  /** `RE-2026-000001`. */
  number: string;
  /** UTC, ISO 8601. */
  issuedAt: string;
  currency: CurrencyCode;
  seller: Seller;
  buyer: Buyer;
  /** What was bought: what people quote to name it, and the UTC day it was placed on. */
  purchase: { kind: PurchaseKind; number: string; placedOn: string };
  /** Of a credit note: the receipt that it corrects, and why. */
  corrects?: { number: string; issuedOn: string; reason: string };
  /** 1-200. */
  lines: ReceiptLine[];
  /** Highest rate first. */
  taxes: ReceiptTax[];
  net: number;
  tax: number;
  total: number;
  /** With what it was paid, or to what it is given back. */
  card?: CardFacts;
}

/** The document of a row, once it lies in its bucket. */
export interface ReceiptDocument {
  key: string;
  /** What else is put under the key is not it. */
  versionId: string;
  /** Bytes. */
  size: number;
  sha256: string;
}

/** A row of the Receipts table. Amounts in minor units; instants UTC, ISO 8601. */
export interface ReceiptRow extends PaidFor {
  id: string;
  kind: ReceiptKind;
  /** `RE-2026`. */
  series: string;
  /** From 1, with no gap. */
  sequence: number;
  number: string;
  version: number;
  ownerId: string;
  /** Of a credit note. */
  refundId?: string;
  issuedAt: string;
  updatedAt: string;
  currency: CurrencyCode;
  net: number;
  tax: number;
  total: number;
  taxes: ReceiptTax[];
  seller: Seller;
  buyer: Buyer;
  card?: CardFacts;
  /** Absent until it is written. */
  document?: ReceiptDocument;
}

/** The series a document of this instant (UTC, ISO 8601) belongs to. */
export function seriesOf(kind: ReceiptKind, at: string): string {
  return `${seriesPrefixes[kind]}-${at.slice(0, 4)}`;
}

/** The number of a document: `RE-2026-000001`. Beyond a million a year it only becomes longer. APPSYNC_JS has no padStart. */
export function receiptNumber(series: string, sequence: number): string {
  const digits = `${sequence}`;
  return `${series}-${'000000'.slice(digits.length)}${digits}`;
}

/** What lines add up to at each rate, highest first. */
export function taxesOf(lines: readonly Pick<ReceiptLine, 'taxRate' | 'net' | 'tax'>[]): ReceiptTax[] {
  const taxes: ReceiptTax[] = [];
  for (const { taxRate, net, tax } of lines) {
    const known = taxes.find(({ rate }) => rate === taxRate);
    if (known) {
      known.net = known.net + net;
      known.tax = known.tax + tax;
    } else {
      taxes.push({ rate: taxRate, net, tax });
    }
  }
  return highestFirst(taxes);
}

/** APPSYNC_JS sorts by no comparator. */
function highestFirst(taxes: readonly ReceiptTax[]): ReceiptTax[] {
  const sorted: ReceiptTax[] = [];
  for (const tax of taxes) {
    const place = sorted.findIndex(({ rate }) => rate < tax.rate);
    sorted.splice(place < 0 ? sorted.length : place, 0, tax);
  }
  return sorted;
}
