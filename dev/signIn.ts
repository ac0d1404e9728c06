import { Amplify } from 'aws-amplify';
import { fetchAuthSession, signIn, signOut } from 'aws-amplify/auth';
import { ConsoleLogger } from 'aws-amplify/utils';

export interface SignInTarget {
  readonly userPoolId: string;
  readonly clientId: string;
  /** Where the pool answers; Cognito's own endpoint where absent. */
  readonly userPoolEndpoint?: string;
}

/** Signs in by SRP, as the web app does, and answers the access token (valid for five minutes). Throws what Amplify throws. */
export async function accessToken(target: SignInTarget, username: string, password: string): Promise<string> {
  const { userPoolId, clientId, userPoolEndpoint } = target;
  // Amplify warns of every endpoint that is not Cognito's own, and this one is so on purpose.
  if (userPoolEndpoint) ConsoleLogger.LOG_LEVEL = 'ERROR';
  Amplify.configure({
    Auth: {
      Cognito: { userPoolId, userPoolClientId: clientId, ...(userPoolEndpoint ? { userPoolEndpoint } : {}) },
    },
  });
  await signIn({ username, password });
  const { tokens } = await fetchAuthSession();
  await signOut();
  if (!tokens) throw new Error(`${username} could not sign in.`);
  return tokens.accessToken.toString();
}
