import { dueShard } from '#model/keys.ts';
import type { PurchaseLife, PurchaseRow } from '#model/purchases.ts';
import { hasWorkLeft } from '#model/purchases.ts';
import type { ExecutionState } from '../../ports/workflow.ts';
import type { Change } from '../table.ts';
import type { Clock } from './moves.ts';
import { dueAfter, isUndoing, moveTo, stopping } from './moves.ts';

/** Runs of a purchase that is not brought to its end: then it is undone. */
export const FORWARD_RUNS = 4;

/** Runs of a purchase that is not undone, all in all: then a person looks at it. */
export const ALL_RUNS = 8;

/** Whether somebody must look after this purchase. */
export function isOverdue<Row extends PurchaseRow>(life: PurchaseLife, row: Row | null, now: Date): row is Row {
  return row !== null && hasWorkLeft(life, row.status) && row.dueAt !== undefined && row.dueAt <= now.toISOString();
}

/**
 * What becomes of an overdue purchase, by the state that its workflow's latest run was seen in: one that is at work is looked at again later, one
 * that was never started keeps its run, and one that has ended before its purchase gets another. Null where it is not overdue.
 */
export function sweepPurchase(
  life: PurchaseLife,
  row: PurchaseRow | null,
  seen: ExecutionState,
  clock: Clock,
): Change | null {
  if (!isOverdue(life, row, clock.now())) return null;
  const watched = { dueShard: dueShard(row.id), dueAt: dueAfter(clock) };
  if (seen === 'RUNNING' || seen === 'MISSING') return { set: watched, silent: true };
  if (isUndoing(row) && row.run >= ALL_RUNS) return moveTo(life, row, 'NEEDS_ATTENTION', clock, 'NOT_UNDONE');
  const run = row.run + 1;
  const stopped = row.run >= FORWARD_RUNS && !isUndoing(row) ? stopping(life, row, 'NOT_PROCESSED', clock) : null;
  if (stopped) return { ...stopped, set: { ...stopped.set, run } };
  // Nothing happened to the purchase: only who brings it on is another one.
  return { set: { ...watched, run }, silent: true };
}
