import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { execute } from '../../api.ts';
import type { RecurringRowFragment } from '../../graphql/graphql.ts';
import { RecurringOrdersDocument } from '../../graphql/graphql.ts';
import { dayWords } from '../invoices/words.ts';
import { Problem } from '../shell/Problem.tsx';
import { ShowMore } from '../shell/ShowMore.tsx';
import { useTitle } from '../shell/useTitle.ts';
import { moneyWords } from '../shop/words.ts';
import { RecurringBadge } from './RecurringBadge.tsx';
import { useRecurringChanges } from './useRecurringChanges.ts';
import { endWords, rhythmWords } from './words.ts';

const PAGE = 20;

/** The caller's recurring orders, live. */
export function RecurringPage() {
  useTitle('Recurring orders');
  useRecurringChanges();
  const list = useInfiniteQuery({
    queryKey: ['recurringOrders', 'mine'],
    queryFn: ({ pageParam }) =>
      execute(RecurringOrdersDocument, { first: PAGE, ...(pageParam ? { after: pageParam } : {}) }),
    initialPageParam: '',
    getNextPageParam: ({ recurringOrders: { pageInfo } }) => (pageInfo.hasNextPage ? pageInfo.endCursor : undefined),
    staleTime: 0,
  });
  const recurring = list.data?.pages.flatMap((page) => page.recurringOrders.nodes) ?? [];
  return (
    <>
      <div className="title">
        <h1>Recurring orders</h1>
        <Link to="/shop">To the shop</Link>
      </div>
      {list.isError ? <Problem message={list.error.message} onRetry={() => void list.refetch()} /> : null}
      {list.isPending ? (
        <p role="status" className="card empty">
          Loading …
        </p>
      ) : null}
      {list.isSuccess && recurring.length === 0 ? (
        <p className="card empty">
          <strong>No recurring orders yet.</strong> Put something into <Link to="/cart">the cart</Link> and say there
          that you want it every week or every month.
        </p>
      ) : null}
      <ul className="card invoices orders" aria-label="Your recurring orders" aria-busy={list.isPending}>
        {recurring.map((each) => (
          <li key={each.id}>
            <RecurringRow recurring={each} />
          </li>
        ))}
      </ul>
      <ShowMore list={list} />
    </>
  );
}

/** One of them: what is ordered, how often, what it costs, and what comes next. */
function RecurringRow({ recurring }: { readonly recurring: RecurringRowFragment }) {
  const { id, status, lines, agreedTotal, refusal } = recurring;
  return (
    <Link to={`/recurring/${id}`} className="invoice" data-recurring={id}>
      <span className="what">
        <strong>{lines.map(({ name, quantity }) => `${String(quantity)} × ${name}`).join(', ')}</strong>
        {refusal && status === 'PAUSED' ? (
          <small className="problem">{refusal.message}</small>
        ) : (
          <small>{factsOf(recurring).join(' · ')}</small>
        )}
      </span>
      <span className="amount">{moneyWords(agreedTotal)}</span>
      <RecurringBadge status={status} />
    </Link>
  );
}

function factsOf(recurring: RecurringRowFragment): readonly string[] {
  const { nextRunOn, retryOn } = recurring;
  return [
    rhythmWords(recurring),
    endWords(recurring),
    ...(retryOn === null ? [] : [`tried again on ${dayWords(retryOn)}`]),
    ...(nextRunOn === null ? [] : [`next on ${dayWords(nextRunOn)}`]),
  ];
}
