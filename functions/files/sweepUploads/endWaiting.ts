import { fileMachine } from '#model/files.ts';
import { canMove } from '#model/statusMachine.ts';
import { is } from '#model/writes.ts';
import type { StoredFile } from '../../platform/rows.ts';
import type { Change } from '../../platform/table.ts';

const notDueAnyMore = ['openUntil', 'dueShard', 'dueAt'];

/** What becomes of a file whose time has come: nothing was uploaded, or no verdict came. */
export function endWaiting(row: StoredFile | null, now: Date): Change | null {
  if (!row?.dueAt || row.dueAt > now.toISOString()) return null;
  switch (row.status) {
    case 'AWAITING_UPLOAD':
      return stopAwaiting(row, now);
    case 'SCANNING':
      return canMove(fileMachine, row.status, 'REJECTED')
        ? { set: { status: 'REJECTED', reason: 'SCAN_INCONCLUSIVE' }, remove: notDueAnyMore }
        : null;
    case 'ACCEPTED':
    case 'REJECTED':
    case 'EXPIRED':
    case 'REMOVED':
      return { set: {}, remove: notDueAnyMore, silent: true };
  }
}

/** A repeated call has handed out fresh forms in the meantime, or has not. */
function stopAwaiting(row: StoredFile, now: Date): Change | null {
  const { openUntil } = row;
  const unrenewed = openUntil ? [is('openUntil', openUntil)] : [];
  if (openUntil && openUntil > now.toISOString()) return { set: { dueAt: openUntil }, silent: true, while: unrenewed };
  return { set: { status: 'EXPIRED', reason: 'UPLOAD_NOT_MADE' }, remove: notDueAnyMore, while: unrenewed };
}
