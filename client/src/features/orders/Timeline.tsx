import type { OrderPartsFragment } from '../../graphql/graphql.ts';
import { instantWords } from '../invoices/words.ts';
import { isEnded, statusWords, timeWords, toCome } from './words.ts';

/** Every status that the order came to, and what is still to come if all goes well. */
export function Timeline({ order: { timeline, status } }: { readonly order: OrderPartsFragment }) {
  return (
    <section aria-labelledby="timeline-title" className="card part">
      <h2 id="timeline-title">Timeline</h2>
      <ol className="timeline">
        {timeline.map((entry, index) => (
          <li
            key={entry.version}
            data-entry={entry.status}
            className={index === timeline.length - 1 && !isEnded(status) ? 'now' : 'done'}
            aria-current={index === timeline.length - 1 ? 'step' : undefined}
          >
            <strong>{statusWords[entry.status]}</strong>{' '}
            <time dateTime={entry.at} title={instantWords(entry.at)} className="hint">
              {timeWords(entry.at)}
            </time>
            {entry.refusal ? <p className="hint">{entry.refusal.message}</p> : null}
          </li>
        ))}
        {toCome(status).map((next) => (
          <li key={next} className="to-come">
            <span>{statusWords[next]}</span> <span className="visually-hidden">still to come</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
