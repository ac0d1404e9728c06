import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Confidence } from './Confidence.tsx';
import { correctable, correctableFields, readOf } from './correct/fields.ts';
import { pointing } from './marking.ts';
import type { Marking } from './marking.ts';
import type { OpenedInvoice } from './opened.ts';
import { ShowPlace } from './ShowPlace.tsx';
import { amountWords, dayWords, fieldWords, ibanWords, isKind, kindWords } from './words.ts';

/** Said even where they are not printed: everybody looks for them. */
const expected = new Set([
  'vendor',
  'number',
  'issueDate',
  'dueDate',
  'currency',
  'subtotal',
  'tax',
  'total',
  'amountDue',
]);

interface FieldsProps {
  readonly invoice: OpenedInvoice;
  readonly marking: Marking;
  readonly vendorId: string | null;
  /** What else can be done with the fields. */
  readonly action: ReactNode;
}

/** What was read, each value with how sure the reader is; pointing at one shows its place on the document. */
export function Fields({ invoice, marking, vendorId, action }: FieldsProps) {
  const doubtful = new Set(invoice.reviews.map(({ field }) => field));
  const fields = correctableFields.flatMap((field) => {
    const { name, form } = correctable[field];
    const read = readOf(invoice, field);
    if (name === 'kind' && invoice.kind === 'INVOICE') return [];
    return read || expected.has(name) || doubtful.has(name) ? [{ name, form, read }] : [];
  });
  return (
    <section aria-labelledby="fields-title">
      <div className="title">
        <h2 id="fields-title">What was read</h2>
        {action}
      </div>
      <dl className="card fields">
        {fields.map(({ name, form, read }) => (
          <div
            key={name}
            className={[
              name === 'total' ? 'total' : '',
              marking.marked?.field === name ? 'marked' : '',
              doubtful.has(name) ? 'doubtful' : '',
            ].join(' ')}
            {...pointing(name, read, marking)}
          >
            <dt>{fieldWords(name)}</dt>
            {read ? (
              <dd>
                <span data-field={name}>
                  {name === 'vendor' && vendorId ? (
                    <Link to={`/vendors/${vendorId}`}>{read.value}</Link>
                  ) : (
                    wordsOf(name, form, read.value, invoice)
                  )}
                </span>
                {name === 'kind' ? null : <Confidence read={read} />}
                <ShowPlace label={fieldWords(name)} field={name} read={read} marking={marking} />
              </dd>
            ) : (
              <dd className="hint">{doubtful.has(name) ? 'not found' : 'not printed'}</dd>
            )}
          </div>
        ))}
      </dl>
    </section>
  );
}

function wordsOf(name: string, form: string, value: string, { currency }: OpenedInvoice): string {
  if (form === 'amount') return amountWords(value, currency?.value);
  if (form === 'day') return dayWords(value);
  if (form === 'kind' && isKind(value)) return kindWords[value];
  return name === 'iban' ? ibanWords(value) : value;
}
