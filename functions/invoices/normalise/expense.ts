import type { ExpenseDocument } from '@aws-sdk/client-textract';
import type { CurrencyCode } from '#model/currencies.ts';
import type { InvoiceFields, InvoiceTax, ReadValue } from '#model/invoices.ts';
import { SURE_ENOUGH } from '../checks/reviews.ts';
import { beginningOf } from '../../platform/beginning.ts';
import { decimalMarkOf } from './amounts.ts';
import type { DecimalMark } from './amounts.ts';
import { bankOf } from './bank.ts';
import { readCurrency } from './currency.ts';
import { daysOf } from './days.ts';
import { alternatesOf, detailsOf } from './details.ts';
import { kindOf } from './kind.ts';
import { linesOf, priceTexts, rowTexts } from './lines.ts';
import { originOf } from './origin.ts';
import { printedFields, printedText } from './printed.ts';
import type { Printed } from './printed.ts';
import { paymentOf } from './payments.ts';
import { completedLine, rowOf } from './rowHints.ts';
import { printedRows } from './rows.ts';
import type { PrintedRow } from './rows.ts';
import { amountsApart, sumsOf, valueOf } from './sums.ts';
import type { Amount, Sums } from './sums.ts';
import { taxesOf, taxesOfFields } from './taxes.ts';
import { vatNumbersOf } from './vat.ts';

/** What `judge` needs to know beyond the fields. */
export interface Signals {
  readonly blank: boolean;
  /** Whether cash and change give the total. */
  readonly paidOut: boolean;
  readonly totalsUndecided: boolean;
  readonly otherCurrencies: readonly CurrencyCode[];
  readonly ambiguousDays: readonly ('issueDate' | 'dueDate')[];
}

