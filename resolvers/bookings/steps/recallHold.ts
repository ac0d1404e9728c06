import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import { get } from '@aws-appsync/utils/dynamodb';
import type { HoldPayload } from '../../shared/hold.ts';
import { ending } from '../../shared/hold.ts';
import type { HoldingStash, HoldKeyRow } from '../../shared/holding.ts';
import { recall } from '../../shared/holding.ts';
import { fail } from '../../shared/result.ts';

type StepContext = Context<Record<string, unknown>, HoldingStash, undefined, undefined, HoldKeyRow | null>;

/**
 * A call that was made before is answered by its hold, whatever became of the sale since. Only what would be refused is looked up here: of what is not,
 * the transaction finds out.
 */
export function request(ctx: StepContext) {
  if (!ctx.stash.refusal) return runtime.earlyReturn(null);
  return get<HoldKeyRow>({ key: { key: ctx.stash.key }, consistentRead: true });
}

export function response(ctx: StepContext): HoldPayload | null {
  if (ctx.error) return fail(ctx.error);
  const { result, stash } = ctx;
  // DynamoDB removes what has expired within days: until then it counts as gone.
  const isKnown = result && result.expiresAt >= util.time.nowEpochSeconds();
  const answer = isKnown ? recall(stash, { ...result }) : stash.refusal;
  return ending(answer);
}
