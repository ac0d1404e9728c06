import type { Change, Companion, Table, Versioned } from './table.ts';
import { OvertakenError } from './table.ts';

/** A table in memory, for tests: the rules of the real one, and a hook that lets others write in between. */
export interface FakeTable<Row extends Versioned> extends Table<Row> {
  readonly rows: Map<string, Row>;
  /** What was written beside the rows, in order. */
  readonly companions: Companion[];
  /** Runs once, between the next read of `settle` and its write. */
  interfere(write: () => void): void;
}

const ROUNDS = 5;

/** A table that holds these rows. */
export function fakeTable<Row extends Versioned>(...rows: Row[]): FakeTable<Row> {
  const stored = new Map(rows.map((row) => [row.id, row]));
  const companions: Companion[] = [];
  let interference: (() => void) | null = null;

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
        stored.set(id, written);
        if (change.beside) {
          companions.push(...[change.beside({ version: written.version, updatedAt: new Date().toISOString() })].flat());
        }
        return Promise.resolve({ row: written, changed: true });
      }
      return Promise.reject(new OvertakenError(id));
    },
    due: () => Promise.resolve([...stored.keys()]),
  };
}
