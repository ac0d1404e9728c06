import type { InvoiceAlternate, InvoiceFields, InvoiceLine, ReadValue } from '#model/invoices.ts';
import type { InvoiceRevisionRow } from '#model/decisions.ts';
import type { Review } from '#model/reviews.ts';
import { MAXIMUM_ALTERNATES } from '#model/invoices.ts';
import { LISTS_BYTES } from '../saveReading/fit.ts';
import { currencyOf } from './forms.ts';
import type { CorrectedField, Correction } from './readCorrection.ts';
import { valueOf } from './readCorrection.ts';

/** Fields after a correction, with what was changed: empty where nothing was. */
export interface Corrected {
  readonly fields: InvoiceFields;
  readonly changes: InvoiceRevisionRow['changes'];
}

/** Characters of all lines as text, in the history: it shows what changed, the row holds what is. */
const LINES_LENGTH = 20_000;

/**
 * Puts a correction over what was read. What a person says is sure; the value of before goes to the alternates. Saying again what stands
 * there confirms it where it was doubted, and changes nothing elsewhere.
 */
export function applyCorrection(before: InvoiceFields, reviews: readonly Review[], correction: Correction): Corrected {
  const doubted = (field: string) => reviews.some((review) => review.field === field);
  const changes: InvoiceRevisionRow['changes'] = [];
  let fields = before;
  if (correction.kind !== null && (correction.kind !== before.kind || doubted('kind'))) {
    changes.push({ field: 'kind', before: before.kind, after: correction.kind });
    fields = { ...fields, kind: correction.kind };
  }
  for (const corrected of correction.fields) {
    const { member, value } = corrected;
    const former = valueOf(before, member);
    if (isSame(former, corrected) && !(doubted(member) && !former?.corrected)) continue;
    changes.push({ field: member, before: former?.value ?? null, after: value });
    fields = withValue(fields, corrected, former);
  }
  const { lines } = correction;
  if (lines && (!areSame(lines, before.lines) || confirmsLines(reviews, before.lines))) {
    changes.push({ field: 'lines', before: shownLines(before.lines), after: shownLines(lines) });
    fields = { ...fields, lines: [...lines] };
  }
  return changes.length === 0 ? { fields, changes } : { fields: { ...fields, alternates: fitting(fields) }, changes };
}

/** The surest alternates that fit into the row beside its other lists: each correction adds one. */
function fitting({ lines, details, alternates }: InvoiceFields): InvoiceAlternate[] {
  const bytesOf = (part: unknown): number => Buffer.byteLength(JSON.stringify(part));
  let room = LISTS_BYTES - bytesOf(lines) - bytesOf(details) - bytesOf(alternates);
  let kept = alternates.length;
  for (const alternate of alternates.toReversed()) {
    if (room >= 0) break;
    room += bytesOf(alternate) + 1;
    kept -= 1;
  }
  return alternates.slice(0, kept);
}

/** The same value, and no new place shown for it. */
function isSame(former: ReadValue<string> | null, { value, place }: CorrectedField): boolean {
  if ((former?.value ?? null) !== value) return false;
  return place === null || JSON.stringify(place) === JSON.stringify(former?.place ?? null);
}

function confirmsLines(reviews: readonly Review[], before: readonly InvoiceLine[]): boolean {
  const doubted = reviews.some(({ field }) => field === 'lines' || (field?.startsWith('lines.') ?? false));
  return doubted && before.some((line) => Object.values(line).some((cell) => cell !== null && !cell.corrected));
}

function withValue(
  fields: InvoiceFields,
  { member, value, place }: CorrectedField,
  former: ReadValue<string> | null,
): InvoiceFields {
  const read =
    value === null
      ? null
      : {
          value,
          confidence: 1,
          // Where the same value stands is known already.
          place: place ?? (former?.value === value ? former.place : null),
          corrected: true,
        };
  const alternates = alternatesAfter(fields.alternates, member, former, value);
  if (member !== 'currency') return { ...fields, [member]: read, alternates };
  const currency = read && currencyOf(read.value);
  return { ...fields, currency: read && currency ? { ...read, value: currency } : null, alternates };
}

/** Surest first: with the value of before, and without the one that was chosen. */
function alternatesAfter(
  alternates: readonly InvoiceAlternate[],
  field: string,
  former: ReadValue<string> | null,
  value: string | null,
): InvoiceAlternate[] {
  const others = alternates.filter((each) => each.field !== field || each.value !== value);
  const known =
    !former || former.value === value || others.some((each) => each.field === field && each.value === former.value);
  if (known) return others;
  const { confidence, place } = former;
  const added = [...others.slice(0, MAXIMUM_ALTERNATES - 1), { field, value: former.value, confidence, place }];
  return added.sort((one, other) => other.confidence - one.confidence);
}

const cells = ['code', 'description', 'quantity', 'unit', 'unitPrice', 'taxRate', 'amount'] as const;

/** Whether the same values stand in both. */
function areSame(lines: readonly InvoiceLine[], others: readonly InvoiceLine[]): boolean {
  const values = (each: InvoiceLine) => cells.map((cell) => each[cell]?.value ?? null);
  return JSON.stringify(lines.map(values)) === JSON.stringify(others.map(values));
}

/** Lines as text, one a row, cells between bars. */
function shownLines(lines: readonly InvoiceLine[]): string | null {
  if (lines.length === 0) return null;
  const text = lines.map((line) => cells.map((cell) => line[cell]?.value ?? '').join(' | ')).join('\n');
  return text.length <= LINES_LENGTH ? text : `${text.slice(0, LINES_LENGTH - 1).toWellFormed()}…`;
}
