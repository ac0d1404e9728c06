import { setTimeout as delay } from 'node:timers/promises';
import type { Caller, FaultHooks, StaleIndexRule } from '../core/cloud.ts';
import { resourcesOf } from '../faults/resources.ts';
import { list, record } from './access.ts';
import type { Connection } from './connection.ts';

type Json = Readonly<Record<string, unknown>>;

/** A table that stands for another one's indexes as they were. */
interface Shadow {
  readonly name: string;
  readonly table: string;
  readonly keys: readonly string[];
  /** How far behind; undefined: for ever as it was. */
  readonly ms: number | undefined;
  /** What is still to be followed, in the order of writing. */
  following: Promise<void>;
}

const PREFIX = 'stale-index.';
const BATCH = 25;

/**
 * Stale index reads: DynamoDB updates an index after its table has answered, so a query of it may not see the last writes. While a rule is
 * armed, each table that it is meant for has a shadow that follows late or never; a query that the rule strikes is asked of the shadow. So
 * its answer is whole and in order, as it would have been that long ago. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.html
 */
export class StaleIndexes {
  readonly #connection: () => Promise<Connection>;
  readonly #faults: FaultHooks;
  readonly #shadows = new Map<string, Shadow[]>();
  #stopped = false;

  constructor(connection: () => Promise<Connection>, faults: FaultHooks) {
    this.#connection = connection;
    this.#faults = faults;
    faults.onStaleIndex(
      (rule) => this.#prepare(rule),
      (ruleId) => this.#forget(ruleId),
    );
  }

  /** Whether any table has a shadow. */
  get active(): boolean {
    return this.#shadows.size > 0;
  }

