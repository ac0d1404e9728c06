import { DynamoDBClient, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import type { AttributeValue, TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { Agent, request } from 'node:http';
import { parentPort, workerData } from 'node:worker_threads';
import { KEY_MARK } from '../orders/keyMark.ts';

type Item = Readonly<Record<string, AttributeValue>>;

/** A row that was written by a hold, and a table with the same keys, indexes and stream for others like it. */
export interface Twin {
  readonly table: string;
  readonly item: Item;
}

/** What one load does, from a thread of its own, by so many clients of which each waits for its answer. */
export type HoldLoad =
  | {
      readonly kind: 'hold';
      readonly url: string;
      /** One a customer: clients take turns with them. */
      readonly tokens: readonly string[];
      /** With KEY_MARK in it. */
      readonly body: string;
      readonly clients: number;
      /** Holds that are asked for, in all. */
      readonly count: number;
    }
  | {
      readonly kind: 'bare';
      readonly url: string;
      readonly region: string;
      readonly keys: Twin;
      readonly holds: Twin;
      readonly allowances: Twin;
      /** Its rows' ids end in their numbers. */
      readonly stock: Twin;
      readonly rows: number;
      readonly customers: number;
      readonly clients: number;
      readonly milliseconds: number;
    };

/** What it saw. Latencies in milliseconds, of whatever was answered; `codes` are ACTIVE, the codes of refusals, and kinds of faults. */
export interface HoldsSeen {
  readonly seconds: number;
  readonly latencies: readonly number[];
  readonly codes: Readonly<Record<string, number>>;
}

async function hold({ url, tokens, body, clients, count }: HoldLoad & { kind: 'hold' }): Promise<HoldsSeen> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const latencies: number[] = [];
  const codes: Record<string, number> = {};
  let next = 0;
  const one = (token: string): Promise<{ status: number; text: string }> =>
    new Promise((resolve, reject) => {
      const text = body.replace(KEY_MARK, crypto.randomUUID());
      const headers = {
        authorization: token,
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(text),
      };
      const sent = request(url, { method: 'POST', agent, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() });
        });
      });
      sent.on('error', reject);
      sent.end(text);
    });
  const client = async (): Promise<void> => {
    while (next < count) {
      const token = tokens[next % tokens.length] ?? '';
      next += 1;
      const began = performance.now();
      const { status, text } = await one(token);
      latencies.push(performance.now() - began);
      const code = codeOf(status, text);
      codes[code] = (codes[code] ?? 0) + 1;
    }
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: clients }, client));
  const seconds = (performance.now() - began) / 1000;
  agent.destroy();
  return { seconds, latencies, codes };
}

function codeOf(status: number, text: string): string {
  if (status >= 500) return `HTTP_${status}`;
  if (text.includes('"status":"ACTIVE"')) return 'ACTIVE';
  const refused = /"code":"([A-Z_]+)"/.exec(text)?.[1];
  if (refused) return refused;
  return `ERROR_${/"errorType":"(\w+)"/.exec(text)?.[1] ?? status}`;
}

/** The transaction of resolvers/shared/holding.ts: the same items under new keys, on the same conditions. */
async function bare(load: HoldLoad & { kind: 'bare' }): Promise<HoldsSeen> {
  const { keys, holds, allowances, stock, rows, customers } = load;
  const engine = new DynamoDBClient({
    endpoint: load.url,
    region: load.region,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    requestHandler: { httpAgent: { keepAlive: true, maxSockets: load.clients } },
  });
  const latencies: number[] = [];
  const codes: Record<string, number> = {};
  const one = { N: '1' };
  let written = 0;
  const transaction = (): TransactWriteItem[] => {
    const id = { S: crypto.randomUUID() };
    const at = { S: new Date().toISOString() };
    const now = { N: String(Math.floor(Date.now() / 1000)) };
    written += 1;
    return [
      {
        Put: {
          TableName: keys.table,
          Item: { ...keys.item, key: { S: `holdTickets#${crypto.randomUUID()}` }, holdId: id },
          ConditionExpression: 'attribute_not_exists(#key) OR #expiresAt < :now',
          ExpressionAttributeNames: { '#key': 'key', '#expiresAt': 'expiresAt' },
          ExpressionAttributeValues: { ':now': now },
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        },
      },
      {
        Put: {
          TableName: holds.table,
          Item: { ...holds.item, id },
          ConditionExpression: 'attribute_not_exists(#id)',
          ExpressionAttributeNames: { '#id': 'id' },
        },
      },
      {
        Update: {
          TableName: allowances.table,
          Key: { id: { S: `${allowances.item['id']?.S ?? ''}${written % customers}` } },
          UpdateExpression: 'SET #taken = if_not_exists(#taken, :none) + :quantity',
          ConditionExpression: 'attribute_not_exists(#taken) OR #taken <= :room',
          ExpressionAttributeNames: { '#taken': 'taken' },
          ExpressionAttributeValues: { ':none': { N: '0' }, ':quantity': one, ':room': { N: '999999999' } },
        },
      },
      {
        Update: {
          TableName: stock.table,
          Key: { id: { S: `${stock.item['id']?.S ?? ''}${Math.floor(Math.random() * rows)}` } },
          UpdateExpression:
            'SET #available = #available - :quantity, #held = #held + :quantity, #version = #version + :one, #updatedAt = :at',
          ConditionExpression: '#available >= :quantity AND #open = :open',
          ExpressionAttributeNames: {
            '#available': 'available',
            '#held': 'held',
            '#version': 'version',
            '#updatedAt': 'updatedAt',
            '#open': 'open',
          },
          ExpressionAttributeValues: { ':quantity': one, ':one': one, ':at': at, ':open': { BOOL: true } },
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        },
      },
    ];
  };
  const began = performance.now();
  const client = async (): Promise<void> => {
    while (performance.now() - began < load.milliseconds) {
      const sent = performance.now();
      await engine.send(new TransactWriteItemsCommand({ TransactItems: transaction() }));
      latencies.push(performance.now() - sent);
    }
  };
  await Promise.all(Array.from({ length: load.clients }, client));
  const seconds = (performance.now() - began) / 1000;
  engine.destroy();
  codes['ACTIVE'] = latencies.length;
  return { seconds, latencies, codes };
}

if (parentPort !== null) {
  const load: HoldLoad = workerData;
  parentPort.postMessage(await (load.kind === 'hold' ? hold(load) : bare(load)));
}
