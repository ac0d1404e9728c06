import type { TableName } from '#model/tables.ts';
import { tables as declarations } from '#model/tables.ts';
import type { Expression, PlannedWrite } from '#model/writes.ts';
import { conditionOf, updateOf } from '#model/writes.ts';

export type Item = Readonly<Record<string, unknown>>;
/** A value as AppSync hands it to DynamoDB. */
type Wire = Readonly<Record<string, unknown>>;

/** What becomes of a transaction beside its being carried out. */
export type Luck = 'fine' | 'acknowledgement lost' | 'in the way of another' | 'out of order';

/** Whether a condition is looked at: a negative control leaves some out. */
export type Guard = (table: TableName, condition: string) => boolean;

/** DynamoDB in memory, as much as resolvers and functions ask of it by `PlannedWrite`: gets, updates, and transactions that hold in all or in nothing. */
export class MemoryTables {
  private readonly rows = new Map<TableName, Map<string, Item>>();
  private readonly guard: Guard;

  constructor(guard: Guard = () => true) {
    this.guard = guard;
  }

  put(table: TableName, item: object): void {
    const row: Item = { ...item };
    this.of(table).set(keyOf(table, row), row);
  }

  get(table: TableName, key: Item): Item | null {
    return this.of(table).get(keyOf(table, key)) ?? null;
  }

  drop(table: TableName, key: Item): void {
    this.of(table).delete(keyOf(table, key));
  }

  all(table: TableName): Item[] {
    return [...this.of(table).values()];
  }

  /** Carries out a transaction; answers the reasons, one a write, where nothing was written. */
  commit(writes: readonly PlannedWrite[], luck: Luck = 'fine'): readonly string[] | null {
    return this.transact(
      writes.map((write) => ({
        ...write,
        update: write.what === 'CHANGE' ? updateOf(write) : null,
        condition: conditionOf(write),
      })),
      luck,
    );
  }

  /** What AppSync answers to a request of a resolver, and what it calls the error. Tables are called in it as the model does. */
  perform(request: Wire, home: TableName, luck: Luck = 'fine'): { result?: unknown; error?: object } {
    switch (request['operation']) {
      case 'GetItem':
        return { result: this.get(home, plainItem(request['key'])) };
      case 'BatchGetItem': {
        const asked = Object.entries(request['tables'] as Record<TableName, { keys: Wire[] }>);
        const data = asked.map(([table, { keys }]) => [
          table,
          keys.map((key) => this.get(nameOf(table), plainItem(key))),
        ]);
        return { result: { data: Object.fromEntries(data) } };
      }
      case 'UpdateItem': {
        const reasons = this.transact([wireWrite({ ...request, table: home })], luck);
        if (reasons) return failure('DynamoDB:ConditionalCheckFailedException');
        return { result: this.get(home, plainItem(request['key'])) };
      }
      case 'TransactWriteItems': {
        if (luck === 'out of order') return failure('DynamoDB:InternalServerError');
        const reasons = this.transact((request['transactItems'] as Wire[]).map(wireWrite), luck);
        if (!reasons) return { result: { keys: [] } };
        return {
          result: { keys: null, cancellationReasons: reasons.map((type) => ({ type })) },
          ...failure('DynamoDB:TransactionCanceledException'),
        };
      }
      default:
        throw new Error(`Nobody performs ${JSON.stringify(request)}.`);
    }
  }

  private of(table: TableName): Map<string, Item> {
    const known = this.rows.get(table) ?? new Map<string, Item>();
    this.rows.set(table, known);
    return known;
  }

  private transact(writes: readonly Write[], luck: Luck): readonly string[] | null {
    const keys = writes.map(({ table, key }) => `${table} ${keyOf(table, key)}`);
    if (new Set(keys).size < keys.length) throw new Error('A transaction names a row twice.');
    if (luck === 'in the way of another') {
      return writes.map((_, index) => (index === writes.length - 1 ? 'TransactionConflict' : 'None'));
    }
    const refused = writes.map((write) => !this.holds(write));
    if (refused.includes(true)) return refused.map((is) => (is ? 'ConditionalCheckFailed' : 'None'));
    for (const write of writes) this.write(write);
    // What was carried out and not heard of is sent again, and meets what it wrote itself.
    return luck === 'acknowledgement lost' ? this.transact(writes, 'fine') : null;
  }

