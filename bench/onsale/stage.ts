import {
  CreateTableCommand,
  DynamoDBClient,
  GetItemCommand,
  paginateListTables,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Outputs } from '#dev/cloud.ts';
import { startMarquee } from '#dev/cloud.ts';
import { operatorFunction } from '#dev/operatorFunction.ts';
import { idempotencyRow, stockShard, ticketAllowance } from '#model/keys.ts';
import type { ReconcilePage, ReconcileRequest } from '#model/reconcile.ts';
import type { ReconcileReport } from '#model/reconcileWalk.ts';
import { reconcileTickets } from '#model/reconcileWalk.ts';
import { newColleague } from '#test/kit/colleagues.ts';
import type { EventView } from '#test/kit/events.ts';
import { published, tickets } from '#test/kit/events.ts';
import { held } from '#test/kit/holds.ts';
import type { Person } from '#test/kit/person.ts';
import { PASSWORD, signedIn } from '#test/kit/person.ts';
import { freePorts } from '#test/kit/ports.ts';
import { shapeOf } from '../orders/market.ts';
import type { Twin } from './load.ts';

type Row = Record<string, AttributeValue>;
type TableNamed = 'Idempotency' | 'TicketHolds' | 'TicketAllowances' | 'TicketStock';

/** One kind of tickets that is on sale. */
export interface Sale {
  readonly event: EventView;
  readonly categoryId: string;
  readonly capacity: number;
  readonly rows: number;
}

/** A running Marquee of the fullest stage, in memory, with an organiser and many customers. */
export interface Stage {
  readonly outputs: Outputs;
  readonly engineUrl: string;
  readonly customers: readonly Person[];
  /** Publishes an event with so many tickets, counted in so many rows as follow from that. */
  sell(capacity: number, rows: number): Promise<Sale>;
  /** What the rows of a kind of tickets come to, as they stand in the engine. */
  counts(sale: Sale): Promise<{ readonly held: number; readonly isWhole: boolean }>;
  /** Tables with the same keys, indexes and streams as a hold is written to, and rows as a hold wrote them: nobody follows their streams. */
  twins(): Promise<Readonly<Record<'keys' | 'holds' | 'allowances' | 'stock', Twin>>>;
  /** Signs everybody in anew: a token lasts five minutes. */
  renew(): Promise<void>;
  reconcile(): Promise<ReconcileReport>;
  stop(): Promise<void>;
}

/** Tickets that one customer may have: the most there can be. */
const EACH = 50;
const CUSTOMERS = 24;
/** Rows over which the twin of the stock is spread, at most. */
const TWIN_ROWS = 8;
/** Offset of DynamoDB Local among the ports of the local cloud. local/README.md */
const ENGINE_PORT = 3;

/** Boots from this cloud assembly. */
export async function openStage(assembly: string): Promise<Stage> {
  const directory = mkdtempSync(join(tmpdir(), 'marquee-onsale-'));
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
  const organizer = await newColleague(outputs, 'organizer', ['ADMIN', 'ORGANIZER']);
  let customers: Person[] = [];
  for (let at = 0; at < CUSTOMERS; at += 1) customers.push(await newColleague(outputs, `buyer-${at}`, ['CUSTOMER']));
  const engineUrl = `http://127.0.0.1:${port + ENGINE_PORT}`;
  const engine = new DynamoDBClient({
    endpoint: engineUrl,
    region: outputs.region,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const names: string[] = [];
  for await (const { TableNames = [] } of paginateListTables({ client: engine }, {})) names.push(...TableNames);
  const tableOf = (name: TableNamed): string => {
    const found = names.find((each) => new RegExp(`-state-${name}[0-9A-F]{8}-`, 'u').test(each));
    if (found === undefined) throw new Error(`There is no table ${name} among ${names.join(', ')}.`);
    return found;
  };
  const rowOf = async (name: TableNamed, Key: Row): Promise<Row> => {
    const { Item } = await engine.send(new GetItemCommand({ TableName: tableOf(name), Key, ConsistentRead: true }));
    if (Item === undefined) throw new Error(`${name} has no row ${JSON.stringify(Key)}.`);
    return Item;
  };
  let seller = organizer;

  async function sell(capacity: number, rows: number): Promise<Sale> {
    const event = await published(seller, { ticketCategories: [tickets({ capacity, limitPerCustomer: EACH })] });
    return { event, categoryId: event.ticketCategories[0]?.id ?? '', capacity, rows };
  }

  async function twinOf(name: TableNamed, key: Row): Promise<Twin> {
    const table = `bench-${name}`;
    await engine.send(new CreateTableCommand({ TableName: table, ...(await shapeOf(engine, tableOf(name))) }));
    return { table, item: await rowOf(name, key) };
  }

  return {
    outputs,
    engineUrl,
    get customers() {
      return customers;
    },
    sell,
    async counts({ event, categoryId, capacity, rows }) {
      const all = await Promise.all(
        Array.from({ length: rows }, (_, shard) =>
          rowOf('TicketStock', { id: { S: stockShard(event.id, categoryId, shard) } }),
        ),
      );
      const of = (row: Row, name: string): number => Number(row[name]?.N);
      const sum = (name: string): number => all.reduce((total, row) => total + of(row, name), 0);
      const isWhole = all.every(
        (row) => of(row, 'available') >= 0 && of(row, 'available') + of(row, 'held') === of(row, 'capacity'),
      );
      return { held: sum('held'), isWhole: isWhole && sum('capacity') === capacity };
    },
    async twins() {
      const [customer = seller] = customers;
      const { event, categoryId } = await sell(1, 1);
      const idempotencyKey = crypto.randomUUID();
      const { id } = await held(customer, event, { idempotencyKey });
      const keys = await twinOf('Idempotency', {
        key: { S: idempotencyRow('holdTickets', customer.id, idempotencyKey) },
      });
      const holds = await twinOf('TicketHolds', { id: { S: id } });
      const allowances = await twinOf('TicketAllowances', {
        id: { S: ticketAllowance(event.id, categoryId, customer.id) },
      });
      const stock = await twinOf('TicketStock', { id: { S: stockShard(event.id, categoryId, 0) } });
      const plenty = { available: { N: '900000000' }, held: { N: '0' } };
      for (let row = 0; row < TWIN_ROWS; row += 1) {
        const Item = { ...stock.item, ...plenty, id: { S: `${stock.item['id']?.S ?? ''}${row}` } };
        await engine.send(new PutItemCommand({ TableName: stock.table, Item }));
      }
      return { keys, holds, allowances, stock };
    },
    async renew() {
      seller = await signedIn(outputs, organizer.email, PASSWORD);
      const anew: Person[] = [];
      for (const { email } of customers) anew.push(await signedIn(outputs, email, PASSWORD));
      customers = anew;
    },
    async reconcile() {
      const ask = await operatorFunction<ReconcileRequest, ReconcilePage>(
        { stack: 'bookings', construct: 'TicketHoldsReconcileTickets', output: 'ReconcileTicketsFunctionName' },
        { stage: undefined, outputs: join(directory, 'outputs.json') },
      );
      return reconcileTickets(ask, { since: new Date(0).toISOString(), hasTime: () => true });
    },
    async stop() {
      engine.destroy();
      await cloud.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
