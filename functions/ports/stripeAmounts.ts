import { byTens, inHundredths, inWholes } from '#model/charges.ts';
import { PaymentFault } from './payments.ts';

const HUNDRED = 100;
const TEN = 10;

/** Minor units of ISO 4217 as Stripe counts them. Throws PaymentFault where Stripe cannot take exactly this amount. */
export function stripeAmount(minor: number, currency: string): number {
  if (!Number.isSafeInteger(minor) || minor <= 0) throw notExact(minor, currency);
  if (inHundredths.includes(currency)) return minor * HUNDRED;
  if (inWholes.includes(currency)) {
    if (minor % HUNDRED !== 0) throw notExact(minor, currency);
    return minor / HUNDRED;
  }
  if (byTens.includes(currency) && minor % TEN !== 0) throw notExact(minor, currency);
  return minor;
}

/** What Stripe counts as minor units of ISO 4217. */
export function isoAmount(amount: number, currency: string): number {
  if (inHundredths.includes(currency)) return amount / HUNDRED;
  if (inWholes.includes(currency)) return amount * HUNDRED;
  return amount;
}

function notExact(minor: number, currency: string): PaymentFault {
  return new PaymentFault('AMOUNT_NOT_PAYABLE', `Stripe takes no payment of ${minor} minor units of ${currency}.`);
}
