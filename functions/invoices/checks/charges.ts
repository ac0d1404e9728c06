import type { InvoiceFields } from '#model/invoices.ts';
import { decimalMarkOf, parseAmount } from '../normalise/amounts.ts';
import { magnitude, scaled } from './decimals.ts';

/** What is added to a sum (or, negative, taken off it), with its words (`+ 5.00`). */
export interface Charge {
  readonly value: bigint;
  readonly words: string;
  readonly rounding?: boolean;
}

const CHARGED: ReadonlySet<string> = new Set(['SERVICE_CHARGE', 'GRATUITY']);
const ROUNDING = /round|rundung|arrond|afrond|zaokr|redonde|arrotond/iu;

/** Discount, delivery, service, gratuity and rounding, as they are printed apart from the lines. Details stand as printed. */
export function chargesOf(fields: InvoiceFields): Charge[] {
  const { discount, shipping } = fields;
  const charged = fields.details.filter(
    (detail) => CHARGED.has(detail.type) || (detail.label !== null && ROUNDING.test(detail.label)),
  );
  const mark = decimalMarkOf(charged.map((detail) => detail.value));
  return [
    ...(discount === null
      ? []
      : [{ value: -magnitude(scaled(discount.value)), words: `- ${discount.value.replace('-', '')}` }]),
    ...(shipping === null ? [] : [charge(shipping.value)]),
    ...charged.flatMap((detail): Charge[] => {
      const amount = parseAmount(detail.value, mark);
      if (amount === undefined || /\d\s?%\s*$/u.test(detail.value)) return [];
      return CHARGED.has(detail.type) ? [charge(amount)] : [{ ...charge(amount), rounding: true }];
    }),
  ].filter(({ value }) => value !== 0n);
}

function charge(amount: string): Charge {
  return {
    value: scaled(amount),
    words: amount.startsWith('-') ? `- ${amount.slice(1)}` : `+ ${amount}`,
  };
}
