import type { Decimal, ReadValue } from '#model/invoices.ts';
import { magnitude, scaled } from '../checks/decimals.ts';
import { isZero, parseAmount } from './amounts.ts';
import type { DecimalMark } from './amounts.ts';
import { CHANGE, ROUNDING } from './payments.ts';
import type { Printed } from './printed.ts';

/** An amount with the field that it was printed in. */
export interface Amount {
  readonly value: Decimal;
  readonly field: Printed;
}

/** The sums of an invoice. */
export interface Sums {
  readonly subtotal: Amount | undefined;
  readonly tax: Amount | undefined;
  readonly total: Amount | undefined;
  readonly amountDue: Amount | undefined;
  readonly totals: readonly Amount[];
  readonly subtotals: readonly Amount[];
  readonly taxes: readonly Amount[];
  /** Amounts of tax, one for each rate, that give the total together; empty where one amount of tax does. */
  readonly severalTaxes: readonly Amount[];
  readonly dues: readonly Amount[];
  /** Whether cash less change is the total. */
  readonly paidOut: boolean;
  /** Several totals, and nothing decides between them. */
  readonly undecided: boolean;
}

/** Two hundredths, in millionths: what rounding per line or per rate may add up to. */
const TOLERANCE = 20_000n;
const ALTERATIONS = ['DISCOUNT', 'SHIPPING_HANDLING_CHARGE', 'SERVICE_CHARGE', 'GRATUITY'];
/** Totals less sure than this share of the surest are no rivals of it. */
const RIVAL = 0.85;
const DERIVED = 0.95;
const WHOLE = /total|summe|gesamt|totaal|razem/iu;
const GROSS =
  /round|incl|inkl|ttc|brutto|gross|grand|endbetrag|rechnungsbetrag|invoice total|factuur|payable|razem do|zahlbetrag/iu;

/**
 * Chooses among printed sums. Never takes the largest, never adds up a missing one: arithmetic only decides which of several printed
 * values belong together.
 */
export function sumsOf(
  fields: readonly Printed[],
  lineAmounts: readonly Decimal[],
  mark: DecimalMark | undefined,
): Sums {
  const of = (type: string): Amount[] => amountsOf(fields, type, mark);
  const totals = of('TOTAL');
  const subtotals = of('SUBTOTAL');
  const taxes = of('TAX');
  const dues = of('AMOUNT_DUE');
  const due = surest(dues);
  const alterations = ALTERATIONS.flatMap(of);
  const rounding = fields.filter((field) => ROUNDING.test(field.label)).flatMap((field) => amount(field, mark) ?? []);
  const extras = [...alterations, ...rounding];
  const lines = lineAmounts.length === 0 ? undefined : lineAmounts.reduce((sum, value) => sum + scaled(value), 0n);

  const candidates = withoutZeros(totals);
  const paidOrCarried =
    of('PRIOR_BALANCE').some((one) => !isZero(one.value)) || of('AMOUNT_PAID').some((one) => !isZero(one.value));
  const fromDue =
    candidates.length === 0 &&
    due !== undefined &&
    (!paidOrCarried || explains(due, subtotals, taxes, extras) !== undefined)
      ? [due]
      : [];
  const choices = [...candidates, ...fromDue];
  const tendered = of('AMOUNT_PAID');
  const explained = choices.flatMap((total) => {
    const parts = explains(total, subtotals, taxes, []) ?? explains(total, subtotals, taxes, extras);
    const paid = isPaid(total, tendered);
    // Cash and change outweigh the parts: they are of what was truly paid, after rounding.
    return parts === undefined && !paid ? [] : [{ total, ...(parts ?? NO_PARTS), paid }];
  });
  const best = explained.sort(
    (a, b) => Number(b.paid) - Number(a.paid) || b.total.field.confidence - a.total.field.confidence,
  )[0];
  const confirmed = best ?? undefined;
  const total = confirmed?.total ?? preferred(choices);
  const rivals =
    total === undefined
      ? []
      : candidates.filter((other) => !same(other, total) && other.field.confidence >= RIVAL * total.field.confidence);
  const byLines = total === undefined || lines === undefined ? false : near(lines, scaled(total.value), extras);
  const subtotal = confirmed?.subtotal ?? preferredSubtotal(subtotals, total);
  const tax = confirmed?.tax ?? (taxes.length === 1 ? taxes[0] : preferredTax(taxes));
  return {
    subtotal,
    tax: confirmed?.severalTaxes === true ? undefined : tax,
    total,
    amountDue: due,
    totals,
    subtotals,
    taxes,
    severalTaxes: confirmed?.severalTaxes === true ? distinctOf(taxes) : [],
    dues,
    paidOut: confirmed?.paid === true,
    undecided: rivals.length > 0 && confirmed === undefined && !byLines,
  };
}

function amountsOf(fields: readonly Printed[], type: string, mark: DecimalMark | undefined): Amount[] {
  return fields.filter((field) => field.type === type).flatMap((field) => amount(field, mark) ?? []);
}

function amount(field: Printed, mark: DecimalMark | undefined): Amount | undefined {
  const value = parseAmount(field.text, mark);
  return value === undefined || /\d\s?%\s*$/u.test(field.text) ? undefined : { value, field };
}

