import { amountOf } from './facts.ts';
import type { Facts } from './facts.ts';

/** Half of the smallest amount that two-decimal currencies know, so that rounding is no finding. */
const tolerance = 0.005;

/** What plain arithmetic and dates say against an invoice, one sentence each; `now` in ms since the epoch. */
export function findings(facts: Facts, now: number): string[] {
  const { known, lines } = facts;
  const found: string[] = [];
  const subtotal = amountOf(known.subtotal?.value);
  const tax = amountOf(known.tax?.value);
  const total = amountOf(known.total?.value);
  if (total === undefined) found.push('No total was found.');
  if (known.number === undefined) found.push('No invoice number was found.');
  if (known.date === undefined) found.push('No invoice date was found.');
  if (subtotal !== undefined && tax !== undefined && total !== undefined && differ(subtotal + tax, total)) {
    found.push(`Subtotal ${subtotal} and tax ${tax} do not add up to the total ${total}.`);
  }
  for (const [index, { quantity, unitPrice, amount }] of lines.entries()) {
    if (quantity === undefined || unitPrice === undefined || amount === undefined) continue;
    if (differ(quantity * unitPrice, amount))
      found.push(`Line ${index + 1}: ${quantity} × ${unitPrice} is not ${amount}.`);
  }
  const amounts = lines.map(({ amount }) => amount).filter((amount) => amount !== undefined);
  if (amounts.length > 0 && amounts.length === lines.length) {
    const sum = amounts.reduce((all, amount) => all + amount, 0);
    const targets = [subtotal, total].filter((target) => target !== undefined);
    if (targets.length > 0 && targets.every((target) => differ(sum, target))) {
      found.push(`The lines add up to ${sum.toFixed(2)}, which is neither the subtotal nor the total.`);
    }
  }
  const date = instant(known.date?.value);
  const due = instant(known.dueDate?.value);
  if (date !== undefined && due !== undefined && due < date) found.push('It is due before it was issued.');
  if (date !== undefined && date > now + 24 * 3600 * 1000) found.push('Its date lies in the future.');
  return found;
}

function differ(left: number, right: number): boolean {
  return Math.abs(left - right) > tolerance + Math.abs(right) * 1e-9;
}

function instant(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const parsed = Date.parse(text);
  return Number.isNaN(parsed) ? undefined : parsed;
}
