import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
  UsernameExistsException,
} from '@aws-sdk/client-cognito-identity-provider';

/** Everybody's password on a laptop. */
export const DEMO_PASSWORD = 'Marquee-2026!';

/** One demo user for each role, who has that role and CUSTOMER. */
export const demoUsers = [
  { email: 'admin@marquee.example', roles: ['ADMIN', 'CUSTOMER'] },
  { email: 'organizer@marquee.example', roles: ['ORGANIZER', 'CUSTOMER'] },
  { email: 'staff@marquee.example', roles: ['STAFF', 'CUSTOMER'] },
  { email: 'customer@marquee.example', roles: ['CUSTOMER'] },
] as const;

export interface UserPoolAccess {
  readonly awsEndpoint: string;
  readonly region: string;
  readonly userPoolId: string;
}

/** A client of the user pool's administration, signed with the laptop's own key. */
export function administration({ awsEndpoint, region }: UserPoolAccess): CognitoIdentityProviderClient {
  return new CognitoIdentityProviderClient({
    endpoint: awsEndpoint,
    region,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
}

/** Makes a confirmed user with a password and roles; one that exists keeps its own. */
export async function createUser(
  client: CognitoIdentityProviderClient,
  userPoolId: string,
  user: { readonly email: string; readonly password: string; readonly roles: readonly string[] },
): Promise<void> {
  const who = { UserPoolId: userPoolId, Username: user.email };
  try {
    await client.send(
      new AdminCreateUserCommand({
        ...who,
        MessageAction: 'SUPPRESS',
        UserAttributes: [
          { Name: 'email', Value: user.email },
          { Name: 'email_verified', Value: 'true' },
        ],
      }),
    );
  } catch (error) {
    if (error instanceof UsernameExistsException) return;
    throw error;
  }
  await client.send(new AdminSetUserPasswordCommand({ ...who, Password: user.password, Permanent: true }));
  for (const role of user.roles) {
    await client.send(new AdminAddUserToGroupCommand({ ...who, GroupName: role }));
  }
}
