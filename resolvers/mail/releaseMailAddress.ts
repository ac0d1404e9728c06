import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import type { MutationReleaseMailAddressArgs, ReleaseMailAddressPayload } from '#model/generated.ts';
import { isMailAddress, mailRefused } from '../shared/mail.ts';
import { fail } from '../shared/result.ts';

type FieldContext = Context<
  MutationReleaseMailAddressArgs,
  Record<string, unknown>,
  undefined,
  undefined,
  { released: boolean }
>;

export function request(ctx: FieldContext) {
  const address = ctx.args.address.toLowerCase();
  if (!isMailAddress(address)) {
    return runtime.earlyReturn({ address: null, userErrors: [mailRefused('INVALID_ADDRESS')] });
  }
  return { operation: 'Invoke', payload: { address } };
}

export function response(ctx: FieldContext): ReleaseMailAddressPayload {
  if (ctx.error) return fail(ctx.error);
  if (!ctx.result.released) return { address: null, userErrors: [mailRefused('NOT_FOUND')] };
  return { address: ctx.args.address.toLowerCase(), userErrors: [] };
}
