import { isExact } from './charges.ts';
import type { RefundErrorCode } from './errors.ts';
import type { OrderLineRow } from './orders.ts';
import type { PaymentRow } from './payments.ts';
import type { ReceiptTax } from './receipts.ts';
import { taxesOf } from './receipts.ts';
import type { RefundablePurchase, RefundLineRow, RefundRow } from './refunds.ts';
import { leftOfLine, MAXIMUM_REFUNDS, refundableOf, splitAmount, taxesLeft } from './refunds.ts';

/** What a person asked to be given back: so many pieces, an amount in minor units, or (both null) all that is left. */
export interface AskedRefund {
  lines: readonly { productId: string; quantity: number }[] | null;
  amount: number | null;
}

/** What is given back of a payment, priced. */
export interface PricedRefund {
  amount: number;
  lines: RefundLineRow[];
  taxes: ReceiptTax[];
}

/** What is given back, or why it cannot be: the code, and the field of the input. */
export type Pricing =
  | { priced: PricedRefund; code: null; field: null }
  | { priced: null; code: RefundErrorCode; field: string | null };

/**
 * Prices what is asked for. Pieces bear their part of what is left of their line's tax, and the last ones all of it, so that a line whose pieces are
 * given back one by one gives back exactly what it cost; an amount is taken of each rate by what is left of it.
 */
export function priceRefund(asked: AskedRefund, order: RefundablePurchase, payment: PaymentRow): Pricing {
  const left = refundableOf(payment);
  if (left <= 0) return refuse('NOTHING_LEFT', null);
  if ((payment.refundCount ?? 0) >= MAXIMUM_REFUNDS) return refuse('TOO_MANY_REFUNDS', null);
  const rates = taxesLeft(order, payment);
  if (!asked.lines) {
    const amount = asked.amount === null ? left : asked.amount;
    if (amount <= 0) return refuse('INVALID_AMOUNT', 'amount.amount');
    if (!isExact(amount, payment.currency)) return refuse('NOT_PAYABLE', asked.amount === null ? null : 'amount');
    if (amount > left) return refuse('OVER_REFUNDABLE', 'amount');
    return accept({ amount, lines: [], taxes: splitAmount(amount, rates) });
  }
  const lines: RefundLineRow[] = [];
  const problems: { code: RefundErrorCode; field: string }[] = [];
  asked.lines.forEach(({ productId, quantity }, index) => {
    const line = order.lines.find((each) => each.productId === productId);
    if (!line) problems.push({ code: 'LINE_NOT_FOUND', field: `lines.${index}.productId` });
    else if (quantity < 1 || quantity > leftOfLine(line, payment).quantity) {
      problems.push({ code: 'INVALID_QUANTITY', field: `lines.${index}.quantity` });
    } else lines.push(piecesOf(line, quantity, payment));
  });
  const problem = problems[0];
  if (problem) return refuse(problem.code, problem.field);
  const amount = sum(lines.map((line) => line.net + line.tax));
  if (amount <= 0) return refuse('INVALID_AMOUNT', 'lines');
  const fitted = amount > left ? null : fit(lines, rates);
  if (!fitted) return refuse('OVER_REFUNDABLE', 'lines');
  if (!isExact(amount, payment.currency)) return refuse('NOT_PAYABLE', 'lines');
  return accept({ amount, lines: fitted, taxes: taxesOf(fitted) });
}

/**
 * Prices a refund that failed once more: its amount and its pieces stay, and must be left. What of it is net and tax follows what is left by now,
 * but where a credit note says it already.
 */
export function priceAgain(refund: RefundRow, order: RefundablePurchase, payment: PaymentRow): Pricing {
  const left = refundableOf(payment);
  if (left <= 0) return refuse('NOTHING_LEFT', null);
  const { amount, lines, taxes } = refund;
  const rates = taxesLeft(order, payment);
  const isLeft = lines.every(({ productId, quantity }) => {
    const line = order.lines.find((each) => each.productId === productId);
    return line !== undefined && quantity <= leftOfLine(line, payment).quantity;
  });
  if (amount > left || !isLeft) return refuse('OVER_REFUNDABLE', null);
  if (refund.succeededAt) {
    return isWithin(taxes, rates) ? accept({ amount, lines, taxes }) : refuse('OVER_REFUNDABLE', null);
  }
  if (lines.length === 0) return accept({ amount, lines, taxes: splitAmount(amount, rates) });
  const fitted = fit(lines, rates);
  return fitted ? accept({ amount, lines: fitted, taxes: taxesOf(fitted) }) : refuse('OVER_REFUNDABLE', null);
}

function accept(priced: PricedRefund): Pricing {
  return { priced, code: null, field: null };
}

function refuse(code: RefundErrorCode, field: string | null): Pricing {
  return { priced: null, code, field };
}

/** So many pieces of a line, of those that are left. */
function piecesOf(line: OrderLineRow, quantity: number, payment: PaymentRow): RefundLineRow {
  const { productId, name, unitPrice, taxRate } = line;
  const left = leftOfLine(line, payment);
  const tax = Math.round((left.tax * quantity) / left.quantity);
  return { productId, name, quantity, unitPrice, taxRate, net: unitPrice * quantity, tax };
}

/**
 * The lines, where so much is left of their rates; null where it is not. Amounts that were given back before may have taken a unit more of a rate's
 * tax, or of its net, than its pieces have: that unit is then the other's.
 */
function fit(lines: readonly RefundLineRow[], rates: readonly ReceiptTax[]): RefundLineRow[] | null {
  const fitted = lines.map((line) => ({ ...line }));
  let isLeft = true;
  for (const { rate, net, tax } of taxesOf(lines)) {
    const left = rates.find((each) => each.rate === rate) ?? { rate, net: 0, tax: 0 };
    if (net + tax > left.net + left.tax) isLeft = false;
    let tooMuchTax = Math.max(tax - left.tax, 0);
    let tooMuchNet = Math.max(net - left.net, 0);
    for (const line of fitted) {
      if (line.taxRate === rate) {
        const moved = Math.min(tooMuchTax, line.tax) - Math.min(tooMuchNet, line.net);
        tooMuchTax = tooMuchTax - Math.min(tooMuchTax, line.tax);
        tooMuchNet = tooMuchNet - Math.min(tooMuchNet, line.net);
        line.net = line.net + moved;
        line.tax = line.tax - moved;
      }
    }
  }
  return isLeft ? fitted : null;
}

function isWithin(taxes: readonly ReceiptTax[], rates: readonly ReceiptTax[]): boolean {
  return taxes.every(({ rate, net, tax }) => {
    const left = rates.find((each) => each.rate === rate);
    return left !== undefined && net <= left.net && tax <= left.tax;
  });
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
