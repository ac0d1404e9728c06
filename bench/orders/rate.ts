import { CreateTableCommand, GetItemCommand } from '@aws-sdk/client-dynamodb';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { Worker } from 'node:worker_threads';
import { newOrder, orderInput } from '#test/kit/orders.ts';
import { idempotencyRow } from '#model/keys.ts';
import { KEY_MARK } from './keyMark.ts';
import type { LoadOrder, LoadSeen } from './load.ts';
import type { Market } from './market.ts';
import { shapeOf } from './market.ts';

/** Clients that place orders side by side. */
const CLIENTS = 8;
const ROUNDS = 3;
const BARE_MS = 2_000;
const WARM_ORDERS = 24;
const WARM_BARE_MS = 1_500;
/** The steps of orders are held back for at least so long where acceptance is measured by itself. */
const LEAST_HOLD_MS = 3_000;
/** One order of light load, and how many of them. */
const LIGHT_PAUSE_MS = 250;
const LIGHT_ORDERS = 40;
const ENOUGH_MS = 240_000;

/** All in orders, or transactions, a second: medians of the rounds; ratios are medians of each round's own. */
export interface Rates {
  readonly acceptedPerSecond: number;
  readonly completedPerSecond: number;
  readonly acceptedAlonePerSecond: number;
  readonly bareTransactionsPerSecond: number;
  readonly acceptedRatio: number;
  readonly acceptedAloneRatio: number;
  readonly completedRatio: number;
  readonly refused: number;
  /** Milliseconds until placeOrder answers, under light load. */
  readonly p50: number;
  readonly p95: number;
}

/** What a shop asks to show an order that was just placed. */
const DOCUMENT = `mutation PlaceOrder($input: PlaceOrderInput!) { placeOrder(input: $input) {
  order { id number status version total { amount currency } placedAt }
  userErrors { field message code } } }`;

/** Places `orders` orders in rounds, each beside the same transaction by the bare SDK, and prints what it sees. */
export async function measureRates(market: Market, orders: number, print: (line: string) => void): Promise<Rates> {
  const placing = placingOf(market);
  const bare = await bareOf(market);
  await run({ ...placing, clients: CLIENTS, count: WARM_ORDERS, pause: 0 });
  await market.settled(ENOUGH_MS);
  await run({ ...bare, milliseconds: WARM_BARE_MS });

  const each = Math.max(CLIENTS, Math.round(orders / (2 * ROUNDS)));
  const rounds: { accepted: number; completed: number; alone: number; bare: number }[] = [];
  let refused = 0;
  let hold = LEAST_HOLD_MS;
  for (let round = 0; round < ROUNDS; round += 1) {
    const transactions = await run({ ...bare, milliseconds: BARE_MS });
    const began = performance.now();
    const accepted = await run({ ...placing, clients: CLIENTS, count: each, pause: 0 });
    await market.settled(ENOUGH_MS);
    const seconds = (performance.now() - began) / 1000;
    hold = Math.max(hold, 2 * accepted.seconds * 1000);
    const alone = await held(market, hold, () => run({ ...placing, clients: CLIENTS, count: each, pause: 0 }));
    if (alone.seconds * 1000 > hold)
      print(`       (the steps of orders ran into the next line: held for ${hold} ms only)`);
    await market.settled(ENOUGH_MS);
    refused += 2 * each - accepted.done - alone.done;
    for (const line of [...accepted.refused, ...alone.refused]) print(`       refused: ${line}`);
    const seen = {
      accepted: accepted.done / accepted.seconds,
      completed: accepted.done / seconds,
      alone: alone.done / alone.seconds,
      bare: transactions.done / transactions.seconds,
    };
    rounds.push(seen);
    print(
      `       round ${round + 1}: bare SDK ${seen.bare.toFixed(0)} transactions/s; ${each} orders accepted ${seen.accepted.toFixed(
        1,
      )}/s, completed ${seen.completed.toFixed(1)}/s; accepted ${seen.alone.toFixed(1)}/s while no workflow runs`,
    );
  }
  const light = await run({ ...placing, clients: 1, count: LIGHT_ORDERS, pause: LIGHT_PAUSE_MS });
  await market.settled(ENOUGH_MS);
  refused += LIGHT_ORDERS - light.done;
  return {
    acceptedPerSecond: median(rounds.map(({ accepted }) => accepted)),
    completedPerSecond: median(rounds.map(({ completed }) => completed)),
    acceptedAlonePerSecond: median(rounds.map(({ alone }) => alone)),
    bareTransactionsPerSecond: median(rounds.map((seen) => seen.bare)),
    acceptedRatio: median(rounds.map((seen) => seen.accepted / seen.bare)),
    acceptedAloneRatio: median(rounds.map((seen) => seen.alone / seen.bare)),
    completedRatio: median(rounds.map((seen) => seen.completed / seen.bare)),
    refused,
    p50: at(light.latencies, 0.5),
    p95: at(light.latencies, 0.95),
  };
}

