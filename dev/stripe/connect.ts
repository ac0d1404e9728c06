import { GetSecretValueCommand, PutSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { followedTypes } from '#model/payments.ts';
import type { StripeStandIn } from './server.ts';

/** What of a running Marquee has to do with Stripe: outputs of its template, where payments are part of it. */
export interface Connection {
  readonly aws: string;
  readonly region: string;
  readonly stack: Readonly<Record<string, string>>;
}

/** Does what an operator does with a real account: puts its keys into the secret, and registers the webhook. */
export async function connectStripe(standIn: StripeStandIn, { aws, region, stack }: Connection): Promise<void> {
  const { StripeSecretArn: secretArn, StripeWebhookUrl: webhookUrl } = stack;
  const { secretKey, webhookSecret } = standIn.keys;
  if (secretArn !== undefined) {
    const client = new SecretsManagerClient({
      endpoint: aws,
      region,
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    });
    try {
      const text = JSON.stringify({ secretKey, webhookSecret });
      const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: secretArn }));
      if (SecretString !== text) {
        await client.send(new PutSecretValueCommand({ SecretId: secretArn, SecretString: text }));
      }
    } finally {
      client.destroy();
    }
  }
  if (webhookUrl !== undefined) standIn.direct({ url: webhookUrl, secrets: [webhookSecret], events: followedTypes });
}
