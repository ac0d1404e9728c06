import {
  AdminCreateUserCommand,
  AssociateSoftwareTokenCommand,
  ChangePasswordCommand,
  ConfirmForgotPasswordCommand,
  ConfirmSignUpCommand,
  DeleteUserCommand,
  ForgotPasswordCommand,
  GetTokensFromRefreshTokenCommand,
  InitiateAuthCommand,
  ResendConfirmationCodeCommand,
  RespondToAuthChallengeCommand,
  RevokeTokenCommand,
  SetUserMFAPreferenceCommand,
  SignUpCommand,
  UpdateUserAttributesCommand,
  VerifySoftwareTokenCommand,
  VerifyUserAttributeCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openPool } from './testing.ts';
import type { PoolOptions, PoolUnderTest } from './testing.ts';
import { totpCode } from './totp.ts';

const EMAIL = 'mira@example.com';
const PASSWORD = 'Correct-Horse-7';
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

const signUp = (Username = EMAIL, Password = PASSWORD, more: object = {}) =>
  pool.anyone.send(new SignUpCommand({ ClientId: pool.clientId, Username, Password, ...more }));
const confirm = (ConfirmationCode: string, Username = EMAIL) =>
  pool.anyone.send(new ConfirmSignUpCommand({ ClientId: pool.clientId, Username, ConfirmationCode }));
const enter = (PASSWORD_: string = PASSWORD, USERNAME = EMAIL) =>
  pool.anyone.send(
    new InitiateAuthCommand({
      ClientId: pool.clientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME, PASSWORD: PASSWORD_ },
    }),
  );
const forgot = (Username = EMAIL) => pool.anyone.send(new ForgotPasswordCommand({ ClientId: pool.clientId, Username }));
const reset = (ConfirmationCode: string, Password = 'Another-Horse-8', Username = EMAIL) =>
  pool.anyone.send(new ConfirmForgotPasswordCommand({ ClientId: pool.clientId, Username, ConfirmationCode, Password }));
const resend = (Username = EMAIL) =>
  pool.anyone.send(new ResendConfirmationCodeCommand({ ClientId: pool.clientId, Username }));

async function register(): Promise<void> {
  await signUp();
  await confirm(pool.lastCode(EMAIL));
}

async function registered(): Promise<{ access: string; refresh: string }> {
  await register();
  const { AuthenticationResult } = await enter();
  return { access: AuthenticationResult?.AccessToken ?? '', refresh: AuthenticationResult?.RefreshToken ?? '' };
}

/** What a caller sees of a refusal. */
async function refusal(work: Promise<unknown>): Promise<{ name: string; message: string }> {
  const error: unknown = await work.then(
    () => new Error('It was not refused.'),
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof Error)) throw new TypeError('Something else than an error was thrown.');
  return { name: error.name, message: error.message };
}

/** Six digits that are not the code. */
const otherThan = (code: string): string => (code === '000000' ? '000001' : '000000');

