import type {
  ExportFormat,
  InvoiceAction,
  InvoiceCategory,
  InvoiceChannel,
  InvoiceCheckCode,
  InvoiceKind,
  InvoiceReader,
  InvoiceStatus,
  ReviewReason,
  SpendDimension,
  VendorSuggestionReason,
} from '../../graphql/graphql.ts';

/** How each status is said to a person. */
export const statusWords: Readonly<Record<InvoiceStatus, string>> = {
  AWAITING_UPLOAD: 'Waiting for its file',
  SCANNING: 'Being scanned',
  READING: 'Being read',
  READ: 'Read',
  NEEDS_REVIEW: 'Needs review',
  APPROVED: 'Approved',
  REJECTED: 'Refused',
  FAILED: 'Not read',
  EXPIRED: 'Expired',
  DELETED: 'Deleted',
};

/** How each category is said to a person. */
export const categoryWords: Readonly<Record<InvoiceCategory, string>> = {
  VENUE: 'Venue',
  EQUIPMENT: 'Equipment',
  STAFFING: 'Staffing',
  CATERING: 'Catering',
  MARKETING: 'Marketing',
  TRAVEL: 'Travel',
  MERCHANDISE: 'Merchandise',
  SOFTWARE: 'Software',
  UTILITIES: 'Utilities',
  INSURANCE: 'Insurance',
  OTHER: 'Other',
};

/** How an invoice came. */
export const channelWords: Readonly<Record<InvoiceChannel, string>> = {
  UPLOAD: 'Uploaded',
  EMAIL: 'By mail',
};

/** What kind of document an invoice is. */
export const kindWords: Readonly<Record<InvoiceKind, string>> = {
  INVOICE: 'Invoice',
  CREDIT_NOTE: 'Credit note',
  RECEIPT: 'Receipt',
};

/** Whether a text is a kind of document. */
export function isKind(text: string): text is InvoiceKind {
  return Object.hasOwn(kindWords, text);
}

/** How an invoice was read. */
export const readerWords: Readonly<Record<InvoiceReader, string>> = {
  E_INVOICE: 'Read exactly, from its e-invoice data',
  TEXT_LAYER: 'Read from the text of the PDF',
  TEXTRACT: 'Read from its picture',
};

/** How each doubt is said in a few words; its own sentence says more. Gravest first, as the desk lists them. */
export const reviewReasonWords: Readonly<Record<ReviewReason, string>> = {
  IBAN_CHANGED: 'Other bank account',
  INSTRUCTIONS_FOUND: 'Speaks to machines',
  XML_DISAGREES: 'E-invoice and print differ',
  IBAN_INVALID: 'Wrong IBAN',
  DUPLICATE: 'Duplicate',
  POSSIBLE_DUPLICATE: 'Possible duplicate',
  TOTAL_MISSING: 'No total',
  SEVERAL_TOTALS: 'Several totals',
  AMOUNTS_DISAGREE: 'Amounts do not add up',
  AMOUNT_DUE_DISAGREES: 'Amount due differs',
  TAX_DISAGREES: 'Tax does not come out',
  AMOUNT_UNUSUAL: 'Unusual amount',
  XML_INVALID: 'Invalid e-invoice',
  SPLIT_UNSURE: 'Several in one file',
  VENDOR_MISSING: 'No supplier',
  NUMBER_MISSING: 'No number',
  DATE_MISSING: 'No date',
  CURRENCY_UNKNOWN: 'Currency unclear',
  SEVERAL_CURRENCIES: 'Several currencies',
  DATE_AMBIGUOUS: 'Date unclear',
  DATE_IMPLAUSIBLE: 'Implausible date',
  DUE_BEFORE_ISSUE: 'Due before issue',
  VAT_NUMBER_INVALID: 'Wrong VAT number',
  LOW_CONFIDENCE: 'Hard to read',
  LINES_LEFT_OUT: 'Lines left out',
  REOPENED: 'Reopened',
};

/** What each check looks at. */
export const checkWords: Readonly<Record<InvoiceCheckCode, string>> = {
  LINES_TO_SUBTOTAL: 'Lines add up',
  SUBTOTAL_AND_TAX_TO_TOTAL: 'Subtotal, tax and charges make the total',
  TAX_BY_RATE: 'Tax comes out by rate',
  TOTAL_TO_AMOUNT_DUE: 'Total, balance and payments make the amount due',
  DUE_AFTER_ISSUE: 'Due on or after issue',
  DATE_PLAUSIBLE: 'Dates are plausible',
  VAT_NUMBER_FORM: 'VAT number has its country’s form',
  IBAN_FORM: 'IBAN has the right check digits',
  EXACT_DUPLICATE: 'Not seen before',
  NEAR_DUPLICATE: 'Nothing like it seen before',
  IBAN_KNOWN: 'Bank account known for this vendor',
  AMOUNT_USUAL: 'Amount usual for this vendor',
  XML_AGAINST_PRINT: 'E-invoice and print say the same',
};

