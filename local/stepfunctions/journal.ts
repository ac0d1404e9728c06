import { createHash } from 'node:crypto';
import type { Store } from '../core/store.ts';
import type { HistoryEvent } from './history.ts';
import { parseDefinition } from './definition.ts';
import type { Definition } from './definition.ts';
import type { ExecutionRecord, Flow } from './records.ts';

/** What one transition changes; it is written whole or not at all. */
export interface Change {
  readonly record?: ExecutionRecord;
  readonly flows: readonly Flow[];
  readonly removed: readonly string[];
  readonly events: readonly HistoryEvent[];
  /** Further writes to the same store that stand or fall with the change. */
  readonly alongside?: () => void;
}

/** Where executions live. Standard ones are durable, express ones last as long as the process. */
export interface Journal {
  begin(record: ExecutionRecord, root: Flow, events: readonly HistoryEvent[]): void;
  write(arn: string, change: Change): void;
  find(machineArn: string, name: string): ExecutionRecord | undefined;
  list(machineArn: string): ExecutionRecord[];
  running(): ExecutionRecord[];
  closedBefore(instant: number): ExecutionRecord[];
  flows(arn: string): Flow[];
  events(arn: string): HistoryEvent[];
  forget(record: ExecutionRecord): void;
  saveDefinition(text: string): string;
  definition(key: string): { readonly text: string; readonly parsed: Definition };
}

const executionsOf = (machineArn: string) => `executions ${machineArn}`;
const flowsOf = (arn: string) => `flows ${arn}`;
const historyOf = (arn: string) => `history ${arn}`;
const closedKey = ({ stopDate, arn }: ExecutionRecord) => `${String(stopDate ?? 0).padStart(15, '0')} ${arn}`;
const eventKey = (id: number) => String(id).padStart(6, '0');

/**
 * One table per machine and per execution, because the store finds rows by table: a history costs its own length,
 * not that of all histories.
 */
export function openJournal(store: Store): Journal {
  const definitions = new Map<string, { readonly text: string; readonly parsed: Definition }>();

  const putRecord = (record: ExecutionRecord) => {
    store.put(executionsOf(record.machineArn), record.name, record);
    if (record.status === 'RUNNING')
      store.put('running', record.arn, { machineArn: record.machineArn, name: record.name });
    else {
      store.delete('running', record.arn);
      store.put('closed', closedKey(record), { machineArn: record.machineArn, name: record.name });
    }
  };

  return {
    begin(record, root, events) {
      store.transaction(() => {
        putRecord(record);
        store.put(flowsOf(record.arn), root.id, root);
        for (const event of events) store.put(historyOf(record.arn), eventKey(event.id), event);
      });
    },
    write(arn, change) {
      store.transaction(() => {
        for (const event of change.events) store.put(historyOf(arn), eventKey(event.id), event);
        for (const flow of change.flows) store.put(flowsOf(arn), flow.id, flow);
        for (const id of change.removed) store.delete(flowsOf(arn), id);
        if (change.record !== undefined) putRecord(change.record);
        change.alongside?.();
      });
    },
    find: (machineArn, name) => store.get<ExecutionRecord>(executionsOf(machineArn), name),
    list: (machineArn) => store.list<ExecutionRecord>(executionsOf(machineArn)).map(({ value }) => value),
    running() {
      const rows = store.list<{ machineArn: string; name: string }>('running');
      return rows.flatMap(({ value }) => store.get<ExecutionRecord>(executionsOf(value.machineArn), value.name) ?? []);
    },
    closedBefore(instant) {
      const found: ExecutionRecord[] = [];
      for (const { key, value } of store.list<{ machineArn: string; name: string }>('closed')) {
        if (Number(key.slice(0, 15)) >= instant) break;
        const record = store.get<ExecutionRecord>(executionsOf(value.machineArn), value.name);
        // A redriven execution has an earlier row too.
        if (record === undefined || closedKey(record) !== key) store.delete('closed', key);
        else found.push(record);
      }
      return found;
    },
    flows: (arn) => store.list<Flow>(flowsOf(arn)).map(({ value }) => value),
    events: (arn) => store.list<HistoryEvent>(historyOf(arn)).map(({ value }) => value),
    forget(record) {
      store.transaction(() => {
        for (const table of [flowsOf(record.arn), historyOf(record.arn)]) {
          for (const { key } of store.list(table)) store.delete(table, key);
        }
        store.delete('running', record.arn);
        store.delete('closed', closedKey(record));
        store.delete(executionsOf(record.machineArn), record.name);
      });
    },
    saveDefinition(text) {
      const key = createHash('sha256').update(text).digest('hex');
      if (store.get('definitions', key) === undefined) store.put('definitions', key, { text });
      return key;
    },
    definition(key) {
      const known = definitions.get(key);
      if (known !== undefined) return known;
      const row = store.get<{ text: string }>('definitions', key);
      if (row === undefined) throw new Error(`the definition ${key} of an execution is not in the store`);
      const loaded = { text: row.text, parsed: parseDefinition(row.text) };
      definitions.set(key, loaded);
      return loaded;
    },
  };
}

/** Express executions keep nothing; only their definitions are shared with the standard ones. */
export function expressJournal(durable: Journal): Journal {
  return {
    begin: () => undefined,
    write: () => undefined,
    find: () => undefined,
    list: () => [],
    running: () => [],
    closedBefore: () => [],
    flows: () => [],
    events: () => [],
    forget: () => undefined,
    saveDefinition: (text) => durable.saveDefinition(text),
    definition: (key) => durable.definition(key),
  };
}
