import type { StoredInvoice } from '../platform/rows.ts';
import type { Change, Outcome, Table } from '../platform/table.ts';
import type { ObjectStore } from '../ports/objectStore.ts';
import { removeReadings } from './removeReadings/removeReadings.ts';

export interface AttemptPorts {
  readonly invoices: Table<StoredInvoice>;
  readonly documents: ObjectStore;
}

/**
 * Ends an attempt to read an invoice. One that was deleted meanwhile leaves no reading behind: the steps of the attempt
 * may have stored theirs after the removal that follows a deletion.
 */
export async function endAttempt(
  invoiceId: string,
  decide: (row: StoredInvoice | null) => Change | null,
  { invoices, documents }: AttemptPorts,
): Promise<Outcome<StoredInvoice>> {
  const outcome = await invoices.settle(invoiceId, decide);
  if (outcome.row?.status === 'DELETED') await removeReadings(invoiceId, documents);
  return outcome;
}
