import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { execute } from '../../api.ts';
import type { InvoiceOrder, InvoiceRowFragment, InvoiceStatus } from '../../graphql/graphql.ts';
import { InvoicesDocument } from '../../graphql/graphql.ts';
import { UploadArea } from '../files/UploadArea.tsx';
import { StatusBadge } from './StatusBadge.tsx';
import { useInvoiceChanges } from './useInvoiceChanges.ts';
import { amountWords, dayWords, instantWords, statusWords } from './words.ts';

const PAGE = 20;

/** What the list can show; deleted invoices are gone for good. */
const statuses = (Object.keys(statusWords) as InvoiceStatus[]).filter((status) => status !== 'DELETED');

/** The caller's invoices, live, and the place to upload more. */
export function InvoicesPage() {
  const live = useInvoiceChanges();
  const [status, setStatus] = useState<InvoiceStatus | ''>('');
  const [order, setOrder] = useState<InvoiceOrder>('UPLOADED');
  const list = useInfiniteQuery({
    queryKey: ['invoices', status, order],
    queryFn: ({ pageParam }) =>
      execute(InvoicesDocument, {
        ...(status === '' ? { order } : { status }),
        first: PAGE,
        ...(pageParam ? { after: pageParam } : {}),
      }),
    initialPageParam: '',
    getNextPageParam: ({ invoices: { pageInfo } }) => (pageInfo.hasNextPage ? pageInfo.endCursor : undefined),
  });
  const invoices = list.data?.pages.flatMap((page) => page.invoices.nodes) ?? [];

  return (
    <>
      <div className="title">
        <h1>Invoices</h1>
        <span className={live ? 'live on' : 'live'} role="status">
          {live ? 'Live' : 'Connecting …'}
        </span>
      </div>
      <UploadArea />
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
        {list.isError ? (
          <p role="alert" className="problem">
            {list.error.message}
          </p>
        ) : null}
        {list.isSuccess && invoices.length === 0 ? <p className="hint">Nothing here yet.</p> : null}
        <ul className="invoices" aria-busy={list.isPending}>
          {invoices.map((invoice) => (
            <InvoiceRow key={invoice.id} invoice={invoice} />
          ))}
        </ul>
        {list.hasNextPage ? (
          <button type="button" disabled={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            Show more
          </button>
        ) : null}
      </section>
    </>
  );
}

function InvoiceRow({ invoice }: { readonly invoice: InvoiceRowFragment }) {
  const { id, status, vendor, number, issueDate, total, currency, file, refusal, uploadedAt } = invoice;
  return (
    <li>
      <Link to={`/invoices/${id}`} className="invoice">
        <span className="what">
          <strong>{vendor?.value ?? file.name}</strong>
          <small>
            {[number?.value, issueDate ? dayWords(issueDate.value) : null, vendor ? file.name : null]
              .filter(Boolean)
              .join(' · ') || instantWords(uploadedAt)}
          </small>
          {refusal ? <small className="problem">{refusal.message}</small> : null}
        </span>
        <span className="amount">{total ? amountWords(total.value, currency?.value) : ''}</span>
        <StatusBadge status={status} />
      </Link>
    </li>
  );
}
