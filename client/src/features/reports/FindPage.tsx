import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import { execute } from '../../api.ts';
import { SearchInvoicesDocument } from '../../graphql/graphql.ts';
import { InvoiceRow, nameOf } from '../invoices/InvoiceRow.tsx';
import { countWords } from '../invoices/words.ts';
import { Problem } from '../shell/Problem.tsx';
import { useTitle } from '../shell/useTitle.ts';
import { ExportMenu } from './ExportMenu.tsx';
import type { FilterText } from './filter.ts';
import { filterIn, inputOf, parametersOf, problemOf } from './filter.ts';
import { FilterForm } from './FilterForm.tsx';
import { SavedFilters } from './SavedFilters.tsx';

const PAGE = 20;

/** Finds invoices. The URL holds what is looked for, so that it can be kept and sent. */
export function FindPage() {
  useTitle('Find');
  const [parameters, setParameters] = useSearchParams();
  const filter = filterIn(parameters);
  const kept = parametersOf(filter).toString();
  const problem = problemOf(filter);
  return (
    <>
      <h1>Find</h1>
      <FilterForm
        key={kept}
        filter={filter}
        onFind={(wanted) => {
          setParameters(parametersOf(wanted));
        }}
      />
      <SavedFilters filter={problem === null ? filter : {}} />
      {problem === null ? <Results key={`results ${kept}`} filter={filter} /> : <Problem message={problem} />}
    </>
  );
}

function Results({ filter }: { readonly filter: FilterText }) {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const { data, error, isSuccess, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useInfiniteQuery({
    queryKey: ['invoices', 'find', parametersOf(filter).toString()],
    queryFn: ({ pageParam }) =>
      execute(SearchInvoicesDocument, {
        filter: inputOf(filter),
        first: PAGE,
        ...(pageParam ? { after: pageParam } : {}),
      }),
    initialPageParam: '',
    getNextPageParam: ({ searchInvoices: { pageInfo } }) => (pageInfo.hasNextPage ? pageInfo.endCursor : undefined),
  });
  const rows = data?.pages.flatMap((page) => page.searchInvoices.nodes) ?? [];
  const nothingYet = rows.length === 0 && hasNextPage;
  useEffect(() => {
    // A page may hold nothing and yet not be the last.
    if (nothingYet && !isFetchingNextPage) void fetchNextPage();
  }, [nothingYet, isFetchingNextPage, fetchNextPage]);
  const chosen = rows.filter(({ id }) => selected.has(id));
  const found = countWords(rows.length, 'invoice');
  return (
    <section aria-labelledby="found-title" className="list">
      <div className="title">
        <div>
          <h2 id="found-title">What was found</h2>
          <p role="status" className="hint">
            {isSuccess && !nothingYet ? `${hasNextPage ? 'The first ' : ''}${found} found` : 'Looking …'}
          </p>
        </div>
        {rows.length > 0 ? (
          <ExportMenu
            chosen={chosen.length > 0 ? { ids: chosen.map(({ id }) => id) } : { filter: inputOf(filter) }}
            words={chosen.length > 0 ? `${String(chosen.length)} selected` : 'all that match'}
          />
        ) : null}
      </div>
      {error ? <Problem message={error.message} onRetry={() => void refetch()} /> : null}
      {isSuccess && rows.length === 0 && !nothingYet ? (
        <p className="card empty">
          <strong>Nothing found.</strong> Fewer or shorter words find more; a change is found within seconds.
        </p>
      ) : null}
      <ul className="card invoices desk" aria-label="What was found">
        {rows.map((row) => (
          <li key={row.id}>
            <label className="pick">
              <input
                type="checkbox"
                aria-label={`Select ${nameOf(row)}`}
                checked={selected.has(row.id)}
                onChange={() => {
                  const next = new Set(selected);
                  if (!next.delete(row.id)) next.add(row.id);
                  setSelected(next);
                }}
              />
            </label>
            <InvoiceRow invoice={row} />
          </li>
        ))}
      </ul>
      {hasNextPage && rows.length > 0 ? (
        <p className="more">
          <button type="button" className="quiet" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            Show more
          </button>
        </p>
      ) : null}
    </section>
  );
}
