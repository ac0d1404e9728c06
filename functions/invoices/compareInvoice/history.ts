import type { CurrencyCode } from '#model/currencies.ts';
import type { InvoiceAlternate, InvoiceCheck, InvoiceFields } from '#model/invoices.ts';
import type { Review, ReviewReason } from '#model/reviews.ts';
import type { TwinClaim, VendorRow } from '#model/vendors.ts';
import { exactDuplicate } from '../../platform/vendors/exactDuplicate.ts';

/** Days between two invoices over the same amount that may be one. What comes every week or month is none. */
export const NEAR_DAYS = 5;

/** Totals in the same currency from which on an amount can be unusual. */
export const LEAST_TOTALS = 5;

/**
 * How far from the median, in robust standard deviations, an amount is unusual: the modified z-score of Iglewicz and Hoaglin.
 * https://www.itl.nist.gov/div898/handbook/eda/section3/eda35h.htm
 */
const UNUSUAL = 3.5;
/** The part of the median absolute deviation that is one standard deviation of ordinary numbers. */
const NORMAL = 0.6745;
/** A vendor that charges the same each time has no deviation: a tenth of the usual amount is taken for it. */
const LEAST_DEVIATION = 0.1;

/** Which review a check that did not come out asks for. */
const reviewOf = {
  EXACT_DUPLICATE: 'DUPLICATE',
  NEAR_DUPLICATE: 'POSSIBLE_DUPLICATE',
  IBAN_KNOWN: 'IBAN_CHANGED',
  AMOUNT_USUAL: 'AMOUNT_UNUSUAL',
} as const satisfies Partial<Record<InvoiceCheck['code'], ReviewReason>>;

type HistoryCheckCode = keyof typeof reviewOf;

/** Other invoices of the same owner that may be the same one, those that came before it alone, each once, still there. */
export interface Earlier {
  /** Whether its bytes, its number and its amount were looked up: what could not be compared is no check. */
  readonly compared: { readonly file: boolean; readonly number: boolean; readonly amount: boolean };
  readonly sameFile: readonly TwinClaim[];
  readonly sameNumber: readonly TwinClaim[];
  readonly sameAmount: readonly TwinClaim[];
}

/** Every check of an invoice against what came before it. `vendor` is as it was before this invoice, null where none is known. */
export function historyChecks(
  fields: InvoiceFields,
  invoiceId: string,
  vendor: VendorRow | null,
  earlier: Earlier,
): InvoiceCheck[] {
  return [
    ...exactDuplicate(fields, earlier),
    ...nearDuplicate(fields, earlier),
    ...(vendor ? [...ibanKnown(fields, invoiceId, vendor), ...amountUsual(fields, invoiceId, vendor)] : []),
  ];
}

/** The doubts that these checks leave. */
export function historyReviews(checks: readonly InvoiceCheck[]): Review[] {
  return checks.flatMap(({ code, passed, field }) =>
    !passed && isHistory(code) ? [{ code: reviewOf[code], field }] : [],
  );
}

/** What is left of checks and doubts without those that are made here: they are made anew. */
export function withoutHistory(checks: readonly InvoiceCheck[], reviews: readonly Review[]) {
  const reasons: readonly ReviewReason[] = Object.values(reviewOf);
  return {
    checks: checks.filter(({ code }) => !isHistory(code)),
    reviews: reviews.filter(({ code }) => !reasons.includes(code)),
  };
}

function isHistory(code: InvoiceCheck['code']): code is HistoryCheckCode {
  return Object.hasOwn(reviewOf, code);
}

function nearDuplicate(fields: InvoiceFields, { compared, sameFile, sameNumber, sameAmount }: Earlier): InvoiceCheck[] {
  const { issueDate, total, currency } = fields;
  if (!compared.amount || !issueDate || !total || !currency) return [];
  const same = new Set([...sameFile, ...sameNumber].map(({ invoiceId }) => invoiceId));
  const near = sameAmount.filter(
    (claim) =>
      !same.has(claim.invoiceId) &&
      claim.issueDate !== null &&
      daysApart(claim.issueDate, issueDate.value) <= NEAR_DAYS,
  );
  const twin = near[0];
  return [
    {
      code: 'NEAR_DUPLICATE',
      passed: twin === undefined,
      field: twin === undefined ? null : 'total',
      expected: `no earlier invoice of this supplier over ${total.value} ${currency.value} within ${NEAR_DAYS} days of ${issueDate.value}`,
      found: twin === undefined ? 'none' : `one of ${twin.issueDate ?? ''} over the same amount under another number`,
      ...(twin === undefined ? {} : { otherInvoiceId: twin.invoiceId }),
    },
  ];
}

