import type { Candidate, Marking } from './marking.ts';
import { pointing } from './marking.ts';
import type { OpenedInvoice } from './opened.ts';
import { ShowPlace } from './ShowPlace.tsx';

interface DetailsProps {
  readonly details: OpenedInvoice['details'];
  readonly marking: Marking;
  /** The field that a detail can be taken into, while one is corrected. */
  readonly into: { readonly label: string; readonly onPick: (candidate: Candidate) => void } | null;
}

/** Everything else that stands on the document under a label. */
export function Details({ details, marking, into }: DetailsProps) {
  if (details.length === 0) return null;
  return (
    <details className="card more-read">
      <summary>
        <h2>Also printed ({details.length})</h2>
      </summary>
      <dl className="fields">
        {details.map(({ type, label, party, value, confidence, place }, index) => {
          const field = `details.${String(index)}`;
          const name = label ?? typeWords(type);
          const read = { value, confidence, place };
          return (
            <div
              key={index}
              className={marking.marked?.field === field ? 'marked' : ''}
              {...pointing(field, read, marking)}
            >
              <dt>
                {name}
                {party === 'RECEIVER' ? <small> (buyer)</small> : null}
              </dt>
              <dd>
                <span className="value">{value}</span>
                {into ? (
                  <button
                    type="button"
                    className="quiet small"
                    aria-label={`Take ${value} as ${into.label}`}
                    onClick={() => {
                      into.onPick({ value, place });
                    }}
                  >
                    → {into.label}
                  </button>
                ) : null}
                <ShowPlace label={name} field={field} read={read} marking={marking} />
              </dd>
            </div>
          );
        })}
      </dl>
    </details>
  );
}

/** `VENDOR_PHONE` is Vendor phone. */
function typeWords(type: string): string {
  const words = type.toLowerCase().replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
