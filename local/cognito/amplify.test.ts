import { Amplify } from 'aws-amplify';
import {
  confirmResetPassword,
  confirmSignUp,
  fetchAuthSession,
  fetchUserAttributes,
  getCurrentUser,
  resetPassword,
  signIn,
  signOut,
  signUp,
} from 'aws-amplify/auth';
import { CognitoJwtVerifier } from 'aws-jwt-verify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openPool } from './testing.ts';
import type { PoolUnderTest } from './testing.ts';

const EMAIL = 'mira@example.com';
const PASSWORD = 'Correct-Horse-7';

describe('the unmodified Amplify client', () => {
  let pool: PoolUnderTest;

  beforeEach(async () => {
    pool = await openPool({
      client: {
        PreventUserExistenceErrors: 'ENABLED',

        AccessTokenValidity: 5,
        TokenValidityUnits: { AccessToken: 'minutes' },
      },
    });
    Amplify.configure({
      Auth: {
        Cognito: {
          userPoolId: pool.poolId,
          userPoolClientId: pool.clientId,
          userPoolEndpoint: pool.endpoint,
        },
      },
    });
  });

  afterEach(async () => {
    await signOut();
    await pool.stop();
  });

  const enter = (password: string) => signIn({ username: EMAIL, password });

  const register = async (): Promise<void> => {
    const started = await signUp({
      username: EMAIL,
      password: PASSWORD,
      options: { userAttributes: { email: EMAIL } },
    });
    expect(started.nextStep.signUpStep).toBe('CONFIRM_SIGN_UP');
    const confirmed = await confirmSignUp({ username: EMAIL, confirmationCode: pool.lastCode(EMAIL) });
    expect(confirmed.isSignUpComplete).toBe(true);
  };

  it('signs up, confirms, signs in by SRP, and gets tokens that a Cognito verifier takes', async () => {
    await register();

    const signedIn = await signIn({ username: EMAIL, password: PASSWORD });

    expect(signedIn).toEqual({ isSignedIn: true, nextStep: { signInStep: 'DONE' } });
    const { tokens } = await fetchAuthSession();
    const access = CognitoJwtVerifier.create({ userPoolId: pool.poolId, clientId: pool.clientId, tokenUse: 'access' });
    const id = CognitoJwtVerifier.create({ userPoolId: pool.poolId, clientId: pool.clientId, tokenUse: 'id' });
    const jwks = await pool.jwks();
    access.cacheJwks(jwks);
    id.cacheJwks(jwks);
    const accessClaims = await access.verify(tokens?.accessToken.toString() ?? '');
    expect(accessClaims).toMatchObject({ scope: 'aws.cognito.signin.user.admin', username: accessClaims.sub });
    expect(accessClaims.exp - accessClaims.iat).toBe(300);
    await expect(id.verify(tokens?.idToken?.toString() ?? '')).resolves.toMatchObject({
      email: EMAIL,
      email_verified: true,
      'cognito:username': accessClaims.sub,
      origin_jti: accessClaims['origin_jti'],
    });
    await expect(getCurrentUser()).resolves.toMatchObject({ userId: accessClaims.sub });
    await expect(fetchUserAttributes()).resolves.toMatchObject({ email: EMAIL, email_verified: 'true' });
  });

  it('refreshes the session and loses it by a global sign-out', async () => {
    await register();
    await enter(PASSWORD);
    const before = (await fetchAuthSession()).tokens?.accessToken.toString();

    const refreshed = (await fetchAuthSession({ forceRefresh: true })).tokens?.accessToken.toString();

    expect(refreshed).toBeDefined();
    expect(refreshed).not.toBe(before);
    await signOut({ global: true });
    await expect(pool.getUser(refreshed ?? '')).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: 'Access Token has been revoked',
    });
  });

  it('revokes the session by an ordinary sign-out', async () => {
    await register();
    await enter(PASSWORD);
    const token = (await fetchAuthSession()).tokens?.accessToken.toString() ?? '';
    await expect(pool.getUser(token)).resolves.toMatchObject({ Username: expect.any(String) });

    await signOut();

    await expect(pool.getUser(token)).rejects.toMatchObject({ message: 'Access Token has been revoked' });
  });

  it('recovers a forgotten password with the mailed code', async () => {
    await register();
    const started = await resetPassword({ username: EMAIL });
    expect(started.nextStep).toMatchObject({
      resetPasswordStep: 'CONFIRM_RESET_PASSWORD_WITH_CODE',
      codeDeliveryDetails: { destination: 'm***@e***', deliveryMedium: 'EMAIL' },
    });

    await confirmResetPassword({
      username: EMAIL,
      confirmationCode: pool.lastCode(EMAIL),
      newPassword: 'Another-Horse-8',
    });

    await expect(enter(PASSWORD)).rejects.toMatchObject({
      name: 'NotAuthorizedException',
    });
    await expect(enter('Another-Horse-8')).resolves.toMatchObject({ isSignedIn: true });
  });

  it('is told the same of a wrong password and of an unknown address', async () => {
    await register();
    const refusal = { name: 'NotAuthorizedException', message: 'Incorrect username or password.' };

    await expect(signIn({ username: EMAIL, password: 'Wrong-Horse-7' })).rejects.toMatchObject(refusal);
    await expect(signIn({ username: 'nobody@example.com', password: PASSWORD })).rejects.toMatchObject(refusal);
  });

  it('refreshes by rotation where the app client asks for it', async () => {
    await pool.provideClient({
      RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 0 },
    });
    await register();
    await enter(PASSWORD);

    const first = (await fetchAuthSession({ forceRefresh: true })).tokens?.accessToken.toString();
    const second = (await fetchAuthSession({ forceRefresh: true })).tokens?.accessToken.toString();

    expect(second).toBeDefined();
    expect(second).not.toBe(first);
  });
});
