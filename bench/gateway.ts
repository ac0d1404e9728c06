import { createServer } from 'node:http';
import { Worker } from 'node:worker_threads';
import { WebSocket } from 'ws';
import { close, listen } from '#local/core/endpoint.ts';
import { openGateway, passThrough, type TestGateway } from '#local/appsync/testing.ts';
import type { LoadOrder, LoadSeen } from './gateway-load.ts';

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
    const worker = new Worker(new URL('./gateway-load.ts', import.meta.url), { workerData: order });
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

const gateway = await openGateway({
  schema,
  resolvers: { 'Query.me': { code: me }, 'Mutation.change': { code: passThrough } },
});
try {
  const queries = await compareQueries(gateway);
  const live = await fanOut(gateway);
  console.log(
    `${live.subscribed} of ${subscribers} subscribed, ${
      live.delivered
    } heard one change within ${live.milliseconds.toFixed(0)} ms`,
  );
  const figures = {
    queryRatio: Number(queries.ratio.toFixed(3)),
    bareRequestsPerSecond: Math.round(queries.bare),
    gatewayRequestsPerSecond: Math.round(queries.gateway),
    queryErrors: queries.errors,
    subscribed: live.subscribed,
    delivered: live.delivered,
    fanOutMilliseconds: Math.round(live.milliseconds),
  };
  const goals = { queryRatio: 0.5, queryErrors: 0, subscribed: subscribers, delivered: subscribers };
  const met =
    figures.queryRatio >= goals.queryRatio &&
    figures.queryErrors === 0 &&
    figures.subscribed === subscribers &&
    figures.delivered === subscribers;
  console.log(JSON.stringify({ bench: 'gateway', figures, goals, met }));
} finally {
  await gateway.stop();
}
