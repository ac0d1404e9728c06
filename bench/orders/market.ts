import {
  DescribeTableCommand,
  DynamoDBClient,
  paginateListTables,
  QueryCommand,
  ScanCommand,
} from '@aws-sdk/client-dynamodb';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { startMarquee } from '#dev/cloud.ts';
import type { Outputs } from '#dev/cloud.ts';
import type { RunningCloud } from '#local/cloud.ts';
import { dueShards } from '#model/keys.ts';
import { newColleague } from '#test/kit/colleagues.ts';
import type { Person } from '#test/kit/person.ts';
import { freePorts } from '#test/kit/ports.ts';
import { newProduct } from '#test/kit/products.ts';

/** A running Marquee of the fullest stage, in memory, that sells five products. */
export interface Market {
  readonly cloud: RunningCloud;
  readonly outputs: Outputs;
  readonly customer: Person;
  readonly productIds: readonly string[];
  /** DynamoDB Local itself, without the local cloud before it. */
  readonly engine: DynamoDBClient;
  readonly engineUrl: string;
  /** Full name of a table of model/tables.ts. */
  tableOf(name: 'Orders' | 'Idempotency'): string;
  /** How many orders have not ended. */
  unfinished(): Promise<number>;
  /** Waits until all orders have ended. Throws where they do not in so many milliseconds. */
  settled(milliseconds: number): Promise<void>;
  /** How many orders there are in each status. */
  statuses(): Promise<Readonly<Record<string, number>>>;
  stop(): Promise<void>;
}

const PRODUCTS = 5;
/** More than any run takes. */
const STOCK = 900_000;
/** Offset of DynamoDB Local among the ports of the local cloud. local/README.md */
const ENGINE_PORT = 3;
const LOOK_MS = 100;

/** Boots from this cloud assembly. */
export async function openMarket(assembly: string): Promise<Market> {
  const directory = mkdtempSync(join(tmpdir(), 'marquee-orders-'));
  const port = await freePorts();
  const { cloud, outputs } = await startMarquee({
    assembly,
    stage: 'prod',
    port,
    directory,
    inMemory: true,
    onFailure: (error) => {
      console.error(error);
      process.exit(1);
    },
  });
  const admin = await newColleague(outputs, 'admin', ['ADMIN']);
  const customer = await newColleague(outputs, 'customer', ['CUSTOMER']);
  const productIds: string[] = [];
  for (let index = 0; index < PRODUCTS; index += 1) {
    productIds.push((await newProduct(admin, { name: `Tour mug ${index + 1}`, stock: STOCK })).id);
  }
  const engineUrl = `http://127.0.0.1:${port + ENGINE_PORT}`;
  const engine = new DynamoDBClient({
    endpoint: engineUrl,
    region: outputs.region,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const names: string[] = [];
  for await (const { TableNames = [] } of paginateListTables({ client: engine }, {})) names.push(...TableNames);
  const tableOf = (name: string): string => {
    const found = names.find((each) => new RegExp(`-state-${name}[0-9A-F]{8}-`, 'u').test(each));
    if (found === undefined) throw new Error(`There is no table ${name} among ${names.join(', ')}.`);
    return found;
  };
  const orders = tableOf('Orders');
  const unfinished = async (): Promise<number> => {
    const counts = await Promise.all(dueShards.map((shard) => countOf(engine, orders, shard)));
    return counts.reduce((sum, count) => sum + count, 0);
  };
  return {
    cloud,
    outputs,
    customer,
    productIds,
    engine,
    engineUrl,
    tableOf,
    unfinished,
    async settled(milliseconds) {
      const until = performance.now() + milliseconds;
      for (let left = await unfinished(); left > 0; left = await unfinished()) {
        if (performance.now() > until) throw new Error(`${left} orders have not ended after ${milliseconds / 1000} s.`);
        await delay(LOOK_MS);
      }
    },
    statuses: () => statusesIn(engine, orders),
    async stop() {
      engine.destroy();
      await cloud.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** Orders stand in the index while something is still to happen to them. */
async function countOf(engine: DynamoDBClient, table: string, shard: string): Promise<number> {
  let count = 0;
  let from: Record<string, AttributeValue> | undefined;
  do {
    const { Count = 0, LastEvaluatedKey } = await engine.send(
      new QueryCommand({
        TableName: table,
        IndexName: 'due',
        KeyConditionExpression: 'dueShard = :shard',
        ExpressionAttributeValues: { ':shard': { S: shard } },
        Select: 'COUNT',
        ...(from ? { ExclusiveStartKey: from } : {}),
      }),
    );
    count += Count;
    from = LastEvaluatedKey;
  } while (from);
  return count;
}

async function statusesIn(engine: DynamoDBClient, table: string): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {};
  let from: Record<string, AttributeValue> | undefined;
  do {
    const { Items = [], LastEvaluatedKey } = await engine.send(
      new ScanCommand({
        TableName: table,
        ProjectionExpression: '#status',
        ExpressionAttributeNames: { '#status': 'status' },
        ...(from ? { ExclusiveStartKey: from } : {}),
      }),
    );
    for (const { status } of Items) {
      const name = status?.S ?? 'none';
      counts[name] = (counts[name] ?? 0) + 1;
    }
    from = LastEvaluatedKey;
  } while (from);
  return counts;
}

/** Keys, indexes and stream of a table, as creating another one like it takes them. */
export async function shapeOf(engine: DynamoDBClient, table: string) {
  const { Table } = await engine.send(new DescribeTableCommand({ TableName: table }));
  const indexes = (Table?.GlobalSecondaryIndexes ?? []).map(({ IndexName, KeySchema, Projection }) => ({
    IndexName,
    KeySchema,
    Projection,
  }));
  return {
    KeySchema: Table?.KeySchema ?? [],
    AttributeDefinitions: Table?.AttributeDefinitions ?? [],
    BillingMode: 'PAY_PER_REQUEST' as const,
    ...(indexes.length > 0 ? { GlobalSecondaryIndexes: indexes } : {}),
    ...(Table?.StreamSpecification ? { StreamSpecification: Table.StreamSpecification } : {}),
  };
}
