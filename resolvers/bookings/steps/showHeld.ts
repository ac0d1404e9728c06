import type { Context } from '@aws-appsync/utils';
import { get } from '@aws-appsync/utils/dynamodb';
import type { HoldRow } from '#model/holds.ts';
import type { HoldPayload } from '../../shared/hold.ts';
import { held } from '../../shared/hold.ts';
import type { HoldingStash } from '../../shared/holding.ts';
import { ownRow } from '../../shared/owner.ts';
import { fail } from '../../shared/result.ts';

type StepContext = Context<Record<string, unknown>, HoldingStash, undefined, undefined, HoldRow | null>;

/** Answers the hold that the same call made before, as it is at this moment. */
export function request(ctx: StepContext) {
  return get<HoldRow>({ key: { id: ctx.stash.repeatedId ?? '-' }, consistentRead: true });
}

/** Key and hold were written together, and the hold is kept for longer. */
export function response(ctx: StepContext): HoldPayload {
  if (ctx.error) return fail(ctx.error);
  const row = ownRow<HoldRow>(ctx.result, ctx.stash.callerId);
  return row ? held(row) : fail({ type: 'HoldMissing', message: 'A key leads to no hold.' });
}
