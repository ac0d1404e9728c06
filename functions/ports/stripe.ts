import type { Payments } from './payments.ts';
import type { StripeOptions } from './stripeConnection.ts';
import { stripeConnection } from './stripeConnection.ts';
import { stripeIntents } from './stripeIntents.ts';
import { stripeNotices } from './stripeNotices.ts';
import { stripeRefunds } from './stripeRefunds.ts';
import { stripeSetups } from './stripeSetups.ts';

/** Payments by Stripe. */
export function stripe(options: StripeOptions): Payments {
  const connection = stripeConnection(options);
  const { amountOf, ...intents } = stripeIntents(connection);
  return {
    ...intents,
    ...stripeRefunds(connection, amountOf),
    ...stripeSetups(connection),
    ...stripeNotices(options.credentials),
  };
}
