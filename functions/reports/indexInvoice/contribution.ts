import type { CurrencyCode } from '#model/currencies.ts';
import { minorUnitDigits } from '#model/currencies.ts';
import { spendSum } from '#model/keys.ts';
import { isDay, UNKNOWN_KEY } from '#model/reports.ts';
import type { ReportedInvoice } from '../reportedInvoice.ts';

/** What an invoice adds to one row of the Spend table. */
export interface Contribution {
  /** Sort key of the row. */
  sum: string;
  month: string;
  key: string;
  name: string;
  currency: CurrencyCode;
  /** Minor units; a credit note's are negative. */
  minor: number;
  count: number;
}

/** What an invoice without a vendor, or a category, is counted under. */
const UNKNOWN_VENDOR = 'Unknown vendor';
const UNKNOWN_CATEGORY = 'No category';

/** Longer ones are misreadings, and their sums would not be exact any more. */
const COUNTED_AMOUNT = /^-?\d{1,12}(?:\.\d+)?$/;

/**
 * What an invoice adds, by vendor, category and month. None where total, currency or issue date was not read: it cannot be
 * said how much, of what, or when; and none for a total of more than 12 digits before its point.
 */
export function contributionsOf(invoice: ReportedInvoice, vendorName: string | null): Contribution[] {
  const { category, total, currency, issueDate, vendorId } = invoice;
  if (!total || !currency || !issueDate || !COUNTED_AMOUNT.test(total.value) || !isDay(issueDate.value)) return [];
  const month = issueDate.value.slice(0, 7);
  const read = minorUnits(total.value, minorUnitDigits[currency.value]);
  const minor = invoice.kind === 'CREDIT_NOTE' ? -Math.abs(read) : read;
  const add = (by: string, key: string, name: string): Contribution => ({
    sum: spendSum(by, month, currency.value, key),
    month,
    key,
    name,
    currency: currency.value,
    minor,
    count: 1,
  });
  return [
    add(
      'VENDOR',
      vendorId ?? UNKNOWN_KEY,
      vendorId ? (vendorName ?? invoice.vendor?.value ?? vendorId) : UNKNOWN_VENDOR,
    ),
    add('CATEGORY', category ?? UNKNOWN_KEY, category ? nameOf(category) : UNKNOWN_CATEGORY),
    add('MONTH', month, month),
  ];
}

function nameOf(category: string): string {
  return `${category.slice(0, 1)}${category.slice(1).toLowerCase()}`;
}

/** A decimal as minor units, half to even where it has more decimals than its currency. At most 12 digits before the point. */
export function minorUnits(decimal: string, digits: number): number {
  const negative = decimal.startsWith('-');
  const [whole = '0', decimals = ''] = (negative ? decimal.slice(1) : decimal).split('.');
  const kept = BigInt(`${whole}${decimals.slice(0, digits).padEnd(digits, '0')}`);
  const rest = decimals.slice(digits).replace(/0+$/, '');
  const up = rest > '5' || (rest === '5' && kept % 2n === 1n);
  const minor = Number(up ? kept + 1n : kept);
  return negative && minor !== 0 ? -minor : minor;
}

/** What must be added to each row so that `after` stands in it where `before` stood. Rows that stay as they are are left out. */
export function differences(before: readonly Contribution[], after: readonly Contribution[]): Contribution[] {
  const rows = new Map<string, Contribution>();
  const renamed = new Set(after.map(({ sum, name }) => `${sum} ${name}`));
  const told = new Set(before.map(({ sum, name }) => `${sum} ${name}`));
  const add = (part: Contribution, sign: 1 | -1) => {
    const row = rows.get(part.sum);
    const minor = (row?.minor ?? 0) + sign * part.minor;
    const count = (row?.count ?? 0) + sign * part.count;
    rows.set(part.sum, { ...part, minor, count });
  };
  for (const part of before) add(part, -1);
  for (const part of after) add(part, 1);
  return [...rows.values()].filter(
    ({ sum, name, minor, count }) =>
      minor !== 0 || count !== 0 || (renamed.has(`${sum} ${name}`) && !told.has(`${sum} ${name}`)),
  );
}
