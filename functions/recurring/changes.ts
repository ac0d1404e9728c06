import type { RecurringMove } from '#model/recurringRuns.ts';
import type { Change } from '../platform/table.ts';

/** A move as tables write it. */
export function changeOf(move: RecurringMove | null): Change | null {
  return move && { set: { ...move.set }, remove: move.remove };
}
