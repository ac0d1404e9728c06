import type { OrderRow } from '#model/orders.ts';
import type { Change } from '../../platform/table.ts';
import type { Clock } from '../moves.ts';
import { isUndoing, moveTo } from '../moves.ts';

/**
 * What hands an order that this run could not undo to a person; null where it is not being undone, or by another run: a person has asked for that
 * one since, or the sweeper has, and only it can say how it ended.
 */
export function handingOver(row: OrderRow | null, run: number, clock: Clock): Change | null {
  return row?.run === run && isUndoing(row) ? moveTo(row, 'NEEDS_ATTENTION', clock, 'NOT_UNDONE') : null;
}
