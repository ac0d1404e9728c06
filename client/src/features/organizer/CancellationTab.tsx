import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { execute } from '../../api.ts';
import type {
  CancellationPartsFragment,
  EventCancellationQuery,
  OrganizedPartsFragment,
} from '../../graphql/graphql.ts';
import { EventCancellationDocument } from '../../graphql/graphql.ts';
import { useMe } from '../account/useMe.ts';
import { instantWords, numberWords } from '../invoices/words.ts';
import { Problem } from '../shell/Problem.tsx';
import { LOOK } from '../shell/useLive.ts';
import { moneyWords } from '../shop/words.ts';
import { CancelEvent } from './CancelEvent.tsx';
import { ORGANIZED } from './useOrganizedEvent.ts';
import { cancellationWords } from './words.ts';

interface CancellationTabProps {
  readonly event: OrganizedPartsFragment;
  readonly edits: boolean;
}

/** The way to call an event off, and how far everybody's money is given back. */
export function CancellationTab({ event, edits }: CancellationTabProps) {
  if (event.status === 'CANCELLING' || event.status === 'CANCELLED') return <Progress event={event} />;
  if (edits) return <CancelEvent event={event} />;
  return <p className="card empty">This event takes place, or is to: its organiser may call it off.</p>;
}

function Progress({ event: { id, publishedAt } }: { readonly event: OrganizedPartsFragment }) {
  const answer = useQuery({
    queryKey: [ORGANIZED, id, 'cancellation'],
    queryFn: () => execute(EventCancellationDocument, { eventId: id }),
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.eventCancellation?.status === 'DONE' ? false : LOOK),
    structuralSharing: (before, now) =>
      newest(before as EventCancellationQuery | undefined, now as EventCancellationQuery),
  });
  if (answer.isPending) return <p role="status">Loading …</p>;
  if (answer.isError && !answer.data) {
    return <Problem message={answer.error.message} onRetry={() => void answer.refetch()} />;
  }
  const cancellation = answer.data.eventCancellation;
  if (cancellation) return <Figures cancellation={cancellation} />;
  return (
    <p className="card empty">
      {publishedAt === null
        ? 'This event was called off before it was published: nobody had booked.'
        : 'This event is called off. Its bookings are about to be cancelled.'}
    </p>
  );
}

function Figures({ cancellation }: { readonly cancellation: CancellationPartsFragment }) {
  const { reviews } = useMe();
  const { status, bookingsCancelled, bookingsLeft, refundsRequested, refundsSucceeded, refundsFailed } = cancellation;
  const figures: readonly (readonly [key: string, words: string, figure: string | number])[] = [
    ['bookingsCancelled', 'Bookings cancelled', bookingsCancelled],
    ['bookingsLeft', 'Bookings still to cancel', bookingsLeft],
    ['refundsRequested', 'Refunds asked for', refundsRequested],
    ['refundsSucceeded', 'Refunds done', refundsSucceeded],
    ['refundsFailed', 'Refunds that failed', refundsFailed],
    ['amount', 'Given back in all', moneyWords(cancellation.amount)],
  ];
  const whole = bookingsCancelled + bookingsLeft + refundsRequested;
  return (
    <section aria-labelledby="cancellation-title" className="card part cancellation" data-cancellation={status}>
      <h2 id="cancellation-title">Called off</h2>
      <p role="status">
        <strong>{cancellationWords[status]}</strong>
      </p>
      <progress
        aria-label="Bookings cancelled and refunds done"
        value={status === 'DONE' ? 1 : bookingsCancelled + refundsSucceeded}
        max={status === 'DONE' ? 1 : Math.max(1, whole)}
      />
      <dl className="sums">
        {figures.map(([key, words, figure]) => (
          <div key={key} data-figure={key}>
            <dt>{words}</dt>
            <dd>{typeof figure === 'number' ? numberWords(figure) : figure}</dd>
          </div>
        ))}
      </dl>
      <p className="hint">
        Began {instantWords(cancellation.startedAt)}
        {cancellation.finishedAt === null ? '' : `, ended ${instantWords(cancellation.finishedAt)}`}. Everybody who
        booked is told by mail.
      </p>
      {refundsFailed > 0 ? (
        <p className="problem">
          {reviews ? (
            <>
              Refunds that failed wait at the <Link to="/refunds">refund desk</Link>.
            </>
          ) : (
            'Refunds that failed are looked at by the office.'
          )}
        </p>
      ) : null}
      {refundsFailed === 0 && reviews ? (
        <p>
          <Link to="/refunds">To the refund desk</Link>
        </p>
      ) : null}
    </section>
  );
}

function newest(before: EventCancellationQuery | undefined, now: EventCancellationQuery): EventCancellationQuery {
  const [known, come] = [before?.eventCancellation, now.eventCancellation];
  return before && known && come && known.eventId === come.eventId && known.version > come.version ? before : now;
}