/** What happened to an invoice. */
export const actionWords: Readonly<Record<InvoiceAction, string>> = {
  READ: 'Read',
  CORRECTED: 'Corrected',
  APPROVED: 'Approved',
  DECLINED: 'Rejected',
  REOPENED: 'Reopened',
  DESCRIBED: 'Described by the language model',
  VENDOR_CHANGED: 'Vendor merged',
  DOUBTED: 'Found to be a duplicate',
};

/** Why two vendors may be one. */
export const suggestionWords: Readonly<Record<VendorSuggestionReason, string>> = {
  SAME_VAT_NUMBER: 'Same VAT number',
  SAME_IBAN: 'Same bank account',
  SIMILAR_NAME: 'Similar names',
};

/** What a file of invoices can be. */
export const formatWords: Readonly<Record<ExportFormat, string>> = {
  CSV: 'CSV, a row an invoice',
  JSON: 'JSON, with lines and checks',
  UBL: 'UBL 2.1 e-invoices',
  ICS: 'Calendar of due dates',
};

/** What spend is added up by. */
export const dimensionWords: Readonly<Record<SpendDimension, string>> = {
  VENDOR: 'Vendor',
  CATEGORY: 'Category',
  MONTH: 'Month',
};

const fields: Readonly<Record<string, string>> = {
  kind: 'Kind',
  vendor: 'Supplier',
  vendorVatNumber: 'VAT number',
  number: 'Number',
  issueDate: 'Issued',
  dueDate: 'Due',
  currency: 'Currency',
  subtotal: 'Subtotal',
  tax: 'Tax',
  taxes: 'Tax by rate',
  discount: 'Discount',
  shipping: 'Delivery',
  priorBalance: 'Earlier balance',
  amountPaid: 'Paid already',
  total: 'Total',
  amountDue: 'To pay',
  iban: 'IBAN',
  bic: 'BIC',
  purchaseOrder: 'Order number',
  paymentTerms: 'Terms',
  lines: 'Lines',
  code: 'Code',
  description: 'Description',
  quantity: 'Quantity',
  unit: 'Unit',
  unitPrice: 'Unit price',
  taxRate: 'Tax %',
  amount: 'Amount',
};

/** How a field is said to a person: `total` is Total, `lines.3.amount` is Line 4, amount. */
export function fieldWords(path: string): string {
  const [field = '', index, part] = path.split('.');
  const words = fields[field] ?? field;
  if (index === undefined) return words;
  const each = field === 'taxes' ? 'Tax rate' : 'Line';
  return [`${each} ${String(Number(index) + 1)}`, ...(part ? [(fields[part] ?? part).toLowerCase()] : [])].join(', ');
}

/**
 * An amount as people write it: grouped, with the decimals that are printed, and its currency where that is known.
 * Decimal strings go to Intl as they are: a number would round them.
 */
export function amountWords(value: string, currency: string | undefined): string {
  const decimals = value.split('.')[1]?.length ?? 0;
  const grouped = new Intl.NumberFormat(undefined, {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  }).format(value as Intl.StringNumericLiteral);
  return currency ? `${grouped} ${currency}` : grouped;
}

/** A day (`2026-11-21`) as people write it. */
export function dayWords(day: string): string {
  return new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
}

/** An instant as people write it, in their own zone. */
export function instantWords(instant: string): string {
  return new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(instant));
}

/** A number of bytes as people write it. */
export function sizeWords(bytes: number): string {
  const megabytes = bytes / (1024 * 1024);
  if (megabytes >= 1) return `${megabytes.toFixed(1)} MB`;
  return `${String(Math.max(1, Math.round(bytes / 1024)))} KB`;
}

/** An IBAN in groups of four, as it is printed. */
export function ibanWords(iban: string): string {
  return iban.replace(/(.{4})(?=.)/g, '$1 ');
}

/** A month (`2026-11`) as people write it. */
export function monthWords(month: string): string {
  return new Intl.DateTimeFormat(undefined, { month: 'short', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month}-01T00:00:00Z`),
  );
}

const numbers = new Intl.NumberFormat();

/** A number as people write it: `8,400`. */
export function numberWords(count: number): string {
  return numbers.format(count);
}

/** `1 invoice`, `2 invoices`. */
export function countWords(count: number, one: string, many = `${one}s`): string {
  return `${numberWords(count)} ${count === 1 ? one : many}`;
}
