import { useId, useRef, useState } from 'react';
import { execute } from '../../api.ts';
import type { OrganizedPartsFragment } from '../../graphql/graphql.ts';
import { CancelEventDocument } from '../../graphql/graphql.ts';
import { countWords } from '../invoices/words.ts';
import { Row } from './Row.tsx';
import { limits } from './form.ts';
import { problemsOf } from './problems.ts';
import { useLifeStep } from './useLifeStep.ts';

/** Calls an event off, once its title was typed: it cannot be undone. */
export function CancelEvent({ event }: { readonly event: OrganizedPartsFragment }) {
  const dialogue = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const [note, setNote] = useState('');
  const [typed, setTyped] = useState('');
  const { id, version, title, status, availability } = event;
  const draft = status === 'DRAFT';
  const sold = availability.reduce((sum, each) => sum + (each.sold ?? 0), 0);
  const cancel = useLifeStep(
    id,
    async (expectedVersion: number) =>
      (
        await execute(CancelEventDocument, {
          id,
          expectedVersion,
          ...(note.trim() === '' ? {} : { note: note.trim() }),
        })
      ).cancelEvent,
    () => dialogue.current?.close(),
  );
  const userErrors = cancel.data?.userErrors ?? [];
  const stale = userErrors.some(({ code }) => code === 'STALE_VERSION');
  const { at, general } = problemsOf(
    userErrors.filter(({ code }) => code !== 'STALE_VERSION'),
    (path) => path === 'note',
  );
  const confirmed = draft || compared(typed) === compared(title);
  return (
    <section aria-labelledby="cancel-event-title" className="card part">
      <h2 id="cancel-event-title">Call this event off</h2>
      <p className="hint">
        {draft
          ? 'Nobody sees this draft, and nobody has booked: it ends without a word to anybody.'
          : 'Every booking is cancelled, everybody gets all of their money back and a mail. It cannot be undone.'}
      </p>
      <div className="actions">
        <button
          type="button"
          className="quiet danger"
          onClick={() => {
            setTyped('');
            cancel.reset();
            dialogue.current?.showModal();
          }}
        >
          Call it off …
        </button>
      </div>
      <dialog ref={dialogue} className="refund-dialogue" aria-labelledby={titleId}>
        <form
          onSubmit={(submitted) => {
            submitted.preventDefault();
            if (confirmed && !cancel.isPending) cancel.mutate(version);
          }}
        >
          <h2 id={titleId}>Call “{title}” off?</h2>
          {draft ? null : (
            <>
              <p>
                {countWords(sold, 'ticket')} sold so far: their bookings are cancelled and everybody’s money is given
                back, without any fee. It cannot be undone; to move the event, postpone it.
              </p>
              <Row label="What everybody reads about it (optional)" problem={at('note')}>
                {(field) => (
                  <textarea
                    {...field}
                    rows={3}
                    maxLength={limits.note}
                    value={note}
                    onChange={({ target }) => {
                      setNote(target.value);
                    }}
                  />
                )}
              </Row>
              <Row label="Type the title of the event" problem={null} note={title}>
                {(field) => (
                  <input
                    {...field}
                    type="text"
                    required
                    autoComplete="off"
                    value={typed}
                    onChange={({ target }) => {
                      setTyped(target.value);
                    }}
                  />
                )}
              </Row>
            </>
          )}
          {stale ? (
            <p role="alert" className="problem">
              This event was changed in the meantime. Look at it once more, and call it off again if that is right.
            </p>
          ) : null}
          {[...(cancel.error ? [cancel.error.message] : []), ...general].map((message) => (
            <p key={message} role="alert" className="problem">
              {message}
            </p>
          ))}
          <div className="actions">
            <button type="button" className="quiet" onClick={() => dialogue.current?.close()}>
              Keep it
            </button>
            <button type="submit" className="danger" disabled={!confirmed || cancel.isPending}>
              Call it off
            </button>
          </div>
        </form>
      </dialog>
    </section>
  );
}

/** A title as it is compared: blanks around and between words are no difference that anybody sees. */
function compared(title: string): string {
  return title.trim().replace(/\s+/g, ' ');
}
