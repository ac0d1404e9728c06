import type { EInvoiceSyntax } from '#model/eInvoices.ts';
import type { Decimal, InvoiceFields, ReadValue } from '#model/invoices.ts';
import type { Review } from '#model/reviews.ts';
import { magnitude, percentOf, roundingOf, scaled } from '../checks/decimals.ts';

type Amount = ReadValue<Decimal> | null;

export interface AllowanceOrCharge {
  readonly charge: boolean;
  readonly amount: ReadValue<Decimal>;
}

/** What a file states beyond the fields, for its format's own rules. */
export interface Declared {
  readonly syntax: EInvoiceSyntax;
  readonly profile: string;
  /** BT-106. */
  readonly linesTotal: Amount;
  /** BT-108; the stamp duty of a FatturaPA. */
  readonly chargesTotal: Amount;
  /** BT-114. */
  readonly rounding: Amount;
  readonly alterations: readonly AllowanceOrCharge[];
  /** Fields whose values are not of their form. */
  readonly broken: readonly string[];
}

/** Fields that every e-invoice must have. A FatturaPA need not state its total. */
const mandatory = ['number', 'issueDate', 'currency', 'vendor'] as const;
const mandatorySums = ['subtotal', 'total', 'amountDue'] as const;

/**
 * The rules of its format that an e-invoice breaks, beyond rounding, as doubts that name the field: values that are missing or not of their
 * form, and sums that do not come out (EN 16931's BR-CO-10 to BR-CO-17; of a FatturaPA the Sistema di Interscambio's 00421 and 00422).
 * https://docs.peppol.eu/poacc/billing/3.0/rules/ubl-tc434/
 */
export function brokenRules(fields: InvoiceFields, declared: Declared): Review[] {
  const found = new Set<string>(declared.broken);
  for (const field of mandatory) if (fields[field] === null) found.add(field);
  const sums = declared.syntax === 'FATTURA_PA' ? fatturaPaSums(fields, declared) : europeanSums(fields, declared);
  for (const field of sums) found.add(field);
  return [...found].map((field) => ({ code: 'XML_INVALID', field }));
}

function europeanSums(fields: InvoiceFields, declared: Declared): string[] {
  const { linesTotal, chargesTotal, rounding, alterations, syntax } = declared;
  const { subtotal, tax, total, amountDue, discount, amountPaid, lines, taxes } = fields;
  const optional: readonly string[] = syntax === 'ZUGFERD_1' ? ['amountDue'] : [];
  const found: string[] = mandatorySums.filter((field) => fields[field] === null && !optional.includes(field));
  const check = (field: string, stated: Amount, parts: readonly bigint[] | null): void => {
    if (stated !== null && parts !== null && !comesOut(scaled(stated.value), parts)) found.push(field);
  };
  check('lines', linesTotal, lines.length === 0 ? null : allOf(lines.map((line) => line.amount)));
  const allowed = allOf(alterations.filter((one) => !one.charge).map((one) => one.amount)) ?? [];
  const charged = allOf(alterations.filter((one) => one.charge).map((one) => one.amount)) ?? [];
  // ZUGFeRD 1 leaves the sign of an allowance open.
  const sizes = (parts: readonly bigint[]) => (syntax === 'ZUGFERD_1' ? parts.map(magnitude) : parts);
  const stated = (amount: ReadValue<Decimal>): ReadValue<Decimal> =>
    syntax === 'ZUGFERD_1' ? { ...amount, value: amount.value.replace('-', '') } : amount;
  if (discount !== null && allowed.length > 0) check('discount', stated(discount), sizes(allowed));
  if (chargesTotal !== null && charged.length > 0) check('shipping', stated(chargesTotal), sizes(charged));
  if (linesTotal !== null && subtotal !== null) {
    const signs = syntax === 'ZUGFERD_1' ? [1n, -1n] : [1n];
    const some = signs.some((sign) =>
      signs.some((other) =>
        comesOut(scaled(subtotal.value), [
          scaled(linesTotal.value),
          -sign * millionths(discount),
          other * millionths(chargesTotal),
        ]),
      ),
    );
    if (!some) found.push('subtotal');
  }
  check('tax', tax, taxes.length === 0 ? null : allOf(taxes.map((one) => one.amount)));
  check('total', total, subtotal === null ? null : [millionths(subtotal), millionths(tax)]);
  // What was paid before stands in neither ZUGFeRD 1's BASIC nor the profile MINIMUM.
  check(
    'amountDue',
    syntax === 'ZUGFERD_1' || /:minimum$/iu.test(declared.profile) ? null : amountDue,
    total === null ? null : [millionths(total), -millionths(amountPaid), millionths(rounding)],
  );
  return [...found, ...taxesThatDoNotComeOut(fields)];
}

function fatturaPaSums(fields: InvoiceFields, declared: Declared): string[] {
  const { total, taxes, lines } = fields;
  const bases = allOf(taxes.map((tax) => tax.basis));
  const amounts = allOf(taxes.map((tax) => tax.amount));
  const found = taxesThatDoNotComeOut(fields);
  if (bases === null || amounts === null) return found;
  const parts = [...bases, ...amounts, millionths(declared.rounding)];
  const withStamp = [...parts, millionths(declared.chargesTotal)];
  if (total !== null && !comesOut(scaled(total.value), parts) && !comesOut(scaled(total.value), withStamp)) {
    found.push('total');
  }
  // 00422 allows a euro.
  const charged = allOf(lines.map((line) => line.amount));
  if (charged !== null && magnitude(sum(charged) - sum(bases)) > 1_000_000n) found.push('lines');
  return found;
}

/** Tax by rate: each amount is its basis times its rate, give or take the rounding of every line by itself. */
function taxesThatDoNotComeOut({ taxes, lines, currency }: InvoiceFields): string[] {
  return taxes.flatMap(({ rate, basis, amount }, index) => {
    if (rate === null || basis === null || amount === null) return [];
    const expected = percentOf(scaled(basis.value), scaled(rate.value));
    const rounding = roundingOf(2 * lines.length + 1, currency?.value);
    return magnitude(expected - scaled(amount.value)) > rounding ? [`taxes.${index}.amount`] : [];
  });
}

/** Whether parts give a sum, each of them rounded by itself. */
function comesOut(stated: bigint, parts: readonly bigint[]): boolean {
  return magnitude(sum(parts) - stated) <= roundingOf(parts.length);
}

/** All of them in millionths; null where one is not stated. */
function allOf(amounts: readonly Amount[]): bigint[] | null {
  const there = amounts.flatMap((amount) => (amount === null ? [] : [scaled(amount.value)]));
  return there.length === amounts.length && there.length > 0 ? there : null;
}

const millionths = (amount: Amount): bigint => (amount === null ? 0n : scaled(amount.value));
const sum = (parts: readonly bigint[]): bigint => parts.reduce((whole, part) => whole + part, 0n);