describe('signing up', () => {
  it('mails a code from the sender of Cognito and lets nobody in before it is given', async () => {
    await open();
    await expect(signUp()).resolves.toMatchObject({
      UserConfirmed: false,
      CodeDeliveryDetails: { Destination: 'm***@e***', DeliveryMedium: 'EMAIL', AttributeName: 'email' },
    });
    expect(pool.mails).toMatchObject([
      { from: 'no-reply@verificationemail.com', to: EMAIL, text: `Your confirmation code is ${pool.lastCode(EMAIL)}` },
    ]);

    expect(await refusal(enter())).toEqual({ name: 'UserNotConfirmedException', message: 'User is not confirmed.' });
    expect(await refusal(enter('Wrong-Horse-7'))).toMatchObject({ name: 'NotAuthorizedException' });
    await confirm(pool.lastCode(EMAIL));
    await expect(enter()).resolves.toMatchObject({ AuthenticationResult: { TokenType: 'Bearer', ExpiresIn: 3600 } });
  });

  it('refuses a wrong code, one older than a day, and guessing', async () => {
    await open();
    await signUp();
    const code = pool.lastCode(EMAIL);
    expect(await refusal(confirm(otherThan(code)))).toMatchObject({ name: 'CodeMismatchException' });

    pool.wait(24 * HOUR);
    expect(await refusal(confirm(code))).toMatchObject({ name: 'ExpiredCodeException' });
    await resend();
    const fresh = pool.lastCode(EMAIL);
    for (let guess = 0; guess < 14; guess += 1) await refusal(confirm(otherThan(fresh)));
    expect(await refusal(confirm(fresh))).toMatchObject({ name: 'LimitExceededException' });

    pool.wait(HOUR + 1);
    await expect(confirm(fresh)).resolves.toBeDefined();
  });

  it.each([
    ['short-1A', 'Password not long enough'],
    ['correct-horse-7', 'Password must have uppercase characters'],
    ['CORRECT-HORSE-7', 'Password must have lowercase characters'],
    ['Correct-Horse', 'Password must have numeric characters'],
    ['CorrectHorse7', 'Password must have symbol characters'],
  ])('refuses the password %s in the words of Cognito', async (password, reason) => {
    await open({
      pool: {
        Policies: {
          PasswordPolicy: {
            MinimumLength: 10,
            RequireLowercase: true,
            RequireUppercase: true,
            RequireNumbers: true,
            RequireSymbols: true,
          },
        },
      },
    });

    expect(await refusal(signUp(EMAIL, password))).toEqual({
      name: 'InvalidPasswordException',
      message: `Password did not conform with policy: ${reason}`,
    });
  });

  it('gives one address one account, however many ask at once', async () => {
    await open();

    const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => signUp()));

    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await refusal(signUp())).toEqual({
      name: 'UsernameExistsException',
      message: 'An account with the given email already exists.',
    });
  });

  it('lets nobody write an attribute that the app client may not', async () => {
    await open({
      pool: { Schema: [{ Name: 'role', AttributeDataType: 'String', Mutable: true }] },
      client: { WriteAttributes: ['email', 'name'] },
    });
    const attempts = ['custom:role', 'email_verified', 'sub', 'cognito:username'];

    for (const Name of attempts) {
      expect(await refusal(signUp(EMAIL, PASSWORD, { UserAttributes: [{ Name, Value: 'true' }] }))).toMatchObject({
        message: 'A client attempted to write unauthorized attribute',
      });
    }
    await expect(signUp(EMAIL, PASSWORD, { UserAttributes: [{ Name: 'name', Value: 'Mira' }] })).resolves.toBeDefined();
  });
});

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

describe('recovery', () => {
  it('sets a new password with a code that works once and for an hour', async () => {
    await open();
    await register();
    await forgot();
    const late = pool.lastCode(EMAIL);
    pool.wait(HOUR);
    expect(await refusal(reset(late))).toMatchObject({ name: 'ExpiredCodeException' });

    await forgot();
    const code = pool.lastCode(EMAIL);
    await reset(code);

    expect(await refusal(enter())).toMatchObject({ message: 'Incorrect username or password.' });
    await expect(enter('Another-Horse-8')).resolves.toHaveProperty('AuthenticationResult');
    expect(await refusal(reset(code))).toMatchObject({ name: 'CodeMismatchException' });
  });

  it('sends at most five codes an hour, and takes no sixteenth guess', async () => {
    await open();
    await register();
    for (let request = 0; request < 5; request += 1) await forgot();
    expect(await refusal(forgot())).toMatchObject({ name: 'LimitExceededException' });

    const code = pool.lastCode(EMAIL);
    for (let guess = 0; guess < 15; guess += 1) {
      expect(await refusal(reset(otherThan(code)))).toMatchObject({ name: 'CodeMismatchException' });
    }
    expect(await refusal(reset(code))).toMatchObject({ name: 'LimitExceededException' });
  });
});

