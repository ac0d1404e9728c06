import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import * as z from 'zod/mini';
import { PaymentUnavailable } from './payments.ts';

export interface StripeKeys {
  readonly secretKey: string;
  /** One, or two while one takes the place of the other. */
  readonly webhookSecrets: readonly string[];
}

/** Where the keys of the Stripe account come from. */
export interface StripeCredentials {
  /** Known for some minutes. */
  current(): Promise<StripeKeys>;
  /** Read anew, for those that are known were refused. Reads at most every ten seconds, whoever asks how often. */
  renewed(): Promise<StripeKeys>;
}

/** The secret's text: JSON. `previousWebhookSecret` stands there while a webhook's secret is rolled. */
const secretText = z.pipe(
  z.pipe(
    z.string(),
    z.transform((text): unknown => JSON.parse(text)),
  ),
  z.object({
    secretKey: z.string().check(z.startsWith('sk_')),
    webhookSecret: z.string().check(z.startsWith('whsec_')),
    previousWebhookSecret: z.optional(z.string().check(z.startsWith('whsec_'))),
  }),
);

const KNOWN_MILLISECONDS = 5 * 60 * 1000;
const RENEWED_AT_MOST_EVERY = 10 * 1000;

const client = new SecretsManagerClient();

/** The keys in a secret of Secrets Manager. Both throw PaymentUnavailable where it cannot be read, or holds none. */
export function stripeSecret(secretId: string, now: () => number = Date.now): StripeCredentials {
  let known: { readonly keys: Promise<StripeKeys>; readonly at: number } | undefined;

  function read(): Promise<StripeKeys> {
    const reading = readKeys(secretId);
    const entry = { keys: reading, at: now() };
    known = entry;
    // A failure is not to be remembered.
    reading.catch(() => {
      if (known === entry) known = undefined;
    });
    return reading;
  }

  const within = (milliseconds: number): Promise<StripeKeys> =>
    known !== undefined && now() - known.at < milliseconds ? known.keys : read();

  return { current: () => within(KNOWN_MILLISECONDS), renewed: () => within(RENEWED_AT_MOST_EVERY) };
}

async function readKeys(secretId: string): Promise<StripeKeys> {
  try {
    const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: secretId }));
    const { secretKey, webhookSecret, previousWebhookSecret } = secretText.parse(SecretString);
    return {
      secretKey,
      webhookSecrets: [webhookSecret, ...(previousWebhookSecret === undefined ? [] : [previousWebhookSecret])],
    };
  } catch (cause) {
    throw new PaymentUnavailable('The keys of the Stripe account cannot be read.', { cause: withoutSecrets(cause) });
  }
}

/** What is wrong with a secret may be told, but not what it says. */
function withoutSecrets(cause: unknown): unknown {
  return cause instanceof SyntaxError ? new SyntaxError('The secret is no JSON.') : cause;
}
