import { useInfiniteQuery } from '@tanstack/react-query';
import { execute } from '../../api.ts';
import { OrdersOfRecurringDocument } from '../../graphql/graphql.ts';
import { OrderRow } from '../orders/OrderRow.tsx';
import { isEnded } from '../orders/words.ts';
import { Problem } from '../shell/Problem.tsx';
import { ShowMore } from '../shell/ShowMore.tsx';

const PAGE = 10;

/** Milliseconds between two looks while an order of it moves: its own events are not heard here. */
const LOOK = 5_000;

/** The orders that were placed by a recurring order, newest first. */
export function RunOrders({ recurringId }: { readonly recurringId: string }) {
  const list = useInfiniteQuery({
    queryKey: ['recurringOrders', 'orders', recurringId],
    queryFn: ({ pageParam }) =>
      execute(OrdersOfRecurringDocument, {
        id: recurringId,
        first: PAGE,
        ...(pageParam ? { after: pageParam } : {}),
      }),
    initialPageParam: '',
    getNextPageParam: ({ recurringOrder }) =>
      recurringOrder?.orders.pageInfo.hasNextPage ? recurringOrder.orders.pageInfo.endCursor : undefined,
    staleTime: 0,
    refetchInterval: ({ state }) =>
      state.data?.pages.some((page) => page.recurringOrder?.orders.nodes.some(({ status }) => !isEnded(status)))
        ? LOOK
        : false,
  });
  const orders = list.data?.pages.flatMap((page) => page.recurringOrder?.orders.nodes ?? []) ?? [];
  return (
    <section aria-labelledby="run-orders-title" className="card part">
      <h2 id="run-orders-title">Orders</h2>
      {list.isError ? <Problem message={list.error.message} onRetry={() => void list.refetch()} /> : null}
      {list.isSuccess && orders.length === 0 ? <p className="hint">None was placed yet.</p> : null}
      <ul className="invoices orders run-orders" aria-labelledby="run-orders-title" aria-busy={list.isPending}>
        {orders.map((order) => (
          <li key={order.id}>
            <OrderRow order={order} />
          </li>
        ))}
      </ul>
      <ShowMore list={list} />
    </section>
  );
}