describe('a signed-in person', () => {
  it('changes the password only by giving the old one', async () => {
    await open();
    const { access } = await registered();
    const change = (PreviousPassword: string) =>
      pool.anyone.send(
        new ChangePasswordCommand({ AccessToken: access, PreviousPassword, ProposedPassword: 'Another-Horse-8' }),
      );

    expect(await refusal(change('Wrong-Horse-7'))).toMatchObject({ name: 'NotAuthorizedException' });
    await change(PASSWORD);

    await expect(enter('Another-Horse-8')).resolves.toHaveProperty('AuthenticationResult');
  });

  it('keeps the old address until the new one is verified, where the pool wants that', async () => {
    await open({ pool: { UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email'] } } });
    const { access } = await registered();
    await pool.anyone.send(
      new UpdateUserAttributesCommand({
        AccessToken: access,
        UserAttributes: [{ Name: 'email', Value: 'new@example.com' }],
      }),
    );
    const addressOf = async () =>
      (await pool.getUser(access)).UserAttributes?.find(({ Name }) => Name === 'email')?.Value;
    expect(await addressOf()).toBe(EMAIL);

    await pool.anyone.send(
      new VerifyUserAttributeCommand({
        AccessToken: access,
        AttributeName: 'email',
        Code: pool.lastCode('new@example.com'),
      }),
    );

    expect(await addressOf()).toBe('new@example.com');
    await expect(enter(PASSWORD, 'new@example.com')).resolves.toHaveProperty('AuthenticationResult');
    expect(await refusal(enter())).toMatchObject({ message: 'Incorrect username or password.' });
  });

  it('gives an authenticator code as well, each only once', async () => {
    await open({ pool: { MfaConfiguration: 'OPTIONAL', EnabledMfas: ['SOFTWARE_TOKEN_MFA'] } });
    const { access } = await registered();
    const { SecretCode = '' } = await pool.anyone.send(new AssociateSoftwareTokenCommand({ AccessToken: access }));
    const now = () => totpCode(SecretCode, pool.test.cloud.now());
    await pool.anyone.send(new VerifySoftwareTokenCommand({ AccessToken: access, UserCode: now() }));
    await pool.anyone.send(
      new SetUserMFAPreferenceCommand({
        AccessToken: access,
        SoftwareTokenMfaSettings: { Enabled: true, PreferredMfa: true },
      }),
    );
    const answer = async (code: string) => {
      const { ChallengeName, Session } = await enter();
      expect(ChallengeName).toBe('SOFTWARE_TOKEN_MFA');
      return pool.anyone.send(
        new RespondToAuthChallengeCommand({
          ClientId: pool.clientId,
          ChallengeName,
          Session,
          ChallengeResponses: { USERNAME: EMAIL, SOFTWARE_TOKEN_MFA_CODE: code },
        }),
      );
    };

    expect(await refusal(answer(now()))).toMatchObject({ name: 'CodeMismatchException' });
    pool.wait(30_000);
    await expect(answer(now())).resolves.toHaveProperty('AuthenticationResult');
  });

  it('is gone with the account', async () => {
    await open();
    const { access, refresh } = await registered();
    await pool.anyone.send(new DeleteUserCommand({ AccessToken: access }));

    expect(await refusal(enter())).toMatchObject({ message: 'Incorrect username or password.' });
    expect(await refusal(pool.getUser(access))).toMatchObject({ name: 'NotAuthorizedException' });
    expect(await refusal(renew(refresh))).toMatchObject({ name: 'NotAuthorizedException' });
    await expect(signUp()).resolves.toBeDefined();
  });
});

const renew = (RefreshToken: string) =>
  pool.anyone.send(new GetTokensFromRefreshTokenCommand({ ClientId: pool.clientId, RefreshToken }));

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
