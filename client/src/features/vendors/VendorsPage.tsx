import { useInfiniteQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { Link } from 'react-router';
import { execute } from '../../api.ts';
import { VendorsDocument } from '../../graphql/graphql.ts';
import { categoryWords, countWords, dayWords } from '../invoices/words.ts';
import { Problem } from '../shell/Problem.tsx';
import { ShowMore } from '../shell/ShowMore.tsx';
import { useTitle } from '../shell/useTitle.ts';
import { Suggestions } from './Suggestions.tsx';

const PAGE = 50;

/** Who sends invoices, by name; and which of them may be one. */
export function VendorsPage() {
  useTitle('Vendors');
  const [typed, setTyped] = useState('');
  const startsWith = useDeferredValue(typed.trim());
  const list = useInfiniteQuery({
    queryKey: ['vendors', 'list', startsWith],
    queryFn: ({ pageParam }) =>
      execute(VendorsDocument, {
        ...(startsWith === '' ? {} : { startsWith }),
        first: PAGE,
        ...(pageParam ? { after: pageParam } : {}),
      }),
    initialPageParam: '',
    getNextPageParam: ({ vendors: { pageInfo } }) => (pageInfo.hasNextPage ? pageInfo.endCursor : undefined),
    placeholderData: (before) => before,
  });
  const vendors = list.data?.pages.flatMap((page) => page.vendors.nodes) ?? [];
  return (
    <>
      <div className="title">
        <h1>Vendors</h1>
        <input
          type="search"
          aria-label="Name starts with"
          placeholder="Name starts with …"
          maxLength={100}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
          }}
        />
      </div>
      <Suggestions />
      {list.isError ? <Problem message={list.error.message} onRetry={() => void list.refetch()} /> : null}
      {list.isPending ? (
        <p role="status" className="card empty">
          Loading …
        </p>
      ) : null}
      {list.isSuccess && vendors.length === 0 ? (
        <p className="card empty">
          {startsWith === '' ? 'No vendors yet: they come with the first invoices.' : 'No vendor starts like this.'}
        </p>
      ) : null}
      <ul className="card invoices vendors" aria-label="Vendors">
        {vendors.map(({ id, name, invoiceCount, lastInvoiceOn, defaultCategory }) => (
          <li key={id}>
            <Link to={`/vendors/${id}`} className="invoice">
              <span className="what">
                <strong>{name}</strong>
                <small>
                  {[
                    countWords(invoiceCount, 'invoice'),
                    ...(lastInvoiceOn ? [`latest ${dayWords(lastInvoiceOn)}`] : []),
                  ].join(' · ')}
                </small>
              </span>
              {defaultCategory ? <span className="badge">{categoryWords[defaultCategory]}</span> : null}
            </Link>
          </li>
        ))}
      </ul>
      <ShowMore list={list} />
    </>
  );
}
