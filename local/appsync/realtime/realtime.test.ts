import { Amplify } from 'aws-amplify';
import { generateClient } from 'aws-amplify/api';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { openGateway, passThrough, type DeclaredApi, type TestGateway } from '../testing.ts';

const schema = `
type Change { id: ID!  owner: String  status: String  count: Int  note: String  secret: String @aws_iam }
type Query { nothing: String }
type Mutation {
  change(id: ID!, owner: String, status: String, count: Int, note: String): Change
  end(owner: String): String
}
type Subscription {
  onChange(id: ID, owner: String): Change @aws_subscribe(mutations: ["change"])
  onOwn: Change @aws_subscribe(mutations: ["change"])
  onMine(owner: String!): Change @aws_subscribe(mutations: ["change"])
  onStaff: Change @aws_subscribe(mutations: ["change"]) @aws_cognito_user_pools(cognito_groups: ["STAFF"])
}
schema { query: Query  mutation: Mutation  subscription: Subscription }`;

const resolvers: DeclaredApi['resolvers'] = {
  'Mutation.change': { code: passThrough },
  'Mutation.end': {
    code: `import { extensions } from '@aws-appsync/utils';
export function request(ctx) { return { payload: 'ended' }; }
export function response(ctx) {
  extensions.invalidateSubscriptions({ subscriptionField: 'onOwn', payload: { owner: ctx.args.owner } });
  return ctx.result;
}`,
  },
  'Subscription.onOwn': {
    code: `import { extensions, util } from '@aws-appsync/utils';
export function request(ctx) { return { payload: null }; }
export function response(ctx) {
  const owner = ctx.identity.sub;
  extensions.setSubscriptionFilter(util.transform.toSubscriptionFilter({ owner: { eq: owner }, count: { gt: 2 } }));
  extensions.setSubscriptionInvalidationFilter(util.transform.toSubscriptionFilter({ owner: { eq: owner } }));
  return null;
}`,
  },
  'Subscription.onMine': {
    code: `import { util } from '@aws-appsync/utils';
export function request(ctx) { if (ctx.args.owner !== ctx.identity.sub) { util.unauthorized(); } return { payload: null }; }
export function response(ctx) { return null; }`,
  },
};

interface Message {
  readonly id?: string;
  readonly type: string;
  readonly payload?: {
    readonly data?: Record<string, unknown> | null;
    readonly errors?: readonly Record<string, unknown>[];
  };
}

/** A bare client that keeps all it hears. */
class Listener {
  readonly heard: Message[] = [];
  readonly socket: WebSocket;
  closed: number | undefined;

  constructor(url: string, protocols: string[], options: object = {}) {
    this.socket = new WebSocket(url, protocols, options);
    this.socket.on('message', (data: Buffer) => this.heard.push(JSON.parse(data.toString())));
    this.socket.on('close', (code) => (this.closed = code));
  }

  async open(): Promise<this> {
    await new Promise((resolve, reject) => this.socket.once('open', resolve).once('error', reject));
    this.send({ type: 'connection_init' });
    return this;
  }

  send(message: object): void {
    this.socket.send(JSON.stringify(message));
  }

  start(id: string, query: string, authorization: object, variables: object = {}): void {
    const data = JSON.stringify({ query, variables });
    this.send({ id, type: 'start', payload: { data, extensions: { authorization } } });
  }

  async hears(type: string, id?: string): Promise<Message> {
    return vi.waitUntil(() => this.heard.find((one) => one.type === type && (id === undefined || one.id === id)), {
      timeout: 5000,
    });
  }

  data(id: string): unknown[] {
    return this.heard.filter((one) => one.type === 'data' && one.id === id).map((one) => one.payload?.data);
  }
}

let gateway: TestGateway | undefined;
const listeners: Listener[] = [];

async function open(more: Partial<DeclaredApi> = {}): Promise<TestGateway> {
  gateway = await openGateway({ schema, resolvers: resolvers ?? {}, ...more });
  return gateway;
}

afterEach(async () => {
  for (const listener of listeners.splice(0)) listener.socket.terminate();
  await gateway?.stop();
  gateway = undefined;
});

