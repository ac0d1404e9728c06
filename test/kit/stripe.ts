import type { Ledger, OrderLedger, RefundLine } from '#dev/stripe/ledger.ts';
import { nothing } from '#dev/stripe/ledger.ts';
import type { Lever } from '#dev/stripe/levers.ts';

/** What tests do to the Stripe stand-in, and count of it. `url` is `outputs.stripe`. */
export interface StripeControls {
  /** Faults from now on, in the order in which they are used up. They hold for every order but where one is named. */
  pull(...levers: readonly Lever[]): Promise<void>;
  /** Ends all faults. */
  release(): Promise<void>;
  /** What was done for one order: zeros where nothing was. */
  ledger(orderId: string): Promise<OrderLedger>;
  /** Everything that was done. */
  wholeLedger(): Promise<Ledger>;
  /** Events that are not yet delivered. */
  waitingWebhooks(): Promise<number>;
  /** Does what the buttons of the 3-D Secure page do, of a payment or of a setup. */
  authenticate(intent: string, outcome: 'authorize' | 'fail'): Promise<void>;
  /** Lets the bank let go of what it held. */
  expire(intent: string): Promise<void>;
  /** Gives money back by hand, as in Stripe's dashboard: of a payment, or of what was captured for an order; all that is left without `amount`. */
  refundByHand(of: { readonly intent: string } | { readonly orderId: string }, amount?: number): Promise<RefundLine>;
  /** Lets the bank say how a refund (`re_…`) ends. */
  endRefund(refund: string, status: 'succeeded' | 'failed' | 'canceled', failureReason?: string): Promise<RefundLine>;
  /** Refunds of an order's payments, newest first. */
  refundsOf(orderId: string): Promise<readonly RefundLine[]>;
  /** Makes a payment another behind everybody's back: nothing is told. Amounts in Stripe's minor units. */
  alter(
    intent: string,
    to: { readonly status?: string; readonly amountReceived?: number; readonly amountRefunded?: number },
  ): Promise<void>;
  /** Delivers an event once more. */
  resend(event: string): Promise<void>;
  /** Confirms as Stripe.js does: with the publishable key and the intent's own secret. Answers Stripe's body, refusals included. */
  confirmInBrowser(
    publishableKey: string,
    intent: { readonly clientSecret: string; readonly paymentMethodId: string; readonly returnUrl: string },
  ): Promise<{ readonly status: number; readonly body: unknown }>;
  /** Confirms a setup as Stripe.js does: with the publishable key and the setup's own secret. Answers Stripe's body, refusals included. */
  keepCardInBrowser(
    publishableKey: string,
    setup: { readonly clientSecret: string; readonly paymentMethodId: string; readonly returnUrl: string },
  ): Promise<{ readonly status: number; readonly body: unknown }>;
  /** Makes a payment method of a card's number, as Stripe.js does. Throws where the card is refused. */
  tokenize(publishableKey: string, card: CardInput): Promise<string>;
}

export interface CardInput {
  readonly number: string;
  readonly expiryMonth: number;
  readonly expiryYear: number;
  readonly cvc: string;
}

export function stripeControls(url: string): StripeControls {
  async function ask(method: string, path: string, body?: unknown): Promise<unknown> {
    const response = await fetch(`${url}${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`The Stripe stand-in answers ${response.status} to ${method} ${path}: ${text}`);
    return JSON.parse(text);
  }

  async function asBrowser(path: string, key: string, fields: Readonly<Record<string, string>>) {
    const response = await fetch(`${url}${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}` },
      body: new URLSearchParams(fields),
    });
    const body: unknown = await response.json();
    return { status: response.status, body };
  }

  return {
    async pull(...levers) {
      await ask('POST', '/_levers', levers);
    },
    async release() {
      await ask('DELETE', '/_levers');
    },
    async ledger(orderId) {
      const { orders } = (await ask('GET', `/_ledger?orderId=${encodeURIComponent(orderId)}`)) as Ledger;
      return orders[orderId] ?? nothing;
    },
    wholeLedger: async () => (await ask('GET', '/_ledger')) as Ledger,
    async waitingWebhooks() {
      const { waitingWebhooks } = (await ask('GET', '/_levers')) as { waitingWebhooks: number };
      return waitingWebhooks;
    },
    async authenticate(intent, outcome) {
      await ask('POST', '/_levers/authenticate', { intent, outcome });
    },
    async expire(intent) {
      await ask('POST', '/_levers/expire', { intent });
    },
    async refundsOf(orderId) {
      const { refunds } = (await ask('GET', `/_ledger?orderId=${encodeURIComponent(orderId)}`)) as Ledger;
      return refunds;
    },
    refundByHand: async (of, amount) =>
      (await ask('POST', '/_levers/refund', { ...of, ...(amount === undefined ? {} : { amount }) })) as RefundLine,
    endRefund: async (refund, status, failureReason) =>
      (await ask('POST', '/_levers/endRefund', {
        refund,
        status,
        ...(failureReason === undefined ? {} : { failureReason }),
      })) as RefundLine,
    async alter(intent, to) {
      await ask('POST', '/_levers/alter', { intent, ...to });
    },
    async resend(event) {
      await ask('POST', '/_levers/resend', { event });
    },
    confirmInBrowser(publishableKey, { clientSecret, paymentMethodId, returnUrl }) {
      const [intent = ''] = clientSecret.split('_secret_');
      return asBrowser(`/v1/payment_intents/${intent}/confirm`, publishableKey, {
        client_secret: clientSecret,
        payment_method: paymentMethodId,
        return_url: returnUrl,
      });
    },
    keepCardInBrowser(publishableKey, { clientSecret, paymentMethodId, returnUrl }) {
      const [setup = ''] = clientSecret.split('_secret_');
      return asBrowser(`/v1/setup_intents/${setup}/confirm`, publishableKey, {
        client_secret: clientSecret,
        payment_method: paymentMethodId,
        return_url: returnUrl,
      });
    },
    async tokenize(publishableKey, { number, expiryMonth, expiryYear, cvc }) {
      const { status, body } = await asBrowser('/v1/payment_methods', publishableKey, {
        type: 'card',
        'card[number]': number,
        'card[exp_month]': String(expiryMonth),
        'card[exp_year]': String(expiryYear),
        'card[cvc]': cvc,
      });
      if (status === 200 && typeof body === 'object' && body !== null && 'id' in body) return String(body.id);
      throw new Error(`The card was not taken: ${JSON.stringify(body)}`);
    },
  };
}
