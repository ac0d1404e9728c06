import type { FileReason } from '#model/files.ts';
import { fileMachine, maximumBytes, SCAN_MINUTES } from '#model/files.ts';
import { dueShard } from '#model/keys.ts';
import { canMove } from '#model/statusMachine.ts';
import type { StoredFile } from '../../platform/rows.ts';
import type { Change } from '../../platform/table.ts';

/** A version of an object that has come. */
export interface Arrival {
  readonly versionId: string;
  /** Bytes. */
  readonly size: number;
}

/**
 * What an arrival changes. Only the first counts: a form can be used again while it is valid, and the verdict of any
 * other version is about that version alone. What cannot become a document is refused before its verdict.
 */
export function noteArrival(row: StoredFile | null, arrival: Arrival, now: Date): Change | null {
  if (!row || row.status !== 'AWAITING_UPLOAD') return null;
  const reason = refusalOf(arrival, row);
  const to = reason ? 'REJECTED' : 'SCANNING';
  if (!canMove(fileMachine, row.status, to)) return null;
  if (reason) {
    return {
      set: { status: to, reason, arrivedVersionId: arrival.versionId },
      remove: ['openUntil', 'dueShard', 'dueAt'],
    };
  }
  return {
    set: {
      status: to,
      arrivedVersionId: arrival.versionId,
      dueShard: dueShard(row.id),
      dueAt: new Date(now.getTime() + SCAN_MINUTES * 60_000).toISOString(),
    },
    remove: ['openUntil'],
  };
}

function refusalOf(arrival: Arrival, row: StoredFile): FileReason | null {
  if (arrival.size === 0) return 'EMPTY';
  if (arrival.size > maximumBytes[row.mediaType]) return 'TOO_LARGE';
  return null;
}
