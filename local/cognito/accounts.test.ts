import {
  AssociateSoftwareTokenCommand,
  ChangePasswordCommand,
  DeleteUserCommand,
  RespondToAuthChallengeCommand,
  SetUserMFAPreferenceCommand,
  UpdateUserAttributesCommand,
  VerifySoftwareTokenCommand,
  VerifyUserAttributeCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { afterEach, describe, expect, it } from 'vitest';
import { EMAIL, PASSWORD, peopleOf, refusal, otherThan } from './people.ts';
import { openPool } from './testing.ts';
import type { PoolOptions, PoolUnderTest } from './testing.ts';
import { totpCode } from './totp.ts';

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

const { signUp, confirm, enter, forgot, reset, resend, renew, register, registered } = peopleOf(() => pool);

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
