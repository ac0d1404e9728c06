import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import { bookingError } from '#model/bookings.ts';
import type { BookingUserError, MutationChangePromoCodeArgs } from '#model/generated.ts';
import type { PromoCodeRow } from '#model/promoCodes.ts';
import { changeRow, is } from '#model/writes.ts';
import { updateItemOf } from '../shared/plannedWrites.ts';
import type { PromoPayload } from '../shared/promoCode.ts';
import { promoDone, promoRefused } from '../shared/promoCode.ts';
import { isUses, readInstant } from '../shared/promoInput.ts';
import { fail, isConditionFailure, isConflict } from '../shared/result.ts';

type StepContext = Context<
  MutationChangePromoCodeArgs,
  { promo: PromoCodeRow },
  undefined,
  undefined,
  PromoCodeRow | null
>;

/** Changes what is stated, in the version that the caller saw. How often it is used moves meanwhile, and is no change. */
export function request(ctx: StepContext) {
  const { promo } = ctx.stash;
  const { input } = ctx.args;
  const userErrors: BookingUserError[] = [];
  const until = readInstant(input.validUntil, 'validUntil', userErrors);
  if (until !== null && promo.validFrom && until <= promo.validFrom) {
    userErrors.push(bookingError('INVALID_PROMO_CODE', 'validUntil'));
  }
  const uses = input.maximumUses ?? null;
  if (uses !== null && !isUses(uses)) userErrors.push(bookingError('INVALID_PROMO_CODE', 'maximumUses'));
  if (userErrors.length > 0) return runtime.earlyReturn({ promoCode: null, userErrors });
  const set: Record<string, unknown> = { version: promo.version + 1, updatedAt: util.time.nowISO8601() };
  const remove: string[] = [];
  const active = input.active ?? null;
  if (active !== null) set.active = active;
  if (until !== null) set.validUntil = until;
  else if (Object.hasOwn(input, 'validUntil')) remove.push('validUntil');
  if (uses !== null) set.maximumUses = uses;
  else if (Object.hasOwn(input, 'maximumUses')) remove.push('maximumUses');
  const { eventId, code } = promo;
  return updateItemOf(changeRow('PromoCodes', { eventId, code }, { set, remove }, [is('version', promo.version)]));
}

export function response(ctx: StepContext): PromoPayload {
  if (ctx.error) {
    if (isConditionFailure(ctx.error)) return promoRefused('STALE_VERSION', 'expectedVersion');
    return isConflict(ctx.error) ? promoRefused('TRY_AGAIN', null) : fail(ctx.error);
  }
  return ctx.result ? promoDone(ctx.result) : promoRefused('NOT_FOUND', 'code');
}
