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
      return CHARGED.has(detail.type) ? [charge(amount)] : [{ ...charge(amount), rounding: true }];
    }),
  ].filter(({ value }) => value !== 0n);
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
