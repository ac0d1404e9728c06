import { fieldsOf } from '#model/invoices.ts';
import { ownerVendor, saysSame, vendorOfTwins } from '#model/keys.ts';
import type { TwinClaim, VendorInvoiceRow, VendorRow } from '#model/vendors.ts';
import { recorded } from '../platform/revisions.ts';
import type { StoredInvoice } from '../platform/rows.ts';
import type { Table } from '../platform/table.ts';
import { OvertakenError } from '../platform/table.ts';
import { breather } from '../platform/vendors/store.ts';
import type { VendorStore } from '../platform/vendors/store.ts';
import type { Twins } from '../platform/vendors/twins.ts';
import { twinRows } from '../platform/vendors/twins.ts';
import { contributionOf, countedOf, isCounted, isThere, wholeRow } from './contribution.ts';
import type { Contribution } from './contribution.ts';
import type { Twin } from './doubt.ts';
import { doubted, isUnsuspected } from './doubt.ts';
import type { Ledger, VendorWrite } from './ledger.ts';
import { tally } from './tally.ts';

export interface FollowPorts {
  readonly invoices: Table<StoredInvoice>;
  readonly vendors: VendorStore;
  readonly twins: Twins;
  readonly ledger: Ledger;
  /** SHA-256 of a file, or null where it is unknown. */
  digestOf(fileId: string): Promise<string | null>;
}

const ROUNDS = 20;
/** Others before and after it that are looked at, at most: as many as at the reading. */
const MOST_TWINS = 10;

/**
 * Brings what is known of an invoice's vendor up to the invoice as it is now: whichever event said so, however late or often, the stored row
 * alone decides. An invoice that is being read is left alone; the end of its reading is heard, too. Answers the row as it was followed, or
 * null where it was left alone.
 */
export async function follow(invoiceId: string, ports: FollowPorts): Promise<StoredInvoice | null> {
  const read = await ports.invoices.read(invoiceId);
  if (!read || read.status === 'READING') return null;
  const row = await atLastingVendor(read, ports);
  const entry = await count(row, ports);
  await settleClaims(row, entry, ports);
  return row;
}

/** Leads an invoice whose vendor was merged to the one that it was merged into. */
async function atLastingVendor(row: StoredInvoice, { invoices, vendors }: FollowPorts): Promise<StoredInvoice> {
  const { vendorId } = wholeRow(row);
  if (!vendorId || row.status === 'DELETED') return row;
  const now = await vendors.read(vendorId);
  const lasting = now?.mergedInto === undefined ? now : await vendors.resolve(vendorId);
  if (!now || !lasting || lasting.id === vendorId) return row;
  const { row: moved } = await invoices.settle(row.id, (current) => {
    if (!current || current.status === 'READING' || wholeRow(current).vendorId !== vendorId) return null;
    const set = {
      vendorId: lasting.id,
      ownerVendor: ownerVendor(current.ownerId, lasting.id),
      vendorCategory: lasting.defaultCategory ?? undefined,
    };
    const changes = [{ field: 'vendor', before: now.name, after: lasting.name }];
    const remove = lasting.defaultCategory ? [] : ['vendorCategory'];
    return recorded(current, { set, remove }, { action: 'VENDOR_CHANGED', by: null, changes });
  });
  return moved ?? row;
}

async function count(row: StoredInvoice, { twins, ledger, vendors }: FollowPorts): Promise<VendorInvoiceRow | null> {
  for (let round = 0; round < ROUNDS; round += 1) {
    const entry = await twins.entry(row.id);
    if ((entry?.invoiceVersion ?? 0) >= row.version) return entry;
    const before = countedOf(entry);
    const after = contributionOf(wholeRow(row));
    const writes = await vendorWrites(row.id, { before, after, claims: entry?.claims ?? [] }, vendors);
    const posted = { invoiceId: row.id, ownerId: row.ownerId, version: row.version, counts: after };
    if (await ledger.post(posted, entry, writes)) return entry;
    await breather(round);
  }
  throw new OvertakenError(`What ${row.id} counts for was changed by others ${ROUNDS} times in a row.`);
}

interface Counted {
  readonly before: Contribution | null;
  readonly after: Contribution | null;
  readonly claims: readonly string[];
}

