import type { ReactNode } from 'react';
import { useId } from 'react';

/** What an input needs to have its name and what is said of it. */
export interface RowField {
  readonly id: string;
  readonly 'aria-invalid': boolean;
  readonly 'aria-describedby': string;
}

interface RowProps {
  readonly label: string;
  /** What is wrong with what is typed. */
  readonly problem: string | null;
  /** What is to be known of it. */
  readonly note?: string | null;
  /** What somebody else made of it meanwhile. */
  readonly now?: string | null;
  readonly children: (field: RowField) => ReactNode;
}

/** One field of a form, with what is said of it. */
export function Row({ label, problem, note = null, now = null, children }: RowProps) {
  const id = useId();
  const says = `${id}-says`;
  return (
    <div className="form-row">
      <label htmlFor={id}>{label}</label>
      {children({ id, 'aria-invalid': problem !== null, 'aria-describedby': says })}
      <p id={says} className="says">
        {problem === null ? null : (
          <span className="problem" role="alert">
            {problem}{' '}
          </span>
        )}
        {note === null ? null : <span className="hint">{note} </span>}
        {now === null ? null : <span className="hint">Now: {now}</span>}
      </p>
    </div>
  );
}
