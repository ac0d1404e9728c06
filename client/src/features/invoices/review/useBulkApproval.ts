import { useMutation, useQueryClient } from '@tanstack/react-query';
import { execute } from '../../../api.ts';
import type { InvoiceRowFragment } from '../../../graphql/graphql.ts';
import { ApproveInvoicesDocument } from '../../../graphql/graphql.ts';
import { nameOf } from '../InvoiceRow.tsx';

/** Invoices in one call of `approveInvoices` at most. */
const BATCH = 25;

/** What became of one of them. */
export interface Outcome {
  readonly id: string;
  readonly name: string;
  /** Why it was not approved; null where it was. */
  readonly refusal: string | null;
}

/** Approves many, each by itself. The outcomes come in the order of the invoices; a call that fails says so of each of its own. */
export function useBulkApproval() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (rows: readonly InvoiceRowFragment[]): Promise<readonly Outcome[]> => {
      const outcomes: Outcome[] = [];
      for (let start = 0; start < rows.length; start += BATCH) {
        const batch = rows.slice(start, start + BATCH);
        const refusals = await approve(batch);
        batch.forEach((row, index) => {
          outcomes.push({ id: row.id, name: nameOf(row), refusal: refusals[index] ?? null });
        });
      }
      return outcomes;
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['invoices'] }),
  });
}

/** Why each was refused, in their order; null where it was approved. */
async function approve(rows: readonly InvoiceRowFragment[]): Promise<readonly (string | null)[]> {
  try {
    const { approveInvoices } = await execute(ApproveInvoicesDocument, {
      invoices: rows.map(({ id, version }) => ({ id, expectedVersion: version })),
    });
    const { results, userErrors } = approveInvoices;
    const [problem] = userErrors;
    return rows.map((_, index) => problem?.message ?? results?.[index]?.userErrors[0]?.message ?? null);
  } catch (error) {
    const message = error instanceof Error ? error.message : 'It could not be approved.';
    return rows.map(() => message);
  }
}
