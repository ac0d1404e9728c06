import { util } from '@aws-appsync/utils';
import type { OrderMove, OrderRow } from '#model/orders.ts';
import { STALLED_SECONDS } from '#model/purchases.ts';

const MILLISECONDS = 1000;

/** What the steps of a mutation of one order hand on. */
export interface OrderStash {
  /** The order as the caller may see it, before the mutation; null where it is missing or not to be seen. */
  order: OrderRow | null;
  /** The order in the state that the mutation is for, by this call or before; null where it is not. */
  moved: OrderRow | null;
}

/** When a sweeper looks at an order that moves now and not on: UTC, ISO 8601. */
export function stalledAt(env: Record<string, string>): string {
  const set = parseInt(env.ORDER_STALLED_SECONDS ?? '');
  const seconds = set > 0 ? set : STALLED_SECONDS;
  return util.time.epochMilliSecondsToISO8601(util.time.nowEpochMilliSeconds() + seconds * MILLISECONDS);
}

/**
 * Writes a move where the order has not changed since it was seen. `run` counts its executions: only who begins one states it, since the sweeper
 * counts them without moving the order, and what was read may be behind.
 */
export function writeMove(row: OrderRow, move: OrderMove, at: string, run?: number) {
  const expressionNames: Record<string, string> = {};
  const expressionValues: Record<string, unknown> = {};
  const sets: string[] = [];
  const begun: Partial<Pick<OrderRow, 'run'>> = run === undefined ? {} : { run };
  const set = { ...move.set, ...begun, version: row.version + 1, updatedAt: at };
  for (const attribute of Object.keys(set) as (keyof typeof set)[]) {
    expressionNames[`#${attribute}`] = attribute;
    expressionValues[`:${attribute}`] = set[attribute];
    sets.push(`#${attribute} = :${attribute}`);
  }
  const removes: string[] = [];
  for (const attribute of move.remove) {
    expressionNames[`#${attribute}`] = attribute;
    removes.push(`#${attribute}`);
  }
  return {
    operation: 'UpdateItem',
    key: util.dynamodb.toMapValues({ id: row.id }),
    update: {
      expression: `SET ${sets.join(', ')} REMOVE ${removes.join(', ')}`,
      expressionNames,
      expressionValues: util.dynamodb.toMapValues(expressionValues),
    },
    condition: {
      expression: '#version = :seen',
      expressionNames: { '#version': 'version' },
      expressionValues: util.dynamodb.toMapValues({ ':seen': row.version }),
    },
  };
}
