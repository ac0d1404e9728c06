import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { execute } from '../../api.ts';
import { MailsDocument } from '../../graphql/graphql.ts';
import { instantWords } from '../invoices/words.ts';
import { Problem } from '../shell/Problem.tsx';
import { ShowMore } from '../shell/ShowMore.tsx';
import { useTitle } from '../shell/useTitle.ts';
import { Suppressions } from './Suppressions.tsx';
import { mailWords } from './words.ts';

const PAGE = 25;

/** Which mails went out, of a day or to an address, and to whom none go. The URL keeps which. */
export function MailsPage() {
  useTitle('Mails');
  const [parameters, setParameters] = useSearchParams();
  const recipient = parameters.get('recipient') ?? '';
  const day = parameters.get('day') ?? new Date().toISOString().slice(0, 10);
  const [typed, setTyped] = useState(recipient);
  const list = useInfiniteQuery({
    queryKey: ['mails', recipient === '' ? day : recipient],
    queryFn: ({ pageParam }) =>
      execute(MailsDocument, {
        ...(recipient === '' ? { day } : { recipient }),
        first: PAGE,
        ...(pageParam ? { after: pageParam } : {}),
      }),
    initialPageParam: '',
    getNextPageParam: ({ mails: { pageInfo } }) => (pageInfo.hasNextPage ? pageInfo.endCursor : undefined),
    staleTime: 0,
  });
  const mails = list.data?.pages.flatMap((page) => page.mails.nodes) ?? [];
  return (
    <>
      <h1>Mails</h1>
      <div className="desk-bar card part">
        <label>
          Sent on (UTC){' '}
          <input
            type="date"
            value={recipient === '' ? day : ''}
            onChange={(event) => {
              setTyped('');
              if (event.target.value !== '') setParameters({ day: event.target.value });
            }}
          />
        </label>
        <form
          className="question"
          onSubmit={(event) => {
            event.preventDefault();
            setParameters({ recipient: typed.trim() });
          }}
        >
          <input
            type="search"
            required
            maxLength={254}
            aria-label="Recipient"
            placeholder="customer@example.com"
            value={typed}
            onChange={(event) => {
              setTyped(event.target.value);
            }}
          />
          <button type="submit" className="quiet">
            Find
          </button>
        </form>
      </div>
      {list.isError ? <Problem message={list.error.message} onRetry={() => void list.refetch()} /> : null}
      {list.isPending ? (
        <p role="status" className="card empty">
          Loading …
        </p>
      ) : null}
      {list.isSuccess && mails.length === 0 ? <p className="card empty">No mail went out.</p> : null}
      <ul className="card invoices mails" aria-label="Mails" aria-busy={list.isPending}>
        {mails.map(({ id, template, recipient: to, status, detail, createdAt }) => (
          <li key={id} className="invoice">
            <span className="what">
              <strong>{to}</strong>
              <small>{[template, instantWords(createdAt), ...(detail ? [detail] : [])].join(' · ')}</small>
            </span>
            <span className="badge" data-mail-status={status}>
              {mailWords[status]}
            </span>
          </li>
        ))}
      </ul>
      <ShowMore list={list} />
      <Suppressions />
    </>
  );
}
