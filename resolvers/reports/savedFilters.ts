import type { Context } from '@aws-appsync/utils';
import { get } from '@aws-appsync/utils/dynamodb';
import type { SavedFilter } from '#model/generated.ts';
import type { SavedFiltersRow } from '#model/reports.ts';
import { callerOf } from '../shared/owner.ts';
import { fail } from '../shared/result.ts';

type FieldContext = Context<
  Record<string, unknown>,
  Record<string, unknown>,
  undefined,
  undefined,
  SavedFiltersRow | null
>;

export function request(ctx: FieldContext) {
  return get<SavedFiltersRow>({ key: { ownerId: callerOf(ctx.identity) }, consistentRead: true });
}

export function response(ctx: FieldContext): SavedFilter[] {
  if (ctx.error) return fail(ctx.error);
  return ctx.result?.filters ?? [];
}
