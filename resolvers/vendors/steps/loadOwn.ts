import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import { get } from '@aws-appsync/utils/dynamodb';
import type { MutationUpdateVendorArgs } from '#model/generated.ts';
import type { VendorRow } from '#model/vendors.ts';
import { mayBeId } from '../../shared/id.ts';
import { callerOf, ownRow } from '../../shared/owner.ts';
import { fail } from '../../shared/result.ts';

/** Hands on the caller's vendor as it is, or null where it is missing or another's. */
export function request(ctx: Context<MutationUpdateVendorArgs>) {
  if (!mayBeId(ctx.args.input.id)) return runtime.earlyReturn(null);
  return get<VendorRow>({ key: { id: ctx.args.input.id }, consistentRead: true });
}

export function response(ctx: Context<MutationUpdateVendorArgs>): VendorRow | null {
  if (ctx.error) return fail(ctx.error);
  return ownRow<VendorRow>(ctx.result, callerOf(ctx.identity));
}
