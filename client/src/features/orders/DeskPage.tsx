import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { execute } from '../../api.ts';
import { OrderDeskDocument } from '../../graphql/graphql.ts';
import { dayWords } from '../invoices/words.ts';
import { Problem } from '../shell/Problem.tsx';
import { ShowMore } from '../shell/ShowMore.tsx';
import { LOOK } from '../shell/useLive.ts';
import { useTitle } from '../shell/useTitle.ts';
import { ChooseAtDesk } from './ChooseAtDesk.tsx';
import type { DeskChoice } from './deskChoice.ts';
import { asked, choiceOf, parametersOf } from './deskChoice.ts';
import { OrderRow } from './OrderRow.tsx';
import { useOrderChanges } from './useOrderChanges.ts';

const PAGE = 25;

/** Everybody's orders, live: of a day, of an e-mail address, or those that a person must look at. The URL keeps which. */
export function DeskPage() {
  useTitle('Order desk');
  useOrderChanges('everybody', 'desk');
  const [parameters, setParameters] = useSearchParams();
  const choice = choiceOf(parameters);
  const list = useInfiniteQuery({
    queryKey: ['orders', 'desk', choice],
    queryFn: ({ pageParam }) =>
      execute(OrderDeskDocument, { ...asked(choice), first: PAGE, ...(pageParam ? { after: pageParam } : {}) }),
    initialPageParam: '',
    getNextPageParam: ({ orderDesk: { pageInfo } }) => (pageInfo.hasNextPage ? pageInfo.endCursor : undefined),
    refetchInterval: LOOK,
  });
  const orders = list.data?.pages.flatMap((page) => page.orderDesk.nodes) ?? [];
  return (
    <>
      <h1>Order desk</h1>
      <ChooseAtDesk
        noun="order"
        key={parameters.toString()}
        choice={choice}
        onChoose={(chosen) => {
          setParameters(parametersOf(chosen));
        }}
      />
      {list.isError ? <Problem message={list.error.message} onRetry={() => void list.refetch()} /> : null}
      {list.isPending ? (
        <p role="status" className="card empty">
          Loading …
        </p>
      ) : null}
      {list.isSuccess && orders.length === 0 ? <p className="card empty">{emptyWords(choice)}</p> : null}
      <ul className="card invoices orders" aria-label="Orders" aria-busy={list.isPending}>
        {orders.map((order) => (
          <li key={order.id}>
            <OrderRow order={order} desk />
          </li>
        ))}
      </ul>
      <ShowMore list={list} />
    </>
  );
}

function emptyWords(choice: DeskChoice): string {
  if (choice.by === 'email') return `No order is for ${choice.email}.`;
  return choice.by === 'attention' ? 'Nothing needs attention.' : `No order was placed on ${dayWords(choice.day)}.`;
}
