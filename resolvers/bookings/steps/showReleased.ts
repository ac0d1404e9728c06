import type { Context } from '@aws-appsync/utils';
import { get } from '@aws-appsync/utils/dynamodb';
import type { HoldRow } from '#model/holds.ts';
import type { HoldPayload } from '../../shared/hold.ts';
import { notHeld, settledHold } from '../../shared/hold.ts';
import { fail } from '../../shared/result.ts';

type StepContext = Context<Record<string, unknown>, { hold: HoldRow }, undefined, undefined, HoldRow | null>;

/** Somebody else ended the hold, or took it up, at the same moment: it is answered as they left it. */
export function request(ctx: StepContext) {
  return get<HoldRow>({ key: { id: ctx.stash.hold.id }, consistentRead: true });
}

export function response(ctx: StepContext): HoldPayload {
  if (ctx.error) return fail(ctx.error);
  return (ctx.result ? settledHold(ctx.result) : null) ?? notHeld('TRY_AGAIN', null);
}
