import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { useNavigate } from 'react-router';
import { execute } from '../../api.ts';
import type { InvoiceQuery } from '../../graphql/graphql.ts';
import { DeleteInvoiceDocument, RereadInvoiceDocument } from '../../graphql/graphql.ts';
import type { OpenedInvoice } from './opened.ts';

interface ActionsProps {
  readonly invoice: OpenedInvoice;
  /** Only its owner has it read again, or deletes it. */
  readonly mine: boolean;
}

/** What its owner can do with an invoice. Deleting asks first: nothing brings it back. */
export function Actions({ invoice, mine }: ActionsProps) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const question = useRef<HTMLDialogElement>(null);
  const variables = { id: invoice.id, expectedVersion: invoice.version };
  const refetch = () => queries.invalidateQueries({ queryKey: ['invoice', invoice.id] });
  const reread = useMutation({
    mutationFn: async () => {
      const { rereadInvoice } = await execute(RereadInvoiceDocument, variables);
      const [problem] = rereadInvoice.userErrors;
      if (problem) throw new Error(problem.message);
      return rereadInvoice.invoice;
    },
    // A reading may have ended before it is asked for: that it began is shown from the answer.
    onSuccess: (reading) => {
      if (!reading) return;
      queries.setQueryData<InvoiceQuery>(['invoice', invoice.id], { invoice: { ...invoice, ...reading } });
    },
    onSettled: refetch,
  });
  const remove = useMutation({
    mutationFn: async () => {
      const { deleteInvoice } = await execute(DeleteInvoiceDocument, variables);
      const [problem] = deleteInvoice.userErrors;
      if (problem) throw new Error(problem.message);
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['invoices'] });
      await navigate('/invoices');
    },
    onError: refetch,
  });
  const problem = reread.error ?? remove.error;
  if (!mine) return null;
  const rereadable = ['READ', 'NEEDS_REVIEW', 'FAILED'].includes(invoice.status);
  return (
    <div className="actions">
      {rereadable ? (
        <button
          type="button"
          className="quiet"
          disabled={reread.isPending}
          onClick={() => {
            reread.mutate();
          }}
        >
          Read again
        </button>
      ) : null}
      <button
        type="button"
        className="quiet danger"
        disabled={remove.isPending}
        onClick={() => question.current?.showModal()}
      >
        Delete
      </button>
      {problem ? (
        <span role="alert" className="problem">
          {problem.message}
        </span>
      ) : null}
      <dialog
        ref={question}
        aria-labelledby="delete-title"
        onClose={() => {
          if (question.current?.returnValue === 'delete') remove.mutate();
        }}
      >
        <form method="dialog">
          <h2 id="delete-title">Delete this invoice?</h2>
          <p>The invoice and its document are deleted for good.</p>
          <div className="actions">
            <button type="submit" value="keep" className="quiet">
              Keep it
            </button>
            <button type="submit" value="delete" className="danger">
              Delete for good
            </button>
          </div>
        </form>
      </dialog>
    </div>
  );
}
