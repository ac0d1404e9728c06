import type { Decline } from './failures.ts';

/** What a test card does. https://docs.stripe.com/testing */
export interface TestCard {
  readonly number: string;
  readonly brand: 'visa' | 'mastercard' | 'amex' | 'discover' | 'diners' | 'jcb' | 'unionpay';
  readonly funding?: 'debit' | 'prepaid';
  /** When it asks for 3-D Secure before anything else. */
  readonly authentication?: Authentication;
  /** Refused, after authentication where it asks for it. */
  readonly decline?: DeclineReason;
  /** It can be kept for later all the same. */
  readonly canBeKept?: boolean;
  /** How its refunds end. */
  readonly refund?: 'later' | 'fails';
}

/**
 * Whether somebody is there (on session) or not: `always` asks; `unlessSetUp` asks those who are there, and off session until it was set up for that;
 * `onSession` asks only those who are there. To be kept for later, all of them ask.
 */
export type Authentication = 'always' | 'unlessSetUp' | 'onSession';

/** Stripe's own words: https://docs.stripe.com/declines/codes */
export const declines = {
  generic_decline: { code: 'card_declined', declineCode: 'generic_decline', message: 'Your card was declined.' },
  insufficient_funds: {
    code: 'card_declined',
    declineCode: 'insufficient_funds',
    message: 'Your card has insufficient funds.',
  },
  lost_card: { code: 'card_declined', declineCode: 'lost_card', message: 'Your card was declined.' },
  stolen_card: { code: 'card_declined', declineCode: 'stolen_card', message: 'Your card was declined.' },
  fraudulent: { code: 'card_declined', declineCode: 'fraudulent', message: 'Your card was declined.' },
  card_velocity_exceeded: {
    code: 'card_declined',
    declineCode: 'card_velocity_exceeded',
    message: 'Your card was declined for making repeated attempts too frequently or exceeding its amount limit.',
  },
  do_not_honor: { code: 'card_declined', declineCode: 'do_not_honor', message: 'Your card was declined.' },
  expired_card: { code: 'expired_card', declineCode: 'expired_card', message: 'Your card has expired.' },
  incorrect_cvc: {
    code: 'incorrect_cvc',
    declineCode: 'incorrect_cvc',
    message: "Your card's security code is incorrect.",
  },
  processing_error: {
    code: 'processing_error',
    declineCode: 'processing_error',
    message: 'An error occurred while processing your card. Try again in a little bit.',
  },
  authentication_required: {
    code: 'authentication_required',
    declineCode: 'authentication_required',
    message: 'Your card was declined. This transaction requires authentication.',
  },
  authentication_failure: {
    code: 'payment_intent_authentication_failure',
    message:
      'We are unable to authenticate your payment method. Please choose a different payment method and try again.',
  },
} as const satisfies Readonly<Record<string, Decline>>;

export type DeclineReason = keyof typeof declines;

export function isDeclineReason(text: string): text is DeclineReason {
  return Object.hasOwn(declines, text);
}

