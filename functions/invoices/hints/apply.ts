import type { InvoiceAlternate, InvoiceCheck, InvoiceFields, ReadValue } from '#model/invoices.ts';
import type { Review, ReviewReason } from '#model/reviews.ts';
import { MAXIMUM_ALTERNATES } from '#model/invoices.ts';
import type { VendorHint } from '#model/vendors.ts';
import { checkFields } from '../checks/checkFields.ts';
import { recheck } from '../checks/recheck.ts';
import { orderedReviews } from '#model/reviews.ts';
import { daysBetween } from '../normalise/dates.ts';
import type { Found } from './beside.ts';
import { findBeside } from './beside.ts';
import type { PrintedPage } from './pages.ts';
import type { HintedField } from './values.ts';
import { formOf, hintedFields, isHinted, isSame } from './values.ts';

/** A reading after its vendor's hints were followed. */
export interface AppliedHints {
  readonly fields: InvoiceFields;
  readonly reviews: readonly Review[];
  readonly checks: readonly InvoiceCheck[];
  /** Hints that gave a field its value. */
  readonly used: readonly VendorHint[];
}

/** What a reading said that a hint now contradicts was read so surely that a person looks, until the hint has proved itself. */
const SURE = 0.8;
const PROVED = 2;

/** A day farther from today than this is no date of an invoice that comes in. */
const FARTHEST_DAYS = 3653;

/** What a value that a hint found answers. */
const answered: readonly ReviewReason[] = [
  'TOTAL_MISSING',
  'NUMBER_MISSING',
  'DATE_MISSING',
  'LOW_CONFIDENCE',
  'DATE_AMBIGUOUS',
];

/**
 * Follows the vendor's hints: where a label is printed as a correction taught, what stands beside or below it is the field's value, as sure as
 * its words were read. What was read before stays an alternate. Where the label is not there, or its value is none, nothing changes.
 * `today` is an ISO 8601 day.
 */
export function applyHints(
  judged: Omit<AppliedHints, 'used'>,
  hints: readonly VendorHint[],
  pages: readonly PrintedPage[],
  today = new Date().toISOString().slice(0, 10),
): AppliedHints {
  let applied: AppliedHints = { ...judged, used: [] };
  const done = new Set<HintedField>();
  for (const hint of hints) {
    const { field } = hint;
    if (!isHinted(field) || done.has(field)) continue;
    const found = findBeside(field, hint, pages);
    if (!found || !isPlausible(field, found, today)) continue;
    const followed = applyOne(applied, field, hint, found);
    // A value that contradicts the rest of the document stands under the same label by accident.
    if (failures(followed.fields, today) > failures(applied.fields, today)) continue;
    done.add(field);
    applied = followed;
  }
  return done.size === 0 ? applied : rechecked(applied, judged, today);
}

/** Checks of the fields alone that do not come out. */
function failures(fields: InvoiceFields, today: string): number {
  return checkFields(fields, { today }).filter(({ passed }) => !passed).length;
}

/** Sums and forms are checked again with the values that the hints gave; doubts that the hints left stay. */
function rechecked(applied: AppliedHints, judged: Omit<AppliedHints, 'used'>, today: string): AppliedHints {
  const doubts = applied.reviews.filter((review) => !judged.reviews.includes(review));
  const again = recheck(applied.fields, { checks: judged.checks, reviews: applied.reviews }, today);
  return { ...applied, checks: again.checks, reviews: orderedReviews([...again.reviews, ...doubts]) };
}

function applyOne(applied: AppliedHints, field: HintedField, hint: VendorHint, found: Found): AppliedHints {
  const name = hintedFields[field];
  const before = applied.fields[name];
  const settled = applied.reviews.filter((review) => review.field !== name || !answered.includes(review.code));
  const { value, confidence, place } = found;
  if (before && isSame(field, before.value, value)) {
    // Two ways of reading agree.
    const surer: ReadValue<string> = { ...before, confidence: Math.max(before.confidence, confidence) };
    return { ...applied, fields: { ...applied.fields, [name]: surer }, reviews: settled };
  }
  const doubt = before !== null && before.confidence >= SURE && hint.used < PROVED;
  const unsure = confidence < SURE;
  return {
    ...applied,
    fields: {
      ...applied.fields,
      [name]: { value, confidence, place },
      alternates: withAlternate(applied.fields.alternates, name, before, value),
    },
    reviews: doubt || unsure ? [...settled, { code: 'LOW_CONFIDENCE', field: name }] : settled,
    used: [...applied.used, hint],
  };
}

function withAlternate(
  alternates: readonly InvoiceAlternate[],
  field: string,
  before: ReadValue<string> | null,
  value: string,
): InvoiceAlternate[] {
  const others = alternates.filter((each) => each.field !== field || each.value !== value);
  if (!before) return others;
  const { confidence, place } = before;
  return [{ field, value: before.value, confidence, place }, ...others].slice(0, MAXIMUM_ALTERNATES);
}

function isPlausible(field: HintedField, { value }: Found, today: string): boolean {
  if (formOf(field) !== 'date') return true;
  return Math.abs(daysBetween(value, today)) <= FARTHEST_DAYS;
}
