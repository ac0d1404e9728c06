import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import { get } from '@aws-appsync/utils/dynamodb';
import type { VendorRow } from '#model/vendors.ts';
import { visibleRow } from '../../shared/owner.ts';
import { fail } from '../../shared/result.ts';
import type { VendorSource } from '../../shared/vendor.ts';
import { vendorOf } from '../../shared/vendor.ts';

type StepContext = Context<
  Record<string, unknown>,
  Record<string, unknown>,
  { result: VendorRow | null },
  undefined,
  VendorRow | null
>;

/** Merging re-points whatever was merged before, so one step leads to the vendor that stays. */
export function request(ctx: StepContext) {
  const row = ctx.prev.result;
  if (!row) return runtime.earlyReturn(null);
  if (!row.mergedInto) return runtime.earlyReturn(vendorOf(row));
  return get<VendorRow>({ key: { id: row.mergedInto }, consistentRead: true });
}

export function response(ctx: StepContext): VendorSource | null {
  if (ctx.error) return fail(ctx.error);
  const row = visibleRow<VendorRow>(ctx.result, ctx.identity);
  return row ? vendorOf(row) : null;
}
