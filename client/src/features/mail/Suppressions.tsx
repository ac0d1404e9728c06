import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { execute } from '../../api.ts';
import {
  MailSuppressionsDocument,
  ReleaseMailAddressDocument,
  SuppressMailAddressDocument,
} from '../../graphql/graphql.ts';
import { instantWords } from '../invoices/words.ts';
import { Problem } from '../shell/Problem.tsx';
import { ShowMore } from '../shell/ShowMore.tsx';
import { suppressionWords } from './words.ts';

const PAGE = 25;

/** Addresses that nothing is sent to. */
export function Suppressions() {
  const queries = useQueryClient();
  const [address, setAddress] = useState('');
  const list = useInfiniteQuery({
    queryKey: ['mailSuppressions'],
    queryFn: ({ pageParam }) =>
      execute(MailSuppressionsDocument, { first: PAGE, ...(pageParam ? { after: pageParam } : {}) }),
    initialPageParam: '',
    getNextPageParam: ({ mailSuppressions: { pageInfo } }) => (pageInfo.hasNextPage ? pageInfo.endCursor : undefined),
    staleTime: 0,
  });
  const suppressions = list.data?.pages.flatMap((page) => page.mailSuppressions.nodes) ?? [];
  const refetch = () => queries.invalidateQueries({ queryKey: ['mailSuppressions'] });
  const suppress = useMutation({
    mutationFn: async () => {
      const { suppressMailAddress } = await execute(SuppressMailAddressDocument, { address: address.trim() });
      const [problem] = suppressMailAddress.userErrors;
      if (problem) throw new Error(problem.message);
    },
    onSuccess: () => {
      setAddress('');
    },
    onSettled: refetch,
  });
  const release = useMutation({
    mutationFn: async (released: string) => {
      const { releaseMailAddress } = await execute(ReleaseMailAddressDocument, { address: released });
      const [problem] = releaseMailAddress.userErrors;
      if (problem) throw new Error(problem.message);
    },
    onSettled: refetch,
  });
  const problem = suppress.error ?? release.error;
  return (
    <section aria-labelledby="suppressed-title" className="card part suppressed">
      <h2 id="suppressed-title">Nothing is sent to</h2>
      {list.isError ? <Problem message={list.error.message} onRetry={() => void list.refetch()} /> : null}
      {list.isPending ? <p role="status">Loading …</p> : null}
      {list.isSuccess && suppressions.length === 0 ? (
        <p className="hint">Nobody: every address gets its mails.</p>
      ) : null}
      <ul className="senders">
        {suppressions.map((each) => (
          <li key={each.address}>
            <span>{each.address}</span>
            <small className="hint">
              {suppressionWords[each.reason]}, {instantWords(each.at)}
            </small>
            <button
              type="button"
              className="quiet small"
              aria-label={`Let mails go to ${each.address} again`}
              disabled={release.isPending}
              onClick={() => {
                release.mutate(each.address);
              }}
            >
              Release
            </button>
          </li>
        ))}
      </ul>
      <ShowMore list={list} />
      <form
        className="question"
        onSubmit={(event) => {
          event.preventDefault();
          suppress.mutate();
        }}
      >
        <input
          type="email"
          required
          aria-label="Address to send nothing to"
          placeholder="customer@example.com"
          value={address}
          onChange={(event) => {
            setAddress(event.target.value);
          }}
        />
        <button type="submit" disabled={suppress.isPending}>
          Suppress
        </button>
      </form>
      {problem ? (
        <p role="alert" className="problem">
          {problem.message}
        </p>
      ) : null}
    </section>
  );
}
