import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { createServer } from 'node:http';
import { Worker } from 'node:worker_threads';
import { WebSocket } from 'ws';
import { close, listen } from '#local/core/endpoint.ts';
import { openGateway, passThrough, type TestGateway } from '#local/appsync/testing.ts';
import type { Cloud, Trace } from '#local/core/cloud.ts';
import { createDynamoDb } from '#local/dynamodb/service.ts';
import type { LoadOrder, LoadSeen } from './gateway/load.ts';
import type { BenchResult } from './run.ts';

/** See docs on budgets: a query without a data source against a bare server, and live subscriptions by the thousand. */
const connections = 50;
const warmUpMilliseconds = 1_500;
const roundMilliseconds = 3_000;
const rounds = 3;
const subscribers = 1_000;

const schema = `
type Account { id: ID!  name: String }
type Change { id: ID!  status: String  version: Int }
type Query { me: Account @aws_cognito_user_pools(cognito_groups: ["CUSTOMER"]) }
type Mutation { change(id: ID!, status: String, version: Int): Change }
type Subscription { onChange: Change @aws_subscribe(mutations: ["change"]) }
schema { query: Query  mutation: Mutation  subscription: Subscription }`;

const me = `export function request(ctx) { return { payload: { id: ctx.identity.sub, name: ctx.identity.username } }; }
export function response(ctx) { return ctx.result; }`;

function load(order: LoadOrder): Promise<LoadSeen> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./gateway/load.ts', import.meta.url), { workerData: order });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** A server that parses the request's JSON and answers JSON, and does nothing else. */
async function bareServer(): Promise<{ port: number; stop(): Promise<void> }> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const parsed: unknown = JSON.parse(Buffer.concat(chunks).toString());
      const body = JSON.stringify({ data: { me: { id: 'user-1', name: typeof parsed } } });
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
      response.end(body);
    });
  });
  const port = await listen(server, 0);
  return { port, stop: () => close(server) };
}

interface QueryFigures {
  readonly ratio: number;
  readonly bare: number;
  readonly gateway: number;
  readonly errors: number;
}

async function compareQueries(gateway: TestGateway): Promise<QueryFigures> {
  const bare = await bareServer();
  const token = await gateway.token({ 'cognito:groups': ['CUSTOMER'] }, { expiresIn: 3600 });
  const order = {
    headers: { authorization: token },
    body: JSON.stringify({ query: 'query Me { me { id name } }', variables: {} }),
    connections,
  };
  const orders: Record<'bare' | 'gateway', Omit<LoadOrder, 'milliseconds'>> = {
    bare: { ...order, port: bare.port, path: '/' },
    gateway: { ...order, port: Number(new URL(gateway.url).port), path: '/graphql' },
  };
  for (const one of [orders.bare, orders.gateway]) await load({ ...one, milliseconds: warmUpMilliseconds });
  const seen: Record<'bare' | 'gateway', LoadSeen[]> = { bare: [], gateway: [] };
  for (let round = 0; round < rounds; round += 1) {
    for (const who of ['bare', 'gateway'] as const) {
      const result = await load({ ...orders[who], milliseconds: roundMilliseconds });
      seen[who].push(result);
      console.log(
        `${who.padEnd(8)} ${result.requestsPerSecond.toFixed(0)} requests/s, median ${result.median.toFixed(
          2,
        )} ms, p99 ${result.p99.toFixed(2)} ms, ${result.errors} errors`,
      );
    }
  }
  await bare.stop();
  return {
    ratio: median(
      seen.gateway.map((one, at) => one.requestsPerSecond / (seen.bare[at]?.requestsPerSecond ?? Number.NaN)),
    ),
    bare: median(seen.bare.map((one) => one.requestsPerSecond)),
    gateway: median(seen.gateway.map((one) => one.requestsPerSecond)),
    errors: seen.gateway.reduce((sum, one) => sum + one.errors, 0),
  };
}

class Subscriber {
  readonly socket: WebSocket;
  readonly ready: Promise<void>;
  received = 0;
  onData: () => void = () => undefined;

