import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import type { MutationChangePromoCodeArgs } from '#model/generated.ts';
import type { PromoCodeRow } from '#model/promoCodes.ts';
import { promoRefused, storedCode } from '../../shared/promoCode.ts';
import { fail } from '../../shared/result.ts';

type StepContext = Context<
  MutationChangePromoCodeArgs,
  { promo: PromoCodeRow },
  undefined,
  undefined,
  PromoCodeRow | null
>;

/** Finds the promo code, in the version that the caller saw. */
export function request(ctx: StepContext) {
  const code = storedCode(ctx.args.code);
  if (code === null) return runtime.earlyReturn(promoRefused('NOT_FOUND', 'code'), { skipTo: 'END' });
  return {
    operation: 'GetItem',
    key: util.dynamodb.toMapValues({ eventId: ctx.args.eventId, code }),
    consistentRead: true,
  };
}

export function response(ctx: StepContext) {
  if (ctx.error) return fail(ctx.error);
  const row = ctx.result;
  if (!row) return runtime.earlyReturn(promoRefused('NOT_FOUND', 'code'), { skipTo: 'END' });
  if (row.version !== ctx.args.expectedVersion) {
    return runtime.earlyReturn(promoRefused('STALE_VERSION', 'expectedVersion'), { skipTo: 'END' });
  }
  ctx.stash.promo = row;
  return null;
}
