import type { InvoiceQuery, PlacePartsFragment } from '../../graphql/graphql.ts';
import { amountWords, dayWords } from './words.ts';

type Invoice = NonNullable<InvoiceQuery['invoice']>;

/** A field whose place is shown on the document. */
export interface Marked {
  readonly field: string;
  readonly place: PlacePartsFragment;
}

interface FieldsProps {
  readonly invoice: Invoice;
  readonly marked: Marked | null;
  readonly onMark: (marked: Marked | null) => void;
}

interface ReadValue {
  readonly value: string;
  readonly confidence: number;
  readonly place?: PlacePartsFragment | null;
}

/** Below this a value is shown as hard to read. */
const SURE = 0.8;

/** What was read, each value with how sure the reader is; pointing at one shows its place on the document. */
export function Fields({ invoice, marked, onMark }: FieldsProps) {
  const currency = invoice.currency?.value;
  const amount = (value: string) => amountWords(value, currency);
  const plain = (value: string) => value;
  const fields: readonly (readonly [string, string, ReadValue | null | undefined, (value: string) => string])[] = [
    ['vendor', 'Supplier', invoice.vendor, plain],
    ['number', 'Number', invoice.number, plain],
    ['issueDate', 'Issued', invoice.issueDate, dayWords],
    ['dueDate', 'Due', invoice.dueDate, dayWords],
    ['currency', 'Currency', invoice.currency, plain],
    ['subtotal', 'Subtotal', invoice.subtotal, amount],
    ['tax', 'Tax', invoice.tax, amount],
    ['total', 'Total', invoice.total, amount],
    ['amountDue', 'To pay', invoice.amountDue, amount],
  ];
  const point = (field: string, read: ReadValue | null | undefined) => ({
    onMouseEnter: () => {
      if (read?.place) onMark({ field, place: read.place });
    },
    onMouseLeave: () => {
      onMark(null);
    },
  });
  return (
    <section aria-labelledby="fields-title">
      <h2 id="fields-title">What was read</h2>
      <dl className="fields">
        {fields.map(([field, label, read, words]) => (
          <div key={field} className={marked?.field === field ? 'marked' : undefined} {...point(field, read)}>
            <dt>{label}</dt>
            <dd>
              {read ? (
                <>
                  <span data-field={field}>{words(read.value)}</span> <Confidence value={read.confidence} />
                  <ShowPlace label={label} field={field} read={read} onMark={onMark} />
                </>
              ) : (
                <span className="hint">not printed</span>
              )}
            </dd>
          </div>
        ))}
      </dl>
      {invoice.lines.length > 0 ? (
        <div className="scroll" tabIndex={0} role="region" aria-label="Lines">
          <table className="lines">
            <caption>Lines</caption>
            <thead>
              <tr>
                <th scope="col">Description</th>
                <th scope="col">Quantity</th>
                <th scope="col">Unit price</th>
                <th scope="col">Amount</th>
              </tr>
            </thead>
            <tbody>
              {invoice.lines.map((line, index) => (
                // Lines have no identity of their own but their order.
                <tr key={index} {...point(`lines.${String(index)}`, line.amount ?? line.description)}>
                  <td>{line.description?.value ?? ''}</td>
                  <td className="number">{line.quantity?.value ?? ''}</td>
                  <td className="number">{line.unitPrice ? amountWords(line.unitPrice.value, undefined) : ''}</td>
                  <td className="number">{line.amount ? amountWords(line.amount.value, undefined) : ''}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
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

/** The same by keyboard and by touch as by pointing. */
function ShowPlace(props: {
  readonly label: string;
  readonly field: string;
  readonly read: ReadValue;
  readonly onMark: (marked: Marked | null) => void;
}) {
  const { label, field, read, onMark } = props;
  const { place } = read;
  if (!place) return null;
  return (
    <button
      type="button"
      className="link place"
      aria-label={`Show ${label} on the document`}
      onClick={() => {
        onMark({ field, place });
      }}
      onBlur={() => {
        onMark(null);
      }}
    >
      show
    </button>
  );
}
