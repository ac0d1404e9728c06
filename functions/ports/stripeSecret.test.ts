import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PaymentUnavailable } from './payments.ts';
import { stripeSecret } from './stripeSecret.ts';

const MINUTE = 60_000;

let secret: string | Error;
let reads: number;
let clock: number;

beforeEach(() => {
  secret = JSON.stringify({ secretKey: 'sk_test_1', webhookSecret: 'whsec_1' });
  reads = 0;
  clock = 0;
  vi.spyOn(SecretsManagerClient.prototype, 'send').mockImplementation((command: unknown) => {
    expect(command).toBeInstanceOf(GetSecretValueCommand);
    reads += 1;
    return secret instanceof Error ? Promise.reject(secret) : Promise.resolve({ SecretString: secret });
  });
});

afterEach(() => {
  vi.restoreAllMocks();
});

describe('the keys in the secret', () => {
  it('are read once for some minutes, and anew after them', async () => {
    const credentials = stripeSecret('secret', () => clock);
    await Promise.all([credentials.current(), credentials.current()]);
    clock = 4 * MINUTE;
    expect(await credentials.current()).toEqual({ secretKey: 'sk_test_1', webhookSecrets: ['whsec_1'] });
    expect(reads).toBe(1);
    clock = 6 * MINUTE;
    await credentials.current();
    expect(reads).toBe(2);
  });

  it('are renewed when they were refused, however often that is at most every ten seconds', async () => {
    const credentials = stripeSecret('secret', () => clock);
    await credentials.current();
    secret = JSON.stringify({ secretKey: 'sk_test_2', webhookSecret: 'whsec_2', previousWebhookSecret: 'whsec_1' });
    clock = 11_000;
    const renewed = await Promise.all(Array.from({ length: 20 }, () => credentials.renewed()));
    expect(renewed[0]).toEqual({ secretKey: 'sk_test_2', webhookSecrets: ['whsec_2', 'whsec_1'] });
    expect(reads).toBe(2);
  });

  it.each([
    ['no JSON', 'sk_live_leaked'],
    ['no keys', '{}'],
    ['what stands there before it is filled in', '{"secretKey":"sk_not_filled_in","webhookSecret":"abc"}'],
    ['unreachable', new Error('network')],
  ])('that are %s make payments unavailable, for that call alone, and are not told', async (_name, text) => {
    const good = secret;
    const credentials = stripeSecret('secret', () => clock);
    secret = text;
    const refusal: unknown = await credentials.current().catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(PaymentUnavailable);
    expect(JSON.stringify(refusal, Object.getOwnPropertyNames(refusal))).not.toContain('leaked');
    secret = good;
    expect(await credentials.current()).toMatchObject({ secretKey: 'sk_test_1' });
  });
});
