import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { execute } from '../../api.ts';
import { InvoiceHistoryDocument } from '../../graphql/graphql.ts';
import { useMe } from '../account/useMe.ts';
import { Problem } from '../shell/Problem.tsx';
import type { OpenedInvoice } from './opened.ts';
import { actionWords, fieldWords, instantWords } from './words.ts';

const PAGE = 20;

/** Who changed what, newest first. Fetched once somebody wants to see it. */
export function History({ invoice }: { readonly invoice: OpenedInvoice }) {
  const [open, setOpen] = useState(false);
  const me = useMe();
  const history = useInfiniteQuery({
    queryKey: ['invoice', invoice.id, 'history'],
    enabled: open,
    queryFn: ({ pageParam }) =>
      execute(InvoiceHistoryDocument, { id: invoice.id, first: PAGE, ...(pageParam ? { after: pageParam } : {}) }),
    initialPageParam: '',
    getNextPageParam: ({ invoice: found }) =>
      found?.history.pageInfo.hasNextPage ? found.history.pageInfo.endCursor : undefined,
  });
  const revisions = history.data?.pages.flatMap((page) => page.invoice?.history.nodes ?? []) ?? [];
  const who = (by: string | null) => {
    if (by === null) return 'Marquee';
    if (by === me.id) return 'you';
    return by === invoice.ownerId ? 'its owner' : `user ${by.slice(0, 8)}`;
  };
  return (
    <details
      className="card more-read history"
      onToggle={(event) => {
        setOpen(event.currentTarget.open);
      }}
    >
      <summary>
        <h2>History</h2>
      </summary>
      {history.isError ? <Problem message={history.error.message} onRetry={() => void history.refetch()} /> : null}
      {open && history.isPending ? (
        <p role="status" className="hint">
          Loading …
        </p>
      ) : null}
      {history.isSuccess && revisions.length === 0 ? <p className="hint">Nothing was recorded yet.</p> : null}
      <ol>
        {revisions.map(({ version, action, by, at, changes, note }) => (
          <li key={version} data-action={action}>
            <strong>{actionWords[action]}</strong> by {who(by)}{' '}
            <time dateTime={at} className="hint">
              {instantWords(at)}
            </time>
            {note ? <p>“{note}”</p> : null}
            {changes.length > 0 ? (
              <ul>
                {changes.map(({ field, before, after }) => (
                  <li key={field}>
                    {fieldWords(field)}: <del>{before ?? 'nothing'}</del> → <ins>{after ?? 'nothing'}</ins>
                  </li>
                ))}
              </ul>
            ) : null}
          </li>
        ))}
      </ol>
      {history.hasNextPage ? (
        <p className="more">
          <button type="button" className="quiet" onClick={() => void history.fetchNextPage()}>
            Show more
          </button>
        </p>
      ) : null}
    </details>
  );
}
