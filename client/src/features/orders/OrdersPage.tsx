import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { execute } from '../../api.ts';
import { OrdersDocument } from '../../graphql/graphql.ts';
import { Problem } from '../shell/Problem.tsx';
import { ShowMore } from '../shell/ShowMore.tsx';
import { LOOK } from '../shell/useLive.ts';
import { useTitle } from '../shell/useTitle.ts';
import { OrderRow } from './OrderRow.tsx';
import { useOrderChanges } from './useOrderChanges.ts';
import { isEnded } from './words.ts';

const PAGE = 20;

/** The caller's own orders, live. */
export function OrdersPage() {
  useTitle('Your orders');
  useOrderChanges('mine', 'mine');
  const list = useInfiniteQuery({
    queryKey: ['orders', 'mine'],
    queryFn: ({ pageParam }) => execute(OrdersDocument, { first: PAGE, ...(pageParam ? { after: pageParam } : {}) }),
    initialPageParam: '',
    getNextPageParam: ({ orders: { pageInfo } }) => (pageInfo.hasNextPage ? pageInfo.endCursor : undefined),
    refetchInterval: ({ state }) =>
      state.data?.pages.some((page) => page.orders.nodes.some(({ status }) => !isEnded(status))) ? LOOK : false,
  });
  const orders = list.data?.pages.flatMap((page) => page.orders.nodes) ?? [];
  return (
    <>
      <div className="title">
        <h1>Your orders</h1>
        <Link to="/shop">To the shop</Link>
      </div>
      {list.isError ? <Problem message={list.error.message} onRetry={() => void list.refetch()} /> : null}
      {list.isPending ? (
        <p role="status" className="card empty">
          Loading …
        </p>
      ) : null}
      {list.isSuccess && orders.length === 0 ? (
        <p className="card empty">
          <strong>No orders yet.</strong> <Link to="/shop">Look around in the shop</Link>.
        </p>
      ) : null}
      <ul className="card invoices orders" aria-label="Your orders" aria-busy={list.isPending}>
        {orders.map((order) => (
          <li key={order.id}>
            <OrderRow order={order} />
          </li>
        ))}
      </ul>
      <ShowMore list={list} />
    </>
  );
}
