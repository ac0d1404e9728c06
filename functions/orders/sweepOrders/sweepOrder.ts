import type { OrderRow } from '#model/orders.ts';
import { isUnfinished } from '#model/orders.ts';
import { dueShard } from '#model/keys.ts';
import type { Change } from '../../platform/table.ts';
import type { ExecutionState } from '../../ports/workflow.ts';
import type { Clock } from '../moves.ts';
import { dueAfter, isUndoing, moveTo, stopping } from '../moves.ts';

/** Runs of an order that is not brought to its end: then it is undone. */
export const FORWARD_RUNS = 4;

/** Runs of an order that is not undone, all in all: then a person looks at it. */
export const ALL_RUNS = 8;

/** Whether somebody must look after this order. */
export function isOverdue(row: OrderRow | null, now: Date): row is OrderRow {
  return row !== null && isUnfinished(row.status) && row.dueAt !== undefined && row.dueAt <= now.toISOString();
}

/**
 * What becomes of an overdue order, by the state that its workflow's latest run was seen in: one that is at work is looked at again later, one
 * that was never started keeps its run, and one that has ended before its order gets another. Null where it is not overdue.
 */
export function sweepOrder(row: OrderRow | null, seen: ExecutionState, clock: Clock): Change | null {
  if (!isOverdue(row, clock.now())) return null;
  const watched = { dueShard: dueShard(row.id), dueAt: dueAfter(clock) };
  if (seen === 'RUNNING' || seen === 'MISSING') return { set: watched, silent: true };
  if (isUndoing(row) && row.run >= ALL_RUNS) return moveTo(row, 'NEEDS_ATTENTION', clock, 'NOT_UNDONE');
  const run = row.run + 1;
  const stopped = row.run >= FORWARD_RUNS && !isUndoing(row) ? stopping(row, 'NOT_PROCESSED', clock) : null;
  if (stopped) return { ...stopped, set: { ...stopped.set, run } };
  // Nothing happened to the order: only who brings it on is another one.
  return { set: { ...watched, run }, silent: true };
}