export interface NormalisedInvoice {
  readonly fields: InvoiceFields;
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
const MAXIMUM_TEXT = 300;
/** Labels of how it is paid, which readers take for terms. */
const MEANS = /zahlungsart|zahlungsform|mode de|method|sposób|sposob|forma|moyen/iu;

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
  const rows = printedRows(documents);
  const origin = originOf(text);
  const amounts = fields.filter((field) => AMOUNT_TYPES.has(field.type));
  const mark = decimalMarkOf([...amounts.map((field) => field.text), ...priceTexts(documents)]) ?? decimalMarkOf(text);
  const bareLines = linesOf(documents, mark);
  const sums = sumsOf(
    fields,
    bareLines.flatMap((line) => line.amount?.value ?? []),
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
  // A price at a quantity of five is 20 % of its amount: lines are no table of taxes.
  const itemRows = new Set(bareLines.map((line) => rowOf(line, rows)));
  const taxes = printedTaxes(
    documents,
    rows.filter((row) => !itemRows.has(row)),
    sums,
    mark,
  );
  const lines = bareLines.map((line) => completedLine(line, rows, taxes));
  const vendors = distinct(vendorNames(fields));
  const numbers = distinct(byConfidence(fields, 'INVOICE_RECEIPT_ID'));
  const orders = distinct(byConfidence(fields, 'PO_NUMBER'));
  const terms = distinct(paymentTerms(fields));
  const vatNumbers = vatNumbersOf(fields, rows);
  const bank = bankOf(rows);
  const apart = amountsApart(fields, mark);
  // What nobody asks for is not taken unsurely: it is shown as another value.
  const surely = (of: readonly Amount[], type: string): ReadValue<string> | null =>
    valueOf(
      of.find(({ field }) => field.confidence >= SURE_ENOUGH),
      type,
    );
  const read = {
    vendor: vendors[0] ?? null,
    vendorVatNumber: vatNumbers[0] ?? null,
    number: numbers[0] ?? null,
    subtotal: valueOf(sums.subtotal, 'SUBTOTAL'),
    tax: valueOf(sums.tax, 'TAX'),
    total: valueOf(sums.total, 'TOTAL'),
    amountDue: valueOf(sums.amountDue, 'AMOUNT_DUE'),
    discount: surely(apart.discount, 'DISCOUNT'),
    shipping: surely(apart.shipping, 'SHIPPING_HANDLING_CHARGE'),
    priorBalance: surely(apart.priorBalance, 'PRIOR_BALANCE'),
    amountPaid:
      surely(apart.amountPaid, 'AMOUNT_PAID') ?? paymentOf(rows, sums.total?.value, sums.amountDue?.value, mark),
    purchaseOrder: orders[0] ?? null,
    paymentTerms: terms[0] ?? null,
  };
  const values = (of: readonly (Sums['total'] | undefined)[], type: string): ReadValue<string>[] =>
    of.flatMap((one) => valueOf(one, type) ?? []);
  return {
    fields: {
      ...read,
      kind: kindOf(rows, fields, read.total?.value),
      issueDate: days.issueDate,
      dueDate: days.dueDate,
      currency,
      taxes,
      iban: bank.iban,
      bic: bank.bic,
      lines,
      details: detailsOf(fields, read),
      alternates: alternatesOf([
        ['vendor', read.vendor?.value, vendors],
        ['vendorVatNumber', read.vendorVatNumber?.value, vatNumbers],
        ['number', read.number?.value, numbers],
        ['issueDate', days.issueDate?.value, days.issueAlternates],
        ['dueDate', days.dueDate?.value, days.dueAlternates],
        ['currency', currency?.value, others.map((value) => ({ value, confidence: 0.5, place: null }))],
        ['subtotal', read.subtotal?.value, values(sums.subtotals, 'SUBTOTAL')],
        ['tax', read.tax?.value, values(sums.taxes, 'TAX')],
        ['total', read.total?.value, values(sums.totals, 'TOTAL')],
        ['amountDue', read.amountDue?.value, values(sums.dues, 'AMOUNT_DUE')],
        ['discount', read.discount?.value, values(apart.discount, 'DISCOUNT')],
        ['shipping', read.shipping?.value, values(apart.shipping, 'SHIPPING_HANDLING_CHARGE')],
        ['priorBalance', read.priorBalance?.value, values(apart.priorBalance, 'PRIOR_BALANCE')],
        ['amountPaid', read.amountPaid?.value, values(apart.amountPaid, 'AMOUNT_PAID')],
        ['iban', bank.iban?.value, bank.otherIbans],
        ['purchaseOrder', read.purchaseOrder?.value, orders],
        ['paymentTerms', read.paymentTerms?.value, terms],
      ]),
    },
    pages: documents.length,
    signals: {
      blank: fields.length === 0 && lines.length === 0 && text.length === 0,
      paidOut: sums.paidOut,
      totalsUndecided: sums.undecided,
      otherCurrencies: others,
      ambiguousDays: days.ambiguous,
    },
  };
}

/** Tax by rate from printed rows; where only several amounts of tax are told, those as they are. */
function printedTaxes(
  documents: readonly ExpenseDocument[],
  rows: readonly PrintedRow[],
  sums: Sums,
  mark: DecimalMark | undefined,
): InvoiceTax[] {
  const found = taxesOf(rows, rowTexts(documents), sums.taxes, mark);
  const several = sums.severalTaxes;
  if (several.length === 0) return found;
  const complete = several.every((tax) => found.some(({ amount }) => amount?.value === tax.value));
  return complete && found.length === several.length ? found : taxesOfFields(several);
}

function byConfidence(fields: readonly Printed[], type: string): Printed[] {
  return fields.filter((field) => field.type === type).sort((a, b) => b.confidence - a.confidence || a.page - b.page);
}

/** Terms before means of payment (`14 days net` before `bank transfer`). */
function paymentTerms(fields: readonly Printed[]): Printed[] {
  const all = byConfidence(fields, 'PAYMENT_TERMS');
  return [...all.filter((field) => !MEANS.test(field.label)), ...all.filter((field) => MEANS.test(field.label))];
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
    const value = beginningOf(field.text.replace(/\s+/gu, ' '), MAXIMUM_TEXT);
    const key = value.toLowerCase();
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ value, confidence: field.confidence, place: field.place }];
  });
}
