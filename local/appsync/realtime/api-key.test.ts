import { Amplify } from 'aws-amplify';
import { generateClient } from 'aws-amplify/api';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openGateway, passThrough, type TestGateway } from '../testing.ts';

const schema = `
type Change @aws_api_key @aws_cognito_user_pools { id: ID!  free: Int  price: String  note: String @aws_cognito_user_pools }
type Query { nothing: String }
type Mutation { change(id: ID!, free: Int, price: String, note: String): Change }
type Subscription {
  onChange(id: ID): Change @aws_subscribe(mutations: ["change"]) @aws_api_key @aws_cognito_user_pools
  onFew(id: ID!): Change @aws_subscribe(mutations: ["change"]) @aws_api_key @aws_cognito_user_pools
  onSigned: Change @aws_subscribe(mutations: ["change"])
}
schema { query: Query  mutation: Mutation  subscription: Subscription }`;

/** Only of this event, and only while few are left: as an enhanced filter, for a caller without an identity. */
const few = `import { extensions, util } from '@aws-appsync/utils';
export function request(ctx) { return { payload: null }; }
export function response(ctx) {
  if (ctx.identity) { util.error('an API key has no identity'); }
  extensions.setSubscriptionFilter(util.transform.toSubscriptionFilter({ id: { eq: ctx.args.id }, free: { lt: 10 } }));
  return null;
}`;

let api: TestGateway;
let key: string;

beforeEach(async () => {
  api = await openGateway({
    schema,
    resolvers: { 'Mutation.change': { code: passThrough }, 'Subscription.onFew': { code: few } },
    api: { AdditionalAuthenticationProviders: [{ AuthenticationType: 'API_KEY' }] },
  });
  const made = await api.cloud.provide('AWS::AppSync::ApiKey', { ApiId: api.apiId });
  key = String(made.attributes?.['ApiKey']);
});

afterEach(async () => {
  await api.stop();
});

interface Heard {
  readonly data: unknown[];
  readonly failures: unknown[];
  stop(): void;
}

/** Subscribes as a web app does that has an API key and nobody signed in. */
function subscribe(query: string, apiKey = key, variables: Record<string, string> = {}): Heard {
  Amplify.configure({
    API: {
      GraphQL: {
        endpoint: api.url.replace('http:', 'ws:'),
        customEndpoint: api.url,
        customEndpointRegion: 'eu-central-1',
        defaultAuthMode: 'apiKey',
        apiKey,
      },
    },
  });
  const result = generateClient().graphql({ query, variables });
  if (!('subscribe' in result)) throw new Error('a subscription was expected');
  const data: unknown[] = [];
  const failures: unknown[] = [];
  const subscription = result.subscribe({
    next: (event) => data.push(event.data),
    error: (error) => failures.push(error),
  });
  return { data, failures, stop: () => subscription.unsubscribe() };
}

const change = (id: string, more = ''): Promise<unknown> =>
  api.post(`mutation { change(id: "${id}"${more}) { id free price note } }`);

/** Repeats a change until it is heard: nothing tells when Amplify's subscription stands. */
async function hears(heard: Heard, again: () => Promise<unknown>): Promise<void> {
  const settled = async (): Promise<boolean> => {
    await again();
    return heard.data.length + heard.failures.length > 0;
  };
  await vi.waitUntil(settled, { timeout: 10_000, interval: 100 });
}

describe('an unmodified Amplify client with an API key', () => {
  it('subscribes, and hears only the fields that are open to it', async () => {
    const heard = subscribe('subscription { onChange(id: "1") { id free note } }');
    try {
      await hears(heard, async () => {
        await change('2', ', free: 1');
        await change('1', ', free: 5, note: "inside"');
      });
      expect(heard.failures).toEqual([]);
      expect(heard.data[0]).toEqual({ onChange: { id: '1', free: 5, note: null } });
      expect(JSON.stringify(heard.data)).not.toContain('inside');
    } finally {
      heard.stop();
    }
  });

  it('hears what the enhanced filter of its subscription passes', async () => {
    const query = 'subscription ($id: ID!) { onFew(id: $id) { id free } }';
    const heard = subscribe(query, key, { id: '1' });
    try {
      await hears(heard, async () => {
        await change('2', ', free: 1');
        await change('1', ', free: 10');
        await change('1', ', free: 9');
      });
      expect(heard.failures).toEqual([]);
      for (const one of heard.data) expect(one).toEqual({ onFew: { id: '1', free: 9 } });
    } finally {
      heard.stop();
    }
  });

  it('is refused a subscription that is not open to it', async () => {
    const heard = subscribe('subscription { onSigned { id } }');
    await vi.waitUntil(() => heard.failures.length > 0, { timeout: 10_000 });
    expect(JSON.stringify(heard.failures[0])).toContain('Not Authorized to access onSigned on type Subscription');
  });

  it('is refused a connection with a key that does not exist', async () => {
    const heard = subscribe('subscription { onChange { id } }', 'da2-nosuchkeynosuchkeynosuchke');
    await vi.waitUntil(() => heard.failures.length > 0, { timeout: 10_000 });
    expect(JSON.stringify(heard.failures[0])).toContain('UnauthorizedException');
    await change('1');
    expect(heard.data).toEqual([]);
  });
});
