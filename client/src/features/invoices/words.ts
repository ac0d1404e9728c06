import type { InvoiceCategory, InvoiceStatus } from '../../graphql/graphql.ts';

/** How each status is said to a person. */
export const statusWords: Readonly<Record<InvoiceStatus, string>> = {
  AWAITING_UPLOAD: 'Waiting for its file',
  SCANNING: 'Being scanned',
  READING: 'Being read',
  READ: 'Read',
  NEEDS_REVIEW: 'Needs review',
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

const fields: Readonly<Record<string, string>> = {
  vendor: 'Supplier',
  number: 'Number',
  issueDate: 'Issued',
  dueDate: 'Due',
  currency: 'Currency',
  subtotal: 'Subtotal',
  tax: 'Tax',
  total: 'Total',
  amountDue: 'To pay',
  lines: 'Lines',
  description: 'Description',
  quantity: 'Quantity',
  unitPrice: 'Unit price',
  amount: 'Amount',
};

/** How a field is said to a person: `total` is Total, `lines.3.amount` is Line 4, amount. */
export function fieldWords(path: string): string {
  const [field = '', index, part] = path.split('.');
  const words = fields[field] ?? field;
  if (index === undefined) return words;
  return [`Line ${String(Number(index) + 1)}`, ...(part ? [(fields[part] ?? part).toLowerCase()] : [])].join(', ');
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
