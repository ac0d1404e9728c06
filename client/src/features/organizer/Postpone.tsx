import { useId, useRef, useState } from 'react';
import type { OrganizedPartsFragment } from '../../graphql/graphql.ts';
import { PostponeForm } from './PostponeForm.tsx';

/** The way to move an event to another date, or to one that is not known yet. */
export function Postpone({ event }: { readonly event: OrganizedPartsFragment }) {
  const dialogue = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  // A new one each time it is opened; null while it is closed.
  const [opening, setOpening] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const postponed = event.status === 'POSTPONED';
  return (
    <section aria-labelledby="postpone-title" className="card part step">
      <h2 id="postpone-title">Date</h2>
      <p className="hint">
        {postponed
          ? 'Nothing is sold until there is a new date. Tickets stay good.'
          : 'Tickets stay good where an event is moved. Whoever booked is told by mail, and may cancel for all of their money.'}
      </p>
      <div className="actions">
        <button
          type="button"
          className="quiet"
          onClick={() => {
            setSaid('');
            setOpening(crypto.randomUUID());
            dialogue.current?.showModal();
          }}
        >
          {postponed ? 'Give a new date …' : 'Postpone or move …'}
        </button>
        <span role="status" className="hint">
          {said}
        </span>
      </div>
      <dialog
        ref={dialogue}
        className="refund-dialogue"
        aria-labelledby={titleId}
        onClose={() => {
          setOpening(null);
        }}
      >
        <h2 id={titleId}>{postponed ? 'A new date' : 'Postpone or move'}</h2>
        {opening === null ? null : (
          <PostponeForm
            key={opening}
            event={event}
            onCancel={() => dialogue.current?.close()}
            onDone={(words) => {
              dialogue.current?.close();
              setSaid(words);
            }}
          />
        )}
      </dialog>
    </section>
  );
}
