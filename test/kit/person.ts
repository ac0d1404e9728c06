import { Amplify } from 'aws-amplify';
import type { GraphQLResult } from 'aws-amplify/api';
import { generateClient } from 'aws-amplify/api';
import { confirmSignUp, fetchAuthSession, signIn, signUp } from 'aws-amplify/auth';
import type { Outputs } from '#dev/cloud.ts';
import { codeFor } from './inbox.ts';

export const PASSWORD = 'Correct-Horse-9';

/** Somebody who signed up and in through the web app's own library. */
export interface Person {
  readonly email: string;
  readonly id: string;
  readonly accessToken: string;
  /** Runs a query or a mutation with the real Amplify client. Throws what Amplify throws: `{ data, errors }`. */
  run<Data>(query: string, variables?: Readonly<Record<string, unknown>>): Promise<Data>;
  /** Hears a subscription with the real Amplify client. */
  hear<Event>(query: string, variables: Readonly<Record<string, unknown>>, onEvent: (event: Event) => void): Heard;
}

export interface Heard {
  readonly errors: readonly unknown[];
  stop(): void;
}

/** Tells Amplify where this cloud is, as the web app does by its `config.json`. */
export function configureAmplify(outputs: Outputs): void {
  Amplify.configure({
    Auth: {
      Cognito: {
        userPoolId: outputs.userPoolId,
        userPoolClientId: outputs.clientId,
        userPoolEndpoint: outputs.aws,
        loginWith: { email: true },
      },
    },
    API: {
      GraphQL: {
        endpoint: outputs.realtime.replace(/\/realtime$/, ''),
        customEndpoint: outputs.graphql,
        customEndpointRegion: outputs.region,
        region: outputs.region,
        defaultAuthMode: 'userPool',
      },
    },
  });
}

/** Signs somebody up (the code comes by mail), in, and hands over their tokens. Amplify holds one session at a time, so it is left again. */
export async function newPerson(outputs: Outputs, name: string): Promise<Person> {
  configureAmplify(outputs);
  const email = `${name}-${crypto.randomUUID().slice(0, 8)}@example.com`;
  await signUp({ username: email, password: PASSWORD, options: { userAttributes: { email } } });
  await confirmSignUp({ username: email, confirmationCode: await codeFor(outputs, email) });
  return signedIn(outputs, email, PASSWORD);
}

/** Signs in by SRP. */
export async function signedIn(outputs: Outputs, email: string, password: string): Promise<Person> {
  configureAmplify(outputs);
  await signIn({ username: email, password });
  const { tokens } = await fetchAuthSession();
  if (!tokens) throw new Error(`${email} has no tokens.`);
  const accessToken = tokens.accessToken.toString();
  const id = String(tokens.accessToken.payload.sub);
  await leaveWithoutRevoking();
  return { email, id, accessToken, ...clientOf(accessToken) };
}

/** Amplify's signOut revokes; a person of a test goes on with their tokens. */
async function leaveWithoutRevoking(): Promise<void> {
  const { cognitoUserPoolsTokenProvider } = await import('aws-amplify/auth/cognito');
  await cognitoUserPoolsTokenProvider.tokenOrchestrator.clearTokens();
}

/** The API for whoever holds this token, by the real Amplify client, which sends it as it sends a session's. */
export function clientOf(accessToken: string): Pick<Person, 'run' | 'hear'> {
  const client = generateClient();
  const call = (query: string, variables: Readonly<Record<string, unknown>> = {}) =>
    client.graphql({ query, variables: { ...variables }, authMode: 'lambda', authToken: accessToken });
  return {
    async run<Data>(query: string, variables?: Readonly<Record<string, unknown>>) {
      const answer = (await call(query, variables)) as GraphQLResult<Data>;
      return answer.data;
    },
    hear<Event>(query: string, variables: Readonly<Record<string, unknown>>, onEvent: (event: Event) => void) {
      const events = call(query, variables);
      if (!('subscribe' in events)) throw new Error('This document is no subscription.');
      const errors: unknown[] = [];
      const subscription = events.subscribe({
        next: ({ data }: { data: unknown }) => {
          onEvent(data as Event);
        },
        error: (error: unknown) => {
          errors.push(error);
        },
      });
      return {
        errors,
        stop() {
          subscription.unsubscribe();
        },
      };
    },
  };
}