function base64url(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

async function listen(api: TestGateway, header?: object): Promise<Listener> {
  const url = api.url.replace('http', 'ws') + '/realtime';
  const given = header ?? { Authorization: await api.token(), host: new URL(api.url).host };
  const listener = new Listener(url, ['graphql-ws', `header-${base64url(given)}`]);
  listeners.push(listener);
  return listener.open();
}

async function subscribed(api: TestGateway, id: string, query: string, sub = 'user-1'): Promise<Listener> {
  const listener = await listen(api);
  await listener.hears('connection_ack');
  listener.start(id, query, { Authorization: await api.token({ sub }) });
  await listener.hears('start_ack', id);
  return listener;
}

describe('the realtime protocol', () => {
  it('acknowledges, pushes, completes', async () => {
    const api = await open();
    const listener = await subscribed(api, 's1', 'subscription { onChange { id status } }');
    expect(listener.heard[0]).toEqual({ type: 'connection_ack', payload: { connectionTimeoutMs: 300_000 } });
    expect(listener.heard[1]).toEqual({ type: 'ka' });
    await api.post('mutation { change(id: "1", status: "DONE") { id status } }');
    expect(await listener.hears('data', 's1')).toEqual({
      id: 's1',
      type: 'data',
      payload: { data: { onChange: { id: '1', status: 'DONE' } } },
    });
    listener.send({ id: 's1', type: 'stop' });
    expect(await listener.hears('complete', 's1')).toEqual({ id: 's1', type: 'complete' });
    await api.post('mutation { change(id: "2") { id } }');
    listener.start('s2', 'subscription { onChange { id } }', { Authorization: await api.token() });
    await listener.hears('start_ack', 's2');
    expect(listener.data('s1')).toHaveLength(1);
  });

  it('pushes what a mutation did whose answer was lost, and counts each update that was pushed', async () => {
    const api = await open();
    const { faults } = api.cloud.cloud;
    const listener = await subscribed(api, 's1', 'subscription { onChange { id } }');
    faults.record();
    await faults.add({ service: 'appsync', fault: { kind: 'lostAnswer' } });
    await expect(api.post('mutation { change(id: "1") { id } }')).rejects.toThrow('fetch failed');
    expect((await listener.hears('data', 's1')).payload).toEqual({ data: { onChange: { id: '1' } } });
    const update = { service: 'appsync', item: 'apiUpdates', resource: 'test', quantity: 1 };
    expect(faults.recorded().bill).toContainEqual(update);
  });

  it('takes authorization by ?header= and by plain headers too', async () => {
    const api = await open();
    const Authorization = await api.token();
    const url = api.url.replace('http', 'ws');
    const byQuery = new Listener(
      `${url}?header=${encodeURIComponent(
        Buffer.from(JSON.stringify({ Authorization })).toString('base64'),
      )}&payload=e30=`,
      ['graphql-ws'],
    );
    listeners.push(byQuery);
    await (await byQuery.open()).hears('connection_ack');
    const byHeader = new Listener(url, ['graphql-ws'], { headers: { Authorization } });
    listeners.push(byHeader);
    await (await byHeader.open()).hears('connection_ack');
    expect(byQuery.socket.protocol).toBe('graphql-ws');
  });

  it('refuses a connection without a good token, in a way that a client takes as final', async () => {
    const api = await open();
    const listener = await listen(api, { Authorization: await api.token({}, { expiresIn: -10 }) });
    const refused = await listener.hears('connection_error');
    expect(refused.payload?.errors).toEqual([
      { errorType: 'UnauthorizedException', message: 'Token has expired.', errorCode: 401 },
    ]);
    await vi.waitUntil(() => listener.closed !== undefined);
  });

  it('ignores what comes before the acknowledgement', async () => {
    const api = await open();
    const listener = new Listener(`${api.url.replace('http', 'ws')}/realtime`, [
      'graphql-ws',
      `header-${base64url({ Authorization: await api.token() })}`,
    ]);
    listeners.push(listener);
    await new Promise((resolve) => listener.socket.once('open', resolve));
    listener.start('early', 'subscription { onChange { id } }', { Authorization: await api.token() });
    listener.send({ type: 'connection_init' });
    await listener.hears('connection_ack');
    listener.start('late', 'subscription { onChange { id } }', { Authorization: await api.token() });
    await listener.hears('start_ack', 'late');
    expect(listener.heard.filter((one) => one.id === 'early')).toEqual([]);
  });

  it('authorizes each start by itself and refuses doubles, queries and too many', async () => {
    const api = await open();
    const listener = await subscribed(api, 's1', 'subscription { onChange { id } }');
    const Authorization = await api.token();
    const start = async (id: string, query: string, header: object = { Authorization }): Promise<unknown> => {
      listener.start(id, query, header);
      return (await listener.hears('error', id)).payload?.errors;
    };
    expect(await start('s1', 'subscription { onChange { id } }')).toMatchObject([
      { errorType: 'DuplicatedOperationError' },
    ]);
    expect(await start('a', 'subscription { onChange { id } }', { Authorization: 'x.y.z' })).toMatchObject([
      { errorType: 'UnauthorizedException' },
    ]);
    expect(await start('b', 'subscription { onStaff { id } }')).toEqual([
      { errorType: 'Unauthorized', message: 'Not Authorized to access onStaff on type Subscription' },
    ]);
    expect(await start('c', 'subscription { onMine(owner: "other") { id } }')).toEqual([
      { errorType: 'Unauthorized', message: 'Not Authorized to access onMine on type Subscription' },
    ]);
    expect(await start('d', 'query { nothing }')).toMatchObject([{ errorType: 'UnsupportedOperation' }]);
    expect(await start('e', 'subscription { nope }')).toMatchObject([
      { message: expect.stringContaining('FieldUndefined') },
    ]);
    for (let n = 1; n < 100; n += 1) listener.start(`n${n}`, 'subscription { onChange { id } }', { Authorization });
    await listener.hears('start_ack', 'n99');
    expect(await start('n100', 'subscription { onChange { id } }')).toMatchObject([
      { errorType: 'MaxSubscriptionsReachedError' },
    ]);
  });
});

describe('what a subscriber receives', () => {
  it('holds only fields that the mutation selected, under the subscriber own aliases', async () => {
    const api = await open();
    const listener = await subscribed(api, 's', 'subscription { it: onChange { key: id status note secret } }');
    await api.post('mutation { renamed: change(id: "1", status: "S", note: "N") { theId: id status } }');
    const { payload } = await listener.hears('data', 's');
    expect(payload?.data).toEqual({ it: { key: '1', status: 'S', note: null, secret: null } });
    expect(payload?.errors).toMatchObject([{ errorType: 'Unauthorized', path: ['it', 'secret'] }]);
  });

  it('breaks where a non-null field was not selected, as on AppSync', async () => {
    const api = await open();
    const listener = await subscribed(api, 's', 'subscription { onChange { id status } }');
    await api.post('mutation { change(id: "1", status: "S") { status } }');
    const { payload } = await listener.hears('data', 's');
    expect(payload).toMatchObject({
      data: { onChange: null },
      errors: [{ message: expect.stringContaining('non-nullable') }],
    });
  });

  it('matches arguments by equality', async () => {
    const api = await open();
    const listener = await subscribed(api, 's', 'subscription { onChange(id: "1", owner: "me") { id owner } }');
    await api.post('mutation { change(id: "2", owner: "me") { id owner } }');
    await api.post('mutation { change(id: "1", owner: "you") { id owner } }');
    await api.post('mutation { change(id: "1") { id } }');
    await api.post('mutation { change(id: "1", owner: "me") { id owner } }');
    await listener.hears('data', 's');
    expect(listener.data('s')).toEqual([{ onChange: { id: '1', owner: 'me' } }]);
  });

  it('passes the enhanced filter of the resolver', async () => {
    const api = await open();
    const listener = await subscribed(api, 's', 'subscription { onOwn { id } }', 'ann');
    await api.post('mutation { change(id: "1", owner: "bob", count: 9) { id owner count } }');
    await api.post('mutation { change(id: "2", owner: "ann", count: 2) { id owner count } }');
    await api.post('mutation { change(id: "3", owner: "ann", count: 3) { id owner count } }');
    await listener.hears('data', 's');
    expect(listener.data('s')).toEqual([{ onOwn: { id: '3' } }]);
  });

  it('ends by invalidation, for those whose filter matches', async () => {
    const api = await open();
    const ann = await subscribed(api, 'a', 'subscription { onOwn { id } }', 'ann');
    const bob = await subscribed(api, 'b', 'subscription { onOwn { id } }', 'bob');
    await api.post('mutation { end(owner: "ann") }');
    await ann.hears('complete', 'a');
    await api.post('mutation { change(id: "1", owner: "ann", count: 9) { id owner count } }');
    await api.post('mutation { change(id: "2", owner: "bob", count: 9) { id owner count } }');
    await bob.hears('data', 'b');
    expect(ann.data('a')).toEqual([]);
    expect(bob.heard.some((one) => one.type === 'complete')).toBe(false);
  });

  it('never exceeds 240 kB', async () => {
    const api = await open();
    const listener = await subscribed(api, 's', 'subscription { onChange { id note } }');
    const change = (id: string, note: string): Promise<unknown> =>
      api.post('mutation ($id: ID!, $note: String) { change(id: $id, note: $note) { id note } }', { id, note });
    await change('big', 'x'.repeat(246_000));
    await change('small', 'x'.repeat(1000));
    await listener.hears('data', 's');
    expect(listener.data('s')).toMatchObject([{ onChange: { id: 'small' } }]);
    expect(api.cloud.log.join('\n')).toContain('240 kB');
  });
});

describe('an unmodified Amplify client', () => {
  it('subscribes and hears a mutation', async () => {
    const api = await open();
    const token = await api.token();
    const endpoint = api.url.replace('http:', 'ws:');
    Amplify.configure({
      API: {
        GraphQL: { endpoint, customEndpoint: api.url, customEndpointRegion: 'eu-central-1', defaultAuthMode: 'lambda' },
      },
    });
    const client = generateClient();
    const seen: unknown[] = [];
    const failures: unknown[] = [];
    const result = client.graphql({
      query: 'subscription { onChange { id status } }',
      authMode: 'lambda',
      authToken: token,
    });
    if (!('subscribe' in result)) throw new Error('a subscription was expected');
    const subscription = result.subscribe({
      next: ({ data }) => seen.push(data),
      error: (error) => failures.push(error),
    });
    try {
      await vi.waitUntil(
        async () => {
          await api.post('mutation { change(id: "1", status: "NEW") { id status } }');
          return seen.length > 0 || failures.length > 0;
        },
        { timeout: 10_000, interval: 200 },
      );
      expect(failures).toEqual([]);
      expect(seen[0]).toEqual({ onChange: { id: '1', status: 'NEW' } });
      const answer: unknown = await client.graphql({
        query: 'mutation { change(id: "2") { id } }',
        authMode: 'lambda',
        authToken: token,
      });
      expect(answer).toMatchObject({ data: { change: { id: '2' } } });
    } finally {
      subscription.unsubscribe();
    }
  });

  it('is told why its subscription is refused', async () => {
    const api = await open();
    Amplify.configure({ API: { GraphQL: { endpoint: api.url.replace('http:', 'ws:'), defaultAuthMode: 'lambda' } } });
    const failures: unknown[] = [];
    const result = generateClient().graphql({
      query: 'subscription { onStaff { id } }',
      authMode: 'lambda',
      authToken: await api.token(),
    });
    if (!('subscribe' in result)) throw new Error('a subscription was expected');
    result.subscribe({ next: () => undefined, error: (error) => failures.push(error) });
    await vi.waitUntil(() => failures.length > 0, { timeout: 10_000 });
    expect(JSON.stringify(failures[0])).toContain('Not Authorized to access onStaff on type Subscription');
  });
});
