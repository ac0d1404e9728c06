import { useInfiniteQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { Link, useSearchParams } from 'react-router';
import { execute } from '../../api.ts';
import type { RefundDeskQueryVariables, RefundRowFragment } from '../../graphql/graphql.ts';
import { RefundDeskDocument } from '../../graphql/graphql.ts';
import { dayWords } from '../invoices/words.ts';
import { isDay, today } from '../recurring/days.ts';
import { Problem } from '../shell/Problem.tsx';
import { ShowMore } from '../shell/ShowMore.tsx';
import { LOOK } from '../shell/useLive.ts';
import { useTitle } from '../shell/useTitle.ts';
import { RefundItem } from './RefundItem.tsx';
import { useRefundDeskChanges } from './useRefundChanges.ts';

const PAGE = 25;

/** Everybody's refunds, live: first those that did not work, then those of a day. The URL keeps which day. */
export function RefundDeskPage() {
  useTitle('Refunds');
  useRefundDeskChanges();
  const [parameters, setParameters] = useSearchParams();
  const asked = parameters.get('day') ?? '';
  const day = isDay(asked) ? asked : today();
  return (
    <>
      <h1>Refunds</h1>
      <Refunds title="Did not work" which={{ failed: true }} empty="Nothing waits here: every refund worked." />
      <div className="desk-bar card part">
        <label>
          Asked for on (UTC){' '}
          <input
            type="date"
            value={day}
            onChange={(event) => {
              if (event.target.value !== '') setParameters({ day: event.target.value });
            }}
          />
        </label>
      </div>
      <Refunds title={dayWords(day)} which={{ day }} empty={`No refund was asked for on ${dayWords(day)}.`} />
    </>
  );
}

interface RefundsProps {
  readonly title: string;
  readonly which: Pick<RefundDeskQueryVariables, 'day' | 'failed'>;
  readonly empty: string;
}

function Refunds({ title, which, empty }: RefundsProps) {
  const titleId = useId();
  const list = useInfiniteQuery({
    queryKey: ['refunds', which],
    queryFn: ({ pageParam }) =>
      execute(RefundDeskDocument, { ...which, first: PAGE, ...(pageParam ? { after: pageParam } : {}) }),
    initialPageParam: '',
    getNextPageParam: ({ refundDesk: { pageInfo } }) => (pageInfo.hasNextPage ? pageInfo.endCursor : undefined),
    staleTime: 0,
    refetchInterval: LOOK,
  });
  const refunds = list.data?.pages.flatMap((page) => page.refundDesk.nodes) ?? [];
  return (
    <section aria-labelledby={titleId} className="refund-desk">
      <h2 id={titleId}>{title}</h2>
      {list.isError ? <Problem message={list.error.message} onRetry={() => void list.refetch()} /> : null}
      {list.isPending ? (
        <p role="status" className="card empty">
          Loading …
        </p>
      ) : null}
      {list.isSuccess && refunds.length === 0 ? <p className="card empty">{empty}</p> : null}
      <ul className="card refunds" aria-label={title} aria-busy={list.isPending}>
        {refunds.map((refund) => (
          <DeskItem key={refund.id} refund={refund} />
        ))}
      </ul>
      <ShowMore list={list} />
    </section>
  );
}

/** A refund with a link to what it is of. */
function DeskItem({ refund }: { readonly refund: RefundRowFragment }) {
  const { order, booking } = refund;
  if (order) {
    return (
      <RefundItem refund={refund} purchase={{ kind: 'order', id: order.id }} staff>
        <p>
          <Link to={`/orders/${order.id}?desk`}>Order {order.number}</Link> <span className="hint">{order.email}</span>
        </p>
      </RefundItem>
    );
  }
  if (booking) {
    return (
      <RefundItem refund={refund} purchase={{ kind: 'booking', id: booking.id }} staff>
        <p>
          <Link to={`/bookings/${booking.id}?desk`}>Booking {booking.number}</Link>{' '}
          <span className="hint">{booking.email}</span>
        </p>
      </RefundItem>
    );
  }
  return <RefundItem refund={refund} purchase={null} staff />;
}
