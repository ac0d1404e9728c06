import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import { get } from '@aws-appsync/utils/dynamodb';
import type { QueryVendorArgs } from '#model/generated.ts';
import type { VendorRow } from '#model/vendors.ts';
import { mayBeId } from '../shared/id.ts';
import { visibleRow } from '../shared/owner.ts';
import { fail } from '../shared/result.ts';

/** Hands on the vendor that was asked for, as it is; one that was merged is followed by the next step. */
export function request(ctx: Context<QueryVendorArgs>) {
  if (!mayBeId(ctx.args.id)) return runtime.earlyReturn(null);
  return get<VendorRow>({ key: { id: ctx.args.id }, consistentRead: true });
}

export function response(ctx: Context<QueryVendorArgs>): VendorRow | null {
  if (ctx.error) return fail(ctx.error);
  return visibleRow<VendorRow>(ctx.result, ctx.identity);
}
