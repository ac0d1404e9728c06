import type { CorrectableField } from '#model/generated.ts';
import type { Place } from '#model/invoices.ts';
import type { HintDirection, VendorHint } from '#model/vendors.ts';
import { MAXIMUM_HINTS } from '#model/vendors.ts';
import { fold } from '#reading/fold.ts';
import type { Word } from '#reading/page.ts';
import { overlapAcross } from '#reading/page.ts';
import type { Row } from '#reading/rows.ts';
import { heightOf } from '#reading/rows.ts';
import { parseDate } from '../normalise/dates.ts';
import { findBeside } from './beside.ts';
import type { PrintedPage } from './pages.ts';
import { liesIn } from './pages.ts';
import type { HintedField } from './values.ts';
import { formOf, isHinted, isSame, mostWords, valueIn } from './values.ts';

/** What a person corrected, and where they showed it; null where they did not. */
export interface Correction {
  readonly field: CorrectableField;
  readonly value: string;
  readonly place: Place | null;
}

/** Words that a label has at most, and characters. */
const LONGEST_LABEL = 6;
const LABEL_LENGTH = 80;
/** In letter heights, how far above a value its label stands at most. */
const FARTHEST_ABOVE = 4;

/** Words of a page that say the corrected value. */
interface Stretch {
  readonly page: PrintedPage;
  readonly rowIndex: number;
  readonly row: Row;
  readonly words: readonly Word[];
  readonly pattern: Pick<VendorHint, 'dayOrder' | 'decimalMark'>;
}

/**
 * The label that led to the value, had it been known: printed left of the value or above it. It is only learned where, followed on the very
 * document, it leads to exactly the corrected value. Null where the value is not printed, or under no label.
 */
export function learnHint(correction: Correction, pages: readonly PrintedPage[]): VendorHint | null {
  const { field, value, place } = correction;
  if (!isHinted(field)) return null;
  const all = pages.flatMap((page) => stretchesOn(page, field, value));
  const shown = place
    ? all.filter((each) => each.page.number === place.page && each.words.some((word) => liesIn(word, place)))
    : [];
  for (const stretch of shown.length > 0 ? shown : all) {
    for (const { label, direction } of labelsOf(stretch)) {
      const hint: VendorHint = { field, label, direction, words: stretch.words.length, ...stretch.pattern, used: 0 };
      const found = findBeside(field, hint, pages);
      if (found && isSame(field, found.value, value)) return hint;
    }
  }
  return null;
}

/** The hints of a vendor after one more was learned: at most MAXIMUM_HINTS, one a field and label. */
export function withHint(hints: readonly VendorHint[], learned: VendorHint): VendorHint[] {
  const others = hints.filter((hint) => hint.field !== learned.field || fold(hint.label) !== fold(learned.label));
  if (others.length < MAXIMUM_HINTS) return [learned, ...others];
  const [least] = [...others].sort((one, other) => one.used - other.used);
  return [learned, ...others.filter((hint) => hint !== least)];
}

function stretchesOn(page: PrintedPage, field: HintedField, value: string): Stretch[] {
  return page.rows.flatMap((row, rowIndex) =>
    row.segments.flatMap(({ words }) =>
      words.flatMap((_, start): Stretch[] => {
        for (let length = Math.min(mostWords[formOf(field)], words.length - start); length >= 1; length -= 1) {
          const taken = words.slice(start, start + length);
          const pattern = patternOf(field, taken.map((word) => word.text).join(' '), value);
          if (pattern) return [{ page, rowIndex, row, words: shortest(field, taken, value, pattern), pattern }];
        }
        return [];
      }),
    ),
  );
}

/** Figures are found in a longer stretch, too: the words that make them are enough. */
function shortest(
  field: HintedField,
  words: readonly Word[],
  value: string,
  pattern: Stretch['pattern'],
): readonly Word[] {
  for (let length = 1; length < words.length; length += 1) {
    const taken = words.slice(0, length);
    const read = valueIn(field, taken.map((word) => word.text).join(' '), pattern);
    if (read !== null && isSame(field, read, value)) return taken;
  }
  return words;
}

/** How the text is written so that it says the value; null where it does not, however it is read. */
function patternOf(field: HintedField, text: string, value: string): Stretch['pattern'] | null {
  const says = (pattern: Stretch['pattern']) => {
    const read = valueIn(field, text, pattern);
    return read !== null && isSame(field, read, value);
  };
  if (formOf(field) === 'date') {
    const date = parseDate(text);
    const open = date !== undefined && date.dayFirst !== date.monthFirst;
    if (!open) return says({}) ? {} : null;
    const dayOrder = (['day-first', 'month-first'] as const).find((order) => says({ dayOrder: order }));
    return dayOrder ? { dayOrder } : null;
  }
  if (formOf(field) === 'amount') {
    const decimalMark = (['.', ','] as const).filter((mark) => says({ decimalMark: mark }));
    if (decimalMark.length === 2) return {};
    return decimalMark[0] ? { decimalMark: decimalMark[0] } : null;
  }
  return says({}) ? {} : null;
}

/** What may be the label of these words, likeliest first. */
function labelsOf(stretch: Stretch): { label: string; direction: HintDirection }[] {
  return [
    ...leftOf(stretch).map((label) => ({ label, direction: 'RIGHT' as const })),
    ...aboveOf(stretch).map((label) => ({ label, direction: 'BELOW' as const })),
  ];
}

function leftOf({ row, words }: Stretch): string[] {
  const [first] = words;
  if (!first) return [];
  const before = row.words.slice(0, row.words.indexOf(first));
  const last = before.findLast((word) => fold(word.text) !== '');
  const segment = last && row.segments.find((each) => each.words.includes(last));
  if (!segment) return [];
  return endings(segment.words.filter((word) => before.includes(word)));
}

function aboveOf({ page, rowIndex, words }: Stretch): string[] {
  const [first] = words;
  if (!first) return [];
  const nearest = first.top - FARTHEST_ABOVE * heightOf(first);
  for (const row of page.rows.slice(0, rowIndex).reverse()) {
    if (row.bottom < nearest) return [];
    const segment = row.segments.find((each) => words.some((word) => overlapAcross(each, word) > 0));
    if (segment) return endings(segment.words);
  }
  return [];
}

/** A label and its shorter ends: what stands before it in the same line may be something else. None that holds figures: it would not come again. */
function endings(words: readonly Word[]): string[] {
  const texts = words.map((word) => word.text);
  return texts
    .map((_, start) => texts.slice(start))
    .filter((each) => each.length <= LONGEST_LABEL)
    .map((each) => each.join(' ').replace(/[\s:.…]+$/u, ''))
    .filter((label) => /\p{L}/u.test(label) && !/\d/u.test(label) && label.length <= LABEL_LENGTH);
}