  constructor(url: string, token: string) {
    const header = Buffer.from(JSON.stringify({ Authorization: token })).toString('base64url');
    this.socket = new WebSocket(url, ['graphql-ws', `header-${header}`]);
    this.ready = new Promise((resolve, reject) => {
      this.socket.once('error', reject);
      this.socket.once('open', () => this.#send({ type: 'connection_init' }));
      this.socket.on('message', (data: Buffer) => {
        const text = data.toString();
        if (text.startsWith('{"type":"connection_ack"')) {
          const payload = {
            data: JSON.stringify({ query: 'subscription { onChange { id status version } }' }),
            extensions: { authorization: { Authorization: token } },
          };
          this.#send({ id: '1', type: 'start', payload });
        } else if (text.includes('"start_ack"')) resolve();
        else if (text.includes('"type":"data"')) {
          this.received += 1;
          this.onData();
        } else if (text.includes('error')) reject(new Error(text));
      });
    });
  }

  #send(message: object): void {
    this.socket.send(JSON.stringify(message));
  }
}

async function fanOut(gateway: TestGateway): Promise<{ subscribed: number; delivered: number; milliseconds: number }> {
  const token = await gateway.token({}, { expiresIn: 3600 });
  const url = `${gateway.url.replace('http', 'ws')}/realtime`;
  const all = Array.from({ length: subscribers }, () => new Subscriber(url, token));
  const settled = await Promise.allSettled(all.map((one) => one.ready));
  const subscribed = settled.filter((one) => one.status === 'fulfilled').length;
  const started = performance.now();
  let delivered = 0;
  const done = new Promise<void>((resolve) => {
    for (const one of all) {
      one.onData = () => {
        delivered += 1;
        if (delivered === subscribed) resolve();
      };
    }
  });
  await gateway.post('mutation { change(id: "1", status: "DONE", version: 2) { id status version } }');
  await Promise.race([done, new Promise((resolve) => setTimeout(resolve, 10_000).unref())]);
  const milliseconds = performance.now() - started;
  for (const one of all) one.socket.terminate();
  return { subscribed, delivered, milliseconds };
}

interface DirectFigures {
  readonly read: number;
  readonly write: number;
  readonly errors: number;
}

/** Sends the same command from fifty loops, and answers commands per second. */
async function driveSdk(send: () => Promise<unknown>, milliseconds: number): Promise<number> {
  const started = performance.now();
  let sent = 0;
  const loop = async (): Promise<void> => {
    while (performance.now() - started < milliseconds) {
      await send();
      sent += 1;
    }
  };
  await Promise.all(Array.from({ length: connections }, loop));
  return (sent / (performance.now() - started)) * 1000;
}

const getThing = `import * as ddb from '@aws-appsync/utils/dynamodb';
export function request(ctx) { return ddb.get({ key: { id: ctx.args.id } }); }
export function response(ctx) { return ctx.result; }`;

const putThing = `import * as ddb from '@aws-appsync/utils/dynamodb';
export function request(ctx) { return ddb.put({ key: { id: ctx.args.id }, item: { name: ctx.args.name } }); }
export function response(ctx) { return ctx.result; }`;

const thingSchema = `
type Thing { id: ID!  name: String }
type Query { thing(id: ID!): Thing }
type Mutation { put(id: ID!, name: String): Thing }
schema { query: Query  mutation: Mutation }`;

/** One read and one write straight to DynamoDB Local, by the bare SDK and through the gateway. */
async function compareDirect(): Promise<DirectFigures> {
  const gateway = await openGateway({
    schema: thingSchema,
    resolvers: {
      'Query.thing': { code: getThing, source: 'table' },
      'Mutation.put': { code: putThing, source: 'table' },
    },
    services: [createDynamoDb],
    wrap: quiet,
  });
  const table = 'Things';
  try {
    await gateway.cloud.provide('AWS::DynamoDB::Table', {
      TableName: table,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
    });
    const engine = String(gateway.cloud.cloud.services.get('dynamodb')?.status?.()['engine']);
    const client = new DynamoDBClient({
      region: 'eu-central-1',
      endpoint: `http://127.0.0.1:${/\d+/.exec(engine)?.[0] ?? ''}`,
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
      requestHandler: { httpAgent: { keepAlive: true, maxSockets: connections } },
    });
    const token = await gateway.token({}, { expiresIn: 3600 });
    const order = (query: string): Omit<LoadOrder, 'milliseconds'> => ({
      port: Number(new URL(gateway.url).port),
      path: '/graphql',
      headers: { authorization: token },
      body: JSON.stringify({ query, variables: { id: '1', name: 'a name' } }),
      connections,
    });
    const Item = { id: { S: '1' }, name: { S: 'a name' } };
    const pairs = {
      write: {
        sdk: () => client.send(new PutItemCommand({ TableName: table, Item })),
        gateway: order('mutation Put($id: ID!, $name: String) { put(id: $id, name: $name) { id name } }'),
      },
      read: {
        sdk: () => client.send(new GetItemCommand({ TableName: table, Key: { id: { S: '1' } } })),
        gateway: order('query Get($id: ID!) { thing(id: $id) { id name } }'),
      },
    };
    let errors = 0;
    const ratioOf = async (name: 'read' | 'write'): Promise<number> => {
      const { sdk, gateway: one } = pairs[name];
      await driveSdk(sdk, warmUpMilliseconds);
      await load({ ...one, milliseconds: warmUpMilliseconds });
      const ratios: number[] = [];
      for (let round = 0; round < rounds; round += 1) {
        const bare = await driveSdk(sdk, roundMilliseconds);
        const seen = await load({ ...one, milliseconds: roundMilliseconds });
        errors += seen.errors;
        ratios.push(seen.requestsPerSecond / bare);
        console.log(
          `${name.padEnd(5)} SDK ${bare.toFixed(0)}/s, gateway ${seen.requestsPerSecond.toFixed(0)}/s, ${
            seen.errors
          } errors`,
        );
      }
      return median(ratios);
    };
    const write = await ratioOf('write');
    const read = await ratioOf('read');
    client.destroy();
    return { read, write, errors };
  } finally {
    await gateway.stop();
  }
}

