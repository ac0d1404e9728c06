import {
  AdminCreateUserCommand,
  InitiateAuthCommand,
  RevokeTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { EMAIL, PASSWORD, peopleOf, refusal } from './people.ts';
import { openPool } from './testing.ts';
import type { PoolOptions, PoolUnderTest } from './testing.ts';

const FLOWS = ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'];
const HOUR = 3_600_000;

let pool: PoolUnderTest;

afterEach(async () => {
  await pool.stop();
});

async function open(options: PoolOptions = {}): Promise<void> {
  pool = await openPool({
    ...options,
    client: { ExplicitAuthFlows: FLOWS, PreventUserExistenceErrors: 'ENABLED', ...options.client },
  });
}

const { enter, forgot, reset, resend, renew, register, registered } = peopleOf(() => pool);

describe('guessing', () => {
  it('locks a user out after five wrong passwords, each time twice as long, the right password included', async () => {
    await open();
    await register();
    const wrong = { name: 'NotAuthorizedException', message: 'Incorrect username or password.' };
    const locked = { name: 'NotAuthorizedException', message: 'Password attempts exceeded' };
    for (let guess = 0; guess < 5; guess += 1) expect(await refusal(enter('Wrong-Horse-7'))).toEqual(wrong);

    expect(await refusal(enter())).toEqual(locked);
    pool.wait(1_000);
    expect(await refusal(enter('Wrong-Horse-7'))).toEqual(wrong);
    pool.wait(1_000);
    expect(await refusal(enter())).toEqual(locked);
    pool.wait(1_000);
    await expect(enter()).resolves.toHaveProperty('AuthenticationResult');
    expect(await refusal(enter('Wrong-Horse-7'))).toEqual(wrong);
    await expect(enter()).resolves.toHaveProperty('AuthenticationResult');
  });

  it('gives guesses that are sent at once no more tries', async () => {
    await open();
    await register();

    const answers = await Promise.all(Array.from({ length: 20 }, () => refusal(enter('Wrong-Horse-7'))));

    expect(answers.filter(({ message }) => message === 'Incorrect username or password.')).toHaveLength(5);
    expect(answers.filter(({ message }) => message === 'Password attempts exceeded')).toHaveLength(15);
  });

  it('does not learn who has an account: sign-in, lock-out, recovery and resending answer alike', async () => {
    await open();
    await register();
    const nobody = 'mona@example.com';
    const probes: ((name: string) => Promise<unknown>)[] = [
      ...Array.from({ length: 7 }, () => (name: string) => refusal(enter('Wrong-Horse-7', name))),
      async (name) => (await forgot(name)).CodeDeliveryDetails,
      (name) => refusal(reset('123456', 'Another-Horse-8', name)),
      async (name) => (await resend(name)).CodeDeliveryDetails,
      async (name) => {
        const { ChallengeName, ChallengeParameters } = await pool.anyone.send(
          new InitiateAuthCommand({
            ClientId: pool.clientId,
            AuthFlow: 'USER_SRP_AUTH',
            AuthParameters: { USERNAME: name, SRP_A: 'abcdef01' },
          }),
        );
        const again = await pool.anyone.send(
          new InitiateAuthCommand({
            ClientId: pool.clientId,
            AuthFlow: 'USER_SRP_AUTH',
            AuthParameters: { USERNAME: name, SRP_A: 'abcdef01' },
          }),
        );
        const { USERNAME = '', SALT = '', SECRET_BLOCK = '' } = ChallengeParameters ?? {};
        return {
          ChallengeName,
          names: Object.keys(ChallengeParameters ?? {}),
          lengths: [USERNAME.length, SALT.length, SECRET_BLOCK.length],
          form: /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/.test(USERNAME),
          stable: again.ChallengeParameters?.['SALT'] === SALT,
        };
      },
    ];
    for (const probe of probes) expect(await probe(nobody)).toEqual(await probe(EMAIL));
  });

  it('gains no tries by spelling a name otherwise, where the pool holds both to be the same', async () => {
    await open({ pool: { UsernameConfiguration: { CaseSensitive: false } } });
    await register();
    for (const address of [EMAIL, 'mona@example.com']) {
      const spellings = [address, address.toUpperCase(), `M${address.slice(1)}`];
      for (let guess = 0; guess < 5; guess += 1) await refusal(enter('Wrong-Horse-7', spellings[guess % 3]));

      expect(await refusal(enter('Wrong-Horse-7', spellings[2]))).toMatchObject({
        message: 'Password attempts exceeded',
      });
    }
  });

  it('learns it where the app client says LEGACY', async () => {
    await open({ client: { PreventUserExistenceErrors: 'LEGACY' } });

    expect(await refusal(enter())).toEqual({ name: 'UserNotFoundException', message: 'User does not exist.' });
    expect(await refusal(forgot())).toMatchObject({ name: 'UserNotFoundException' });
  });

  it('refuses an SRP value that would make the shared secret known', async () => {
    await open();
    await register();

    for (const SRP_A of ['0', '00', 'zz']) {
      const attempt = pool.anyone.send(
        new InitiateAuthCommand({
          ClientId: pool.clientId,
          AuthFlow: 'USER_SRP_AUTH',
          AuthParameters: { USERNAME: EMAIL, SRP_A },
        }),
      );
      expect(await refusal(attempt)).toMatchObject({ name: 'InvalidParameterException' });
    }
  });

  it('refuses flows that the app client does not allow', async () => {
    await open({ client: { ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'] } });
    await register();

    expect(await refusal(enter())).toEqual({
      name: 'InvalidParameterException',
      message: 'USER_PASSWORD_AUTH flow not enabled for this client',
    });
  });
});

describe('tokens', () => {
  it('are refused once they are expired or altered', async () => {
    await open();
    const { access, refresh } = await registered();
    const [head = '', body = '', signature = ''] = access.split('.');
    const claims: object = JSON.parse(Buffer.from(body, 'base64url').toString());
    const forged = Buffer.from(JSON.stringify({ ...claims, 'cognito:groups': ['admin'] })).toString('base64url');
    const none = Buffer.from('{"alg":"none"}').toString('base64url');
    for (const token of [
      `${head}.${forged}.${signature}`,
      `${none}.${body}.`,
      `${head}.${body}`,
      'x',
      `${head}.e30.${signature}`,
    ]) {
      expect(await refusal(pool.getUser(token))).toEqual({
        name: 'NotAuthorizedException',
        message: 'Invalid Access Token',
      });
    }
    await expect(pool.getUser(access)).resolves.toBeDefined();

    pool.wait(HOUR);
    expect(await refusal(pool.getUser(access))).toEqual({
      name: 'NotAuthorizedException',
      message: 'Access Token has expired',
    });
    await expect(renew(refresh)).resolves.toHaveProperty('AuthenticationResult.AccessToken');
    pool.wait(30 * 24 * HOUR);
    expect(await refusal(renew(refresh))).toMatchObject({ message: 'Refresh Token has expired' });
  });

  it('rotate: the old refresh token is refused after its grace, the new one goes on', async () => {
    await open({ client: { RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 10 } } });
    const { refresh } = await registered();
    const next = (await renew(refresh)).AuthenticationResult?.RefreshToken ?? '';
    expect(next).not.toBe('');

    pool.wait(9_000);
    await expect(renew(refresh)).resolves.toBeDefined();
    pool.wait(1_000);
    expect(await refusal(renew(refresh))).toMatchObject({ name: 'RefreshTokenReuseException' });
    await expect(renew(next)).resolves.toHaveProperty('AuthenticationResult.RefreshToken');
  });

  it('end with the revocation of their refresh token, and only those', async () => {
    await open();
    const first = await registered();
    const { AuthenticationResult: second } = await enter();

    await pool.anyone.send(new RevokeTokenCommand({ ClientId: pool.clientId, Token: first.refresh }));

    expect(await refusal(pool.getUser(first.access))).toMatchObject({ message: 'Access Token has been revoked' });
    expect(await refusal(renew(first.refresh))).toMatchObject({ message: 'Refresh Token has been revoked' });
    await expect(pool.getUser(second?.AccessToken ?? '')).resolves.toBeDefined();
  });
});

describe('what is kept', () => {
  it('outlives a restart, ids and keys included, and holds no password', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'cognito-'));
    await open({ directory });
    const before = { poolId: pool.poolId, clientId: pool.clientId, jwks: await pool.jwks() };
    const { access, refresh } = await registered();
    await pool.administrator.send(
      new AdminCreateUserCommand({
        UserPoolId: pool.poolId,
        Username: 'jo@example.com',
        TemporaryPassword: 'Temporary-Horse-9',
      }),
    );
    expect(before.poolId).toMatch(/^eu-central-1_[0-9A-Za-z]{9}$/);

    await pool.stop();
    const log = pool.test.log.join('\n');
    await open({ directory });

    expect({ poolId: pool.poolId, clientId: pool.clientId, jwks: await pool.jwks() }).toEqual(before);
    await expect(pool.getUser(access)).resolves.toBeDefined();
    await expect(renew(refresh)).resolves.toBeDefined();
    await expect(enter()).resolves.toHaveProperty('AuthenticationResult');
    const files = await readdir(directory, { recursive: true, withFileTypes: true });
    const kept = await Promise.all(
      files.filter((file) => file.isFile()).map((file) => readFile(join(file.parentPath, file.name), 'latin1')),
    );
    for (const text of [...kept, log]) {
      expect(text).not.toContain(PASSWORD);
      expect(text).not.toContain('Temporary-Horse-9');
      expect(text).not.toContain(refresh);
    }
    expect(kept.join('')).toContain('srpVerifier');
    await rm(directory, { recursive: true });
  });
});
