import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import type { AnnouncedFacts } from '#model/files.ts';
import { batchErrors, MAXIMUM_BATCH, nameOf, NAME_PATTERN, SHA256_PATTERN } from '#model/files.ts';
import type { AnnouncedFile, MutationRequestUploadsArgs } from '#model/generated.ts';
import { callerOf } from '../../shared/owner.ts';
import { fail } from '../../shared/result.ts';
import type { SignedUpload, UploadStash } from '../../shared/upload.ts';

type StepContext = Context<MutationRequestUploadsArgs, UploadStash, undefined, undefined, { uploads: SignedUpload[] }>;

/** Looks at the input and, where nothing is wrong with it, has the forms signed. */
export function request(ctx: StepContext) {
  const { files, idempotencyKey } = ctx.args.input;
  const callerId = callerOf(ctx.identity);
  // One more than a batch may have is enough to see that it has too many: APPSYNC_JS ends loops of 1,000 rounds.
  const facts = files.slice(0, MAXIMUM_BATCH + 1).map(factsOf);
  const userErrors = batchErrors(facts, idempotencyKey);
  if (userErrors.length > 0) return runtime.earlyReturn({ uploads: null, userErrors }, { skipTo: 'END' });

  ctx.stash.callerId = callerId;
  ctx.stash.files = facts.map((file) => ({
    name: file.name,
    mediaType: file.mediaType,
    size: file.size,
    sha256: file.sha256,
  }));
  return {
    operation: 'Invoke',
    payload: { ownerId: callerId, idempotencyKey, files: ctx.stash.files },
  };
}

function factsOf(file: AnnouncedFile): AnnouncedFacts {
  return {
    name: nameOf(file.name),
    mediaType: file.mediaType,
    size: file.size,
    sha256: file.sha256.toLowerCase(),
    nameIsClean: util.matches(NAME_PATTERN, file.name),
    sha256IsHex: util.matches(SHA256_PATTERN, file.sha256),
  };
}

export function response(ctx: StepContext) {
  if (ctx.error) return fail(ctx.error);
  ctx.stash.uploads = ctx.result.uploads;
  return ctx.result;
}
