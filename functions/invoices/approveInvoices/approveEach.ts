import type { Decider } from '#model/approvals.ts';
import { approve, removedBy } from '#model/decisions.ts';
import type { InvoiceErrorCode } from '#model/errors.ts';
import { recorded } from '../../platform/revisions.ts';
import type { StoredInvoice } from '../../platform/rows.ts';
import type { Change, Table } from '../../platform/table.ts';
import { OvertakenError } from '../../platform/table.ts';
import { wholeRow } from '../wholeRow.ts';

/** An invoice as the caller saw it. */
export interface Seen {
  readonly id: string;
  readonly expectedVersion: number;
}

/** What became of one of them: its id where it was approved, else why not. The row does not fit: 25 of 400 KB are more than Lambda answers. */
export interface Approval {
  readonly invoiceId: string | null;
  readonly error: InvoiceErrorCode | null;
}

/** Approves each by itself, in a transaction of its own; answers in the order that was asked. */
export function approveEach(
  invoices: readonly Seen[],
  decider: Decider,
  table: Table<StoredInvoice>,
): Promise<Approval[]> {
  return Promise.all(invoices.map((seen) => approveOne(seen, decider, table)));
}

async function approveOne(seen: Seen, decider: Decider, table: Table<StoredInvoice>): Promise<Approval> {
  let refusal: InvoiceErrorCode | null = null;
  const decide = (row: StoredInvoice | null): Change | null => {
    const decided = approve(row && wholeRow(row), {
      decider,
      expectedVersion: seen.expectedVersion,
      at: new Date().toISOString(),
    });
    refusal = decided.refusal;
    if (!row || !decided.change) return null;
    const { set, action, note } = decided.change;
    return recorded(row, { set, remove: removedBy(decided.change) }, { action, by: decider.id, note });
  };
  try {
    const { changed } = await table.settle(seen.id, decide);
    return changed ? { invoiceId: seen.id, error: null } : { invoiceId: null, error: refusal ?? 'NOT_FOUND' };
  } catch (error) {
    if (error instanceof OvertakenError) return { invoiceId: null, error: 'TRY_AGAIN' };
    throw error;
  }
}
