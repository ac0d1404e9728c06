import { DynamoDBClient, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { Agent, request } from 'node:http';
import { parentPort, workerData } from 'node:worker_threads';
import { KEY_MARK } from './keyMark.ts';

type Item = Readonly<Record<string, AttributeValue>>;

/** What one load does, from a thread of its own, by so many clients of which each waits for its answer. */
export type LoadOrder =
  | {
      readonly kind: 'place';
      readonly url: string;
      readonly headers: Readonly<Record<string, string>>;
      /** With KEY_MARK in it. */
      readonly body: string;
      readonly clients: number;
      /** Orders in all. */
      readonly count: number;
      /** Milliseconds between an answer and the same client's next order. */
      readonly pause: number;
    }
  | {
      readonly kind: 'bare';
      readonly url: string;
      readonly region: string;
      readonly orders: { readonly table: string; readonly item: Item };
      readonly keys: { readonly table: string; readonly item: Item };
      readonly clients: number;
      readonly milliseconds: number;
    };

export interface LoadSeen {
  readonly done: number;
  /** From the first request to the last answer. */
  readonly seconds: number;
  /** In milliseconds, as they came. */
  readonly latencies: readonly number[];
  /** The first few refusals. */
  readonly refused: readonly string[];
}

const KEPT_REFUSALS = 3;

async function place(order: LoadOrder & { kind: 'place' }): Promise<LoadSeen> {
  const agent = new Agent({ keepAlive: true, maxSockets: order.clients });
  const latencies: number[] = [];
  const refused: string[] = [];
  let left = order.count;
  const one = (): Promise<string> =>
    new Promise((resolve, reject) => {
      const body = order.body.replace(KEY_MARK, crypto.randomUUID());
      const headers = {
        ...order.headers,
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
      };
      const sent = request(order.url, { method: 'POST', agent, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          resolve(Buffer.concat(chunks).toString());
        });
      });
      sent.on('error', reject);
      sent.end(body);
    });
  const client = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const began = performance.now();
      const answer = await one();
      if (answer.includes('"status":"PENDING"')) latencies.push(performance.now() - began);
      else refused.push(answer.slice(0, 300));
      if (order.pause > 0) await new Promise((resolve) => setTimeout(resolve, order.pause));
    }
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: order.clients }, client));
  const seconds = (performance.now() - began) / 1000;
  agent.destroy();
  return { done: latencies.length, seconds, latencies, refused: refused.slice(0, KEPT_REFUSALS) };
}

/** The transaction of resolvers/orders/placeOrder.ts: the same items under new keys, on the same conditions. */
async function bare(order: LoadOrder & { kind: 'bare' }): Promise<LoadSeen> {
  const engine = new DynamoDBClient({
    endpoint: order.url,
    region: order.region,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    requestHandler: { httpAgent: { keepAlive: true, maxSockets: order.clients } },
  });
  const latencies: number[] = [];
  const now = { N: String(Math.floor(Date.now() / 1000)) };
  const write = () => {
    const id = { S: crypto.randomUUID() };
    const key = { S: (order.keys.item['key']?.S ?? '').replace(/[^#]*$/u, crypto.randomUUID()) };
    return new TransactWriteItemsCommand({
      TransactItems: [
        {
          Put: {
            TableName: order.keys.table,
            Item: { ...order.keys.item, key, orderId: id },
            ConditionExpression: 'attribute_not_exists(#key) OR #expiresAt < :now',
            ExpressionAttributeNames: { '#key': 'key', '#expiresAt': 'expiresAt' },
            ExpressionAttributeValues: { ':now': now },
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
          },
        },
        {
          Put: {
            TableName: order.orders.table,
            Item: { ...order.orders.item, id },
            ConditionExpression: 'attribute_not_exists(#id)',
            ExpressionAttributeNames: { '#id': 'id' },
          },
        },
      ],
    });
  };
  const began = performance.now();
  const client = async (): Promise<void> => {
    while (performance.now() - began < order.milliseconds) {
      const sent = performance.now();
      await engine.send(write());
      latencies.push(performance.now() - sent);
    }
  };
  await Promise.all(Array.from({ length: order.clients }, client));
  const seconds = (performance.now() - began) / 1000;
  engine.destroy();
  return { done: latencies.length, seconds, latencies, refused: [] };
}

if (parentPort !== null) {
  const order: LoadOrder = workerData;
  parentPort.postMessage(await (order.kind === 'place' ? place(order) : bare(order)));
}
