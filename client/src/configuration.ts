import { Amplify } from 'aws-amplify';
import type { Settings } from './features/shell/settings.ts';

/** `/config.json`: made from the stack's outputs when the client is deployed. */
interface Configuration {
  readonly stage: string;
  readonly region: string;
  readonly userPoolId: string;
  readonly userPoolClientId: string;
  readonly userPoolEndpoint: string;
  readonly graphqlUrl: string;
  readonly realtimeUrl: string;
  /** What guests ask by, who may see what everybody may; empty where there are none. */
  readonly apiKey?: string;
  /** Empty where payments are tried with test cards alone. */
  readonly stripePublishableKey?: string;
}

/** Fetches the configuration, hands it to Amplify and answers what is the app's own. Throws where the file is missing or incomplete. */
export async function configure(): Promise<Settings> {
  const response = await fetch('/config.json', { cache: 'no-cache' });
  if (!response.ok) throw new Error(`The configuration of this app is missing (HTTP ${String(response.status)}).`);
  const configuration = (await response.json()) as Configuration;
  const guests = configuration.apiKey !== undefined && configuration.apiKey !== '';
  Amplify.configure({
    Auth: {
      Cognito: {
        userPoolId: configuration.userPoolId,
        userPoolClientId: configuration.userPoolClientId,
        userPoolEndpoint: configuration.userPoolEndpoint,
        loginWith: { email: true },
        signUpVerificationMethod: 'code',
        userAttributes: { email: { required: true } },
        passwordFormat: {
          minLength: 12,
          requireLowercase: true,
          requireUppercase: true,
          requireNumbers: true,
          requireSpecialCharacters: true,
        },
      },
    },
    API: {
      GraphQL: {
        ...endpoints(configuration),
        region: configuration.region,
        defaultAuthMode: 'userPool',
        ...(guests ? { apiKey: configuration.apiKey } : {}),
      },
    },
  });
  const key = configuration.stripePublishableKey;
  return { stripePublishableKey: key === undefined || key === '' ? null : key, guests };
}

/**
 * Amplify derives where subscriptions connect from `endpoint`, and makes that `wss:` whatever it was. An API that is served
 * without TLS is therefore named by its WebSocket address, and its HTTP address apart.
 */
function endpoints({ graphqlUrl, realtimeUrl, region }: Configuration) {
  if (graphqlUrl.startsWith('https:')) return { endpoint: graphqlUrl };
  return {
    endpoint: realtimeUrl.replace(/\/realtime$/, ''),
    customEndpoint: graphqlUrl,
    customEndpointRegion: region,
  };
}
