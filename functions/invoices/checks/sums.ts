import type { CurrencyCode } from '#model/currencies.ts';
import type { Decimal, InvoiceCheck, InvoiceFields, InvoiceLine, InvoiceTax } from '#model/invoices.ts';
import { chargesOf } from './charges.ts';
import type { Charge } from './charges.ts';
import { decimalOf, magnitude, percentOf, roundingOf, scaled } from './decimals.ts';

/** Lines written out in a check's words at most; of more it says how many. */
const LINES_IN_WORDS = 4;
/** Cash is rounded to five hundredths in many countries: by two of them at most. */
const CASH_ROUNDING = 20_000n;
/** Charges of which each combination is tried; more are no invoice's. */
const MOST_CHARGES = 5;

/** What a subtotal is called that stands on the document besides the chosen one: before a discount on the whole, say. */
const ANOTHER_SUBTOTAL = 'another subtotal';

/** A sum with the words that say how it came. */
interface Sum {
  readonly value: bigint;
  readonly parts: number;
  readonly words: string;
}

/**
 * Lines to subtotal; subtotal, tax and charges to total; tax by rate; total to amount due. Exact decimals; what may differ is the rounding
 * of the parts (`roundingOf`), and of cash on a receipt.
 */
export function sumChecks(fields: InvoiceFields): InvoiceCheck[] {
  const charges = chargesOf(fields);
  return [
    ...linesToSubtotal(fields, charges),
    ...subtotalAndTaxToTotal(fields, charges),
    ...taxByRate(fields),
    ...totalToAmountDue(fields, charges),
  ];
}

/** Lines are printed net or gross, and charges stand among them or apart: whichever printed sum they come to is the one they are compared with. */
function linesToSubtotal(fields: InvoiceFields, charges: readonly Charge[]): InvoiceCheck[] {
  const amounts = fields.lines.flatMap((line) => amountOf(line) ?? []);
  const { subtotal, total } = fields;
  const compared = subtotal ?? total;
  if (amounts.length === 0 || compared === null) return [];
  const lines: Sum = {
    value: amounts.reduce((sum, amount) => sum + scaled(amount), 0n),
    parts: amounts.length,
    words: amounts.length > LINES_IN_WORDS ? `${amounts.length} lines` : chain(amounts),
  };
  const tax = taxOf(fields);
  const sums = [lines, ...(tax === undefined ? [] : [added(lines, tax)])].flatMap((sum) => withCharges(sum, charges));
  const goals = [
    ...(subtotal === null ? [] : [{ name: 'subtotal', value: subtotal.value }]),
    ...(total === null ? [] : [{ name: 'total', value: total.value }]),
    ...fields.alternates
      .filter(({ field }) => field === 'subtotal')
      .map(({ value }) => ({ name: ANOTHER_SUBTOTAL, value })),
  ];
  const match = goals
    .flatMap((goal) => sums.map((sum) => ({ goal, sum })))
    .find(({ goal, sum }) => comesTo(sum, goal.value, fields));
  const shown = match ?? {
    goal: { name: subtotal === null ? 'total' : 'subtotal', value: compared.value },
    sum: lines,
  };
  return [
    {
      code: 'LINES_TO_SUBTOTAL',
      passed: match !== undefined,
      field: 'lines',
      expected: said(shown.sum, fields.currency?.value),
      found: `${shown.goal.name} ${shown.goal.value}`,
    },
  ];
}

const amountOf = (line: InvoiceLine): Decimal | undefined => line.amount?.value;

/** Prices may have their tax inside: then the subtotal is the total, and tax is told beside it. Without any printed tax nothing says that the two must be the same. */
function subtotalAndTaxToTotal(fields: InvoiceFields, charges: readonly Charge[]): InvoiceCheck[] {
  const { subtotal, total } = fields;
  if (subtotal === null || total === null) return [];
  const net: Sum = { value: scaled(subtotal.value), parts: 1, words: subtotal.value };
  const tax = taxOf(fields);
  const inside =
    tax === undefined || magnitude(tax.value) * 2n < magnitude(scaled(total.value))
      ? [{ ...net, words: tax === undefined ? net.words : `${net.words} (tax included)` }]
      : [];
  const sums = [
    ...(tax === undefined ? [] : withCharges(added(net, tax), charges)),
    ...inside.flatMap((sum) => withCharges(sum, charges)),
  ];
  const match = sums.find((sum) => comesTo(sum, total.value, fields));
  if (match === undefined && tax === undefined) return [];
  const shown = match ?? sums[0];
  if (shown === undefined) return [];
  return [
    {
      code: 'SUBTOTAL_AND_TAX_TO_TOTAL',
      passed: match !== undefined,
      field: 'total',
      expected: said(shown, fields.currency?.value),
      found: `total ${total.value}`,
    },
  ];
}

/** Each rate by itself (tax is computed line by line or on the whole), then all rates together. */
function taxByRate(fields: InvoiceFields): InvoiceCheck[] {
  const rates = fields.taxes.flatMap((tax, index): InvoiceCheck[] => rateCheck(tax, index, fields));
  const tax = fields.tax;
  const amounts = fields.taxes.map((one) => one.amount?.value);
  if (tax === null || amounts.length < 2 || amounts.some((amount) => amount === undefined)) return rates;
  const printed = amounts.flatMap((amount) => amount ?? []);
  const sum: Sum = {
    value: printed.reduce((whole, amount) => whole + scaled(amount), 0n),
    parts: printed.length,
    words: chain(printed),
  };
  return [
    ...rates,
    {
      code: 'TAX_BY_RATE',
      passed: comesTo(sum, tax.value, fields),
      field: 'tax',
      expected: said(sum, fields.currency?.value),
      found: `tax ${tax.value}`,
    },
  ];
}

