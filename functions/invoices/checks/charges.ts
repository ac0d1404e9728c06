import type { Decimal, InvoiceFields } from '#model/invoices.ts';
import { decimalMarkOf, parseAmount } from '../normalise/amounts.ts';
import { ROUNDING } from '../normalise/payments.ts';
import { magnitude, scaled } from './decimals.ts';

/** What is added to a sum (or, negative, taken off it), with its words (`+ 5.00`). */
export interface Charge {
  readonly value: bigint;
  readonly words: string;
  readonly rounding?: boolean;
}

const CHARGED: ReadonlySet<string> = new Set(['SERVICE_CHARGE', 'GRATUITY']);

/** What is called rounding is none from here on: in whole units of the currency, and in parts of the total (a rupiah is rounded to hundreds). */
const MOST_ROUNDED = 5_000_000n;
const MOST_ROUNDED_PART = 1000n;

/** Discount, delivery, service, gratuity and rounding, as they are printed apart from the lines. Details stand as printed. */
export function chargesOf(fields: InvoiceFields): Charge[] {
  const discounts = printed(fields, 'discount');
  const shippings = printed(fields, 'shipping');
  const charged = fields.details.filter(
    (detail) => CHARGED.has(detail.type) || (detail.label !== null && ROUNDING.test(detail.label)),
  );
  const mark = decimalMarkOf(charged.map((detail) => detail.value));
  return [
    ...discounts.map((amount) => ({ value: -magnitude(scaled(amount)), words: `- ${amount.replace('-', '')}` })),
    ...shippings.map(charge),
    ...charged.flatMap((detail): Charge[] => {
      const amount = parseAmount(detail.value, mark);
      if (amount === undefined || /\d\s?%\s*$/u.test(detail.value)) return [];
      if (CHARGED.has(detail.type)) return [charge(amount)];
      return isRounding(amount, fields) ? [{ ...charge(amount), rounding: true }] : [];
    }),
  ].filter(({ value }) => value !== 0n);
}

/** Whether it is as small as roundings are: any amount could be called one, and explain any difference. */
function isRounding(amount: Decimal, { total }: InvoiceFields): boolean {
  const size = magnitude(scaled(amount));
  const part = total === null ? 0n : magnitude(scaled(total.value)) / MOST_ROUNDED_PART;
  return size <= MOST_ROUNDED || size <= part;
}

/** Every discount, and every charge for delivery: one may be on a part, one on the whole. */
function printed(fields: InvoiceFields, field: 'discount' | 'shipping'): Decimal[] {
  const chosen = fields[field];
  return [
    ...(chosen === null ? [] : [chosen.value]),
    ...fields.alternates.filter((other) => other.field === field).map((other) => other.value),
  ];
}

function charge(amount: string): Charge {
  return {
    value: scaled(amount),
    words: amount.startsWith('-') ? `- ${amount.slice(1)}` : `+ ${amount}`,
  };
}
