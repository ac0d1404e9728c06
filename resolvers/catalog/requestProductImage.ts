import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import type { ProductRow } from '#model/catalog.ts';
import { catalogLimits } from '#model/catalog.ts';
import { SHA256_PATTERN } from '#model/files.ts';
import type {
  CatalogUserError,
  MutationRequestProductImageArgs,
  RequestProductImagePayload,
  UploadForm,
} from '#model/generated.ts';
import { catalogError } from '../shared/product.ts';
import { fail } from '../shared/result.ts';

type StepContext = Context<
  MutationRequestProductImageArgs,
  { imageId: string },
  { result: ProductRow | null },
  undefined,
  { form: UploadForm }
>;

/** Looks at what is announced and, where nothing is wrong with it, has the form signed. */
export function request(ctx: StepContext) {
  const row = ctx.prev.result;
  const { mediaType, size, sha256 } = ctx.args.input;
  const userErrors: CatalogUserError[] = [];
  if (!row) userErrors.push(catalogError('NOT_FOUND', 'id'));
  if (row && row.images.length >= catalogLimits.images) userErrors.push(catalogError('TOO_MANY_IMAGES', null));
  if (size < 1 || size > catalogLimits.imageBytes) userErrors.push(catalogError('INVALID_VALUE', 'input.size'));
  if (!util.matches(SHA256_PATTERN, sha256)) userErrors.push(catalogError('INVALID_VALUE', 'input.sha256'));
  if (userErrors.length > 0) return runtime.earlyReturn({ upload: null, userErrors });

  ctx.stash.imageId = util.autoId();
  return {
    operation: 'Invoke',
    payload: { productId: ctx.args.id, imageId: ctx.stash.imageId, mediaType, size, sha256: sha256.toLowerCase() },
  };
}

export function response(ctx: StepContext): RequestProductImagePayload {
  if (ctx.error) return fail(ctx.error);
  return { upload: { imageId: ctx.stash.imageId, form: ctx.result.form }, userErrors: [] };
}
