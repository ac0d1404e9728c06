import type { InvoiceRevision, InvoiceRevisionConnection } from '#model/generated.ts';
import type { InvoiceRevisionRow } from '#model/decisions.ts';

/** The name that cursors of a history carry. */
export const HISTORY = 'HISTORY';

/** What the steps of a history hand on. */
export interface HistoryStash {
  page: InvoiceRevisionConnection;
  nextToken: string | null;
}

/** The change as the schema shows it. */
export function revisionOf(row: InvoiceRevisionRow): InvoiceRevision {
  return {
    version: row.version,
    action: row.action,
    by: row.by,
    at: row.at,
    status: row.status,
    changes: row.changes,
    note: row.note,
  };
}