/** Days between two ISO 8601 days, whichever is earlier. */
function daysApart(one: string, other: string): number {
  return Math.abs(Date.parse(one) - Date.parse(other)) / 86_400_000;
}

function ibanKnown({ iban }: InvoiceFields, invoiceId: string, vendor: VendorRow): InvoiceCheck[] {
  if (!iban) return [];
  const accepted = vendor.accepted.map((each) => each.iban);
  const others = [...vendor.seen, ...vendor.recent].filter((each) => each.invoiceId !== invoiceId);
  const seen = others.flatMap((each) => each.iban ?? []);
  const known = accepted.length > 0 ? accepted : seen;
  if (known.length === 0) return [];
  const passed = accepted.length > 0 ? accepted.includes(iban.value) : known.every((each) => each === iban.value);
  const other = known.find((each) => each !== iban.value) ?? iban.value;
  return [
    {
      code: 'IBAN_KNOWN',
      passed,
      field: 'iban',
      expected:
        accepted.length > 0
          ? `an account that was approved: ${accepted.join(', ')}`
          : `the account of its earlier invoices: ${passed ? iban.value : other}`,
      found: iban.value,
    },
  ];
}

function amountUsual({ kind, total, currency }: InvoiceFields, invoiceId: string, vendor: VendorRow): InvoiceCheck[] {
  // A person who gave the total has looked at it.
  if (!total || total.corrected === true || !currency || kind === 'CREDIT_NOTE') return [];
  const totals = vendor.recent
    .filter((each) => each.invoiceId !== invoiceId && each.kind !== 'CREDIT_NOTE' && each.currency === currency.value)
    .flatMap((each) => (each.total === null ? [] : [Number(each.total)]));
  if (totals.length < LEAST_TOTALS) return [];
  const usual = median(totals);
  const deviation = Math.max(median(totals.map((each) => Math.abs(each - usual))), Math.abs(usual) * LEAST_DEVIATION);
  if (deviation === 0) return [];
  const distance = (NORMAL * Math.abs(Number(total.value) - usual)) / deviation;
  const reach = (UNUSUAL * deviation) / NORMAL;
  const show = (amount: number) => amount.toFixed(2);
  return [
    {
      code: 'AMOUNT_USUAL',
      passed: distance <= UNUSUAL,
      field: 'total',
      expected: `${show(Math.max(0, usual - reach))} to ${show(usual + reach)} ${currency.value}, by ${totals.length} earlier totals around ${show(usual)}`,
      found: `${total.value} ${currency.value}`,
    },
  ];
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

/**
 * The currency that the vendor's invoices are in, where print does not say surely: an alternate for the reviewer, never the value.
 * Its confidence is its share of the vendor's latest invoices.
 */
export function currencyByHistory(
  fields: InvoiceFields,
  reviews: readonly Review[],
  vendor: VendorRow | null,
): InvoiceAlternate | null {
  if (!reviews.some(({ code }) => code === 'CURRENCY_UNKNOWN') || !vendor) return null;
  const currencies = vendor.recent.flatMap((each) => each.currency ?? []);
  const counts = new Map<CurrencyCode, number>();
  for (const each of currencies) counts.set(each, (counts.get(each) ?? 0) + 1);
  const [usual] = [...counts].sort(([, one], [, other]) => other - one);
  if (!usual || fields.currency?.value === usual[0]) return null;
  if (fields.alternates.some((each) => each.field === 'currency' && each.value === usual[0])) return null;
  return { field: 'currency', value: usual[0], confidence: usual[1] / currencies.length, place: null };
}
