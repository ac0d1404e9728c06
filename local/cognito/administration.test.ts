import { createHmac } from 'node:crypto';
import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminDeleteUserCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminGetUserCommand,
  AdminInitiateAuthCommand,
  AdminListGroupsForUserCommand,
  AdminRemoveUserFromGroupCommand,
  AdminSetUserPasswordCommand,
  AdminUpdateUserAttributesCommand,
  AdminUserGlobalSignOutCommand,
  CognitoIdentityProviderClient,
  DescribeUserPoolClientCommand,
  DescribeUserPoolCommand,
  InitiateAuthCommand,
  ListUserPoolsCommand,
  ListUsersCommand,
  ListUsersInGroupCommand,
  RespondToAuthChallengeCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { decodeJwt } from 'jose';
import { afterEach, describe, expect, it } from 'vitest';
import { openPool } from './testing.ts';
import type { PoolOptions, PoolUnderTest } from './testing.ts';

const EMAIL = 'mira@example.com';
const PASSWORD = 'Correct-Horse-7';
const FLOWS = ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_ADMIN_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'];
const DAY = 86_400_000;

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

async function addGroup(GroupName: string, Precedence: number): Promise<void> {
  await pool.test.provide(
    'AWS::Cognito::UserPoolGroup',
    { UserPoolId: pool.poolId, GroupName, Precedence, RoleArn: `arn:aws:iam::123456789012:role/${GroupName}` },
    GroupName,
  );
  await pool.administrator.send(new AdminAddUserToGroupCommand({ ...of(), GroupName }));
}

describe('an invited person', () => {
  it('chooses a password of their own at the first sign-in', async () => {
    await open();
    await invite(EMAIL, { MessageAction: undefined, DesiredDeliveryMediums: ['EMAIL'] });
    const [mail] = pool.mails;
    const temporary = /temporary password is (\S+)\.$/.exec(mail?.text ?? '')?.[1] ?? '';
    expect(mail?.text).toContain(`Your username is ${EMAIL}`);

    const { ChallengeName, Session } = await enter(temporary);
    expect(ChallengeName).toBe('NEW_PASSWORD_REQUIRED');
    const choose = (NEW_PASSWORD: string) =>
      pool.anyone.send(
        new RespondToAuthChallengeCommand({
          ClientId: pool.clientId,
          ChallengeName,
          Session,
          ChallengeResponses: { USERNAME: EMAIL, NEW_PASSWORD },
        }),
      );
    await expect(choose('weak')).rejects.toMatchObject({ name: 'InvalidPasswordException' });
    await expect(choose(PASSWORD)).resolves.toHaveProperty('AuthenticationResult');

    await expect(choose(PASSWORD)).rejects.toMatchObject({ message: 'Invalid session for the user.' });
    await expect(enter()).resolves.toHaveProperty('AuthenticationResult');
    await expect(enter(temporary)).rejects.toMatchObject({ name: 'NotAuthorizedException' });
  });

  it('comes too late after the validity of the temporary password', async () => {
    await open();
    await invite(EMAIL, { TemporaryPassword: PASSWORD });

    pool.wait(7 * DAY);

    await expect(enter()).rejects.toMatchObject({
      message: 'Temporary password has expired and must be reset by an administrator.',
    });
  });
});

describe('groups', () => {
  it('stand in both tokens, the lowest precedence first, until the person is taken out', async () => {
    await open();
    await invite();
    await setPassword();
    await addGroup('staff', 10);
    await addGroup('admin', 1);
    const tokens = async () => {
      const { AuthenticationResult } = await enter();
      return {
        access: decodeJwt(AuthenticationResult?.AccessToken ?? ''),
        id: decodeJwt(AuthenticationResult?.IdToken ?? ''),
      };
    };

    const { access, id } = await tokens();
    expect(access['cognito:groups']).toEqual(['admin', 'staff']);
    expect(id).toMatchObject({
      'cognito:groups': ['admin', 'staff'],
      'cognito:preferred_role': 'arn:aws:iam::123456789012:role/admin',
    });
    expect(access).not.toHaveProperty('email');
    const { Groups } = await pool.administrator.send(new AdminListGroupsForUserCommand(of()));
    expect(Groups?.map(({ GroupName }) => GroupName)).toEqual(['admin', 'staff']);
    const { Users } = await pool.administrator.send(
      new ListUsersInGroupCommand({ UserPoolId: pool.poolId, GroupName: 'staff' }),
    );
    expect(Users).toHaveLength(1);

    await pool.administrator.send(new AdminRemoveUserFromGroupCommand({ ...of(), GroupName: 'admin' }));
    await pool.administrator.send(new AdminRemoveUserFromGroupCommand({ ...of(), GroupName: 'staff' }));
    expect((await tokens()).access).not.toHaveProperty('cognito:groups');
  });
});

