import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useMe } from '../../account/useMe.ts';
import type { Key } from '../../shell/keys.ts';
import { KeysHelp } from '../../shell/KeysHelp.tsx';
import type { Correction } from '../correct/useCorrection.ts';
import type { OpenedInvoice } from '../opened.ts';
import { instantWords } from '../words.ts';
import type { Rejectable } from './RejectDialog.tsx';
import { RejectDialog } from './RejectDialog.tsx';
import { useDecision } from './useDecision.ts';

interface DecisionBarProps {
  readonly invoice: OpenedInvoice;
  readonly name: string;
  readonly mayApprove: boolean;
  readonly correction: Correction;
  /** Goes on to the next invoice of the desk and says what was done; null where this one was not opened from a desk. */
  readonly next: ((said: string) => void) | null;
  /** Leads to the first field, ready to be corrected; null where nothing can be. */
  readonly onCorrect: (() => void) | null;
  readonly correcting: boolean;
}

const others = [
  ['Tab', 'Next field, by the gravity of its doubt'],
  ['↵', 'In a doubtful field: it is right'],
  ['↓ ↑', 'In a field: take another value that was read'],
  ['Esc', 'Leave the field'],
  ['Ctrl ↵', 'Save all corrections'],
] as const;

/** What somebody at the desk decides about an invoice, and the way on. */
export function DecisionBar({ invoice, name, mayApprove, correction, next, onCorrect, correcting }: DecisionBarProps) {
  const me = useMe();
  const queries = useQueryClient();
  const decision = useDecision(invoice.id);
  const [rejected, setRejected] = useState<Rejectable | null>(null);
  const [hint, setHint] = useState<string | null>(null);
  const open = invoice.status === 'READ' || invoice.status === 'NEEDS_REVIEW';
  const declined = invoice.status === 'REJECTED' && invoice.refusal?.code === 'DECLINED';
  const decided = invoice.status === 'APPROVED' || declined;
  const mayReopen = decided && (me.roles.includes('ADMIN') || (me.reviews === true && invoice.decision?.by === me.id));
  const unsaved = correction.changes > 0;
  const version = correction.shown.version;

  const approve = async () => {
    if (!(mayApprove || unsaved) || decision.pending) return;
    setHint(null);
    const saved = unsaved ? await correction.save() : version;
    if (saved === null) return;
    decision.approve.mutate(
      { id: invoice.id, expectedVersion: saved },
      { onSuccess: () => next?.(`Approved: ${name}`) },
    );
  };
  const reject = () => {
    if (open && me.reviews) setRejected({ id: invoice.id, version: invoice.version, name });
  };
  const goOn = () => {
    if (unsaved) setHint('Save or discard your corrections first.');
    else next?.('');
  };

  const keys: Key[] = [];
  if (onCorrect) keys.push({ key: 'e', does: 'Correct: the first doubt', run: onCorrect });
  if (open && me.reviews) {
    keys.push({ key: 'a', does: 'Approve', run: () => void approve() });
    keys.push({ key: 'r', does: 'Reject', run: reject });
  }
  if (next) keys.push({ key: 'n', does: 'Next invoice', run: goOn });

  // Whoever only looks at their own is not told of keys.
  if (!me.reviews && !correcting) return null;
  return (
    <div className="decision" role="group" aria-label="Decision">
      {invoice.decision?.approved ? (
        <p className="hint">
          Approved {invoice.decision.by === me.id ? 'by you ' : ''}
          {instantWords(invoice.decision.at)}
        </p>
      ) : null}
      {open && me.reviews ? (
        <>
          <button
            type="button"
            data-approve
            disabled={!(mayApprove || unsaved) || decision.pending}
            onClick={() => void approve()}
          >
            {unsaved ? 'Save and approve' : 'Approve'}
          </button>
          <button type="button" className="quiet danger" disabled={decision.pending} onClick={reject}>
            Reject
          </button>
        </>
      ) : null}
      {mayReopen ? (
        <button
          type="button"
          className="quiet"
          disabled={decision.pending}
          onClick={() => {
            decision.reopen.mutate({ id: invoice.id, expectedVersion: invoice.version });
          }}
        >
          Reopen
        </button>
      ) : null}
      {next ? (
        <button type="button" className="quiet" data-next onClick={goOn}>
          Next
        </button>
      ) : null}
      <KeysHelp keys={keys} others={onCorrect ? others : []} />
      <div role="status">
        {open && me.reviews && !(mayApprove || unsaved) && !decision.pending ? (
          <span className="hint">
            You may not approve this one: it is yours, incomplete, over your limit, or too grave.
          </span>
        ) : null}
        {hint && unsaved ? <span className="hint">{hint}</span> : null}
      </div>
      {decision.problem ? (
        <span role="alert" className="problem">
          {decision.problem}
        </span>
      ) : null}
      <RejectDialog
        invoice={rejected}
        onClose={() => {
          setRejected(null);
        }}
        onRejected={() => {
          void queries.invalidateQueries({ queryKey: ['invoices'] });
          void queries.invalidateQueries({ queryKey: ['invoice', invoice.id] });
          next?.(`Rejected: ${name}`);
        }}
      />
    </div>
  );
}
