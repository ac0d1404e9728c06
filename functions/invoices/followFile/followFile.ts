import type { FileEvent } from '#model/events.ts';
import { invoiceMachine } from '#model/invoices.ts';
import { canMove } from '#model/statusMachine.ts';
import type { StoredInvoice } from '../../platform/rows.ts';
import type { Change } from '../../platform/table.ts';
import { beginReading, moveTo } from '../../platform/invoiceChanges.ts';

/** What a file's event changes about its invoice. Late and repeated events change nothing. */
export function followFile(row: StoredInvoice | null, event: FileEvent, now: Date): Change | null {
  if (!row) return null;
  switch (event.type) {
    case 'FileUploaded':
      return row.status === 'AWAITING_UPLOAD' ? moveTo(row, 'SCANNING') : null;
    case 'FileAccepted': {
      const { document, mediaType, size } = event.after;
      if (!waitsForFile(row) || !document) return null;
      const change = beginReading(row, now);
      return { ...change, set: { ...change.set, document, mediaType, size } };
    }
    case 'FileRejected':
      return waitsForFile(row) ? moveTo(row, 'REJECTED', { reason: event.after.reason }) : null;
    case 'FileExpired':
      return canMove(invoiceMachine, row.status, 'EXPIRED') && row.status !== 'EXPIRED'
        ? moveTo(row, 'EXPIRED', { reason: event.after.reason ?? 'UPLOAD_NOT_MADE' })
        : null;
    case 'FileAnnounced':
    case 'FileRemoved':
      return null;
  }
}

function waitsForFile(row: StoredInvoice): boolean {
  return row.status === 'AWAITING_UPLOAD' || row.status === 'SCANNING';
}

/** Whether the first reading must be running: also where a crash came between the change and the start. */
export function needsFirstReading(row: StoredInvoice | null, event: FileEvent): row is StoredInvoice {
  return event.type === 'FileAccepted' && row?.status === 'READING' && row.attempt === 1;
}
