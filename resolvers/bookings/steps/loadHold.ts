import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import { get } from '@aws-appsync/utils/dynamodb';
import type { HoldRow } from '#model/holds.ts';
import { notHeld } from '../../shared/hold.ts';
import { mayBeId } from '../../shared/id.ts';
import { callerOf, ownRow } from '../../shared/owner.ts';
import { fail } from '../../shared/result.ts';

type StepContext = Context<{ id: string }, { hold: HoldRow | null }, undefined, undefined, HoldRow | null>;

/** Finds a hold of the caller, or ends with NOT_FOUND: a foreign one and a missing one answer alike. */
export function request(ctx: StepContext) {
  if (!mayBeId(ctx.args.id)) return runtime.earlyReturn(notHeld('NOT_FOUND', 'id'), { skipTo: 'END' });
  return get<HoldRow>({ key: { id: ctx.args.id }, consistentRead: true });
}

export function response(ctx: StepContext) {
  if (ctx.error) return fail(ctx.error);
  const hold = ownRow<HoldRow>(ctx.result, callerOf(ctx.identity));
  ctx.stash.hold = hold;
  return hold ? null : runtime.earlyReturn(notHeld('NOT_FOUND', 'id'), { skipTo: 'END' });
}
