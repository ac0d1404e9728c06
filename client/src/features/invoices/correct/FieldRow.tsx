import { useId } from 'react';
import type { CorrectableField, PlacePartsFragment } from '../../../graphql/graphql.ts';
import { Confidence } from '../Confidence.tsx';
import type { Candidate } from '../marking.ts';
import type { OpenedInvoice } from '../opened.ts';
import { amountWords, dayWords, fieldWords, isKind, kindWords } from '../words.ts';
import { correctable, readOf, valueTyped } from './fields.ts';
import type { Correction, Typed } from './useCorrection.ts';

interface FieldRowProps {
  readonly field: CorrectableField;
  readonly correction: Correction;
  readonly active: boolean;
  /** Hears where the value of the focused field stands, where that is known. */
  readonly onFocus: (place: PlacePartsFragment | null) => void;
  readonly onLeave: () => void;
}

/** What else could stand in a field: what was read for it, then the alternates, surest first. */
export function candidatesFor(invoice: OpenedInvoice, field: CorrectableField): readonly Candidate[] {
  const { name } = correctable[field];
  const read = readOf(invoice, field);
  const all = [
    ...(read ? [{ value: read.value, place: read.place ?? null }] : []),
    ...invoice.alternates.filter((alternate) => alternate.field === name),
  ];
  return all.filter(({ value }, index) => all.findIndex((other) => other.value === value) === index);
}

/** One field to be corrected: what was read, what is doubtful about it, and what else it could be. */
export function FieldRow({ field, correction, active, onFocus, onLeave }: FieldRowProps) {
  const id = useId();
  const { shown, fields, problems } = correction;
  const { name, form } = correctable[field];
  const read = readOf(shown, field);
  const typed = fields[field];
  const value = typed?.value ?? read?.value ?? '';
  const candidates = candidatesFor(shown, field);
  const others = candidates.filter((candidate) => candidate.value !== value);
  const doubts = shown.reviews.filter((review) => review.field === name);
  const problem = problems[field];
  const take = ({ value: taken, place }: Candidate) => {
    correction.type(field, { value: taken, place: taken === read?.value ? null : place });
    onFocus(place);
  };
  const confirmable = doubts.length > 0 && read !== null && !typed;
  const confirm = () => {
    correction.type(field, { value, place: null, confirmed: true });
  };
  const step = (by: number) => {
    const next = candidates[nextIndex(candidates, value, by)];
    if (next) take(next);
  };
  const shared = {
    id,
    value,
    'aria-describedby': `${id}-says`,
    'aria-invalid': problem !== undefined,
    'data-correct': name,
    onFocus: () => {
      onFocus(typed?.place ?? read?.place ?? null);
    },
  };
  return (
    <div
      className={[
        'field-row',
        doubts.length > 0 ? 'doubtful' : '',
        typed ? 'changed' : '',
        active ? 'marked' : '',
        field === 'TOTAL' ? 'total' : '',
      ].join(' ')}
    >
      <label htmlFor={id}>{fieldWords(name)}</label>
      <div className="typed">
        {form === 'kind' ? (
          <select
            {...shared}
            onChange={(event) => {
              correction.type(field, { value: event.target.value, place: null });
            }}
          >
            {Object.entries(kindWords).map(([kind, words]) => (
              <option key={kind} value={kind}>
                {words}
              </option>
            ))}
          </select>
        ) : (
          <input
            {...shared}
            type="text"
            autoComplete="off"
            spellCheck={false}
            inputMode={form === 'amount' ? 'decimal' : 'text'}
            placeholder={doubts.length > 0 && !read ? 'not found' : placeholders[form]}
            onChange={(event) => {
              correction.type(field, { value: event.target.value, place: typed?.place ?? null });
            }}
            onKeyDown={(event) => {
              if (event.key === 'Escape') onLeave();
              if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey && confirmable) confirm();
              if (event.altKey || event.ctrlKey || event.metaKey || candidates.length === 0) return;
              if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
              event.preventDefault();
              step(event.key === 'ArrowDown' ? 1 : -1);
            }}
          />
        )}
        {read && !typed && form !== 'kind' ? <Confidence read={read} /> : null}
        {typed ? (
          <span className="confidence">{changeWords(typed, read ? wordsOf(field, read.value, shown) : 'empty')}</span>
        ) : null}
      </div>
      <div id={`${id}-says`} className="says">
        {problem ? (
          <p className="problem" role="alert">
            {problem}
          </p>
        ) : null}
        {doubts.map(({ code, message }) => (
          <p key={code} className="doubt">
            {message}
          </p>
        ))}
        {active && confirmable ? (
          <p className="others">
            <button
              type="button"
              className="quiet candidate-chip"
              tabIndex={-1}
              onPointerDown={(event) => {
                event.preventDefault();
              }}
              onClick={confirm}
            >
              It is right <kbd aria-hidden="true">↵</kbd>
            </button>
          </p>
        ) : null}
        {active && others.length > 0 ? (
          <p className="others" aria-live="polite">
            <span className="hint">
              <kbd>↓</kbd> takes
            </span>
            {others.map((candidate) => (
              <button
                key={candidate.value}
                type="button"
                className="quiet candidate-chip"
                tabIndex={-1}
                // The field keeps the focus.
                onPointerDown={(event) => {
                  event.preventDefault();
                }}
                onClick={() => {
                  take(candidate);
                }}
              >
                {wordsOf(field, candidate.value, shown)}
              </button>
            ))}
          </p>
        ) : null}
        {active && form !== 'kind' ? <p className="hint">{meaning(field, value, shown)}</p> : null}
      </div>
    </div>
  );
}

function changeWords({ place, confirmed }: Typed, before: string): string {
  if (confirmed) return 'looked at, right';
  return place ? 'shown on the document' : `was ${before}`;
}

const placeholders = {
  text: 'not printed',
  code: 'not printed',
  day: '2026-01-31',
  amount: '1234.56',
  currency: 'EUR',
} as const;

/** How a value of a field is said to a person. */
function wordsOf(field: CorrectableField, value: string, { currency }: OpenedInvoice): string {
  switch (correctable[field].form) {
    case 'amount':
      return amountWords(value, currency?.value);
    case 'day':
      return dayWords(value);
    case 'kind':
      return isKind(value) ? kindWords[value] : value;
    default:
      return value;
  }
}

/** What the value will be taken for, where its form differs from what people read. */
function meaning(field: CorrectableField, value: string, invoice: OpenedInvoice): string {
  const { form } = correctable[field];
  if (form !== 'amount' && form !== 'day') return '';
  const typed = valueTyped(form, value);
  return 'value' in typed && typed.value !== '' ? wordsOf(field, typed.value, invoice) : '';
}

function nextIndex(candidates: readonly Candidate[], value: string, by: number): number {
  const now = candidates.findIndex((candidate) => candidate.value === value);
  if (now === -1) return by > 0 ? 0 : candidates.length - 1;
  return (now + by + candidates.length) % candidates.length;
}
