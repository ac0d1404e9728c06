import type { Context } from '@aws-appsync/utils';
import { util } from '@aws-appsync/utils';
import type { StockMovementRow } from '#model/catalog.ts';
import type { ProductStockMovementsArgs, StockMovement, StockMovementConnection } from '#model/generated.ts';
import { seesStock } from '../shared/owner.ts';
import { cursorOf, pageSize, refuseCursor, tokenOf } from '../shared/page.ts';
import type { ProductSource } from '../shared/product.ts';
import { fail } from '../shared/result.ts';

type StepContext = Context<
  ProductStockMovementsArgs,
  { size: number },
  undefined,
  ProductSource,
  { items: StockMovementRow[] }
>;

const LIST = 'MOVEMENTS';

/** An instant and an id. */
const MOVEMENT = '^[0-9TZ:.-]+#[0-9A-Za-z-]+(?![\\s\\S])';

/** DynamoDB takes no longer one, and would say that the fault is ours. */
const LONGEST_MOVEMENT = 100;

/** One more than the page holds tells that there is a next one. The schema says who may ask; this asks again. */
export function request(ctx: StepContext) {
  const { first, after } = ctx.args;
  if (!seesStock(ctx.identity)) return util.unauthorized();
  const size = pageSize(first);
  const before = tokenOf(LIST, after);
  if (before && (before.length > LONGEST_MOVEMENT || !util.matches(MOVEMENT, before))) return refuseCursor();
  ctx.stash.size = size;
  const names: Record<string, string> = { '#productId': 'productId' };
  const values: Record<string, string> = { ':productId': ctx.source?.id ?? '' };
  if (before) {
    names['#movement'] = 'movement';
    values[':before'] = before;
  }
  return {
    operation: 'Query',
    query: {
      expression: before ? '#productId = :productId AND #movement < :before' : '#productId = :productId',
      expressionNames: names,
      expressionValues: util.dynamodb.toMapValues(values),
    },
    scanIndexForward: false,
    consistentRead: true,
    limit: size + 1,
  };
}

export function response(ctx: StepContext): StockMovementConnection {
  if (ctx.error) return fail(ctx.error);
  const { size } = ctx.stash;
  const rows = ctx.result.items.slice(0, size);
  const end = ctx.result.items.length > size ? rows[size - 1] : undefined;
  const endCursor = cursorOf(LIST, end?.movement);
  return { nodes: rows.map(movementOf), pageInfo: { hasNextPage: endCursor !== null, endCursor } };
}

function movementOf(row: StockMovementRow): StockMovement {
  return {
    id: row.movement.split('#')[1] ?? row.movement,
    change: row.change,
    reason: row.reason,
    note: row.note ?? null,
    actorId: row.actorId,
    at: row.at,
  };
}
