import type { InvoiceFields } from '#model/invoices.ts';
import type { Judgement } from '#functions/invoices/normalise/judge.ts';

/** What a document truly says; `undefined` where nobody knows, and then it is not scored. */
export interface Truth {
  readonly vendor?: string | undefined;
  readonly number?: string | undefined;
  readonly issueDate?: string | undefined;
  readonly dueDate?: string | undefined;
  readonly total?: number | undefined;
  readonly currency?: string | undefined;
  /** Amounts of the lines, in printed order. */
  readonly lines?: readonly TrueLine[] | undefined;
}

export interface TrueLine {
  readonly quantity: number | undefined;
  readonly amount: number;
}

export const fieldNames = ['total', 'date', 'number', 'vendor', 'currency', 'due'] as const;
export type FieldName = (typeof fieldNames)[number];

export type Verdict = 'right' | 'reviewed' | 'silent';

export interface Scored {
  readonly verdicts: Readonly<Partial<Record<FieldName, Verdict>>>;
  readonly read: Readonly<Record<FieldName, string | undefined>>;
  readonly wanted: Readonly<Record<FieldName, string | undefined>>;
  /** Lines that are right, read and true. */
  readonly lines: { readonly right: number; readonly read: number; readonly true: number } | undefined;
  readonly status: Judgement['status'];
}

/** Scores one reading. A wrong or missing value is `reviewed` where the document goes to a person, `silent` where it does not. */
export function score(fields: InvoiceFields, status: Judgement['status'], truth: Truth): Scored {
  const read = {
    total: fields.total?.value,
    date: fields.issueDate?.value,
    number: fields.number?.value,
    vendor: fields.vendor?.value,
    currency: fields.currency?.value,
    due: fields.dueDate?.value,
  };
  const wanted = {
    total: truth.total === undefined ? undefined : String(truth.total),
    date: truth.issueDate,
    number: truth.number,
    vendor: truth.vendor,
    currency: truth.currency,
    due: truth.dueDate,
  };
  const verdicts: Partial<Record<FieldName, Verdict>> = {};
  for (const name of fieldNames) {
    const goal = wanted[name];
    if (goal === undefined) continue;
    verdicts[name] = same(name, read[name], goal) ? 'right' : status === 'READ' ? 'silent' : 'reviewed';
  }
  return { verdicts, read, wanted, lines: linesOf(fields, truth), status };
}

function same(name: FieldName, read: string | undefined, goal: string): boolean {
  if (read === undefined) return false;
  switch (name) {
    case 'total':
      return Math.abs(Number(read) - Number(goal)) < 0.005;
    case 'number':
      return letters(read) === letters(goal);
    case 'vendor':
      return goal.split('\n').some((line) => sameName(read, line)) || sameName(read, goal);
    default:
      return read === goal;
  }
}

const letters = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/ł/gu, 'l')
    .replace(/[^\p{L}\p{N}]/gu, '');

/** The same name, give or take what annotators differ in: the legal form, a branch, a second line; at most one letter in ten misread. */
export function sameName(read: string, goal: string): boolean {
  const one = letters(read);
  const other = letters(goal);
  if (one === other) return true;
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  if (short.length >= 6 && short.length >= long.length * 0.45 && long.includes(short)) return true;
  return distance(one, other) <= Math.max(one.length, other.length) * 0.1;
}

function distance(one: string, other: string): number {
  let previous = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let at = 1; at <= one.length; at += 1) {
    const current = [at];
    for (let to = 1; to <= other.length; to += 1) {
      const change = (previous[to - 1] ?? 0) + (one[at - 1] === other[to - 1] ? 0 : 1);
      current.push(Math.min(change, (previous[to] ?? 0) + 1, (current[to - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[other.length] ?? 0;
}

/** By magnitude: e-invoices of corrections carry the sign once, the print on every line. */
const near = (one: number, other: number): boolean => Math.abs(Math.abs(one) - Math.abs(other)) < 0.005;

/** A line is right where amount and (if printed) quantity are. */
function linesOf(fields: InvoiceFields, truth: Truth): Scored['lines'] {
  if (truth.lines === undefined) return undefined;
  const left = [...truth.lines];
  let right = 0;
  for (const line of fields.lines) {
    const amount = Number(line.amount?.value ?? Number.NaN);
    const quantity = line.quantity === null ? undefined : Number(line.quantity.value);
    const at = left.findIndex(
      (one) =>
        near(one.amount, amount) &&
        (one.quantity === undefined || quantity === undefined || near(one.quantity, quantity)),
    );
    if (at < 0) continue;
    left.splice(at, 1);
    right += 1;
  }
  return { right, read: fields.lines.length, true: truth.lines.length };
}
