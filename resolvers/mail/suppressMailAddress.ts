import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import type { MutationSuppressMailAddressArgs, SuppressMailAddressPayload } from '#model/generated.ts';
import type { SuppressionRow } from '#model/mail.ts';
import { SUPPRESSIONS } from '#model/mail.ts';
import { isMailAddress, mailRefused } from '../shared/mail.ts';
import { fail, isConflict } from '../shared/result.ts';

type FieldContext = Context<
  MutationSuppressMailAddressArgs,
  Record<string, unknown>,
  undefined,
  undefined,
  SuppressionRow | null | undefined
>;

/** What stands there stays: why and since when an address was suppressed first. */
export function request(ctx: FieldContext) {
  const address = ctx.args.address.toLowerCase();
  if (!isMailAddress(address)) {
    return runtime.earlyReturn({ suppression: null, userErrors: [mailRefused('INVALID_ADDRESS')] });
  }
  return {
    operation: 'UpdateItem',
    key: util.dynamodb.toMapValues({ address }),
    update: {
      expression:
        'SET #reason = if_not_exists(#reason, :reason), #at = if_not_exists(#at, :at), #list = if_not_exists(#list, :list)',
      expressionNames: { '#reason': 'reason', '#at': 'at', '#list': 'list' },
      expressionValues: util.dynamodb.toMapValues({
        ':reason': 'MANUAL',
        ':at': util.time.nowISO8601(),
        ':list': SUPPRESSIONS,
      }),
    },
  };
}

export function response(ctx: FieldContext): SuppressMailAddressPayload {
  if (ctx.error) {
    if (isConflict(ctx.error)) return { suppression: null, userErrors: [mailRefused('TRY_AGAIN')] };
    return fail(ctx.error);
  }
  if (!ctx.result) return { suppression: null, userErrors: [mailRefused('TRY_AGAIN')] };
  const { address, reason, at } = ctx.result;
  return { suppression: { address, reason, at }, userErrors: [] };
}
