import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import { catalogLimits } from '#model/catalog.ts';
import type { EventRow } from '#model/concerts.ts';
import { eventError, eventLimits } from '#model/concerts.ts';
import { SHA256_PATTERN } from '#model/files.ts';
import type {
  EventUserError,
  MutationRequestEventImageArgs,
  RequestEventImagePayload,
  UploadForm,
} from '#model/generated.ts';
import { fail } from '../shared/result.ts';

type StepContext = Context<
  MutationRequestEventImageArgs,
  { imageId: string },
  { result: EventRow | null },
  undefined,
  { form: UploadForm }
>;

/** Looks at what is announced and, where nothing is wrong with it, has the form signed. */
export function request(ctx: StepContext) {
  const row = ctx.prev.result;
  const { mediaType, size, sha256 } = ctx.args.input;
  const userErrors: EventUserError[] = [];
  if (!row) userErrors.push(eventError('NOT_FOUND', 'id'));
  else if (row.status === 'CANCELLING' || row.status === 'CANCELLED') userErrors.push(eventError('WRONG_STATUS', null));
  else if (row.images.length >= eventLimits.images) userErrors.push(eventError('TOO_MANY_IMAGES', null));
  if (size < 1 || size > catalogLimits.imageBytes) userErrors.push(eventError('INVALID_VALUE', 'size'));
  if (!util.matches(SHA256_PATTERN, sha256)) userErrors.push(eventError('INVALID_VALUE', 'sha256'));
  if (userErrors.length > 0) return runtime.earlyReturn({ upload: null, userErrors });

  ctx.stash.imageId = util.autoId();
  return {
    operation: 'Invoke',
    payload: { eventId: ctx.args.id, imageId: ctx.stash.imageId, mediaType, size, sha256: sha256.toLowerCase() },
  };
}

export function response(ctx: StepContext): RequestEventImagePayload {
  if (ctx.error) return fail(ctx.error);
  return { upload: { imageId: ctx.stash.imageId, form: ctx.result.form }, userErrors: [] };
}