/** By the ids that stand for them in API calls: `pm_card_` and the name. */
export const testCards: Readonly<Record<string, TestCard>> = {
  visa: { number: '4242424242424242', brand: 'visa' },
  visa_debit: { number: '4000056655665556', brand: 'visa', funding: 'debit' },
  mastercard: { number: '5555555555554444', brand: 'mastercard' },
  mastercard_debit: { number: '5200828282828210', brand: 'mastercard', funding: 'debit' },
  mastercard_prepaid: { number: '5105105105105100', brand: 'mastercard', funding: 'prepaid' },
  amex: { number: '378282246310005', brand: 'amex' },
  discover: { number: '6011111111111117', brand: 'discover' },
  diners: { number: '3056930009020004', brand: 'diners' },
  jcb: { number: '3566002020360505', brand: 'jcb' },
  unionpay: { number: '6200000000000005', brand: 'unionpay' },

  visa_chargeDeclined: { number: '4000000000000002', brand: 'visa', decline: 'generic_decline' },
  visa_chargeDeclinedInsufficientFunds: { number: '4000000000009995', brand: 'visa', decline: 'insufficient_funds' },
  visa_chargeDeclinedLostCard: { number: '4000000000009987', brand: 'visa', decline: 'lost_card' },
  visa_chargeDeclinedStolenCard: { number: '4000000000009979', brand: 'visa', decline: 'stolen_card' },
  visa_chargeDeclinedVelocityLimitExceeded: {
    number: '4000000000006975',
    brand: 'visa',
    decline: 'card_velocity_exceeded',
  },
  chargeDeclinedExpiredCard: { number: '4000000000000069', brand: 'visa', decline: 'expired_card' },
  chargeDeclinedIncorrectCvc: { number: '4000000000000127', brand: 'visa', decline: 'incorrect_cvc' },
  chargeDeclinedProcessingError: { number: '4000000000000119', brand: 'visa', decline: 'processing_error' },
  radarBlock: { number: '4100000000000019', brand: 'visa', decline: 'fraudulent' },
  chargeCustomerFail: { number: '4000000000000341', brand: 'visa', decline: 'generic_decline', canBeKept: true },

  authenticationRequired: { number: '4000002760003184', brand: 'visa', authentication: 'always' },
  authenticationRequiredOnSetup: { number: '4000002500003155', brand: 'visa', authentication: 'unlessSetUp' },
  authenticationRequiredSetupForOffSession: {
    number: '4000003800000446',
    brand: 'visa',
    authentication: 'onSession',
  },
  threeDSecure2Required: { number: '4000000000003220', brand: 'visa', authentication: 'always' },
  threeDSecureOptional: { number: '4000000000003055', brand: 'visa' },
  threeDSecureRequiredChargeDeclined: {
    number: '4000008400001629',
    brand: 'visa',
    authentication: 'always',
    decline: 'generic_decline',
  },
  authenticationRequiredChargeDeclinedInsufficientFunds: {
    number: '4000008260003178',
    brand: 'visa',
    authentication: 'unlessSetUp',
    decline: 'insufficient_funds',
    canBeKept: true,
  },
  threeDSecureRequiredProcessingError: {
    number: '4000008400001280',
    brand: 'visa',
    authentication: 'always',
    decline: 'processing_error',
  },

  pendingRefund: { number: '4000000000007726', brand: 'visa', refund: 'later' },
  refundFail: { number: '4000000000005126', brand: 'visa', refund: 'fails' },
};

const otherNames: Readonly<Record<string, string>> = {
  chargeDeclined: 'visa_chargeDeclined',
  chargeDeclinedInsufficientFunds: 'visa_chargeDeclinedInsufficientFunds',
  chargeDeclinedLostCard: 'visa_chargeDeclinedLostCard',
  chargeDeclinedStolenCard: 'visa_chargeDeclinedStolenCard',
  chargeDeclinedFraudulent: 'radarBlock',
  threeDSecureRequired: 'threeDSecure2Required',
};

const ID_PREFIX = 'pm_card_';

/** The name of the card that `pm_card_…` stands for. */
export function cardOfId(id: string): string | undefined {
  if (!id.startsWith(ID_PREFIX)) return undefined;
  const written = id.slice(ID_PREFIX.length);
  const name = otherNames[written] ?? written;
  return Object.hasOwn(testCards, name) ? name : undefined;
}

/** The name of the card with this number. */
export function cardOfNumber(number: string): string | undefined {
  return Object.entries(testCards).find(([, card]) => card.number === number)?.[0];
}

export function testCard(name: string): TestCard {
  const card = testCards[name];
  if (card === undefined) throw new Error(`There is no test card ${name}.`);
  return card;
}

/** Whether the bank asks for the card's owner, `setUp` being whether it was kept with the owner's consent. */
export function asksOwner(
  { authentication }: TestCard,
  when: { readonly offSession: boolean; readonly setUp: boolean },
): boolean {
  if (authentication === undefined) return false;
  switch (authentication) {
    case 'always':
      return true;
    case 'unlessSetUp':
      return !(when.offSession && when.setUp);
    case 'onSession':
      return !when.offSession;
  }
}

/** Whether a number's last digit fits the others. https://en.wikipedia.org/wiki/Luhn_algorithm */
export function hasCheckDigit(number: string): boolean {
  const sum = [...number].reverse().reduce((total, character, index) => {
    const digit = Number(character) * (index % 2 === 0 ? 1 : 2);
    return total + (digit > 9 ? digit - 9 : digit);
  }, 0);
  return sum % 10 === 0;
}
