import type { VendorSuggestionReason } from '#model/generated.ts';
import type { VendorRow } from '#model/vendors.ts';
import { ALIKE, comparedName, comparedVatNumber, likeness, trigrams } from '../../platform/vendors/names.ts';

/** Two vendors that may be one. */
export interface Suggestion {
  /** The one with more invoices. */
  readonly first: VendorRow;
  readonly second: VendorRow;
  readonly reason: VendorSuggestionReason;
}

/** Pairs at most. */
export const MAXIMUM_SUGGESTIONS = 50;

/** The part of a name's trigrams that two names share at least to be compared at all: fewer cannot be alike. */
const SHARED = 0.4;

/** Names that are compared at most: a thousand that all look alike are half a million pairs, of which fifty are shown. */
const MOST_COMPARISONS = 20_000;

/** Evidence by strength. */
const strength: Readonly<Record<VendorSuggestionReason, number>> = {
  SAME_VAT_NUMBER: 3,
  SAME_IBAN: 2,
  SIMILAR_NAME: 1,
};

interface Pair {
  readonly one: VendorRow;
  readonly other: VendorRow;
  readonly reason: VendorSuggestionReason;
  readonly likeness: number;
}

/**
 * Pairs of an owner's vendors that may be one, surest first, at most 50, each by its strongest reason. None that a person said are two.
 * Names are only compared where they share trigrams: a thousand vendors take some milliseconds.
 */
export function suggestMerges(vendors: readonly VendorRow[]): Suggestion[] {
  const pairs = new Map<string, Pair>();
  const add = (pair: Pair) => {
    const { one, other } = pair;
    if (one.id === other.id || one.dismissed.includes(other.id) || other.dismissed.includes(one.id)) return;
    const key = [one.id, other.id].sort().join('#');
    const known = pairs.get(key);
    if (!known || strength[known.reason] < strength[pair.reason]) pairs.set(key, pair);
  };
  for (const pair of sharing(vendors, 'SAME_VAT_NUMBER', ({ vatNumbers }) =>
    vatNumbers.flatMap((each) => comparedVatNumber(each) ?? []),
  ))
    add(pair);
  for (const pair of sharing(vendors, 'SAME_IBAN', ({ accepted, seen }) =>
    [...accepted, ...seen].map(({ iban }) => iban),
  ))
    add(pair);
  for (const pair of alike(vendors)) add(pair);
  return [...pairs.values()]
    .sort((left, right) => strength[right.reason] - strength[left.reason] || right.likeness - left.likeness)
    .slice(0, MAXIMUM_SUGGESTIONS)
    .map(({ one, other, reason }) =>
      one.invoiceCount >= other.invoiceCount
        ? { first: one, second: other, reason }
        : { first: other, second: one, reason },
    );
}

/** Neighbours among those that share one value: n vendors with one number are n - 1 pairs, and merging them leads to all. */
function sharing(
  vendors: readonly VendorRow[],
  reason: VendorSuggestionReason,
  valuesOf: (vendor: VendorRow) => readonly string[],
): Pair[] {
  const bearers = new Map<string, VendorRow>();
  return vendors.flatMap((other) =>
    [...new Set(valuesOf(other))].flatMap((value): Pair[] => {
      const one = bearers.get(value);
      bearers.set(value, other);
      return one ? [{ one, other, reason, likeness: 1 }] : [];
    }),
  );
}

function alike(vendors: readonly VendorRow[]): Pair[] {
  const names = vendors.map((vendor) => comparedName(vendor.name));
  const bearers = new Map<string, number[]>();
  let compared = 0;
  return vendors.flatMap((other, index): Pair[] => {
    if (compared >= MOST_COMPARISONS) return [];
    const name = names[index] ?? '';
    const shared = new Map<number, number>();
    const grams = trigrams(name);
    for (const gram of grams) {
      const known = bearers.get(gram) ?? [];
      for (const earlier of known) shared.set(earlier, (shared.get(earlier) ?? 0) + 1);
      bearers.set(gram, [...known, index]);
    }
    return [...shared].flatMap(([earlier, count]): Pair[] => {
      const one = vendors[earlier];
      if (!one || count < grams.size * SHARED) return [];
      compared += 1;
      const how = likeness(names[earlier] ?? '', name);
      return how >= ALIKE ? [{ one, other, reason: 'SIMILAR_NAME', likeness: how }] : [];
    });
  });
}