  private holds({ table, key, condition: { expression, names, values } }: Write): boolean {
    const row = this.get(table, key);
    return expression.split(' AND ').every((part) => {
      if (!this.guard(table, part)) return true;
      const [, absent] = /^attribute_not_exists\((#\w+)\)$/.exec(part) ?? [];
      if (absent) return row?.[names[absent] ?? ''] === undefined;
      const [, name = '', test = '', value = ''] = /^(#\w+) (=|>=) (:\w+)$/.exec(part) ?? [];
      const stored = row?.[names[name] ?? ''];
      if (test === '=') return stored === values[value];
      if (test === '>=') return typeof stored === 'number' && stored >= Number(values[value]);
      throw new Error(`Nobody knows the condition ${part}.`);
    });
  }

  private write({ what, table, key, set, update }: Write): void {
    const at = keyOf(table, key);
    if (what === 'DELETE') {
      this.of(table).delete(at);
      return;
    }
    if (what === 'PUT') {
      this.put(table, { ...key, ...set });
      return;
    }
    this.of(table).set(at, updated({ ...key, ...this.get(table, key) }, update));
  }
}

interface Write extends Pick<PlannedWrite, 'what' | 'table' | 'key' | 'set'> {
  readonly update: Expression | null;
  readonly condition: Expression;
}

function updated(row: Item, update: Expression | null): Item {
  if (!update) return row;
  const after: Record<string, unknown> = { ...row };
  const { expression, names, values } = update;
  const gone: (string | undefined)[] = [];
  for (const clause of expression.split(/ (?=ADD |REMOVE )/)) {
    const [, keyword = '', list = ''] = /^(SET|ADD|REMOVE) (.+)$/.exec(clause) ?? [];
    for (const part of list.split(', ')) {
      const [, name = '', value = ''] = /^(#\w+)(?:(?: =)? (:\w+))?$/.exec(part) ?? [];
      const attribute = names[name];
      if (attribute === undefined) throw new Error(`Nobody knows the update ${clause}.`);
      if (keyword === 'SET') after[attribute] = values[value];
      else if (keyword === 'ADD') after[attribute] = Number(row[attribute] ?? 0) + Number(values[value]);
      else gone.push(attribute);
    }
  }
  return Object.fromEntries(Object.entries(after).filter(([name]) => !gone.includes(name)));
}

function wireWrite(item: Wire): Write {
  const whats = { PutItem: 'PUT', UpdateItem: 'CHANGE', DeleteItem: 'DELETE' } as const;
  return {
    what: whats[item['operation'] as keyof typeof whats],
    table: nameOf(String(item['table'])),
    key: plainItem(item['key']) as Record<string, string>,
    set: plainItem(item['attributeValues']),
    update: item['update'] ? wireExpression(item['update'] as Wire) : null,
    condition: wireExpression(item['condition'] as Wire),
  };
}

function wireExpression({ expression, expressionNames, expressionValues }: Wire): Expression {
  return {
    expression: String(expression),
    names: { ...(expressionNames as Record<string, string>) },
    values: plainItem(expressionValues),
  };
}

function nameOf(table: string): TableName {
  if (!Object.hasOwn(declarations, table)) throw new Error(`There is no table ${table}.`);
  return table as TableName;
}

function keyOf(table: TableName, item: Item): string {
  const { partitionKey, sortKey } = { sortKey: undefined, ...declarations[table] };
  return JSON.stringify([item[partitionKey], sortKey === undefined ? null : item[sortKey]]);
}

function failure(type: string): { error: object } {
  return { error: { message: 'no', type } };
}

function plain(value: unknown): unknown {
  const [[kind, held] = ['NULL', null]] = Object.entries(value as Wire);
  if (kind === 'L') return (held as unknown[]).map(plain);
  if (kind === 'M') return plainItem(held);
  if (kind === 'N') return Number(held);
  return kind === 'NULL' ? null : held;
}

function plainItem(item: unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries((item ?? {}) as Wire).map(([name, value]) => [name, plain(value)]));
}
