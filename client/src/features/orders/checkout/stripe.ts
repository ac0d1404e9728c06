import type { Stripe, StripeElements, StripeElementsOptionsMode } from '@stripe/stripe-js';
import type { Money } from '../../shop/price.ts';

/** Stripe's form, once it is there. */
export interface CardForm {
  /** Makes a payment method of what was typed, for this e-mail address, and answers its id. Throws with a sentence for people. */
  readonly paymentMethod: (email: string) => Promise<string>;
}

/** Currencies without decimals in which Stripe nevertheless counts hundredths: https://docs.stripe.com/currencies#special-cases */
const countedInHundredths: ReadonlySet<string> = new Set(['ISK', 'UGX']);

let loading: Promise<Stripe> | null = null;

/** Stripe.js, from Stripe’s own host: it is loaded where a card is typed in, and nowhere else. Throws where it cannot be had. */
export function loadedStripe(publishableKey: string): Promise<Stripe> {
  loading ??= load(publishableKey);
  return loading;
}

async function load(publishableKey: string): Promise<Stripe> {
  try {
    const { loadStripe } = await import('@stripe/stripe-js/pure');
    const stripe = await loadStripe(publishableKey);
    if (!stripe) throw new Error('There is no document to load Stripe.js into.');
    return stripe;
  } catch (error) {
    loading = null;
    throw new Error('The payment provider’s form could not be loaded. Check the connection and try again.', {
      cause: error,
    });
  }
}

/**
 * What Elements must know before anything is made at Stripe: of a payment, or of a card that is kept (`keeps`) to be charged while its owner is away.
 * https://docs.stripe.com/js/elements_object/create_without_intent
 */
export function elementsFor({ amount, currency }: Money, keeps: boolean) {
  const common = {
    currency: currency.toLowerCase(),
    paymentMethodCreation: 'manual' as const,
    allowedPaymentMethodTypes: ['card'],
  };
  if (keeps) {
    return { ...common, mode: 'setup', setupFutureUsage: 'off_session' } as const satisfies StripeElementsOptionsMode;
  }
  const minor = Number(amount.replace('.', ''));
  return {
    ...common,
    mode: 'payment',
    amount: countedInHundredths.has(currency) ? minor * 100 : minor,
    captureMethod: 'manual',
  } as const satisfies StripeElementsOptionsMode;
}

/** Checks what was typed and makes a payment method of it. Throws with Stripe’s own sentence, which is for people. */
export async function paymentMethodOf(stripe: Stripe, elements: StripeElements, email: string): Promise<string> {
  const submitted = await elements.submit();
  if (submitted.error) throw new Error(submitted.error.message ?? 'Look at the card again.');
  const made = await stripe.createPaymentMethod({ elements, params: { billing_details: { email } } });
  if (made.error) throw new Error(made.error.message ?? 'The card was not taken. Try again.');
  return made.paymentMethod.id;
}
