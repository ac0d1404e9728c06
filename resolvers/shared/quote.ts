import { bookingError } from '#model/bookings.ts';
import type { BookingErrorCode } from '#model/errors.ts';
import type { QuoteBookingPayload } from '#model/generated.ts';
import type { HoldRow } from '#model/holds.ts';
import { moneyOf } from '#model/money.ts';
import type { PromoCodeRow } from '#model/promoCodes.ts';
import { priceHold } from './promoCode.ts';

/** What the steps of `quoteBooking` hand on. */
export interface QuoteStash {
  hold: HoldRow;
  code: string | null;
}

/** It cannot be said. */
export function notQuoted(code: BookingErrorCode, field: string | null): QuoteBookingPayload {
  return { quote: null, userErrors: [bookingError(code, field)] };
}

/** What the hold would cost at this moment. `row`: what the code that was asked for leads to. */
export function quoted({ hold, code }: QuoteStash, row: PromoCodeRow | null, at: string): QuoteBookingPayload {
  const { priced, refusal } = priceHold(hold, code, row, at);
  if (!priced) return { quote: null, userErrors: [refusal] };
  const { currency } = hold;
  return {
    quote: {
      discount: moneyOf(priced.discount, currency),
      subtotal: moneyOf(priced.subtotal, currency),
      tax: moneyOf(priced.tax, currency),
      total: moneyOf(priced.total, currency),
    },
    userErrors: [],
  };
}
