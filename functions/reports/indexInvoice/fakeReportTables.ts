import { ownerTerm } from '#model/keys.ts';
import type { ReportEntry, TermKey, TermRow } from './entry.ts';
import type { ReportTables } from './follow.ts';
import { NO_TURN } from './follow.ts';

/** What fails or happens in between, for tests: called before each write. */
export type Interference = () => void | Promise<void>;

/** Tables in memory, for tests: the rules of the real ones. */
export interface FakeReportTables extends ReportTables {
  readonly entries: Map<string, ReportEntry>;
  readonly terms: Map<string, TermRow>;
  readonly sums: Map<string, { minor: number; count: number; name: string }>;
  /** Runs before every write from now on. */
  interfere(before: Interference): void;
  /** Ids of the invoices that stand under a term, newest first. */
  found(ownerId: string, term: string): string[];
}

/** Empty tables. */
export function fakeReportTables(): FakeReportTables {
  const entries = new Map<string, ReportEntry>();
  const terms = new Map<string, TermRow>();
  const sums = new Map<string, { minor: number; count: number; name: string }>();
  let interference: Interference = () => undefined;
  const turnOf = (invoiceId: string): number => entries.get(invoiceId)?.turn ?? NO_TURN;
  const keyOf = (key: TermKey): string => `${key.ownerTerm}|${key.dayInvoice}`;

  return {
    entries,
    terms,
    sums,
    interfere(before) {
      interference = before;
    },
    found(ownerId, term) {
      return [...terms.values()]
        .filter((row) => row.ownerTerm === ownerTerm(ownerId, term))
        .sort((left, right) => (left.dayInvoice < right.dayInvoice ? 1 : -1))
        .map(({ invoiceId }) => invoiceId);
    },
    entryOf: (invoiceId) => Promise.resolve(structuredClone(entries.get(invoiceId) ?? null)),
    async begin(entry, seen, differences) {
      await interference();
      if (turnOf(entry.invoiceId) !== seen) return false;
      entries.set(entry.invoiceId, structuredClone(entry));
      for (const { sum, minor, count, name } of differences) {
        const row = sums.get(`${entry.ownerId}|${sum}`) ?? { minor: 0, count: 0, name };
        sums.set(`${entry.ownerId}|${sum}`, { minor: row.minor + minor, count: row.count + count, name });
      }
      return true;
    },
    async move(entry, rows, gone) {
      for (const change of [
        ...rows.map((row) => () => terms.set(keyOf(row), row)),
        ...gone.map((key) => () => terms.delete(keyOf(key))),
      ]) {
        await interference();
        if (turnOf(entry.invoiceId) !== entry.turn) return false;
        change();
      }
      return true;
    },
  };
}