function placingOf({ outputs, customer, productIds }: Market) {
  const input = orderInput(productIds.slice(0, 1), { idempotencyKey: KEY_MARK });
  return {
    kind: 'place',
    url: outputs.graphql,
    headers: { authorization: customer.accessToken },
    body: JSON.stringify({ query: DOCUMENT, variables: { input } }),
  } as const;
}

/**
 * The transaction that the first order was written by, on tables with the same keys, indexes and stream in the same engine: nobody
 * follows their streams, and no sweeper finds what stands in them.
 */
async function bareOf(market: Market) {
  const { engine, engineUrl, outputs } = market;
  const twins = { orders: 'bench-orders', keys: 'bench-keys' };
  await engine.send(
    new CreateTableCommand({ TableName: twins.orders, ...(await shapeOf(engine, market.tableOf('Orders'))) }),
  );
  await engine.send(
    new CreateTableCommand({ TableName: twins.keys, ...(await shapeOf(engine, market.tableOf('Idempotency'))) }),
  );
  const { order, key } = await writtenByPlacing(market);
  return {
    kind: 'bare',
    url: engineUrl,
    region: outputs.region,
    orders: { table: twins.orders, item: order },
    keys: { table: twins.keys, item: key },
    clients: CLIENTS,
  } as const;
}

/** The rows of an order at the moment it was placed, as they stand in the engine. */
async function writtenByPlacing(market: Market): Promise<{ order: Row; key: Row }> {
  const { customer, productIds, engine } = market;
  const idempotencyKey = crypto.randomUUID();
  const written = await held(market, LEAST_HOLD_MS, async () => {
    const { id } = await newOrder(customer, productIds.slice(0, 1), { idempotencyKey });
    const row = async (TableName: string, Key: Row): Promise<Row> => {
      const { Item } = await engine.send(new GetItemCommand({ TableName, Key, ConsistentRead: true }));
      if (Item === undefined) throw new Error(`${TableName} has no row of the order ${id}.`);
      return Item;
    };
    return {
      order: await row(market.tableOf('Orders'), { id: { S: id } }),
      key: await row(market.tableOf('Idempotency'), {
        key: { S: idempotencyRow('placeOrder', customer.id, idempotencyKey) },
      }),
    };
  });
  if (written.order['status']?.S !== 'PENDING') throw new Error('The order moved on before it was looked at.');
  await market.settled(ENOUGH_MS);
  return written;
}

type Row = Record<string, AttributeValue>;

/** Does something while the steps of started workflows are held back: as on AWS, where they run elsewhere. They run afterwards. */
async function held<T>({ cloud }: Market, milliseconds: number, work: () => Promise<T>): Promise<T> {
  const { id } = await cloud.faults.add({
    service: 'states',
    action: 'StartSyncExecution',
    times: 'always',
    fault: { kind: 'latency', ms: Math.round(milliseconds) },
  });
  try {
    return await work();
  } finally {
    await cloud.faults.remove(id);
  }
}

function run(order: LoadOrder): Promise<LoadSeen> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./load.ts', import.meta.url), { workerData: order });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

function median(values: readonly number[]): number {
  return at(values, 0.5);
}

/** The value below which this share of them lies. */
function at(values: readonly number[], share: number): number {
  return [...values].sort((left, right) => left - right)[Math.floor(values.length * share)] ?? Number.NaN;
}
