import { util } from '@aws-appsync/utils';
import { bookingError } from '#model/bookings.ts';
import { unchargeable } from '#model/charges.ts';
import type { BookingErrorCode } from '#model/errors.ts';
import type { BookingUserError, PromoCode } from '#model/generated.ts';
import type { HoldRow } from '#model/holds.ts';
import { moneyOf, rateOf } from '#model/money.ts';
import type { PricedTickets, PromoCodeRow } from '#model/promoCodes.ts';
import { priceTickets, promoLimits, promoRefusal } from '#model/promoCodes.ts';
import { ticketsOf } from './hold.ts';

const CODE = '^[0-9A-Za-z_-]+(?![\\s\\S])';

/** What a mutation of one promo code answers. */
export interface PromoPayload {
  promoCode: PromoCode | null;
  userErrors: BookingUserError[];
}

/** The promo code as the schema shows it. */
export function promoOf(row: PromoCodeRow): PromoCode {
  const { currency } = row;
  return {
    code: row.code,
    percent: row.percent === undefined ? null : rateOf(row.percent),
    amount: row.amount === undefined ? null : moneyOf(row.amount, currency),
    validFrom: row.validFrom ?? null,
    validUntil: row.validUntil ?? null,
    maximumUses: row.maximumUses ?? null,
    uses: row.uses,
    active: row.active,
    version: row.version,
  };
}

/** The mutation did what it says. */
export function promoDone(row: PromoCodeRow): PromoPayload {
  return { promoCode: promoOf(row), userErrors: [] };
}

/** Nothing was changed. */
export function promoRefused(code: BookingErrorCode, field: string | null): PromoPayload {
  return { promoCode: null, userErrors: [bookingError(code, field)] };
}

/** A code as it is stored: in capital letters; null where a text can be none. */
export function storedCode(text: string): string | null {
  const code = text.length > promoLimits.longest * 2 ? text : text.trim();
  const fits = code.length >= promoLimits.shortest && code.length <= promoLimits.longest;
  return fits && util.matches(CODE, code) ? code.toUpperCase() : null;
}

/** What a hold costs at this moment with a code, which must be the one asked for, or without; or why it cannot be booked so. */
export function priceHold(
  hold: HoldRow,
  asked: string | null,
  row: PromoCodeRow | null,
  at: string,
): { priced: PricedTickets; refusal: null } | { priced: null; refusal: BookingUserError } {
  const code = asked === null ? null : promoRefusal(row, hold.currency, at);
  if (code) return { priced: null, refusal: bookingError(code, 'promoCode') };
  const priced = priceTickets(ticketsOf(hold), asked === null ? null : row);
  return unchargeable(priced.total, hold.currency)
    ? { priced: null, refusal: bookingError('TOTAL_NOT_PAYABLE', asked === null ? null : 'promoCode') }
    : { priced, refusal: null };
}

/**
 * The item of a transaction that takes one use of a promo code, while it is taken and not used up, however many take one at the same moment. The row comes
 * back where it is not so: `promoRefusal` says why.
 */
export function takePromoUse(env: Record<string, string>, { eventId, code }: PromoCodeRow, at: string) {
  return {
    table: env.PROMO_CODES_TABLE,
    operation: 'UpdateItem',
    key: util.dynamodb.toMapValues({ eventId, code }),
    update: {
      expression: 'SET #uses = #uses + :one',
      expressionNames: { '#uses': 'uses' },
      expressionValues: util.dynamodb.toMapValues({ ':one': 1 }),
    },
    condition: {
      expression:
        '#active = :active AND (attribute_not_exists(#maximumUses) OR #uses < #maximumUses) AND (attribute_not_exists(#validFrom) OR #validFrom <= :at) AND (attribute_not_exists(#validUntil) OR #validUntil > :at)',
      expressionNames: {
        '#active': 'active',
        '#uses': 'uses',
        '#maximumUses': 'maximumUses',
        '#validFrom': 'validFrom',
        '#validUntil': 'validUntil',
      },
      expressionValues: util.dynamodb.toMapValues({ ':active': true, ':at': at }),
      returnValuesOnConditionCheckFailure: true,
    },
  };
}
