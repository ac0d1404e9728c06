import type { Intent, Payments } from '#functions/ports/payments.ts';
import { PaymentUnavailable } from '#functions/ports/payments.ts';
import { stripe } from '#functions/ports/stripe.ts';
import type { StripeStandIn } from '#dev/stripe/server.ts';
import { startStripeStandIn } from '#dev/stripe/server.ts';
import type { StripeControls } from './stripe.ts';
import { stripeControls } from './stripe.ts';

/** The adapter, with the real SDK, against the stateful stand-in over HTTP. */
export interface StripeWorld {
  readonly standIn: StripeStandIn;
  readonly controls: StripeControls;
  readonly payments: Payments;
}

/** To be stopped by `standIn.stop`. Refunds that do not end at once end after ten milliseconds. */
export async function stripeWorld(): Promise<StripeWorld> {
  const standIn = await startStripeStandIn({ port: 0, refundEndsAfter: 10 });
  return { standIn, controls: stripeControls(standIn.url), payments: adapterFor(standIn) };
}

export const returnUrl = 'http://localhost:4000/orders/ord_1';

export const order = {
  paymentId: 'pay_1',
  amountMinor: 1999,
  currency: 'EUR',
  email: 'ada@example.com',
  metadata: { orderId: 'ord_1' },
  idempotencyKey: 'first',
};

export function confirmation(paymentMethodId: string, idempotencyKey: string) {
  return { paymentMethodId, returnUrl, idempotencyKey };
}

export function create(payments: Payments, idempotencyKey = 'first'): Promise<Intent> {
  return payments.create({ ...order, idempotencyKey });
}

export function confirm(payments: Payments, intent: Intent, paymentMethodId = 'pm_card_visa'): Promise<Intent> {
  return payments.confirm(intent.id, confirmation(paymentMethodId, `confirm:${intent.id}`));
}

/** A payment of 19.99 that was taken. */
export async function captured(payments: Payments, paymentMethodId?: string): Promise<Intent> {
  const held = await confirm(payments, await create(payments), paymentMethodId);
  return payments.capture(held.id, { idempotencyKey: 'capture' });
}

/** Tries again while Stripe is unavailable, as the steps of a workflow do. */
export async function persistent<Result>(work: () => Promise<Result>): Promise<{ result: Result; failures: Error[] }> {
  const failures: Error[] = [];
  while (failures.length < 10) {
    const result = await failureOrResult(work());
    if (!(result instanceof PaymentUnavailable)) {
      if (result instanceof Error) throw result;
      return { result, failures };
    }
    failures.push(result);
  }
  throw new Error('Ten attempts were not enough.', { cause: failures });
}

/** What it throws, as its result. */
export function failureOrResult<Result>(work: Promise<Result>): Promise<Result | Error> {
  return work.catch((error: unknown) => (error instanceof Error ? error : new Error(String(error))));
}

/** What it throws. Throws where it does not. */
export async function failure(work: Promise<unknown>): Promise<unknown> {
  const outcome = await failureOrResult(work);
  if (outcome instanceof Error) return outcome;
  throw new Error(`It did not fail: ${JSON.stringify(outcome)}`);
}

/** Presses a button of the 3-D Secure page; answers where it leads. */
export async function press({ actionUrl }: { readonly actionUrl: string | null }, outcome: string): Promise<URL> {
  const response = await fetch(actionUrl ?? '', {
    method: 'POST',
    body: new URLSearchParams({ outcome }),
    redirect: 'manual',
  });
  return new URL(response.headers.get('location') ?? '');
}

export function adapterFor(
  { url, keys }: StripeStandIn,
  options: Partial<Parameters<typeof stripe>[0]> = {},
): Payments {
  const known = { secretKey: keys.secretKey, webhookSecrets: [keys.webhookSecret] };
  return stripe({
    apiUrl: url,
    credentials: { current: () => Promise.resolve(known), renewed: () => Promise.resolve(known) },
    ...options,
  });
}
