import type { Context } from '@aws-appsync/utils';
import type { VendorSuggestionReason } from '#model/generated.ts';
import type { ShownVendorRow } from '#model/vendors.ts';
import { callerOf } from '../shared/owner.ts';
import { fail } from '../shared/result.ts';
import type { VendorSource } from '../shared/vendor.ts';
import { vendorOf } from '../shared/vendor.ts';

interface Suggestion<Side> {
  first: Side;
  second: Side;
  reason: VendorSuggestionReason;
}

type FieldContext = Context<
  Record<string, unknown>,
  Record<string, unknown>,
  undefined,
  undefined,
  { suggestions: Suggestion<ShownVendorRow>[] }
>;

export function request(ctx: FieldContext) {
  return { operation: 'Invoke', payload: { ownerId: callerOf(ctx.identity) } };
}

export function response(ctx: FieldContext): Suggestion<VendorSource>[] {
  if (ctx.error) return fail(ctx.error);
  return ctx.result.suggestions.map((pair) => ({
    first: vendorOf(pair.first),
    second: vendorOf(pair.second),
    reason: pair.reason,
  }));
}