async function vendorWrites(
  invoiceId: string,
  { before, after, claims }: Counted,
  vendors: VendorStore,
): Promise<VendorWrite[]> {
  const rows = new Map<string, VendorRow>();
  for (const id of [before?.vendorId, after?.vendorId]) {
    const row = id === undefined ? null : await vendors.read(id);
    if (row) rows.set(row.id, row);
  }
  // An attempt that never ended noted its account at the vendor that it was compared with: its claims tell which.
  for (const id of new Set(claims.map(vendorOfTwins))) {
    const row = id === null ? null : await vendors.resolve(id);
    if (row?.seen.some((account) => account.invoiceId === invoiceId)) rows.set(row.id, row);
  }
  return [...rows.values()].map((row) => {
    const mine = (one: Contribution | null) => (one?.vendorId === row.id ? one : null);
    return { row, change: tally(row, invoiceId, mine(before), mine(after)) };
  });
}

/** Lets go of what the invoice claimed and is no more, claims what it is now, and warns of whoever is the same one. */
async function settleClaims(row: StoredInvoice, entry: VendorInvoiceRow | null, ports: FollowPorts): Promise<void> {
  const claimed = entry?.claims ?? [];
  const wanted = await wantedClaims(row, claimed, ports);
  const gone = claimed.filter((key) => !wanted.includes(key));
  const fresh = wanted.filter((key) => !claimed.includes(key));
  await letGo(row, gone, ports);
  await ports.twins.note(row.id, row.ownerId, fresh);
  // Those of before are asked again, too: an event that was handled halfway is handed over again, and by then nothing is fresh.
  for (const key of wanted.filter((each) => fresh.includes(each) || saysSame(each))) {
    const claims = await claim(key, row, ports);
    if (saysSame(key)) await warn(row, { claims, by: key.includes('#file#') ? 'file' : 'number' }, ports);
  }
}

async function letGo(row: StoredInvoice, gone: readonly string[], { invoices, twins }: FollowPorts): Promise<void> {
  if (gone.length === 0) return;
  // What is claimed beyond it may be of a reading that began in between, which noted it before: its end is followed by itself.
  const now = await invoices.read(row.id);
  if (now && (now.status === 'READING' || now.version > row.version)) return;
  for (const key of gone) await twins.release(key, row.id);
  await twins.forget(row.id, gone);
}

function claim(key: string, row: StoredInvoice, { twins }: FollowPorts): Promise<readonly TwinClaim[]> {
  return twins.claim(key, claimOf(row));
}

function claimOf(row: StoredInvoice): TwinClaim {
  const issueDate = fieldsOf(wholeRow(row)).issueDate?.value ?? null;
  return { invoiceId: row.id, fileId: row.fileId, issueDate };
}

/**
 * Sends an open invoice to a person where somebody came before it or is approved already; where it is approved itself, the open ones that are the same.
 * Its reading told so of those that were there by then: after a reopening or a merge there are others.
 */
async function warn(
  row: StoredInvoice,
  { claims, by }: { claims: readonly TwinClaim[]; by: Twin['by'] },
  { invoices }: FollowPorts,
): Promise<void> {
  const approved = row.status === 'APPROVED';
  if (!approved && !isUnsuspected(row)) return;
  const mine = claims.findIndex(({ invoiceId }) => invoiceId === row.id);
  const others = [...claims.slice(0, mine).slice(-MOST_TWINS), ...claims.slice(mine + 1).slice(-MOST_TWINS)];
  for (const other of others) {
    const there = await invoices.read(other.invoiceId);
    if (!there || !isThere(there.status)) continue;
    if (approved) {
      await invoices.settle(there.id, (current) => doubted(current, { claim: claimOf(row), by }));
      continue;
    }
    if (claims.indexOf(other) > mine && there.status !== 'APPROVED') continue;
    // Whatever changed in between is followed by itself.
    const still = (current: StoredInvoice | null) => (current?.version === row.version ? current : null);
    await invoices.settle(row.id, (current) => doubted(still(current), { claim: other, by }));
    return;
  }
}

async function wantedClaims(
  row: StoredInvoice,
  claimed: readonly string[],
  { digestOf }: FollowPorts,
): Promise<string[]> {
  const invoice = wholeRow(row);
  if (!isCounted(invoice)) return [];
  const known = claimed.find((key) => key.includes('#file#'));
  const sha256 = known === undefined ? await digestOf(row.fileId) : null;
  const origin = { ownerId: row.ownerId, sha256, part: invoice.part?.number ?? 1 };
  const rows = twinRows(origin, invoice.vendorId ?? null, fieldsOf(invoice));
  return [known ?? rows.file, rows.number, rows.amount].filter((key) => key !== null);
}
