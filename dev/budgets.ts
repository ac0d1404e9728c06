const KILOBYTE = 1000;

/** A function with one client of the AWS SDK, or none. */
const ONE_CLIENT = 350 * KILOBYTE;

/** Each further client brings its own operations; the core is there already. */
const FURTHER_CLIENT = 100 * KILOBYTE;

/** A signed fetch: no SDK, no validation library. */
const SIGNED_FETCH = 10 * KILOBYTE;

/** Whatever opens PDFs carries a PDF parser, loaded when the first PDF comes. */
const DOCUMENT_READER = 2500 * KILOBYTE;

/** Stripe's SDK comes whole: it has one class for all that can be asked. */
const STRIPE = 300 * KILOBYTE;

/** What tells one value from another carries the words and rules of many countries' invoices beside its clients. */
const RULES = 75 * KILOBYTE;

/** Writes CSV, ZIP, calendars and UBL beside its two clients. */
const FILE_WRITER = ONE_CLIENT + FURTHER_CLIENT + 100 * KILOBYTE;

/** Whatever draws a receipt carries a PDF writer and what reads fonts, loaded when the first one is drawn. */
const DOCUMENT_WRITER = 475 * KILOBYTE;

/** What a function may carry beside its code: Noto Sans in two weights and one font each for Japan, Korea and China (docs/receipts.md). */
export const ASSETS_BUDGET = 24_000 * KILOBYTE;

/** Takes mails apart beside its three clients. */
const MAIL_READER = ONE_CLIENT + 2 * FURTHER_CLIENT + 50 * KILOBYTE;

const exceptions: Readonly<Record<string, number>> = {
  'reports/exportInvoices': FILE_WRITER,
  'bookings/exportAttendees': FILE_WRITER,
  'intake/receiveMail': MAIL_READER,
  'events/publish': SIGNED_FETCH,
  'bookings/publish': SIGNED_FETCH,
  'invoices/publish': SIGNED_FETCH,
  'orders/publish': SIGNED_FETCH,
  'recurring/publish': SIGNED_FETCH,
  'refunds/publish': SIGNED_FETCH,
  'bookings/publishCancellation': SIGNED_FETCH,
  'invoices/normaliseReading': ONE_CLIENT + RULES,
  'invoices/compareInvoice': ONE_CLIENT + FURTHER_CLIENT + RULES,
  'invoices/learnHints': ONE_CLIENT + FURTHER_CLIENT + RULES,
  'invoices/describeInvoice': ONE_CLIENT + FURTHER_CLIENT + RULES,
  'invoices/inspectDocument': DOCUMENT_READER,
  'invoices/readXml': DOCUMENT_READER,
  'invoices/readText': DOCUMENT_READER,
};

/** What a bundle carries beside its clients of the AWS SDK. */
export interface Freight {
  readonly pays: boolean;
  readonly draws: boolean;
}

/** Bytes that the bundle of a function (`<domain>/<name>`) with so many clients of the AWS SDK may have at most; `pays` with Stripe's SDK, `draws` with pdfkit. */
export function functionBudget(name: string, clients: number, { pays, draws }: Freight): number {
  const usual = exceptions[name] ?? ONE_CLIENT + FURTHER_CLIENT * Math.max(clients - 1, 0);
  return usual + (pays ? STRIPE : 0) + (draws ? DOCUMENT_WRITER : 0);
}

/** What the web app loads before anything is seen: React, Amplify with its sign-in, and the list of invoices. */
const FIRST_LOAD = 1100 * KILOBYTE;

/** What one page of the web app adds when it is opened. */
const PAGE = 60 * KILOBYTE;

const pageExceptions: Readonly<Record<string, number>> = {
  // pdf.js, loaded with the first PDF.
  PdfPages: 450 * KILOBYTE,
};

/** Bytes, minified, that a chunk of the web app may have at most: by its name, or `firstLoad` for all that comes first. */
export function clientBudget(name: string): number {
  return name === CLIENT_FIRST_LOAD ? FIRST_LOAD : (pageExceptions[name] ?? PAGE);
}

/** The name of all that the web app loads first. */
export const CLIENT_FIRST_LOAD = 'firstLoad';
