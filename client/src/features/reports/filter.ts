import type { CurrencyCode, InvoiceFilterInput, SavedFiltersQuery } from '../../graphql/graphql.ts';
import { categoryWords } from '../invoices/words.ts';

type SavedFilter = SavedFiltersQuery['savedFilters'][number]['filter'];

/** The parts of a filter, as the URL calls them. */
export const filterParts = [
  'text',
  'vendorId',
  'category',
  'currency',
  'minimumTotal',
  'maximumTotal',
  'from',
  'to',
] as const satisfies readonly (keyof InvoiceFilterInput)[];

export type FilterText = Readonly<Partial<Record<(typeof filterParts)[number], string>>>;

/** The filter that a URL holds; empty parts are none. */
export function filterIn(parameters: URLSearchParams): FilterText {
  const given = filterParts.map((part) => [part, parameters.get(part)?.trim() ?? ''] as const);
  return Object.fromEntries(given.filter(([, value]) => value !== ''));
}

/** The part of a URL that holds a filter. */
export function parametersOf(filter: FilterText | SavedFilter): URLSearchParams {
  const given = filterParts.map((part) => [part, filter[part] ?? ''] as const);
  return new URLSearchParams(given.filter(([, value]) => value !== '').map(([part, value]) => [part, value]));
}

/** What the API is asked, of a filter without a problem. */
export function inputOf({ category, currency, ...rest }: FilterText): InvoiceFilterInput {
  const code = currency?.toUpperCase();
  return {
    ...rest,
    ...(category !== undefined && isCategory(category) ? { category } : {}),
    ...(code !== undefined && isCurrency(code) ? { currency: code } : {}),
  };
}

const currencies: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

function isCurrency(code: string): code is CurrencyCode {
  return currencies.has(code);
}

function isCategory(text: string): text is keyof typeof categoryWords {
  return Object.hasOwn(categoryWords, text);
}

/** What is wrong with a filter before the API is asked, in a sentence; null where nothing is. */
export function problemOf({ category, currency, minimumTotal, maximumTotal, from, to }: FilterText): string | null {
  const amount = /^-?\d+(\.\d+)?$/;
  for (const total of [minimumTotal, maximumTotal]) {
    if (total !== undefined && !amount.test(total)) return 'Write totals as 1234.56.';
  }
  if (currency !== undefined && !isCurrency(currency.toUpperCase())) return 'Write the currency as EUR.';
  if (currency === undefined && (minimumTotal !== undefined || maximumTotal !== undefined)) {
    return 'Say which currency the total is in.';
  }
  if (category !== undefined && !isCategory(category)) return 'There is no such category.';
  if (from !== undefined && to !== undefined && from > to) return 'The first day is after the last.';
  return null;
}
