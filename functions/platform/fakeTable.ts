import type { TableName } from '#model/tables.ts';
import type { Neighbour } from './neighbours.ts';
import type { Change, Companion, Table, Versioned, Written } from './table.ts';
import { meets } from './neighbours.ts';
import { NeighbourRefusedError, OvertakenError } from './table.ts';

/** A table in memory, for tests: the rules of the real one, and a hook that lets others write in between. */
export interface FakeTable<Row extends Versioned> extends Table<Row> {
  readonly rows: Map<string, Row>;
  /** What was written beside the rows, in order. */
  readonly companions: Companion[];
  /** Runs once, between the next read of `settle` and its write. */
  interfere(write: () => void): void;
  /** Names tables whose rows its transactions write beside and alongside its own; without it they are noted as companions alone. */
  joins(tables: JoinedTables): void;
}

/** Other tables' rows, by their ids. */
export type JoinedTables = Readonly<Partial<Record<TableName, JoinedTable>>>;

export interface JoinedTable {
  read(id: string): Versioned | null;
  write(row: Readonly<Record<string, unknown>>): void;
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
        const now: Readonly<Record<string, unknown>> = { ...stored.get(id) };
        if (now['version'] !== row.version) continue;
        if (change.whileAbsent?.some((name) => now[name] !== undefined)) continue;
        const written = changed(row, change);
        const counted = { version: written.version, updatedAt: new Date().toISOString() };
        const beside = [change.beside?.(counted) ?? []].flat();
        if (beside.some((companion) => isThere(companion, joined))) continue;
        if (!refusesNobody(change, counted, joined)) return Promise.reject(new NeighbourRefusedError(id));
        for (const { table, row: companion } of beside) joined[table]?.write(companion);
        for (const neighbour of change.alongside?.(counted) ?? []) writeNeighbour(neighbour, joined);
        companions.push(...beside);
        stored.set(id, written);
        return Promise.resolve({ row: written, changed: true });
      }
      return Promise.reject(new OvertakenError(id));
    },
    due: () => Promise.resolve([...stored.keys()]),
  };
}

function isThere({ table, row }: Companion, joined: JoinedTables): boolean {
  return Boolean(joined[table]?.read(String(row['id'])));
}

function refusesNobody(change: Change, written: Written, joined: JoinedTables): boolean {
  return (change.alongside?.(written) ?? []).every(({ table, key, while: requirements }) => {
    const row: Readonly<Record<string, unknown>> = { ...joined[table]?.read(key['id'] ?? '') };
    return requirements.every((requirement) => meets(row, requirement));
  });
}

function writeNeighbour({ table, key, set = {}, add = {} }: Neighbour, joined: JoinedTables): void {
  const row: Readonly<Record<string, unknown>> = { ...joined[table]?.read(key['id'] ?? '') };
  const sums = Object.entries(add).map(([name, more]) => [name, Number(row[name]) + more]);
  joined[table]?.write({ ...row, ...set, ...Object.fromEntries(sums) });
}
