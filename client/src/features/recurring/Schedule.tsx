import type { RecurringPartsFragment } from '../../graphql/graphql.ts';
import { dayWords } from '../invoices/words.ts';
import { shorterMonths } from './words.ts';

/** When the next orders are placed, and how many there were. */
export function Schedule({ recurring }: { readonly recurring: RecurringPartsFragment }) {
  const { upcoming, retryOn, placed, count, missedRunOn } = recurring;
  const moved = shorterMonths(recurring);
  return (
    <section aria-labelledby="schedule-title" className="card part">
      <h2 id="schedule-title">Next orders</h2>
      {retryOn === null ? null : (
        <p>
          The card is charged again on <strong>{dayWords(retryOn)}</strong>.
        </p>
      )}
      {upcoming.length === 0 ? <p className="hint">None.</p> : null}
      <ol className="upcoming">
        {upcoming.map((day) => (
          <li key={day} data-run={day}>
            {dayWords(day)}
          </li>
        ))}
      </ol>
      <dl className="facts">
        <div>
          <dt>Placed</dt>
          <dd>
            {placed}
            {count === null ? '' : ` of ${String(count)}`}
          </dd>
        </div>
        {missedRunOn === null ? null : (
          <div>
            <dt>Missed</dt>
            <dd>{dayWords(missedRunOn)}</dd>
          </div>
        )}
      </dl>
      {moved === null ? null : <p className="hint">{moved}</p>}
    </section>
  );
}