  /** The input of a read as it goes to the engine: of the shadow where a rule strikes. */
  redirected(action: string, input: Json, caller: Caller): Json {
    if (action !== 'Query' && action !== 'Scan') return input;
    if (typeof input['IndexName'] !== 'string' || input['ConsistentRead'] === true) return input;
    const place = { service: 'dynamodb', action, resources: resourcesOf(input), caller } as const;
    const struck = this.#faults.strike('staleIndex', place);
    const shadows = struck === undefined ? [] : (this.#shadows.get(struck.ruleId) ?? []);
    const shadow = shadows.find(({ table }) => table === input['TableName']);
    return shadow === undefined ? input : { ...input, TableName: shadow.name };
  }

  /** Takes note of what a write that succeeded has made of its items, before anybody hears of it. */
  async written(action: string, input: Json): Promise<void> {
    const writes = itemsOf(action, input);
    for (const shadow of [...this.#shadows.values()].flat()) {
      if (shadow.ms === undefined) continue;
      const items = writes.filter(({ table }) => table === shadow.table);
      for (const { item } of items) await this.#follow(shadow, item, shadow.ms);
    }
  }

  stop(): void {
    this.#stopped = true;
  }

  async #follow(shadow: Shadow, item: Json, ms: number): Promise<void> {
    const Key = Object.fromEntries(shadow.keys.map((name) => [name, item[name]]));
    const { Item } = await this.#call('GetItem', { TableName: shadow.table, Key, ConsistentRead: true });
    const due = performance.now() + ms;
    shadow.following = shadow.following.then(async () => {
      await delay(Math.max(0, due - performance.now()), undefined, { ref: false });
      if (this.#isGone(shadow)) return;
      try {
        if (Item === undefined) await this.#call('DeleteItem', { TableName: shadow.name, Key });
        else await this.#call('PutItem', { TableName: shadow.name, Item });
      } catch (error) {
        // Nobody waits for this: a table that went while it was written to must not end the process.
        if (!this.#isGone(shadow)) throw error;
      }
    });
  }

  #isGone(shadow: Shadow): boolean {
    return this.#stopped || ![...this.#shadows.values()].some((shadows) => shadows.includes(shadow));
  }

  async #prepare({ ruleId, ms, matches }: StaleIndexRule): Promise<void> {
    const { TableNames: names } = await this.#call('ListTables', {});
    const tables = list(names)
      .map(String)
      .filter((name) => !isShadow(name) && matches(name));
    const shadows: Shadow[] = [];
    for (const table of tables) {
      const { Table } = await this.#call('DescribeTable', { TableName: table });
      const described = record(Table);
      if (described['GlobalSecondaryIndexes'] === undefined && described['LocalSecondaryIndexes'] === undefined)
        continue;
      const name = `${PREFIX}${ruleId}.${table}`;
      await this.#create(name, described);
      const keys = list(described['KeySchema']).map((key) => String(record(key)['AttributeName']));
      shadows.push({ name, table, keys, ms, following: Promise.resolve() });
      await this.#copy(table, name);
    }
    this.#shadows.set(ruleId, shadows);
  }

  async #create(name: string, described: Json): Promise<void> {
    const { TableNames: names } = await this.#call('ListTables', {});
    // Of a process that was killed.
    if (list(names).includes(name)) await this.#call('DeleteTable', { TableName: name });
    const indexes = (member: string) => {
      const declared = list(described[member]).map((index) => {
        const { IndexName, KeySchema, Projection } = record(index);
        return { IndexName, KeySchema, Projection };
      });
      return declared.length === 0 ? {} : { [member]: declared };
    };
    await this.#call('CreateTable', {
      TableName: name,
      KeySchema: described['KeySchema'],
      AttributeDefinitions: described['AttributeDefinitions'],
      BillingMode: 'PAY_PER_REQUEST',
      ...indexes('GlobalSecondaryIndexes'),
      ...indexes('LocalSecondaryIndexes'),
    });
  }

  async #copy(from: string, to: string): Promise<void> {
    let start: unknown;
    do {
      const page = await this.#call('Scan', {
        TableName: from,
        ConsistentRead: true,
        ...(start === undefined ? {} : { ExclusiveStartKey: start }),
      });
      const items = list(page['Items']);
      for (let at = 0; at < items.length; at += BATCH) {
        const writes = items.slice(at, at + BATCH).map((Item) => ({ PutRequest: { Item } }));
        await this.#call('BatchWriteItem', { RequestItems: { [to]: writes } });
      }
      start = page['LastEvaluatedKey'];
    } while (start !== undefined);
  }

  async #forget(ruleId: string): Promise<void> {
    const shadows = this.#shadows.get(ruleId) ?? [];
    this.#shadows.delete(ruleId);
    for (const { name } of shadows) await this.#call('DeleteTable', { TableName: name });
  }

  async #call(action: string, input: object): Promise<Json> {
    return (await this.#connection()).call('DynamoDB_20120810', action, input);
  }
}

/** Whether a table of the engine is none of the template's. */
export function isShadow(name: unknown): boolean {
  return typeof name === 'string' && name.startsWith(PREFIX);
}

/** The table whose indexes a table stands for, by its name; the name itself where it is no shadow. */
export function shadowedBy(name: string): string {
  return isShadow(name) ? name.split('.').slice(2).join('.') : name;
}

interface Written {
  readonly table: string;
  /** The item or its key. */
  readonly item: Json;
}

function itemsOf(action: string, input: Json): readonly Written[] {
  switch (action) {
    case 'PutItem':
    case 'UpdateItem':
    case 'DeleteItem':
      return [writtenBy(input)];
    case 'TransactWriteItems':
      return list(input['TransactItems']).flatMap((item) =>
        Object.entries(record(item))
          .filter(([kind]) => kind !== 'ConditionCheck')
          .map(([, operation]) => writtenBy(record(operation))),
      );
    case 'BatchWriteItem':
      return Object.entries(record(input['RequestItems'])).flatMap(([table, writes]) =>
        list(writes).map((write) => {
          const { PutRequest: put, DeleteRequest: remove } = record(write);
          return { table, item: record(record(put)['Item'] ?? record(remove)['Key']) };
        }),
      );
    default:
      return [];
  }
}

function writtenBy(operation: Json): Written {
  return { table: String(operation['TableName']), item: record(operation['Item'] ?? operation['Key']) };
}
