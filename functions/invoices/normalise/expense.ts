import type { ExpenseDocument } from '@aws-sdk/client-textract';
import type { CurrencyCode } from '#model/currencies.ts';
import type { InvoiceFields, ReadValue } from '#model/invoices.ts';
import { emptyInvoiceFields } from '#model/invoices.ts';
import { beginningOf } from '../../platform/beginning.ts';
import { decimalMarkOf } from './amounts.ts';
import { readCurrency } from './currency.ts';
import { daysOf } from './days.ts';
import { linesOf, priceTexts } from './lines.ts';
import { originOf } from './origin.ts';
import { printedFields, printedText } from './printed.ts';
import type { Printed } from './printed.ts';
import { sumsOf, valueOf } from './sums.ts';

/** What `judge` needs to know beyond the fields. */
export interface Signals {
  readonly blank: boolean;
  readonly sumsAgree: boolean | undefined;
  readonly linesAgree: boolean | undefined;
  readonly totalsUndecided: boolean;
  readonly otherCurrencies: readonly CurrencyCode[];
  readonly ambiguousDays: readonly ('issueDate' | 'dueDate')[];
}

export interface NormalisedInvoice {
  readonly fields: InvoiceFields;
  /** Other values that were printed for a field, surest first: for the reviewer, never chosen silently. */
  readonly alternates: {
    readonly vendor: readonly ReadValue<string>[];
    readonly number: readonly ReadValue<string>[];
    readonly issueDate: readonly ReadValue<string>[];
    readonly total: readonly ReadValue<string>[];
  };
  readonly pages: number;
  readonly signals: Signals;
}

const AMOUNT_TYPES: ReadonlySet<string> = new Set([
  'TOTAL',
  'SUBTOTAL',
  'TAX',
  'AMOUNT_DUE',
  'AMOUNT_PAID',
  'PRIOR_BALANCE',
  'DISCOUNT',
  'SHIPPING_HANDLING_CHARGE',
  'SERVICE_CHARGE',
  'GRATUITY',
]);

/**
 * Turns an AnalyzeExpense answer (one `ExpenseDocument` per page) into an invoice's fields: merged over its pages, as printed, nothing
 * added up and nothing invented. Takes Textract's answers as they are: any member may be missing. `today` is an ISO 8601 day.
 */
export function normaliseExpense(
  documents: readonly ExpenseDocument[],
  options: { readonly today?: string } = {},
): NormalisedInvoice {
  const fields = printedFields(documents);
  const text = printedText(documents);
  const origin = originOf(text);
  const amounts = fields.filter((field) => AMOUNT_TYPES.has(field.type));
  const mark = decimalMarkOf([...amounts.map((field) => field.text), ...priceTexts(documents)]) ?? decimalMarkOf(text);
  const lines = linesOf(documents, mark);
  const sums = sumsOf(
    fields,
    lines.flatMap((line) => line.amount?.value ?? []),
    mark,
  );
  const days = daysOf(fields, text, origin, options.today);
  const { currency, others } = readCurrency(
    sums.total?.field ?? sums.amountDue?.field,
    amounts,
    fields.filter((field) => field.type === 'CURRENCY'),
    text,
    origin,
  );
  const vendors = distinct(vendorNames(fields));
  const numbers = distinct(byConfidence(fields, 'INVOICE_RECEIPT_ID'));
  return {
    fields: {
      ...emptyInvoiceFields,
      vendor: vendors[0] ?? null,
      number: numbers[0] ?? null,
      issueDate: days.issueDate,
      dueDate: days.dueDate,
      currency,
      subtotal: valueOf(sums.subtotal, 'SUBTOTAL'),
      tax: valueOf(sums.tax, 'TAX'),
      total: valueOf(sums.total, 'TOTAL'),
      amountDue: valueOf(sums.amountDue, 'AMOUNT_DUE'),
      lines,
    },
    alternates: {
      vendor: vendors.slice(1),
      number: numbers.slice(1),
      issueDate: days.issueAlternates,
      total: sums.totals
        .filter((total) => total.value !== sums.total?.value)
        .flatMap((total) => valueOf(total, 'TOTAL') ?? []),
    },
    pages: documents.length,
    signals: {
      blank: fields.length === 0 && lines.length === 0 && text.length === 0,
      sumsAgree: sums.agree,
      linesAgree: sums.linesAgree,
      totalsUndecided: sums.undecided,
      otherCurrencies: others,
      ambiguousDays: days.ambiguous,
    },
  };
}

function byConfidence(fields: readonly Printed[], type: string): Printed[] {
  return fields.filter((field) => field.type === type).sort((a, b) => b.confidence - a.confidence || a.page - b.page);
}

/** Textract names the supplier as VENDOR_NAME, or as a NAME that belongs to the vendor's group, or both. */
function vendorNames(fields: readonly Printed[]): Printed[] {
  const named = byConfidence(fields, 'VENDOR_NAME');
  if (named.length > 0) return named;
  return byConfidence(fields, 'NAME').filter((field) => field.party === 'VENDOR' || field.party === 'VENDOR_SUPPLIER');
}

function distinct(fields: readonly Printed[]): ReadValue<string>[] {
  const seen = new Set<string>();
  return fields.flatMap((field) => {
    const value = beginningOf(field.text.replace(/\s+/gu, ' '), 300);
    const key = value.toLowerCase();
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ value, confidence: field.confidence, place: field.place }];
  });
}
