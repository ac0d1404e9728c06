import type { InvoiceErrorCode } from '#model/errors.ts';
import type { InvoiceFields, InvoiceKind, InvoiceLine, Place, ReadValue } from '#model/invoices.ts';
import { MAXIMUM_LINES } from '#model/invoices.ts';
import { MAXIMUM_NOTE_LENGTH, NOTE_PATTERN } from '#model/decisions.ts';
import type { Form } from './forms.ts';
import { amountOf, bicOf, currencyOf, dayOf, ibanOf, kindOf, textOf } from './forms.ts';
import { LISTS_BYTES } from '../saveReading/fit.ts';
import type { CorrectableMember, CorrectionInput } from './input.ts';
import { memberOf } from './input.ts';

/** What was wrong with a correction, and with which part of it. */
export interface Problem {
  readonly code: InvoiceErrorCode;
  readonly field: string | null;
}

/** One field as it should be: null empties it. The place is null where the reviewer showed none. */
export interface CorrectedField {
  readonly member: Exclude<CorrectableMember, 'kind'>;
  readonly value: string | null;
  readonly place: Place | null;
}

/** What a person says an invoice is, each value of its field's form. */
export interface Correction {
  readonly kind: InvoiceKind | null;
  readonly fields: readonly CorrectedField[];
  readonly lines: readonly InvoiceLine[] | null;
  readonly note: string | null;
}

const MAXIMUM_FIELDS = 30;
/** A ten-thousandth of a page is less than a pixel of its scan. */
const DECIMALS = 4;

const formOf: Readonly<Record<Exclude<CorrectableMember, 'kind'>, Form<string>>> = {
  vendor: textOf(300),
  vendorVatNumber: textOf(20),
  number: textOf(300),
  issueDate: dayOf,
  dueDate: dayOf,
  currency: currencyOf,
  subtotal: amountOf,
  tax: amountOf,
  discount: amountOf,
  shipping: amountOf,
  priorBalance: amountOf,
  amountPaid: amountOf,
  total: amountOf,
  amountDue: amountOf,
  iban: ibanOf,
  bic: bicOf,
  purchaseOrder: textOf(300),
  paymentTerms: textOf(300),
};

const cellForms: Readonly<Record<keyof InvoiceLine, Form<string>>> = {
  code: textOf(100),
  description: textOf(1000),
  quantity: amountOf,
  unit: textOf(20),
  unitPrice: amountOf,
  taxRate: amountOf,
  amount: amountOf,
};

/**
 * The correction, or everything that is wrong with it. `pages` is the last page of its file that it may stand on; `kept` are the lists of
 * the invoice that its lines must fit into one row with.
 */
export function readCorrection(
  input: CorrectionInput,
  pages: number,
  kept: Pick<InvoiceFields, 'details' | 'alternates'>,
): { correction: Correction; problems: readonly [] } | { correction: null; problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const given = input.fields ?? [];
  if (given.length > MAXIMUM_FIELDS) problems.push({ code: 'INVALID_BATCH', field: 'fields' });
  if ((input.lines ?? []).length > MAXIMUM_LINES) problems.push({ code: 'INVALID_BATCH', field: 'lines' });
  if (given.length === 0 && !input.lines) problems.push({ code: 'INVALID_BATCH', field: 'fields' });
  if (problems.length > 0) return { correction: null, problems };

  const named = new Set<string>();
  let kind: InvoiceKind | null = null;
  const fields: CorrectedField[] = [];
  given.forEach(({ field, value, place }, index) => {
    const path = `fields.${index}`;
    if (named.has(field)) problems.push({ code: 'FIELD_NAMED_TWICE', field: `${path}.field` });
    named.add(field);
    if (place && !isOnDocument(place, pages)) problems.push({ code: 'INVALID_VALUE', field: `${path}.place` });
    const member = memberOf[field];
    const text = value ?? null;
    if (member === 'kind') {
      kind = (text === null ? undefined : kindOf(text)) ?? null;
      if (kind === null) problems.push({ code: 'INVALID_VALUE', field: `${path}.value` });
      return;
    }
    const kept = text === null ? null : formOf[member](text);
    if (kept === undefined) problems.push({ code: 'INVALID_VALUE', field: `${path}.value` });
    else fields.push({ member, value: kept, place: place && kept !== null ? rounded(place) : null });
  });
  const lines = input.lines?.map((line, index) => readLine(line, index, problems)) ?? null;
  if (lines && bytesOf(lines) + bytesOf(kept.details) + bytesOf(kept.alternates) > LISTS_BYTES) {
    problems.push({ code: 'INVALID_VALUE', field: 'lines' });
  }
  const note = noteOf(input.note);
  if (note === undefined) problems.push({ code: 'INVALID_VALUE', field: 'note' });
  if (problems.length > 0 || note === undefined) return { correction: null, problems };
  return { correction: { kind, fields, lines, note }, problems: [] };
}

const bytesOf = (list: readonly unknown[]): number => Buffer.byteLength(JSON.stringify(list));

type GivenLine = NonNullable<CorrectionInput['lines']>[number];

function readLine(line: GivenLine, index: number, problems: Problem[]): InvoiceLine {
  const cell = (name: keyof InvoiceLine): ReadValue<string> | null => {
    const text = line[name];
    // A blank cell of a form is one that is not printed.
    if (text === null || text === undefined || text.trim() === '') return null;
    const value = cellForms[name](text);
    if (value !== undefined) return { value, confidence: 1, place: null, corrected: true };
    problems.push({ code: 'INVALID_VALUE', field: `lines.${index}.${name}` });
    return null;
  };
  return {
    code: cell('code'),
    description: cell('description'),
    quantity: cell('quantity'),
    unit: cell('unit'),
    unitPrice: cell('unitPrice'),
    taxRate: cell('taxRate'),
    amount: cell('amount'),
  };
}

/** The note, null where there is none, undefined where it is too long or holds control characters. */
function noteOf(note: string | null | undefined): string | null | undefined {
  const trimmed = note?.trim() ?? '';
  if (trimmed === '') return null;
  return trimmed.length <= MAXIMUM_NOTE_LENGTH && new RegExp(NOTE_PATTERN).test(trimmed) ? trimmed : undefined;
}

function isOnDocument({ page, left, top, width, height }: Place, pages: number): boolean {
  const inside = (start: number, length: number) => start >= 0 && length > 0 && start + length <= 1 + 10 ** -DECIMALS;
  return Number.isInteger(page) && page >= 1 && page <= pages && inside(left, width) && inside(top, height);
}

function rounded(place: Place): Place {
  const round = (fraction: number) => Number(fraction.toFixed(DECIMALS));
  const { page, left, top, width, height } = place;
  return { page, left: round(left), top: round(top), width: round(width), height: round(height) };
}

/** Members of InvoiceFields whose values are read values. */
export type ReadMember = CorrectedField['member'];

/** One read value of the fields, whatever its type. */
export function valueOf(fields: InvoiceFields, member: ReadMember): ReadValue<string> | null {
  return fields[member];
}
