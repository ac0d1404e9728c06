import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import { describe, expect, test } from 'vitest';
import { signedHeaders } from './signedFetch.ts';

const url = new URL('https://abc.appsync-api.eu-central-1.amazonaws.com/graphql');
const at = new Date('2026-01-02T03:04:05.678Z');
const body = JSON.stringify({ query: 'mutation { x }', variables: { name: 'Größe' } });

async function signedBySdk(target: URL, sessionToken?: string): Promise<string | undefined> {
  const signer = new SignatureV4({
    service: 'appsync',
    region: 'eu-central-1',
    sha256: Sha256,
    credentials: { accessKeyId: 'AKID', secretAccessKey: 'secret', ...(sessionToken ? { sessionToken } : {}) },
  });
  const signed = await signer.sign(
    {
      method: 'POST',
      protocol: target.protocol,
      hostname: target.hostname,
      path: target.pathname,
      headers: { host: target.host, 'content-type': 'application/json' },
      body,
    },
    { signingDate: at, unsignableHeaders: new Set(['x-amz-content-sha256']) },
  );
  return signed.headers.authorization;
}

describe('a signed POST', () => {
  test.each([
    ['without a session', undefined],
    ['with the session of a role', 'token/with+signs=='],
  ])('%s bears the signature that the SDK makes', async (_, sessionToken) => {
    const headers = signedHeaders(
      url,
      body,
      { region: 'eu-central-1', service: 'appsync', at },
      { accessKeyId: 'AKID', secretAccessKey: 'secret', sessionToken },
    );
    const signature = /Signature=([0-9a-f]{64})$/.exec(headers.authorization ?? '')?.[1];
    expect(signature).toBeDefined();
    expect(await signedBySdk(url, sessionToken)).toContain(signature);
  });

  test('bears another signature for another body', () => {
    const scope = { region: 'eu-central-1', service: 'appsync', at };
    const credentials = { accessKeyId: 'AKID', secretAccessKey: 'secret' };
    expect(signedHeaders(url, body, scope, credentials).authorization).not.toBe(
      signedHeaders(url, `${body} `, scope, credentials).authorization,
    );
  });
});
