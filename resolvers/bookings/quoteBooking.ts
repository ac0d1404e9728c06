import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import type { QueryQuoteBookingArgs, QuoteBookingPayload } from '#model/generated.ts';
import type { PromoCodeRow } from '#model/promoCodes.ts';
import { storedCode } from '../shared/promoCode.ts';
import type { QuoteStash } from '../shared/quote.ts';
import { notQuoted, quoted } from '../shared/quote.ts';
import { fail } from '../shared/result.ts';

type StepContext = Context<QueryQuoteBookingArgs, QuoteStash, undefined, undefined, PromoCodeRow | null>;

/** Looks the promo code up, where one was given, and prices the hold. An empty one is none. */
export function request(ctx: StepContext) {
  const { hold } = ctx.stash;
  const asked = ctx.args.promoCode ?? '';
  ctx.stash.code = null;
  if (asked === '') return runtime.earlyReturn(quoted(ctx.stash, null, util.time.nowISO8601()));
  const code = storedCode(asked);
  if (code === null) return runtime.earlyReturn(notQuoted('PROMO_CODE_NOT_FOUND', 'promoCode'));
  ctx.stash.code = code;
  return {
    operation: 'GetItem',
    key: util.dynamodb.toMapValues({ eventId: hold.eventId, code }),
    consistentRead: true,
  };
}

export function response(ctx: StepContext): QuoteBookingPayload {
  if (ctx.error) return fail(ctx.error);
  return quoted(ctx.stash, ctx.result, util.time.nowISO8601());
}
