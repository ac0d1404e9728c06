import { Link } from 'react-router';
import type { RecurringPartsFragment } from '../../graphql/graphql.ts';
import { dayWords, instantWords } from '../invoices/words.ts';
import { eventWords, recurringReasonWords } from './words.ts';

/** What happened to a recurring order, latest first. */
export function RecurringHistory({ recurring: { history } }: { readonly recurring: RecurringPartsFragment }) {
  return (
    <section aria-labelledby="history-title" className="card part">
      <h2 id="history-title">History</h2>
      <ol className="recurring-history">
        {history.toReversed().map(({ event, at, runOn, orderId, reason }, index) => (
          <li key={`${at}${event}${String(history.length - index)}`} data-event={event}>
            <strong>{eventWords[event]}</strong>
            {reason === null ? null : <>: {recurringReasonWords[reason]}</>}{' '}
            <small className="hint">
              {runOn === null ? '' : `for ${dayWords(runOn)} · `}
              <time dateTime={at}>{instantWords(at)}</time>
              {orderId === null ? null : (
                <>
                  {' · '}
                  <Link to={`/orders/${orderId}`} aria-label={`The order of ${dayWords(runOn ?? at.slice(0, 10))}`}>
                    the order
                  </Link>
                </>
              )}
            </small>
          </li>
        ))}
      </ol>
    </section>
  );
}
