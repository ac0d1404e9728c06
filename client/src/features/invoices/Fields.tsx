import type { InvoiceQuery } from '../../graphql/graphql.ts';
import { pointing } from './marking.ts';
import type { Marking, ReadValue } from './marking.ts';
import { ShowPlace } from './ShowPlace.tsx';
import { amountWords, dayWords, fieldWords } from './words.ts';

type Invoice = NonNullable<InvoiceQuery['invoice']>;

/** Below this a value is shown as hard to read. */
const SURE = 0.8;

/** What was read, each value with how sure the reader is; pointing at one shows its place on the document. */
export function Fields({ invoice, marking }: { readonly invoice: Invoice; readonly marking: Marking }) {
  const currency = invoice.currency?.value;
  const amount = (value: string) => amountWords(value, currency);
  const plain = (value: string) => value;
  const fields: readonly (readonly [string, ReadValue | null | undefined, (value: string) => string])[] = [
    ['vendor', invoice.vendor, plain],
    ['number', invoice.number, plain],
    ['issueDate', invoice.issueDate, dayWords],
    ['dueDate', invoice.dueDate, dayWords],
    ['currency', invoice.currency, plain],
    ['subtotal', invoice.subtotal, amount],
    ['tax', invoice.tax, amount],
    ['total', invoice.total, amount],
    ['amountDue', invoice.amountDue, amount],
  ];
  const doubtful = new Set(invoice.reviews.map(({ field }) => field));
  return (
    <section aria-labelledby="fields-title">
      <h2 id="fields-title">What was read</h2>
      <dl className="card fields">
        {fields.map(([field, read, words]) => (
          <div
            key={field}
            className={[
              field === 'total' ? 'total' : '',
              marking.marked?.field === field ? 'marked' : '',
              doubtful.has(field) ? 'doubtful' : '',
            ].join(' ')}
            {...pointing(field, read, marking)}
          >
            <dt>{fieldWords(field)}</dt>
            {read ? (
              <dd>
                <span data-field={field}>{words(read.value)}</span>
                <Confidence value={read.confidence} />
                <ShowPlace label={fieldWords(field)} field={field} read={read} marking={marking} />
              </dd>
            ) : (
              <dd className="hint">{doubtful.has(field) ? 'not found' : 'not printed'}</dd>
            )}
          </div>
        ))}
      </dl>
    </section>
  );
}

function Confidence({ value }: { readonly value: number }) {
  const percent = `${String(Math.round(value * 100))} %`;
  return (
    <span className={value < SURE ? 'confidence low' : 'confidence'} title="How sure the reader is">
      {value < SURE ? `hard to read, ${percent}` : percent}
    </span>
  );
}
