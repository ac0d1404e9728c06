import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import { get } from '@aws-appsync/utils/dynamodb';
import type { QueryTicketHoldArgs } from '#model/generated.ts';
import type { HoldRow } from '#model/holds.ts';
import type { HoldSource } from '../shared/hold.ts';
import { holdOf } from '../shared/hold.ts';
import { mayBeId } from '../shared/id.ts';
import { callerOf, ownRow } from '../shared/owner.ts';
import { fail } from '../shared/result.ts';

type FieldContext = Context<QueryTicketHoldArgs, Record<string, unknown>, undefined, undefined, HoldRow | null>;

export function request(ctx: FieldContext) {
  if (!mayBeId(ctx.args.id)) return runtime.earlyReturn(null);
  return get<HoldRow>({ key: { id: ctx.args.id }, consistentRead: true });
}

export function response(ctx: FieldContext): HoldSource | null {
  if (ctx.error) return fail(ctx.error);
  const row = ownRow<HoldRow>(ctx.result, callerOf(ctx.identity));
  return row ? holdOf(row) : null;
}
