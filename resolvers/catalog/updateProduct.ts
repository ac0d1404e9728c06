import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import type { ProductRow } from '#model/catalog.ts';
import type { MutationUpdateProductArgs } from '#model/generated.ts';
import { LISTING } from '#model/keys.ts';
import type { ProductPayload } from '../shared/product.ts';
import { productDone, productRefused } from '../shared/product.ts';
import type { StatedProduct } from '../shared/productInput.ts';
import { nameKeyOf, readProduct } from '../shared/productInput.ts';
import { fail, isConditionFailure, isConflict } from '../shared/result.ts';

type StepContext = Context<
  MutationUpdateProductArgs,
  Record<string, unknown>,
  { result: ProductRow | null },
  undefined,
  ProductRow | null
>;

/** Writes what was stated and nothing else: stock and pictures move beside it. */
export function request(ctx: StepContext) {
  const row = ctx.prev.result;
  const { expectedVersion, input } = ctx.args;
  if (!row) return runtime.earlyReturn(productRefused('NOT_FOUND', 'id'));
  const { stated, userErrors } = readProduct(input);
  if (userErrors.length > 0) return runtime.earlyReturn({ product: null, userErrors });
  if (row.version !== expectedVersion) {
    return runtime.earlyReturn(productRefused('STALE_VERSION', 'expectedVersion'));
  }
  const isListed = stated.active ?? row.active;
  const set: StatedProduct & Partial<ProductRow> = {
    ...stated,
    version: row.version + 1,
    updatedAt: util.time.nowISO8601(),
    nameKey: nameKeyOf(stated.name ?? row.name, row.id),
    ...(isListed ? { listing: LISTING } : {}),
  };
  const expressionNames: Record<string, string> = {};
  const expressionValues: Record<string, unknown> = {};
  const sets: string[] = [];
  for (const attribute of Object.keys(set) as (keyof typeof set)[]) {
    expressionNames[`#${attribute}`] = attribute;
    expressionValues[`:${attribute}`] = set[attribute];
    sets.push(`#${attribute} = :${attribute}`);
  }
  if (!isListed) expressionNames['#listing'] = 'listing';
  return {
    operation: 'UpdateItem',
    key: util.dynamodb.toMapValues({ id: row.id }),
    update: {
      expression: `SET ${sets.join(', ')}${isListed ? '' : ' REMOVE #listing'}`,
      expressionNames,
      expressionValues: util.dynamodb.toMapValues(expressionValues),
    },
    condition: {
      expression: '#version = :seenVersion',
      expressionNames: { '#version': 'version' },
      expressionValues: util.dynamodb.toMapValues({ ':seenVersion': row.version }),
    },
  };
}

export function response(ctx: StepContext): ProductPayload {
  if (!ctx.error) return ctx.result ? productDone(ctx.result) : productRefused('NOT_FOUND', 'id');
  if (isConflict(ctx.error)) return productRefused('TRY_AGAIN', null);
  if (!isConditionFailure(ctx.error)) return fail(ctx.error);
  return productRefused('STALE_VERSION', 'expectedVersion');
}
