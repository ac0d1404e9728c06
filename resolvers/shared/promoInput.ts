import { bookingError } from '#model/bookings.ts';
import type { CurrencyCode } from '#model/currencies.ts';
import type { BookingUserError, CreatePromoCodeInput } from '#model/generated.ts';
import { minorOf } from '#model/money.ts';
import type { PromoCodeRow } from '#model/promoCodes.ts';
import { promoLimits } from '#model/promoCodes.ts';
import { instantOf, isoOf, rateFrom } from './eventInput.ts';
import { storedCode } from './promoCode.ts';

/** No amount of any currency is written longer: model/money.ts. */
const LONGEST_AMOUNT = 20;

/** A new promo code, as it is made at an instant, and everything that is wrong with it; `row` is null where something is. */
export function checkedPromo(
  input: CreatePromoCodeInput,
  currency: CurrencyCode,
  at: string,
): { row: PromoCodeRow | null; userErrors: BookingUserError[] } {
  const userErrors: BookingUserError[] = [];
  const refuse = (field: string) => {
    userErrors.push(bookingError('INVALID_PROMO_CODE', field));
  };
  const code = storedCode(input.code);
  if (code === null) refuse('code');
  const percent = (input.percent ?? null) === null ? null : rateFrom(input.percent ?? '');
  const amount = input.amount ?? null;
  const minor = amount === null || amount.amount.length > LONGEST_AMOUNT ? null : minorOf(amount.amount, currency);
  if ((input.percent ?? null) !== null && amount !== null) refuse('amount');
  else if (amount !== null) {
    if (amount.currency !== currency) refuse('amount.currency');
    else if (minor === null || minor === 0) refuse('amount.amount');
  } else if (percent === null || percent === 0) refuse('percent');
  const from = readInstant(input.validFrom, 'validFrom', userErrors);
  const until = readInstant(input.validUntil, 'validUntil', userErrors);
  if (from !== null && until !== null && until <= from) refuse('validUntil');
  const uses = input.maximumUses ?? null;
  if (uses !== null && !isUses(uses)) refuse('maximumUses');
  if (userErrors.length > 0 || code === null) return { row: null, userErrors };
  return {
    row: {
      eventId: input.eventId,
      code,
      ...(minor === null ? {} : { amount: minor }),
      ...(percent === null ? {} : { percent }),
      currency,
      ...(from === null ? {} : { validFrom: from }),
      ...(until === null ? {} : { validUntil: until }),
      ...(uses === null ? {} : { maximumUses: uses }),
      uses: 0,
      active: true,
      version: 1,
      createdAt: at,
      updatedAt: at,
    },
    userErrors,
  };
}

/** Whether so many bookings may use a code. */
export function isUses(uses: number): boolean {
  return uses >= 1 && uses <= promoLimits.uses;
}

/** UTC, ISO 8601; null where none is given, or it is none. */
export function readInstant(
  text: string | null | undefined,
  field: string,
  userErrors: BookingUserError[],
): string | null {
  if (text === null || text === undefined) return null;
  const instant = instantOf(text);
  if (instant !== null) return isoOf(instant);
  userErrors.push(bookingError('INVALID_PROMO_CODE', field));
  return null;
}
