import type { StoredInvoice } from '../../platform/rows.ts';
import { OvertakenError } from '../../platform/table.ts';
import type { Contribution } from './contribution.ts';
import { differences } from './contribution.ts';
import type { KnownVendor, ReportEntry, TermKey, TermRow, Wanted } from './entry.ts';
import { keysOf, wantedOf } from './entry.ts';

/**
 * What is kept for reports. Every write names the turn of the entry that it is made for; where the entry has another one by
 * then, nothing is written and the answer is false.
 */
export interface ReportTables {
  /** The entry as it is at this moment, or null. */
  entryOf(invoiceId: string): Promise<ReportEntry | null>;
  /** Puts an entry in the place of the one that was seen, and adds to sums, all or nothing. */
  begin(entry: ReportEntry, seen: number, differences: readonly Contribution[]): Promise<boolean>;
  /** Puts and deletes rows while the entry is in its turn. Repeating it changes nothing. */
  move(entry: ReportEntry, rows: readonly TermRow[], gone: readonly TermKey[]): Promise<boolean>;
}

/** Where invoices and their vendors are read, as they are at this moment. */
export interface Sources {
  invoice(id: string): Promise<StoredInvoice | null>;
  vendor(id: string, ownerId: string): Promise<KnownVendor | null>;
}

/** Turn of an entry that is not there yet. */
export const NO_TURN = 0;

const ROUNDS = 5;

/**
 * Makes terms and sums of an invoice what they should be. It asks what the invoice is now and not what an event told, so
 * events may come twice, late and in any order; of two at the same time one goes first, and the other looks again.
 * `anew` writes what seems to stand already, too. Answers whether it wrote. Throws OvertakenError after several rounds.
 */
export async function follow(
  invoiceId: string,
  anew: boolean,
  tables: ReportTables,
  sources: Sources,
): Promise<boolean> {
  for (let round = 0; round < ROUNDS; round += 1) {
    // The entry first: whoever changes it after this makes this round's writes fail, so they never rest on an older invoice.
    const entry = await tables.entryOf(invoiceId);
    const row = await sources.invoice(invoiceId);
    if (!row) return false;
    const vendor = typeof row['vendorId'] === 'string' ? await sources.vendor(row['vendorId'], row.ownerId) : null;
    const wanted = wantedOf(row, vendor);
    if (!entry && wanted.rows.length === 0) return false;
    if (entry?.settled && entry.digest === wanted.digest && !anew) return false;
    if (await write(row, entry, wanted, tables)) return true;
  }
  throw new OvertakenError(`${invoiceId} was indexed by others ${ROUNDS} times in a row.`);
}

async function write(
  row: StoredInvoice,
  entry: ReportEntry | null,
  wanted: Wanted,
  tables: ReportTables,
): Promise<boolean> {
  const seen = entry?.turn ?? NO_TURN;
  const before = entry?.places ?? [];
  const begun: ReportEntry = {
    invoiceId: row.id,
    ownerId: row.ownerId,
    turn: seen + 1,
    version: row.version,
    digest: wanted.digest,
    settled: false,
    places: [...before, ...wanted.places],
    sums: wanted.sums,
  };
  if (!(await tables.begin(begun, seen, differences(entry?.sums ?? [], wanted.sums)))) return false;
  const stays = new Set(wanted.rows.map(textOf));
  const gone = keysOf(row.ownerId, before).filter((key) => !stays.has(textOf(key)));
  if (!(await tables.move(begun, wanted.rows, unique(gone)))) return false;
  const settled = { ...begun, turn: begun.turn + 1, settled: true, places: [...wanted.places] };
  return await tables.begin(settled, begun.turn, []);
}

function textOf({ ownerTerm, dayInvoice }: TermKey): string {
  return `${ownerTerm}|${dayInvoice}`;
}

function unique(keys: readonly TermKey[]): TermKey[] {
  return [...new Map(keys.map((key) => [textOf(key), key])).values()];
}
