import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { execute } from '../../api.ts';
import type { RecurringOrderReason, RecurringPartsFragment } from '../../graphql/graphql.ts';
import { RecurringOrderDocument } from '../../graphql/graphql.ts';
import { buyerLines } from '../receipts/words.ts';
import { Problem } from '../shell/Problem.tsx';
import { LOOK } from '../shell/useLive.ts';
import { useTitle } from '../shell/useTitle.ts';
import { moneyWords, rateWords } from '../shop/words.ts';
import { CardNeeded } from './CardNeeded.tsx';
import { CardPart } from './CardPart.tsx';
import { RecurringActions } from './RecurringActions.tsx';
import { RecurringBadge } from './RecurringBadge.tsx';
import { RecurringHistory } from './RecurringHistory.tsx';
import { Resume } from './Resume.tsx';
import { RunOrders } from './RunOrders.tsx';
import { Schedule } from './Schedule.tsx';
import { useCardReturn } from './useCardReturn.ts';
import { useRecurringChanges } from './useRecurringChanges.ts';
import { endWords, isOver, recurringWords, rhythmWords } from './words.ts';

/** One recurring order, live: when it is placed, what it may cost, how it is paid, and what can be done. */
export function RecurringOrderPage() {
  const { recurringId = '' } = useParams();
  useRecurringChanges();
  const answer = useQuery({
    queryKey: ['recurringOrders', 'one', recurringId],
    queryFn: () => execute(RecurringOrderDocument, { id: recurringId }),
    staleTime: 0,
    refetchInterval: ({ state }) =>
      state.data?.recurringOrder && !isOver(state.data.recurringOrder.status) ? LOOK : false,
    // An answer that was under way when a newer one came is dropped.
    structuralSharing: (before, now) => newest(before as Answer | undefined, now as Answer),
  });
  if (answer.isPending) return <p role="status">Loading …</p>;
  if (answer.isError && !answer.data) {
    return <Problem message={answer.error.message} onRetry={() => void answer.refetch()} />;
  }
  const found = answer.data.recurringOrder;
  return found ? <Opened key={found.id} recurring={found} /> : <Missing />;
}

const onPurpose: ReadonlySet<RecurringOrderReason> = new Set([
  'PAUSED_BY_CUSTOMER',
  'PAUSED_BY_STAFF',
  'CANCELLED_BY_CUSTOMER',
  'CANCELLED_BY_STAFF',
]);

interface Answer {
  readonly recurringOrder: RecurringPartsFragment | null;
}

function newest(before: Answer | undefined, now: Answer): Answer {
  const [old, young] = [before?.recurringOrder, now.recurringOrder];
  return before && old && young && old.id === young.id && old.version > young.version ? before : now;
}

function Missing() {
  useTitle('No such recurring order');
  return (
    <div className="notice">
      <h1>No such recurring order</h1>
      <p>It does not exist, or is not yours.</p>
      <p>
        <Link to="/recurring">Back to your recurring orders</Link>
      </p>
    </div>
  );
}

function Opened({ recurring }: { readonly recurring: RecurringPartsFragment }) {
  useTitle('Recurring order');
  const cardReturn = useCardReturn(recurring.id);
  const { status, refusal, email } = recurring;
  return (
    <>
      <nav aria-label="Back" className="back">
        <Link to="/recurring">← Your recurring orders</Link>
      </nav>
      <div className="title">
        <div>
          <h1>{recurring.lines.map(({ name, quantity }) => `${String(quantity)} × ${name}`).join(', ')}</h1>
          <p className="hint">
            {rhythmWords(recurring)}, {endWords(recurring)} · {email}
          </p>
        </div>
        <RecurringBadge status={status} />
        <RecurringActions recurring={recurring} />
      </div>
      <p role="status" className="visually-hidden">
        This recurring order is now: {recurringWords[status]}
      </p>
      {refusal ? <Why refusal={refusal} /> : null}
      {recurring.cardSetup || status === 'SETUP_REQUIRED' ? (
        <CardNeeded recurring={recurring} cardReturn={cardReturn} />
      ) : null}
      {status === 'PAUSED' ? <Resume recurring={recurring} /> : null}
      <div className="beside">
        <div>
          <Schedule recurring={recurring} />
          <CardPart recurring={recurring} />
          <RecurringHistory recurring={recurring} />
        </div>
        <div>
          <Agreed recurring={recurring} />
          <RunOrders recurringId={recurring.id} />
        </div>
      </div>
    </>
  );
}

/** Why it is paused or was cancelled: what somebody did on purpose is no alarm. */
function Why({ refusal: { code, message } }: { readonly refusal: NonNullable<RecurringPartsFragment['refusal']> }) {
  if (onPurpose.has(code)) return <p className="hint">{message}</p>;
  return (
    <div role="alert" className="problem-box">
      <p>{message}</p>
    </div>
  );
}

/** What is ordered at each run, and what it may cost. */
function Agreed({
  recurring: { lines, agreedTotal, shippingNote, billTo },
}: {
  readonly recurring: RecurringPartsFragment;
}) {
  return (
    <section aria-labelledby="agreed-title" className="card part">
      <h2 id="agreed-title">What is ordered each time</h2>
      <ul className="ordered">
        {lines.map((line) => (
          <li key={`${line.product?.id ?? ''}${line.name}`}>
            <span className="what">
              {line.product ? <Link to={`/shop/${line.product.id}`}>{line.name}</Link> : <span>{line.name}</span>}
              <small>
                {line.quantity} × {moneyWords(line.unitPrice)}, before {rateWords(line.taxRate)} tax
              </small>
            </span>
          </li>
        ))}
      </ul>
      <dl className="sums">
        <div className="total" data-agreed>
          <dt>At most, tax included</dt>
          <dd>{moneyWords(agreedTotal)}</dd>
        </div>
      </dl>
      {shippingNote ? (
        <>
          <h3>Note for the delivery</h3>
          <p className="description">{shippingNote}</p>
        </>
      ) : null}
      {billTo ? (
        <>
          <h3>Billed to</h3>
          <address>
            {buyerLines(billTo).map((line) => (
              <span key={line}>{line}</span>
            ))}
          </address>
        </>
      ) : null}
    </section>
  );
}
