import { useMutation, useQueryClient } from '@tanstack/react-query';
import { execute } from '../../../api.ts';
import { ApproveInvoiceDocument, ReopenInvoiceDocument } from '../../../graphql/graphql.ts';

interface Seen {
  readonly id: string;
  readonly expectedVersion: number;
}

/** Approving an invoice, and taking a decision back. Throws nothing: what was refused is in `problem`. */
export function useDecision(invoiceId: string) {
  const queries = useQueryClient();
  const onSettled = () => {
    void queries.invalidateQueries({ queryKey: ['invoices'] });
    // Nobody waits for it: the next invoice is on its way.
    void queries.invalidateQueries({ queryKey: ['invoice', invoiceId] });
  };
  const approve = useMutation({
    mutationFn: async (seen: Seen) => {
      const { approveInvoice } = await execute(ApproveInvoiceDocument, { ...seen });
      const [problem] = approveInvoice.userErrors;
      if (problem) throw new Error(problem.message);
    },
    onSettled,
  });
  const reopen = useMutation({
    mutationFn: async (seen: Seen) => {
      const { reopenInvoice } = await execute(ReopenInvoiceDocument, { ...seen });
      const [problem] = reopenInvoice.userErrors;
      if (problem) throw new Error(problem.message);
    },
    onSettled,
  });
  return {
    approve,
    reopen,
    pending: approve.isPending || reopen.isPending,
    problem: (approve.error ?? reopen.error)?.message ?? null,
  };
}