/** The gateway without the readable log, which is a feature of the local cloud and not of GraphQL. */
function quiet(cloud: Cloud): Cloud {
  const trace: Trace = {
    request: (_title, work) => work(),
    step: () => undefined,
    id: () => undefined,
    resume: (_id, work) => work(),
    note: () => undefined,
    warn: () => undefined,
  };
  return {
    partition: cloud.partition,
    region: cloud.region,
    accountId: cloud.accountId,
    directory: cloud.directory,
    iam: cloud.iam,
    faults: cloud.faults,
    trace,
    get ports() {
      return cloud.ports;
    },
    get awsEndpoint() {
      return cloud.awsEndpoint;
    },
    now: () => cloud.now(),
    uuid: () => cloud.uuid(),
    call: (service, action, input, caller) => cloud.call(service, action, input, caller),
    store: (service) => cloud.store(service),
    assetPath: (bucketName, objectKey) => cloud.assetPath(bucketName, objectKey),
    onStop: (stop) => cloud.onStop(stop),
    fail: (error) => cloud.fail(error),
  };
}

async function open(wrap?: (cloud: Cloud) => Cloud): Promise<TestGateway> {
  return openGateway({
    schema,
    resolvers: { 'Query.me': { code: me }, 'Mutation.change': { code: passThrough } },
    ...(wrap === undefined ? {} : { wrap }),
  });
}

async function queriesOf(label: string, wrap?: (cloud: Cloud) => Cloud): Promise<QueryFigures> {
  console.log(label);
  const gateway = await open(wrap);
  try {
    return await compareQueries(gateway);
  } finally {
    await gateway.stop();
  }
}

/** The gateway's budgets: see docs on speed. */
export async function bench(): Promise<BenchResult> {
  const queries = await queriesOf('queries, without the readable log', quiet);
  const logged = await queriesOf('queries, with the readable log');
  const direct = await compareDirect();
  const gateway = await open();
  const live = await fanOut(gateway).finally(() => gateway.stop());
  console.log(
    `${live.subscribed} of ${subscribers} subscribed, ${
      live.delivered
    } heard one change within ${live.milliseconds.toFixed(0)} ms`,
  );
  return {
    figures: {
      queryRatio: Number(queries.ratio.toFixed(3)),
      queryRatioWithLog: Number(logged.ratio.toFixed(3)),
      bareRequestsPerSecond: Math.round(queries.bare),
      gatewayRequestsPerSecond: Math.round(queries.gateway),
      readRatio: Number(direct.read.toFixed(3)),
      writeRatio: Number(direct.write.toFixed(3)),
      errors: queries.errors + logged.errors + direct.errors,
      subscribed: live.subscribed,
      delivered: live.delivered,
      fanOutMilliseconds: Math.round(live.milliseconds),
    },
    goals: {
      queryRatio: { atLeast: 0.5 },
      readRatio: { atLeast: 0.85 },
      writeRatio: { atLeast: 0.85 },
      errors: { atMost: 0 },
      subscribed: { atLeast: subscribers },
      delivered: { atLeast: subscribers },
    },
  };
}
