import type { OrderErrorCode } from '#model/errors.ts';
import type { OrderUserError } from '#model/generated.ts';
import type { OrderRow } from '#model/orders.ts';
import { orderError } from '#model/orders.ts';
import type { OrderSource } from './order.ts';
import { orderOf } from './order.ts';

/** What a mutation of one order answers, before the order's fields are resolved. */
export interface OrderPayload {
  order: OrderSource | null;
  userErrors: OrderUserError[];
}

/** The mutation did what it says. */
export function done(row: OrderRow): OrderPayload {
  return { order: orderOf(row), userErrors: [] };
}

/** Nothing was changed. */
export function refused(code: OrderErrorCode): OrderPayload {
  return refusedFor([orderError(code, fieldOf(code))]);
}

/** Nothing was changed, for reasons that name the part of the input they are about. */
export function refusedFor(userErrors: OrderUserError[]): OrderPayload {
  return { order: null, userErrors };
}

/** The argument that mutations of one order name the matter of a code by. */
function fieldOf(code: OrderErrorCode): string | null {
  return code === 'STALE_VERSION' ? 'expectedVersion' : code === 'NOT_FOUND' ? 'id' : null;
}
