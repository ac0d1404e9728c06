import type { CurrencyCode, EventsQueryVariables } from '../../graphql/graphql.ts';
import { isDay } from '../recurring/days.ts';

/** What is looked for, as it is typed and as the address keeps it. Empty where it does not matter. */
export interface Search {
  readonly words: string;
  readonly category: string;
  readonly city: string;
  readonly from: string;
  readonly until: string;
  readonly minimum: string;
  readonly maximum: string;
  readonly currency: CurrencyCode;
}

/** Currencies that prices can be looked for in. */
export const searchCurrencies = ['EUR', 'USD', 'GBP', 'CHF', 'JPY'] as const satisfies readonly CurrencyCode[];

/** Nothing is looked for: everything is found. */
export const noSearch: Search = {
  words: '',
  category: '',
  city: '',
  from: '',
  until: '',
  minimum: '',
  maximum: '',
  currency: 'EUR',
};

/** What an address looks for. What is of no form that the server takes is left out: it would be refused. */
export function searchOf(parameters: URLSearchParams): Search {
  const text = (name: string) => (parameters.get(name) ?? '').trim();
  const currency = searchCurrencies.find((each) => each === text('currency')) ?? noSearch.currency;
  return {
    words: /[\p{L}\p{N}]/u.test(text('search')) ? text('search').slice(0, LONGEST) : '',
    category: text('category'),
    city: text('city').slice(0, LONGEST),
    from: isDay(text('from')) ? text('from') : '',
    until: isDay(text('until')) ? text('until') : '',
    minimum: amountOf(text('min'), currency),
    maximum: amountOf(text('max'), currency),
    currency,
  };
}

/** The address that keeps what is looked for. */
export function parametersOf(search: Search): Record<string, string> {
  const prices = search.minimum !== '' || search.maximum !== '';
  const all = {
    search: search.words.trim(),
    category: search.category,
    city: search.city.trim(),
    from: search.from,
    until: search.until,
    min: search.minimum.trim(),
    max: search.maximum.trim(),
    currency: prices && search.currency !== noSearch.currency ? search.currency : '',
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''));
}

/** What the server is asked. */
export function variablesOf(search: Search): EventsQueryVariables {
  const { words, category, city, from, until, minimum, maximum, currency } = search;
  return {
    ...(words === '' ? {} : { search: words }),
    ...(category === '' ? {} : { categoryId: category }),
    ...(city === '' ? {} : { city }),
    ...(from === '' ? {} : { from }),
    ...(until === '' ? {} : { until }),
    ...(minimum === '' ? {} : { minimumPrice: { amount: minimum, currency } }),
    ...(maximum === '' ? {} : { maximumPrice: { amount: maximum, currency } }),
  };
}

/** Whether anything is looked for. */
export function isSearching(search: Search): boolean {
  return Object.keys(variablesOf(search)).length > 0;
}

/** The server's own bound. */
const LONGEST = 100;

/** A price as the server takes it; many type a comma in it. */
function amountOf(typed: string, currency: CurrencyCode): string {
  const text = typed.replace(',', '.');
  const decimals =
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  const [, fraction = ''] = text.split('.');
  return /^\d{1,9}(\.\d+)?$/.test(text) && fraction.length <= decimals ? text : '';
}
