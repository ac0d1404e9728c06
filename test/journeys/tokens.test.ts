import type { JsonWebKey } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHmac, createPublicKey, createSign, generateKeyPairSync } from 'node:crypto';
import {
  GlobalSignOutCommand,
  GetTokensFromRefreshTokenCommand,
  RevokeTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { fetchAuthSession, signIn } from 'aws-amplify/auth';
import { decodeJwt } from 'jose';
import { assemblyOf } from '#dev/assembly.ts';
import { startMarquee } from '#dev/cloud.ts';
import { administration, createUser } from '#dev/users.ts';
import type { Person } from '#test/kit/person.ts';
import { configureAmplify, newPerson, PASSWORD, signedIn } from '#test/kit/person.ts';
import { freePorts } from '#test/kit/ports.ts';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';

const outputs = inject('outputs');
const ME = '{ me { id roles } }';

interface Answer {
  readonly status: number;
  readonly body: { readonly data?: unknown; readonly errors?: readonly { readonly errorType: string }[] };
}

async function ask(token: string | null, graphql = outputs.graphql): Promise<Answer> {
  const response = await fetch(graphql, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token === null ? {} : { authorization: token }) },
    body: JSON.stringify({ query: ME }),
  });
  return { status: response.status, body: (await response.json()) as Answer['body'] };
}

function encoded(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function headerOf(token: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString()) as Record<string, unknown>;
}

describe('an access token', () => {
  let ada: Person;
  let claims: Record<string, unknown>;

  beforeAll(async () => {
    ada = await newPerson(outputs, 'token');
    claims = decodeJwt(ada.accessToken);
  });

  it('opens the API to its holder, who is a CUSTOMER since the sign-up', async () => {
    const { status, body } = await ask(ada.accessToken);
    expect(status).toBe(200);
    expect(body).toEqual({ data: { me: { id: ada.id, roles: ['CUSTOMER'] } } });
  });

  it('lives for five minutes', () => {
    expect(Number(claims['exp']) - Number(claims['iat'])).toBe(300);
  });

  it('is refused without a signature, with a group added, or signed by somebody else', async () => {
    const [, payload = '', signature = ''] = ada.accessToken.split('.');
    const header = headerOf(ada.accessToken);
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const own = `${encoded(header)}.${payload}`;
    const forged = {
      'alg none': `${encoded({ ...header, alg: 'none' })}.${payload}.`,
      'group added': `${encoded(header)}.${encoded({ ...claims, 'cognito:groups': ['ADMIN'] })}.${signature}`,
      'another key': `${own}.${createSign('RSA-SHA256').update(own).sign(privateKey).toString('base64url')}`,
      'no token': 'abc',
    };
    for (const [name, token] of Object.entries(forged)) {
      const { status, body } = await ask(token);
      expect(status, name).toBe(401);
      expect(body.errors?.[0]?.errorType, name).toBe('UnauthorizedException');
    }
    expect((await ask(null)).status).toBe(401);
  });

  it('is refused when the public key was used as a secret (HS256)', async () => {
    const response = await fetch(`${outputs.aws}/${outputs.userPoolId}/.well-known/jwks.json`);
    const { keys } = (await response.json()) as { keys: (JsonWebKey & { kid: string })[] };
    const header = headerOf(ada.accessToken);
    const key = keys.find(({ kid }) => kid === header['kid']);
    if (!key) throw new Error('The pool does not publish the key that signed.');
    const pem = createPublicKey({ key, format: 'jwk' }).export({ type: 'spki', format: 'pem' });
    const signed = `${encoded({ ...header, alg: 'HS256' })}.${encoded(claims)}`;
    const token = `${signed}.${createHmac('sha256', pem).update(signed).digest('base64url')}`;
    expect((await ask(token)).status).toBe(401);
  });

  it('of a signed-out session gets no successor', async () => {
    configureAmplify(outputs);
    await signIn({ username: ada.email, password: PASSWORD });
    const { tokens } = await fetchAuthSession();
    const refreshToken = await refreshTokenOf();
    const client = administration({ awsEndpoint: outputs.aws, region: outputs.region, userPoolId: outputs.userPoolId });
    const refresh = () =>
      client.send(
        new GetTokensFromRefreshTokenCommand({ RefreshToken: refreshToken.current, ClientId: outputs.clientId }),
      );
    const refreshed = await refresh();
    expect(refreshed.AuthenticationResult?.AccessToken).toBeDefined();
    refreshToken.current = refreshed.AuthenticationResult?.RefreshToken ?? refreshToken.current;

    await client.send(new GlobalSignOutCommand({ AccessToken: tokens?.accessToken.toString() }));

    await expect(refresh()).rejects.toMatchObject({ name: 'NotAuthorizedException' });
    // As on AWS the access token itself passes until it expires, within five minutes of its issue.
    expect(decodeJwt(tokens?.accessToken.toString() ?? '').exp).toBeLessThanOrEqual(Date.now() / 1000 + 300);
    client.destroy();
  });

  it('cannot be had with a refresh token that was revoked', async () => {
    configureAmplify(outputs);
    await signIn({ username: ada.email, password: PASSWORD }).catch(() => undefined);
    const refreshToken = await refreshTokenOf();
    const client = administration({ awsEndpoint: outputs.aws, region: outputs.region, userPoolId: outputs.userPoolId });
    await client.send(new RevokeTokenCommand({ Token: refreshToken.current, ClientId: outputs.clientId }));
    const refresh = new GetTokensFromRefreshTokenCommand({
      RefreshToken: refreshToken.current,
      ClientId: outputs.clientId,
    });
    await expect(client.send(refresh)).rejects.toMatchObject({ name: 'NotAuthorizedException' });
    client.destroy();
  });
});

