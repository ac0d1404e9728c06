import {
  AdminCreateUserCommand,
  AdminGetUserCommand,
  AdminSetUserPasswordCommand,
  InitiateAuthCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { decodeJwt } from 'jose';
import { afterEach, describe, expect, it } from 'vitest';
import type { Caller } from '../core/cloud.ts';
import { openPool } from './testing.ts';
import type { PoolOptions, PoolUnderTest } from './testing.ts';

const EMAIL = 'mira@example.com';
const PASSWORD = 'Correct-Horse-7';
const FLOWS = ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_ADMIN_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'];

let pool: PoolUnderTest;

afterEach(async () => {
  await pool.stop();
});

async function open(options: PoolOptions = {}): Promise<void> {
  pool = await openPool({ ...options, client: { ExplicitAuthFlows: FLOWS, ...options.client } });
}

const of = (Username = EMAIL) => ({ UserPoolId: pool.poolId, Username });
const invite = (Username = EMAIL, more: object = {}) =>
  pool.administrator.send(new AdminCreateUserCommand({ ...of(Username), MessageAction: 'SUPPRESS', ...more }));
const setPassword = (Username = EMAIL) =>
  pool.administrator.send(new AdminSetUserPasswordCommand({ ...of(Username), Password: PASSWORD, Permanent: true }));
const enter = (PASSWORD_ = PASSWORD, more: Record<string, string> = {}) =>
  pool.anyone.send(
    new InitiateAuthCommand({
      ClientId: pool.clientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: EMAIL, PASSWORD: PASSWORD_, ...more },
    }),
  );

describe('triggers', () => {
  const FUNCTION = 'arn:aws:lambda:eu-central-1:123456789012:function:trigger';
  const signUp = () =>
    pool.anyone.send(new SignUpCommand({ ClientId: pool.clientId, Username: EMAIL, Password: PASSWORD }));

  it('are invoked as Cognito for this pool, and may confirm a person at once', async () => {
    const calls: { source: unknown; caller: Caller }[] = [];
    await open({
      pool: { LambdaConfig: { PreSignUp: FUNCTION, PostConfirmation: FUNCTION } },
      lambda: (event, _arn, caller) => {
        calls.push({ source: event['triggerSource'], caller });
        return { ...event, response: { autoConfirmUser: true, autoVerifyEmail: true } };
      },
    });

    await expect(signUp()).resolves.toMatchObject({ UserConfirmed: true });

    const caller = {
      kind: 'service',
      service: 'cognito-idp.amazonaws.com',
      sourceArn: `arn:aws:cognito-idp:eu-central-1:123456789012:userpool/${pool.poolId}`,
    };
    expect(calls).toEqual([
      { source: 'PreSignUp_SignUp', caller },
      { source: 'PostConfirmation_ConfirmSignUp', caller },
    ]);
    expect(pool.mails).toEqual([]);
    await expect(enter()).resolves.toHaveProperty('AuthenticationResult');
  });

  it('refuse a person by their error', async () => {
    await open({ pool: { LambdaConfig: { PreSignUp: FUNCTION } }, lambda: () => new Error('By invitation only') });

    await expect(signUp()).rejects.toMatchObject({
      name: 'UserLambdaValidationException',
      message: 'PreSignUp failed with error By invitation only.',
    });
    await expect(pool.administrator.send(new AdminGetUserCommand(of()))).rejects.toMatchObject({
      name: 'UserNotFoundException',
    });
  });

  it('write claims and scopes of either token, but none of those that identify', async () => {
    await open({
      pool: { LambdaConfig: { PreTokenGenerationConfig: { LambdaArn: FUNCTION, LambdaVersion: 'V2_0' } } },
      lambda: (event) => ({
        ...event,
        response: {
          claimsAndScopeOverrideDetails: {
            accessTokenGeneration: {
              claimsToAddOrOverride: { tenant: 't1', sub: 'somebody-else' },
              scopesToAdd: ['orders/read'],
            },
            idTokenGeneration: { claimsToSuppress: ['email', 'sub'] },
          },
        },
      }),
    });
    await invite();
    await setPassword();

    const { AuthenticationResult } = await enter();

    const access = decodeJwt(AuthenticationResult?.AccessToken ?? '');
    const id = decodeJwt(AuthenticationResult?.IdToken ?? '');
    expect(access).toMatchObject({ tenant: 't1', scope: 'aws.cognito.signin.user.admin orders/read' });
    expect(access.sub).toBe(access['username']);
    expect(id).not.toHaveProperty('email');
    expect(id.sub).toBe(access.sub);
  });

  it('word the mail, with the code where they put its place', async () => {
    await open({
      pool: { LambdaConfig: { CustomMessage: FUNCTION } },
      lambda: (event) => ({ ...event, response: { emailSubject: 'Welcome', emailMessage: '<p>Your key: {####}</p>' } }),
    });

    await signUp();

    expect(pool.mails).toMatchObject([{ subject: 'Welcome', text: `Your key: ${pool.lastCode(EMAIL)}` }]);
  });
});

describe('over HTTP', () => {
  it('answers browsers of any origin', async () => {
    await open();
    const preflight = await fetch(pool.endpoint, {
      method: 'OPTIONS',
      headers: {
        origin: 'http://localhost:4300',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type,x-amz-target,x-amz-user-agent',
      },
    });
    const answer = await fetch(pool.endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': 'AWSCognitoIdentityProviderService.GetUser',
      },
      body: '{"AccessToken":"x"}',
    });

    expect(preflight.headers.get('access-control-allow-origin')).toBe('*');
    expect(preflight.headers.get('access-control-allow-headers')).toContain('x-amz-target');
    expect(answer.status).toBe(400);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(await answer.json()).toEqual({ __type: 'NotAuthorizedException', message: 'Invalid Access Token' });
  });

  it('publishes its keys and its configuration, and nothing of a pool that is not there', async () => {
    await open();
    const configuration = await fetch(`${pool.endpoint}/${pool.poolId}/.well-known/openid-configuration`);
    const missing = await fetch(`${pool.endpoint}/eu-central-1_AAAAAAAAA/.well-known/jwks.json`);

    expect((await pool.jwks()).keys).toHaveLength(2);
    expect(JSON.stringify(await pool.jwks())).not.toMatch(/"(d|p|q|dp|dq|qi)":/);
    expect(await configuration.json()).toMatchObject({
      issuer: `https://cognito-idp.eu-central-1.amazonaws.com/${pool.poolId}`,
    });
    expect(missing.status).toBe(404);
  });
});
