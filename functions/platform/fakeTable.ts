import type { TableName } from '#model/tables.ts';
import type { PlannedWrite } from '#model/writes.ts';
import type { FakeRow } from './fakeWrites.ts';
import { afterWrite, allows, meets } from './fakeWrites.ts';
import type { Change, Table, Versioned } from './table.ts';
import { NeighbourRefusedError, OvertakenError } from './table.ts';

/** A table in memory, for tests: the rules of the real one, and a hook that lets others write in between. */
export interface FakeTable<Row extends Versioned> extends Table<Row> {
  readonly rows: Map<string, Row>;
  /** The new rows that were written alongside, in order. */
  readonly companions: Companion[];
  /** Runs once, between the next read of `settle` and its write. */
  interfere(write: () => void): void;
  /** Names tables whose rows its transactions write alongside its own; without it new ones are noted as companions alone. */
  joins(tables: JoinedTables): void;
}

export interface Companion {
  readonly table: TableName;
  readonly row: FakeRow;
}

/** Other tables' rows, by their ids. */
export type JoinedTables = Readonly<Partial<Record<TableName, JoinedTable>>>;

export interface JoinedTable {
  read(id: string): Versioned | null;
  write(row: FakeRow): void;
}

const ROUNDS = 5;

/** A table that holds these rows. */
export function fakeTable<Row extends Versioned>(...rows: Row[]): FakeTable<Row> {
  const stored = new Map(rows.map((row) => [row.id, row]));
  const companions: Companion[] = [];
  let interference: (() => void) | null = null;
  let joined: JoinedTables = {};

  const changed = (row: Row, change: Change): Row => {
    const kept = Object.entries(row).filter(([name]) => !change.remove?.includes(name));
    return {
      ...row,
      ...Object.fromEntries((change.remove ?? []).map((name) => [name, undefined])),
      ...Object.fromEntries(kept),
      ...change.set,
      version: change.silent ? row.version : row.version + 1,
    };
  };

  return {
    rows: stored,
    companions,
    interfere(write) {
      interference = write;
    },
    joins(tables) {
      joined = tables;
    },
    read: (id) => Promise.resolve(stored.get(id) ?? null),
    settle(id, decide) {
      for (let round = 0; round < ROUNDS; round += 1) {
        const row = stored.get(id) ?? null;
        const change = decide(row);
        if (!row || !change) return Promise.resolve({ row, changed: false });
        interference?.();
        interference = null;
        const now: FakeRow = { ...stored.get(id) };
        if (now['version'] !== row.version) continue;
        if (!(change.while ?? []).every((condition) => meets(now, condition))) continue;
        const written = changed(row, change);
        const counted = { version: written.version, updatedAt: new Date().toISOString() };
        const others = change.alongside?.(counted) ?? [];
        if (!others.every((other) => allows(rowOf(other, joined), other))) {
          return Promise.reject(new NeighbourRefusedError(id));
        }
        for (const other of others) {
          const after = afterWrite(rowOf(other, joined), other);
          if (!after) throw new Error(`Nobody takes rows away in memory: ${other.table}.`);
          joined[other.table]?.write(after);
          if (other.what === 'PUT') companions.push({ table: other.table, row: after });
        }
        stored.set(id, written);
        return Promise.resolve({ row: written, changed: true });
      }
      return Promise.reject(new OvertakenError(id));
    },
    due: () => Promise.resolve([...stored.keys()]),
  };
}

function rowOf({ table, key }: PlannedWrite, joined: JoinedTables): FakeRow | null {
  const row = joined[table]?.read(key['id'] ?? '');
  return row ? { ...row } : null;
}
