import { isDeepStrictEqual } from 'node:util';
import { list, record } from './access.ts';
import { itemSize } from './item-size.ts';

type Json = Readonly<Record<string, unknown>>;
type Ask = (action: string, input: object) => Promise<Json>;

interface Index {
  readonly keys: readonly string[];
  /** Attributes beside the keys; undefined: all of them. */
  readonly projected: ReadonlySet<string> | undefined;
}

interface Touched {
  readonly table: string;
  readonly key: Json;
  readonly before: Json | undefined;
  /** Of a put; what an update left must be read. */
  readonly put: Json | undefined;
  readonly kind: string;
}

/** A transaction prepares and commits each item. */
const DOUBLE = 2;
const UNIT_BYTES = 1024;

/**
 * What a transaction writes, in units by table. DynamoDB Local's own figure doubles twice and rounds all items together, so it is counted by
 * the rule: each item by the larger of what it was and is, per kilobyte, twice; a check likewise. Entries of indexes that come, go or change
 * are counted twice, too: AWS does not say, so the bill is rather too high.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis.html#transaction-capacity-handling
 */
export class TransactionUnits {
  readonly #ask: Ask;
  readonly #tables = new Map<string, { readonly keys: readonly string[]; readonly indexes: readonly Index[] }>();

  constructor(ask: Ask) {
    this.#ask = ask;
  }

  /** Looks at the items before the transaction; the answer looks at them after it, and counts. */
  async begin(input: Json): Promise<() => Promise<ReadonlyMap<string, number>>> {
    const touched = await Promise.all(
      list(input['TransactItems']).flatMap((item) =>
        Object.entries(record(item)).map(([kind, operation]) => this.#touched(kind, record(operation))),
      ),
    );
    return async () => {
      const units = new Map<string, number>();
      for (const one of touched) {
        units.set(one.table, (units.get(one.table) ?? 0) + DOUBLE * (await this.#unitsOf(one)));
      }
      return units;
    };
  }

  async #touched(kind: string, operation: Json): Promise<Touched> {
    const table = String(operation['TableName']);
    const { keys } = await this.#described(table);
    const put = kind === 'Put' ? record(operation['Item']) : undefined;
    const given = put ?? record(operation['Key']);
    const key = Object.fromEntries(keys.map((name) => [name, given[name]]));
    return { table, key, before: await this.#read(table, key), put, kind };
  }

  async #unitsOf({ table, key, before, put, kind }: Touched): Promise<number> {
    if (kind === 'ConditionCheck') return unitsOf(before);
    const after = kind === 'Update' ? await this.#read(table, key) : put;
    const { indexes } = await this.#described(table);
    const ofIndexes = indexes.map((index) => changeOf(entryOf(index, before), entryOf(index, after), index));
    return Math.max(unitsOf(before), unitsOf(after)) + ofIndexes.reduce((sum, one) => sum + one, 0);
  }

  async #read(table: string, Key: Json): Promise<Json | undefined> {
    const { Item } = await this.#ask('GetItem', { TableName: table, Key, ConsistentRead: true });
    return Item === undefined ? undefined : record(Item);
  }

  async #described(table: string): Promise<{ readonly keys: readonly string[]; readonly indexes: readonly Index[] }> {
    const known = this.#tables.get(table);
    if (known !== undefined) return known;
    const { Table } = await this.#ask('DescribeTable', { TableName: table });
    const described = record(Table);
    const keys = keyNames(described['KeySchema']);
    const declared = [...list(described['GlobalSecondaryIndexes']), ...list(described['LocalSecondaryIndexes'])];
    const indexes = declared.map(record).map((index): Index => {
      const { ProjectionType: type, NonKeyAttributes: more } = record(index['Projection']);
      const indexKeys = keyNames(index['KeySchema']);
      const projected = new Set([...keys, ...indexKeys, ...list(more).map(String)]);
      return { keys: indexKeys, projected: type === 'ALL' ? undefined : projected };
    });
    const found = { keys, indexes };
    this.#tables.set(table, found);
    return found;
  }
}

function keyNames(schema: unknown): string[] {
  return list(schema).map((key) => String(record(key)['AttributeName']));
}

function unitsOf(item: Json | undefined): number {
  return item === undefined ? 1 : Math.max(1, Math.ceil(itemSize(item) / UNIT_BYTES));
}

function entryOf({ keys, projected }: Index, item: Json | undefined): Json | undefined {
  if (item === undefined || keys.some((name) => item[name] === undefined)) return undefined;
  if (projected === undefined) return item;
  return Object.fromEntries(Object.entries(item).filter(([name]) => projected.has(name)));
}

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.html#GSI.ThroughputConsiderations.Writes */
function changeOf(before: Json | undefined, after: Json | undefined, { keys }: Index): number {
  if (before === undefined || after === undefined) {
    const only = before ?? after;
    return only === undefined ? 0 : unitsOf(only);
  }
  if (isDeepStrictEqual(before, after)) return 0;
  const moved = keys.some((name) => !isDeepStrictEqual(before[name], after[name]));
  return moved ? unitsOf(before) + unitsOf(after) : Math.max(unitsOf(before), unitsOf(after));
}
