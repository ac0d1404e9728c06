import type { OrderRow } from '#model/orders.ts';
import type { Change } from '../../platform/table.ts';
import type { Clock } from '../moves.ts';
import { isUndoing, moveTo } from '../moves.ts';

/** What hands an order that could not be undone to a person; null where it is not being undone. */
export function handingOver(row: OrderRow | null, clock: Clock): Change | null {
  return row && isUndoing(row) ? moveTo(row, 'NEEDS_ATTENTION', clock, 'NOT_UNDONE') : null;
}