/** Amounts that have a field of their own beside the sums, likeliest first: what names a whole, then the surest. Each value once. */
export function amountsApart(
  fields: readonly Printed[],
  mark: DecimalMark | undefined,
): Readonly<Record<'discount' | 'shipping' | 'priorBalance' | 'amountPaid', readonly Amount[]>> {
  const of = (type: string): Amount[] =>
    distinctOf(amountsOf(fields, type, mark)).sort(
      (one, other) =>
        Number(isZero(one.value)) - Number(isZero(other.value)) ||
        Number(WHOLE.test(other.field.label)) - Number(WHOLE.test(one.field.label)) ||
        other.field.confidence - one.field.confidence,
    );
  return {
    discount: of('DISCOUNT'),
    shipping: of('SHIPPING_HANDLING_CHARGE'),
    priorBalance: of('PRIOR_BALANCE'),
    amountPaid: of('AMOUNT_PAID').filter(({ field }) => !CHANGE.test(field.label) && !ROUNDING.test(field.label)),
  };
}

function distinctOf(amounts: readonly Amount[]): Amount[] {
  return amounts.filter((amount, index) => amounts.findIndex((other) => same(other, amount)) === index);
}

const same = (one: Amount, other: Amount): boolean => scaled(one.value) === scaled(other.value);

/** A zero beside other totals is a form's empty line; alone it is the total. */
function withoutZeros(totals: readonly Amount[]): readonly Amount[] {
  const others = totals.filter((total) => !isZero(total.value));
  return others.length > 0 ? others : totals;
}

function surest(amounts: readonly Amount[]): Amount | undefined {
  return [...amounts].sort((a, b) => b.field.confidence - a.field.confidence || b.field.page - a.field.page)[0];
}

/** The surest; among equally sure ones that whose label says gross, then the one printed last. */
function preferred(totals: readonly Amount[]): Amount | undefined {
  const top = surest(totals);
  if (top === undefined) return undefined;
  const level = totals.filter((total) => total.field.confidence >= top.field.confidence - 0.03);
  return level.findLast((total) => GROSS.test(total.field.label)) ?? level.at(-1);
}

function preferredSubtotal(subtotals: readonly Amount[], total: Amount | undefined): Amount | undefined {
  const others = subtotals.filter((subtotal) => total === undefined || !same(subtotal, total));
  return preferred(others.length > 0 ? others : subtotals);
}

function preferredTax(taxes: readonly Amount[]): Amount | undefined {
  const distinct = distinctOf(taxes);
  if (distinct.length === 1) return distinct[0];
  return distinct.find((tax) => WHOLE.test(tax.field.label));
}

interface Parts {
  readonly subtotal: Amount | undefined;
  readonly tax: Amount | undefined;
  readonly severalTaxes: boolean;
}

/** The printed parts that give this total, or `undefined`. */
function explains(
  total: Amount,
  subtotals: readonly Amount[],
  taxes: readonly Amount[],
  extras: readonly Amount[],
): Parts | undefined {
  const goal = scaled(total.value);
  for (const subtotal of subtotals) {
    for (const tax of taxes) {
      if (near(scaled(subtotal.value) + scaled(tax.value), goal, extras)) return { subtotal, tax, severalTaxes: false };
    }
  }
  const rates = distinctOf(taxes);
  if (rates.length > 1) {
    const sum = rates.reduce((whole, tax) => whole + scaled(tax.value), 0n);
    const subtotal = subtotals.find((one) => near(scaled(one.value) + sum, goal, extras));
    if (subtotal !== undefined) return { subtotal, tax: undefined, severalTaxes: true };
  }
  // Prices with tax inside: the subtotal is the total, and tax is told beside it.
  const inclusive = subtotals.find((subtotal) => near(scaled(subtotal.value), goal, extras));
  if (
    inclusive !== undefined &&
    (taxes.length === 0 || taxes.every((tax) => magnitude(scaled(tax.value)) * 2n < magnitude(goal)))
  ) {
    return { subtotal: inclusive, tax: taxes.length === 1 ? taxes[0] : preferredTax(taxes), severalTaxes: false };
  }
  return undefined;
}

const NO_PARTS: Parts = { subtotal: undefined, tax: undefined, severalTaxes: false };

/** Whether what was given, less the change, is this total. */
function isPaid(total: Amount, tendered: readonly Amount[]): boolean {
  const changes = tendered.filter(({ field }) => CHANGE.test(field.label));
  const given = tendered.filter(({ field }) => !CHANGE.test(field.label) && !ROUNDING.test(field.label));
  return changes.some((change) =>
    given.some((cash) => magnitude(scaled(cash.value) - scaled(change.value) - scaled(total.value)) === 0n),
  );
}

/** Whether two sums are equal but for rounding, or for printed charges and discounts, each taken or not. */
function near(sum: bigint, goal: bigint, extras: readonly Amount[]): boolean {
  const charges = extras
    .slice(0, 5)
    .map((extra) => ({ value: scaled(extra.value), discount: extra.field.type === 'DISCOUNT' }));
  for (let choice = 0; choice < 1 << charges.length; choice += 1) {
    let altered = sum;
    charges.forEach(({ value, discount }, index) => {
      if ((choice & (1 << index)) !== 0) altered += discount ? -magnitude(value) : value;
    });
    if (magnitude(altered - goal) <= TOLERANCE) return true;
  }
  return false;
}

/** A chosen amount as a value of the invoice. One taken from another field than its own is a little less sure. */
export function valueOf(chosen: Amount | undefined, ownType: string): ReadValue<Decimal> | null {
  if (chosen === undefined) return null;
  const confidence = chosen.field.type === ownType ? chosen.field.confidence : chosen.field.confidence * DERIVED;
  return { value: chosen.value, confidence, place: chosen.field.place };
}
