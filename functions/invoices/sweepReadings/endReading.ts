import { keepWatching, moveTo } from '../../platform/invoiceChanges.ts';
import type { StoredInvoice } from '../../platform/rows.ts';
import type { Change } from '../../platform/table.ts';
import type { ExecutionState } from '../../ports/workflow.ts';

/** Whether somebody must look after this reading. */
export function isOverdue(row: StoredInvoice | null, now: Date): row is StoredInvoice {
  return row?.status === 'READING' && row.dueAt !== undefined && row.dueAt <= now.toISOString();
}

/** What becomes of an overdue reading, by the state that its workflow was seen in. */
export function endReading(row: StoredInvoice | null, seen: ExecutionState, now: Date): Change | null {
  if (!isOverdue(row, now)) return null;
  switch (seen) {
    case 'RUNNING':
    case 'MISSING':
      return keepWatching(row, now);
    case 'TIMED_OUT':
      return moveTo(row, 'FAILED', { reason: 'READING_TIMED_OUT' });
    case 'SUCCEEDED':
    case 'FAILED':
      return moveTo(row, 'FAILED', { reason: 'READER_UNAVAILABLE' });
  }
}
