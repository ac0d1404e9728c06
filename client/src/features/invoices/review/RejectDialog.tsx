import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { execute } from '../../../api.ts';
import { RejectInvoiceDocument } from '../../../graphql/graphql.ts';

export interface Rejectable {
  readonly id: string;
  readonly version: number;
  readonly name: string;
}

interface RejectDialogProps {
  /** What is to be rejected; null while nothing is. */
  readonly invoice: Rejectable | null;
  readonly onRejected: (invoice: Rejectable) => void;
  readonly onClose: () => void;
}

/** Asks why an invoice is rejected. What was typed stays where it was not taken. */
export function RejectDialog({ invoice, onRejected, onClose }: RejectDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [reason, setReason] = useState('');
  const reject = useMutation({
    mutationFn: async (rejected: Rejectable) => {
      const { rejectInvoice } = await execute(RejectInvoiceDocument, {
        id: rejected.id,
        expectedVersion: rejected.version,
        reason: reason.trim(),
      });
      const [problem] = rejectInvoice.userErrors;
      if (problem) throw new Error(problem.message);
    },
    onSuccess: (_, rejected) => {
      setReason('');
      dialog.current?.close();
      onRejected(rejected);
    },
  });
  useEffect(() => {
    if (invoice && !dialog.current?.open) dialog.current?.showModal();
  }, [invoice]);
  return (
    <dialog
      ref={dialog}
      aria-labelledby="reject-title"
      onClose={() => {
        reject.reset();
        onClose();
      }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (invoice) reject.mutate(invoice);
        }}
      >
        <h2 id="reject-title">Reject {invoice?.name ?? 'this invoice'}?</h2>
        <label className="block" htmlFor="reject-reason">
          Why? Its owner reads this.
        </label>
        <textarea
          id="reject-reason"
          required
          maxLength={500}
          rows={3}
          value={reason}
          onChange={(event) => {
            setReason(event.target.value);
          }}
        />
        {reject.error ? (
          <p role="alert" className="problem">
            {reject.error.message}
          </p>
        ) : null}
        <div className="actions">
          <button type="button" className="quiet" onClick={() => dialog.current?.close()}>
            Keep it
          </button>
          <button type="submit" className="danger" disabled={reject.isPending}>
            Reject
          </button>
        </div>
      </form>
    </dialog>
  );
}
