import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import type { CatalogErrorCode } from '#model/errors.ts';
import type { MutationAddProductImageArgs } from '#model/generated.ts';
import { mayBeId } from '../shared/id.ts';
import { productRefused } from '../shared/product.ts';
import { isAlt } from '../shared/productInput.ts';
import { fail } from '../shared/result.ts';

type StepContext = Context<
  MutationAddProductImageArgs,
  Record<string, unknown>,
  undefined,
  undefined,
  { refusal: CatalogErrorCode | null }
>;

export function request(ctx: StepContext) {
  const { id, imageId } = ctx.args;
  const alt = ctx.args.alt.trim();
  if (!mayBeId(id)) return runtime.earlyReturn(productRefused('NOT_FOUND', 'id'), { skipTo: 'END' });
  if (!mayBeId(imageId)) return runtime.earlyReturn(productRefused('IMAGE_NOT_FOUND', 'imageId'), { skipTo: 'END' });
  if (!isAlt(alt)) return runtime.earlyReturn(productRefused('INVALID_VALUE', 'alt'), { skipTo: 'END' });
  return { operation: 'Invoke', payload: { productId: id, imageId, alt } };
}

export function response(ctx: StepContext) {
  if (ctx.error) return fail(ctx.error);
  const { refusal } = ctx.result;
  if (!refusal) return null;
  return runtime.earlyReturn(productRefused(refusal, fieldOf(refusal)), { skipTo: 'END' });
}

function fieldOf(refusal: CatalogErrorCode): string | null {
  if (refusal === 'NOT_FOUND') return 'id';
  return refusal === 'IMAGE_NOT_FOUND' || refusal === 'IMAGE_REFUSED' ? 'imageId' : null;
}
