import type { Context } from '@aws-appsync/utils';
import { query } from '@aws-appsync/utils/dynamodb';
import type { PromoCode, QueryPromoCodesArgs } from '#model/generated.ts';
import { PROMO_COUNT } from '#model/keys.ts';
import type { PromoCodeRow } from '#model/promoCodes.ts';
import { promoLimits } from '#model/promoCodes.ts';
import { promoOf } from '../shared/promoCode.ts';
import { fail } from '../shared/result.ts';

type StepContext = Context<
  QueryPromoCodesArgs,
  Record<string, unknown>,
  undefined,
  undefined,
  { items: PromoCodeRow[] }
>;

/** All codes of an event: there are no more than one page holds. Their number stands before them. */
export function request(ctx: StepContext) {
  return query<PromoCodeRow>({
    query: { eventId: { eq: ctx.args.eventId }, code: { gt: PROMO_COUNT } },
    limit: promoLimits.ofAnEvent,
    consistentRead: true,
  });
}

export function response(ctx: StepContext): PromoCode[] {
  if (ctx.error) return fail(ctx.error);
  return ctx.result.items.map(promoOf);
}
