import type { ReactNode } from 'react';
import { useId, useRef } from 'react';

interface ConfirmProps {
  /** What the button says. */
  readonly label: string;
  /** What it is called where several say the same. */
  readonly ariaLabel?: string;
  readonly title: string;
  /** What happens then. */
  readonly children: ReactNode;
  /** The way back. */
  readonly keep: string;
  readonly busy: boolean;
  readonly danger?: boolean;
  readonly onConfirm: () => void;
}

/** A button that asks before it does something. */
export function Confirm({ label, ariaLabel, title, children, keep, busy, danger = false, onConfirm }: ConfirmProps) {
  const question = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  return (
    <>
      <button
        type="button"
        className={danger ? 'quiet danger' : 'quiet'}
        aria-label={ariaLabel}
        disabled={busy}
        onClick={() => {
          if (!question.current) return;
          // It keeps the answer of the last time, and Escape gives none.
          question.current.returnValue = '';
          question.current.showModal();
        }}
      >
        {label}
      </button>
      <dialog
        ref={question}
        aria-labelledby={titleId}
        onClose={() => {
          if (question.current?.returnValue === 'yes') onConfirm();
        }}
      >
        <form method="dialog">
          <h2 id={titleId}>{title}</h2>
          {children}
          <div className="actions">
            <button type="submit" value="no" className="quiet">
              {keep}
            </button>
            <button type="submit" value="yes" className={danger ? 'danger' : undefined}>
              {label}
            </button>
          </div>
        </form>
      </dialog>
    </>
  );
}
