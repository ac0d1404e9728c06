import { PaymentFault } from './payments.ts';

/** No decimals in ISO 4217, and given to Stripe in hundredths. https://docs.stripe.com/currencies#special-cases */
const HUNDREDTHS_OF_WHOLES = ['ISK', 'UGX'];

/** Two decimals in ISO 4217, and given to Stripe in wholes. https://docs.stripe.com/currencies#zero-decimal */
const WHOLES_OF_HUNDREDTHS = ['MGA'];

/** Stripe takes thousandths by tens. https://docs.stripe.com/currencies#three-decimal */
const THOUSANDTHS_BY_TENS = ['BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND'];

const HUNDRED = 100;
const TEN = 10;

/** Minor units of ISO 4217 as Stripe counts them. Throws PaymentFault where Stripe cannot take exactly this amount. */
export function stripeAmount(minor: number, currency: string): number {
  if (!Number.isSafeInteger(minor) || minor <= 0) throw notExact(minor, currency);
  if (HUNDREDTHS_OF_WHOLES.includes(currency)) return minor * HUNDRED;
  if (WHOLES_OF_HUNDREDTHS.includes(currency)) {
    if (minor % HUNDRED !== 0) throw notExact(minor, currency);
    return minor / HUNDRED;
  }
  if (THOUSANDTHS_BY_TENS.includes(currency) && minor % TEN !== 0) throw notExact(minor, currency);
  return minor;
}

/** What Stripe counts as minor units of ISO 4217. */
export function isoAmount(amount: number, currency: string): number {
  if (HUNDREDTHS_OF_WHOLES.includes(currency)) return amount / HUNDRED;
  if (WHOLES_OF_HUNDREDTHS.includes(currency)) return amount * HUNDRED;
  return amount;
}

function notExact(minor: number, currency: string): PaymentFault {
  return new PaymentFault('AMOUNT_NOT_PAYABLE', `Stripe takes no payment of ${minor} minor units of ${currency}.`);
}
