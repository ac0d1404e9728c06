import { instantWords } from '../invoices/words.ts';
import { timeWords } from './words.ts';

interface TimelineProps<Status extends string> {
  /** Every status that it came to, oldest first. */
  readonly entries: readonly {
    readonly status: Status;
    readonly at: string;
    readonly refusal: { readonly message: string } | null;
  }[];
  readonly words: Readonly<Record<Status, string>>;
  /** Whether nothing happens to it any more. */
  readonly ended: boolean;
  /** What is still to come if all goes well. */
  readonly toCome: readonly Status[];
}

/** Every status that a purchase came to, and what is still to come if all goes well. */
export function Timeline<Status extends string>({ entries, words, ended, toCome }: TimelineProps<Status>) {
  return (
    <section aria-labelledby="timeline-title" className="card part">
      <h2 id="timeline-title">Timeline</h2>
      <ol className="timeline">
        {entries.map((entry, index) => (
          <li
            key={index}
            data-entry={entry.status}
            className={index === entries.length - 1 && !ended ? 'now' : 'done'}
            aria-current={index === entries.length - 1 ? 'step' : undefined}
          >
            <strong>{words[entry.status]}</strong>{' '}
            <time dateTime={entry.at} title={instantWords(entry.at)} className="hint">
              {timeWords(entry.at)}
            </time>
            {entry.refusal ? <p className="hint">{entry.refusal.message}</p> : null}
          </li>
        ))}
        {toCome.map((next) => (
          <li key={next} className="to-come">
            <span>{words[next]}</span> <span className="visually-hidden">still to come</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
