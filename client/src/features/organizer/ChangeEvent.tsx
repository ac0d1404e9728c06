import type { ReactNode } from 'react';
import type { EventForm } from './useEventForm.ts';

interface ChangeEventProps {
  readonly title: string;
  readonly change: EventForm;
  readonly children: ReactNode;
}

/** A form that changes a part of an event: what became of it is told below. */
export function ChangeEvent({ title, change, children }: ChangeEventProps) {
  const { touched, busy, saved, stale, theirs, general, save, discard } = change;
  return (
    <form
      className="card part event-form"
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      {children}
      {stale ? (
        <p role="alert" className="problem">
          Somebody else changed this event in the meantime{theirs.length === 0 ? '' : `: ${theirs.join(', ')}`}. What
          you typed is still here, with what they made of it beside it. Save again to have it your way.
        </p>
      ) : null}
      {general.map((message) => (
        <p key={message} role="alert" className="problem">
          {message}
        </p>
      ))}
      <div className="actions">
        <button type="submit" disabled={busy || !touched}>
          Save
        </button>
        {touched ? (
          <button type="button" className="quiet" disabled={busy} onClick={discard}>
            Discard
          </button>
        ) : null}
        <span role="status" className="hint">
          {saved ? 'Saved' : ''}
        </span>
      </div>
    </form>
  );
}
