import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { execute } from '../../api.ts';
import { VendorsDocument } from '../../graphql/graphql.ts';
import { categoryWords } from '../invoices/words.ts';
import type { FilterText } from './filter.ts';
import { filterIn, filterParts, problemOf } from './filter.ts';

/** Vendors offered at most: the page of any other vendor leads to its invoices. */
const VENDORS = 100;

interface FilterFormProps {
  readonly filter: FilterText;
  readonly onFind: (filter: FilterText) => void;
}

/** What is looked for. Nothing is asked before it is sent, so that half a word finds nothing surprising. */
export function FilterForm({ filter, onFind }: FilterFormProps) {
  const [problem, setProblem] = useState<string | null>(null);
  const vendors = useQuery({
    queryKey: ['vendors', 'choice'],
    queryFn: () => execute(VendorsDocument, { first: VENDORS }),
  });
  const choices = vendors.data?.vendors.nodes ?? [];
  const elsewhere = filter.vendorId !== undefined && !choices.some(({ id }) => id === filter.vendorId);
  const more = filterParts.some((part) => part !== 'text' && filter[part] !== undefined);
  return (
    <form
      role="search"
      className="card find"
      onSubmit={(event) => {
        event.preventDefault();
        const entries = [...new FormData(event.currentTarget)].flatMap(([name, value]) =>
          typeof value === 'string' ? [[name, value]] : [],
        );
        const wanted = filterIn(new URLSearchParams(entries));
        const wrong = problemOf(wanted);
        setProblem(wrong);
        if (wrong === null) onFind(wanted);
      }}
    >
      <div className="question">
        <input
          name="text"
          type="search"
          aria-label="Words"
          placeholder="Vendor, number, or words of a line"
          maxLength={200}
          defaultValue={filter.text}
        />
        <button type="submit">Find</button>
      </div>
      <details open={more}>
        <summary>More to look for</summary>
        <div className="parts">
          <label>
            Vendor
            {/* Set anew once its choices are there: before that it could not hold its value. */}
            <select name="vendorId" key={choices.length} defaultValue={filter.vendorId ?? ''}>
              <option value="">Any</option>
              {elsewhere ? <option value={filter.vendorId}>The chosen one</option> : null}
              {choices.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
          <label>
            Category
            <select name="category" defaultValue={filter.category ?? ''}>
              <option value="">Any</option>
              {Object.entries(categoryWords).map(([category, words]) => (
                <option key={category} value={category}>
                  {words}
                </option>
              ))}
            </select>
          </label>
          <label>
            Issued from
            <input name="from" type="date" defaultValue={filter.from} />
          </label>
          <label>
            to
            <input name="to" type="date" defaultValue={filter.to} />
          </label>
          <label>
            Total from
            <input name="minimumTotal" inputMode="decimal" placeholder="0.00" defaultValue={filter.minimumTotal} />
          </label>
          <label>
            to
            <input name="maximumTotal" inputMode="decimal" placeholder="1000.00" defaultValue={filter.maximumTotal} />
          </label>
          <label>
            Currency
            <input name="currency" maxLength={3} placeholder="EUR" defaultValue={filter.currency} />
          </label>
        </div>
      </details>
      {problem ? (
        <p role="alert" className="problem">
          {problem}
        </p>
      ) : null}
    </form>
  );
}