describe('an access token of another pool', () => {
  let directory: string;
  let other: Awaited<ReturnType<typeof startMarquee>>;
  let stop: (() => Promise<void>) | undefined;
  let token: string;
  let later = 0;

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'marquee-other-'));
    other = await startMarquee({
      assembly: await assemblyOf('test', () => undefined),
      stage: 'test',
      port: await freePorts(),
      directory,
      inMemory: true,
      now: () => Date.now() + later,
      onFailure: (error) => {
        throw error;
      },
    });
    stop = () => other.cloud.stop();
    const client = administration({
      awsEndpoint: other.outputs.aws,
      region: other.outputs.region,
      userPoolId: other.outputs.userPoolId,
    });
    await createUser(client, other.outputs.userPoolId, {
      email: 'eve@example.com',
      password: PASSWORD,
      roles: ['ADMIN'],
    });
    client.destroy();
    ({ accessToken: token } = await signedIn(other.outputs, 'eve@example.com', PASSWORD));
  });

  afterAll(async () => {
    await stop?.();
    rmSync(directory, { recursive: true, force: true });
  });

  it('is refused here though it is good there', async () => {
    expect((await ask(token, other.outputs.graphql)).status).toBe(200);
    const { status, body } = await ask(token);
    expect(status).toBe(401);
    expect(body.errors?.[0]?.errorType).toBe('UnauthorizedException');
  });

  it('is refused there, too, once five minutes are over', async () => {
    later = 280_000;
    expect((await ask(token, other.outputs.graphql)).status).toBe(200);
    later = 302_000;
    expect((await ask(token, other.outputs.graphql)).status).toBe(401);
  });
});

/** The refresh token of Amplify's session, which it hands to nobody but its storage. */
async function refreshTokenOf(): Promise<{ current: string }> {
  const { cognitoUserPoolsTokenProvider } = await import('aws-amplify/auth/cognito');
  const stored = await cognitoUserPoolsTokenProvider.tokenOrchestrator.getTokenStore().loadTokens();
  if (!stored?.refreshToken) throw new Error('There is no session.');
  return { current: stored.refreshToken };
}
