import type { Context } from '@aws-appsync/utils';
import type { Account } from '#model/generated.ts';
import { callerOf, rolesOf } from '../shared/owner.ts';

export function request() {
  return { payload: null };
}

export function response(ctx: Context): Account {
  return { id: callerOf(ctx.identity), roles: rolesOf(ctx.identity) };
}
