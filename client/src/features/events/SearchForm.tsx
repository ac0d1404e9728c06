import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useId, useState } from 'react';
import { execute } from '../../api.ts';
import { EventCategoriesDocument } from '../../graphql/graphql.ts';
import { useRight } from '../account/right.ts';
import { useDebounced } from '../shop/useDebounced.ts';
import type { Search } from './search.ts';
import { isSearching, noSearch, parametersOf, searchCurrencies, searchOf } from './search.ts';

interface SearchFormProps {
  /** What is looked for at this moment. */
  readonly search: Search;
  readonly onSearch: (search: Search) => void;
}

/** Milliseconds without a key until it is looked for what was typed. */
const PAUSE = 300;

const HOUR = 60 * 60 * 1000;

/** What to look for among the events: words, kind, place, days and price. It is looked for while it is typed. */
export function SearchForm({ search, onSearch }: SearchFormProps) {
  const right = useRight();
  const name = useId();
  const [typed, setTyped] = useState(search);
  const settled = useDebounced(typed, PAUSE);
  const look = useEffectEvent((wanted: Search) => {
    if (!same(wanted, search)) onSearch(wanted);
  });
  useEffect(() => {
    look(settled);
  }, [settled]);
  // A link says what is looked for as much as typing does.
  const [seen, setSeen] = useState(search);
  if (!same(search, seen)) {
    setSeen(search);
    if (!same(search, settled)) setTyped(search);
  }
  const categories = useQuery({
    queryKey: ['eventCategories', right],
    queryFn: () => execute(EventCategoriesDocument, {}, right),
    staleTime: HOUR,
  });
  const part = (key: keyof Search) => ({
    value: typed[key],
    onChange: (event: { readonly target: { readonly value: string } }) => {
      setTyped({ ...typed, [key]: event.target.value });
    },
  });
  return (
    <search className="card part event-search">
      <label className="words">
        What
        <input
          type="search"
          maxLength={100}
          placeholder="Words of the title, the venue, the city …"
          {...part('words')}
        />
      </label>
      <label>
        Kind
        <select {...part('category')}>
          <option value="">All kinds</option>
          {categories.data?.eventCategories.map((category) => (
            <option key={category.id} value={category.id}>
              {category.name}
            </option>
          ))}
        </select>
      </label>
      <label>
        City
        <input type="text" maxLength={100} autoComplete="off" {...part('city')} />
      </label>
      <label>
        From
        <input type="date" {...part('from')} />
      </label>
      <label>
        Until
        <input type="date" {...part('until')} />
      </label>
      <fieldset aria-labelledby={`${name}-price`}>
        <legend id={`${name}-price`}>Price with tax</legend>
        <input
          type="text"
          inputMode="decimal"
          size={6}
          aria-label="Price from"
          placeholder="from"
          {...part('minimum')}
        />
        <input type="text" inputMode="decimal" size={6} aria-label="Price to" placeholder="to" {...part('maximum')} />
        <select aria-label="Currency" {...part('currency')}>
          {searchCurrencies.map((currency) => (
            <option key={currency}>{currency}</option>
          ))}
        </select>
      </fieldset>
      {isSearching(search) ? (
        <button
          type="button"
          className="quiet"
          onClick={() => {
            setTyped(noSearch);
            onSearch(noSearch);
          }}
        >
          Show all
        </button>
      ) : null}
    </search>
  );
}

/** Whether two look for the same: what is half typed looks for nothing yet. */
function same(one: Search, other: Search): boolean {
  const text = (search: Search) => JSON.stringify(searchOf(new URLSearchParams(parametersOf(search))));
  return text(one) === text(other);
}
