import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { execute } from '../../api.ts';
import type { InvoiceOrder, InvoiceStatus } from '../../graphql/graphql.ts';
import { InvoicesDocument } from '../../graphql/graphql.ts';
import { UploadArea } from '../files/UploadArea.tsx';
import type { Uploads } from '../files/useUploads.ts';
import { Problem } from '../shell/Problem.tsx';
import { useTitle } from '../shell/useTitle.ts';
import { InvoiceRow } from './InvoiceRow.tsx';
import { statusWords } from './words.ts';

const PAGE = 20;

/** What the list can show; deleted invoices are gone for good. */
const statuses = (Object.keys(statusWords) as InvoiceStatus[]).filter((status) => status !== 'DELETED');

/** The caller's invoices, live, and the place to upload more. */
export function InvoicesPage({ uploads }: { readonly uploads: Uploads }) {
  useTitle('Invoices');
  const [status, setStatus] = useState<InvoiceStatus | ''>('');
  const [order, setOrder] = useState<InvoiceOrder>('UPLOADED');
  const list = useInfiniteQuery({
    queryKey: ['invoices', 'mine', status, order],
    queryFn: ({ pageParam }) =>
      execute(InvoicesDocument, {
        ...(status === '' ? { order } : { status }),
        first: PAGE,
        ...(pageParam ? { after: pageParam } : {}),
      }),
    initialPageParam: '',
    getNextPageParam: ({ invoices: { pageInfo } }) => (pageInfo.hasNextPage ? pageInfo.endCursor : undefined),
  });
  const showMore = async () => {
    const calledOff = list.isRefetching;
    await list.fetchNextPage();
    if (calledOff) await list.refetch();
  };
  const invoices = list.data?.pages.flatMap((page) => page.invoices.nodes) ?? [];

  return (
    <>
      <h1>Invoices</h1>
      <UploadArea uploads={uploads} />
      <section aria-labelledby="list-title" className="list">
        <div className="title">
          <h2 id="list-title">Your invoices</h2>
          <label>
            Status{' '}
            <select
              value={status}
              onChange={(event) => {
                setStatus(event.target.value as InvoiceStatus | '');
              }}
            >
              <option value="">All</option>
              {statuses.map((each) => (
                <option key={each} value={each}>
                  {statusWords[each]}
                </option>
              ))}
            </select>
          </label>
          <label>
            Order{' '}
            <select
              value={order}
              disabled={status !== ''}
              onChange={(event) => {
                setOrder(event.target.value as InvoiceOrder);
              }}
            >
              <option value="UPLOADED">Latest upload</option>
              <option value="ISSUE_DATE">Latest issue date</option>
            </select>
          </label>
        </div>
        {list.isError ? <Problem message={list.error.message} onRetry={() => void list.refetch()} /> : null}
        {list.isPending ? (
          <p role="status" className="card empty">
            Loading …
          </p>
        ) : null}
        {list.isSuccess && invoices.length === 0 ? <Empty status={status} order={order} /> : null}
        <ul className="card invoices" aria-busy={list.isPending}>
          {invoices.map((invoice) => (
            <li key={invoice.id}>
              <InvoiceRow invoice={invoice} />
            </li>
          ))}
        </ul>
        {list.hasNextPage ? (
          <p className="more">
            <button type="button" className="quiet" disabled={list.isFetchingNextPage} onClick={() => void showMore()}>
              Show more
            </button>
          </p>
        ) : null}
      </section>
    </>
  );
}

function Empty({ status, order }: { readonly status: InvoiceStatus | ''; readonly order: InvoiceOrder }) {
  if (status !== '') return <p className="card empty">No invoice has the status “{statusWords[status]}”.</p>;
  if (order === 'ISSUE_DATE') return <p className="card empty">No invoice whose date was read.</p>;
  return (
    <p className="card empty">
      <strong>No invoices yet.</strong> Drop the first one above: it appears here at once and tells how far it is.
    </p>
  );
}
