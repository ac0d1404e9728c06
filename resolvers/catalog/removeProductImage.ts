import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import type { ProductRow } from '#model/catalog.ts';
import type { MutationRemoveProductImageArgs } from '#model/generated.ts';
import type { ProductPayload } from '../shared/product.ts';
import { productDone, productRefused } from '../shared/product.ts';
import { fail, isConditionFailure, isConflict } from '../shared/result.ts';

type StepContext = Context<
  MutationRemoveProductImageArgs,
  Record<string, unknown>,
  { result: ProductRow | null },
  undefined,
  ProductRow | null
>;

/** Takes the picture off the row; its content is deleted by who follows the row's changes (functions/catalog/followProduct). */
export function request(ctx: StepContext) {
  const row = ctx.prev.result;
  if (!row) return runtime.earlyReturn(productRefused('NOT_FOUND', 'id'));
  const images = row.images.filter((image) => image.id !== ctx.args.imageId);
  if (images.length === row.images.length) return runtime.earlyReturn(productDone(row));
  return {
    operation: 'UpdateItem',
    key: util.dynamodb.toMapValues({ id: row.id }),
    update: {
      expression: 'SET #images = :images, #version = :next, #updatedAt = :now',
      expressionNames: { '#images': 'images', '#version': 'version', '#updatedAt': 'updatedAt' },
      expressionValues: util.dynamodb.toMapValues({
        ':images': images,
        ':next': row.version + 1,
        ':now': util.time.nowISO8601(),
      }),
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
  if (isConflict(ctx.error) || isConditionFailure(ctx.error)) return productRefused('TRY_AGAIN', null);
  return fail(ctx.error);
}