describe('an administrator', () => {
  it('ends sessions, and shuts a person out and in', async () => {
    await open();
    await invite();
    await setPassword();
    const token = (await enter()).AuthenticationResult?.AccessToken ?? '';
    await pool.administrator.send(new AdminUserGlobalSignOutCommand(of()));
    await expect(pool.getUser(token)).rejects.toMatchObject({ message: 'Access Token has been revoked' });

    await pool.administrator.send(new AdminDisableUserCommand(of()));
    await expect(enter()).rejects.toMatchObject({ name: 'NotAuthorizedException', message: 'User is disabled.' });
    await expect(enter('Wrong-Horse-7')).rejects.toMatchObject({ message: 'Incorrect username or password.' });
    await pool.administrator.send(new AdminEnableUserCommand(of()));
    await expect(enter()).resolves.toHaveProperty('AuthenticationResult');

    await pool.administrator.send(new AdminDeleteUserCommand(of()));
    await expect(pool.administrator.send(new AdminGetUserCommand(of()))).rejects.toMatchObject({
      name: 'UserNotFoundException',
    });
  });

  it('finds people by filter, page by page', async () => {
    await open();
    for (const name of ['ann', 'anna', 'bob']) await invite(`${name}@example.com`);
    const list = (more: object) => pool.administrator.send(new ListUsersCommand({ UserPoolId: pool.poolId, ...more }));

    expect((await list({ Filter: 'email ^= "ann"' })).Users).toHaveLength(2);
    expect((await list({ Filter: 'email = "bob@example.com"' })).Users).toHaveLength(1);
    expect((await list({ Filter: 'cognito:user_status = "CONFIRMED"' })).Users).toHaveLength(0);
    await expect(list({ Filter: 'password = "x"' })).rejects.toMatchObject({ name: 'InvalidParameterException' });
    const first = await list({ Limit: 2 });
    const second = await list({ Limit: 2, PaginationToken: first.PaginationToken });
    expect(new Set([...(first.Users ?? []), ...(second.Users ?? [])].map(({ Username }) => Username)).size).toBe(3);
    expect(second.PaginationToken).toBeUndefined();
  });

  it('needs the permission for this pool', async () => {
    await open({
      policies: {
        helpdesk: { Statement: { Effect: 'Allow', Action: 'cognito-idp:AdminGetUser', Resource: '*' } },
        elsewhere: {
          Statement: {
            Effect: 'Allow',
            Action: 'cognito-idp:*',
            Resource: 'arn:aws:cognito-idp:eu-central-1:123456789012:userpool/eu-central-1_elsewhere',
          },
        },
      },
    });
    await invite();
    const as = (role: string) =>
      new CognitoIdentityProviderClient({ ...pool.test.clientConfigOf(role), maxAttempts: 1 });
    const [helpdesk, elsewhere] = [as('helpdesk'), as('elsewhere')];
    const promote = new AdminAddUserToGroupCommand({ ...of(), GroupName: 'admin' });

    await expect(helpdesk.send(new AdminGetUserCommand(of()))).resolves.toMatchObject({
      UserStatus: 'FORCE_CHANGE_PASSWORD',
    });
    await expect(helpdesk.send(promote)).rejects.toMatchObject({ name: 'AccessDeniedException' });
    await expect(elsewhere.send(new AdminGetUserCommand(of()))).rejects.toMatchObject({
      name: 'AccessDeniedException',
    });
    await expect(pool.anyone.send(promote)).rejects.toMatchObject({ name: 'AccessDeniedException' });
    helpdesk.destroy();
    elsewhere.destroy();
  });

  it('signs a person in with the password where the app client allows that', async () => {
    await open();
    await invite();
    await setPassword();
    const attempt = () =>
      pool.administrator.send(
        new AdminInitiateAuthCommand({
          UserPoolId: pool.poolId,
          ClientId: pool.clientId,
          AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
          AuthParameters: { USERNAME: EMAIL, PASSWORD },
        }),
      );

    await expect(attempt()).resolves.toHaveProperty('AuthenticationResult');
    await pool.provideClient({ ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'] });
    await expect(attempt()).rejects.toMatchObject({ name: 'InvalidParameterException' });
  });

  it('sees pool and client as they were declared', async () => {
    await open({
      pool: { UserPoolName: 'people' },
      client: { AccessTokenValidity: 5, TokenValidityUnits: { AccessToken: 'minutes' } },
    });

    const { UserPool } = await pool.administrator.send(new DescribeUserPoolCommand({ UserPoolId: pool.poolId }));
    const { UserPoolClient } = await pool.administrator.send(
      new DescribeUserPoolClientCommand({ UserPoolId: pool.poolId, ClientId: pool.clientId }),
    );
    const { UserPools } = await pool.administrator.send(new ListUserPoolsCommand({ MaxResults: 10 }));

    expect(UserPool).toMatchObject({
      Id: pool.poolId,
      Name: 'people',
      Policies: { PasswordPolicy: { MinimumLength: 8 } },
    });
    expect(UserPoolClient).toMatchObject({ AccessTokenValidity: 300, TokenValidityUnits: { AccessToken: 'seconds' } });
    expect(UserPools).toMatchObject([{ Id: pool.poolId }]);
  });

  it('does not take an address from a person who signs in with it', async () => {
    await open();
    await invite();
    await invite('jo@example.com');

    await expect(
      pool.administrator.send(
        new AdminUpdateUserAttributesCommand({
          ...of('jo@example.com'),
          UserAttributes: [{ Name: 'email', Value: EMAIL }],
        }),
      ),
    ).rejects.toMatchObject({ name: 'AliasExistsException' });
  });
});

describe('a client with a secret', () => {
  it('proves it in every call', async () => {
    await open({ client: { GenerateSecret: true } });
    const { attributes } = await pool.test.provide(
      'AWS::Cognito::UserPoolClient',
      { UserPoolId: pool.poolId, ExplicitAuthFlows: FLOWS, GenerateSecret: true },
      'Client',
    );
    await invite();
    await setPassword();
    const SECRET_HASH = createHmac('sha256', String(attributes?.['ClientSecret']))
      .update(`${EMAIL}${pool.clientId}`)
      .digest('base64');

    await expect(enter()).rejects.toMatchObject({
      message: `Client ${pool.clientId} is configured with secret but SECRET_HASH was not received`,
    });
    await expect(enter(PASSWORD, { SECRET_HASH: 'wrong' })).rejects.toMatchObject({
      message: `Unable to verify secret hash for client ${pool.clientId}`,
    });
    await expect(enter(PASSWORD, { SECRET_HASH })).resolves.toHaveProperty('AuthenticationResult');
  });
});
