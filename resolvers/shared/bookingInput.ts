import { util } from '@aws-appsync/utils';
import type { AskedBooking } from '#model/bookingPlacing.ts';
import { bookingError, bookingLimits } from '#model/bookings.ts';
import type { BookingErrorCode } from '#model/errors.ts';
import type { BookingUserError, BookTicketsInput } from '#model/generated.ts';
import { MAXIMUM_HELD } from '#model/holds.ts';
import { ADDRESS_PATTERN } from '#model/intake.ts';
import { mayBeId } from './id.ts';
import { checkedPaying } from './payingInput.ts';
import { storedCode } from './promoCode.ts';
import { ticketName } from './ticketName.ts';

/** The input in one form, and everything that is wrong with it by itself; `asked` is null where something is. Whether names are enough the hold tells. */
export function checkedBooking(input: BookTicketsInput): {
  asked: AskedBooking | null;
  userErrors: BookingUserError[];
} {
  const userErrors: BookingUserError[] = [];
  const refuse = (code: BookingErrorCode, field: string) => {
    userErrors.push(bookingError(code, field));
  };
  if (!mayBeId(input.holdId)) refuse('NOT_FOUND', 'holdId');
  const email = input.email.toLowerCase();
  if (email.length > bookingLimits.email || !util.matches(ADDRESS_PATTERN, email)) refuse('INVALID_EMAIL', 'email');
  const stated = input.names ?? [];
  const names: string[] = [];
  if (stated.length > MAXIMUM_HELD) refuse('INVALID_NAMES', 'names');
  else {
    stated.forEach((text, index) => {
      const name = ticketName(text);
      if (name === null) refuse('INVALID_NAMES', `names.${index}`);
      names.push(name ?? '');
    });
  }
  const askedCode = input.promoCode ?? '';
  const promoCode = askedCode === '' ? null : storedCode(askedCode);
  if (promoCode === null && askedCode !== '') refuse('PROMO_CODE_NOT_FOUND', 'promoCode');
  const { buyer, method, expected, faults } = checkedPaying(input);
  for (const { code, field } of faults) refuse(code, field);
  if (userErrors.length > 0) return { asked: null, userErrors };
  return {
    asked: {
      holdId: input.holdId,
      email,
      names,
      promoCode,
      billTo: buyer,
      paymentMethodId: method,
      expectedTotal: expected,
    },
    userErrors,
  };
}