function rateCheck({ rate, basis, amount }: InvoiceTax, index: number, fields: InvoiceFields): InvoiceCheck[] {
  if (rate === null || basis === null || amount === null) return [];
  const currency = fields.currency?.value;
  const tax = percentOf(scaled(basis.value), scaled(rate.value));
  const found = scaled(amount.value);
  // A credit note prints the minus at some of its amounts only.
  const difference = magnitude(magnitude(tax) - magnitude(found));
  return [
    {
      code: 'TAX_BY_RATE',
      passed: difference <= roundingOf(Math.max(2, fields.lines.length), currency),
      field: `taxes.${index}.amount`,
      expected: `${rate.value} % of ${basis.value} = ${decimalOf(roundedTo(tax), currency)}`,
      found: amount.value,
    },
  ];
}

/** A tax in words has four decimals at most. */
const roundedTo = (value: bigint): bigint => ((value + (value < 0n ? -50n : 50n)) / 100n) * 100n;

function totalToAmountDue(fields: InvoiceFields, charges: readonly Charge[]): InvoiceCheck[] {
  const { total, amountDue, priorBalance, amountPaid } = fields;
  if (total === null || amountDue === null) return [];
  const whole: Sum = { value: scaled(total.value), parts: 1, words: total.value };
  const changes: Charge[] = [
    ...(priorBalance === null ? [] : [{ value: scaled(priorBalance.value), words: signed(priorBalance.value) }]),
    ...(amountPaid === null ? [] : [payment(amountPaid.value, whole.value < 0n)]),
    ...charges.filter((charge) => charge.rounding === true),
  ];
  const sums = withCharges(whole, changes);
  const settled = fields.kind === 'RECEIPT' && scaled(amountDue.value) === 0n;
  const match = settled
    ? { ...whole, words: `${total.value}, paid on the spot` }
    : sums.find((sum) => comesTo(sum, amountDue.value, fields));
  const shown = match ?? sums[0] ?? whole;
  return [
    {
      code: 'TOTAL_TO_AMOUNT_DUE',
      passed: match !== undefined,
      field: 'amountDue',
      expected: settled ? shown.words : said(shown, fields.currency?.value),
      found: `amount due ${amountDue.value}`,
    },
  ];
}

/** What is paid makes less of what is due, whichever way the money goes, and is printed with or without a minus. */
function payment(amount: Decimal, back: boolean): Charge {
  const plain = amount.replace('-', '');
  return back
    ? { value: magnitude(scaled(amount)), words: `+ ${plain}` }
    : { value: -magnitude(scaled(amount)), words: `- ${plain}` };
}

/** Tax altogether: as printed, else by its rates where each of them is told. */
function taxOf(fields: InvoiceFields): Sum | undefined {
  if (fields.tax !== null) return { value: scaled(fields.tax.value), parts: 1, words: fields.tax.value };
  const amounts = fields.taxes.map((tax) => tax.amount?.value);
  if (amounts.length === 0 || amounts.some((amount) => amount === undefined)) return undefined;
  const printed = amounts.flatMap((amount) => amount ?? []);
  return {
    value: printed.reduce((sum, amount) => sum + scaled(amount), 0n),
    parts: printed.length,
    words: chain(printed),
  };
}

/** The sum with all charges, then with each combination of fewer: some are printed that others have in them already. */
function withCharges(sum: Sum, charges: readonly Charge[]): Sum[] {
  const tried = charges.slice(0, MOST_CHARGES);
  const all = (1 << tried.length) - 1;
  return Array.from({ length: all + 1 }, (_, choice) =>
    tried
      .filter((_charge, index) => ((all - choice) & (1 << index)) !== 0)
      .reduce<Sum>(
        (whole, charge) => ({
          value: whole.value + charge.value,
          parts: whole.parts + 1,
          words: `${whole.words} ${charge.words}`,
        }),
        sum,
      ),
  );
}

function added(one: Sum, other: Sum): Sum {
  return {
    value: one.value + other.value,
    parts: one.parts + other.parts,
    words: other.words.startsWith('-') ? `${one.words} - ${other.words.slice(1)}` : `${one.words} + ${other.words}`,
  };
}

function comesTo(sum: Sum, goal: Decimal, fields: InvoiceFields): boolean {
  const cash = fields.kind === 'RECEIPT' ? CASH_ROUNDING : 0n;
  return magnitude(sum.value - scaled(goal)) <= roundingOf(sum.parts, fields.currency?.value) + cash;
}

const signed = (amount: Decimal): string => (amount.startsWith('-') ? `- ${amount.slice(1)}` : `+ ${amount}`);
const chain = (amounts: readonly Decimal[]): string =>
  amounts.map((amount, index) => (index === 0 ? amount : signed(amount))).join(' ');

/** `100.00 + 19.00 = 119.00`; an amount alone is said once. */
function said(sum: Sum, currency: CurrencyCode | undefined): string {
  return /[ a-z]/u.test(sum.words) ? `${sum.words} = ${decimalOf(sum.value, currency)}` : sum.words;
}
