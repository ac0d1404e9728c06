import type { TwinClaim, VendorInvoiceRow, VendorNameRow, VendorRow } from '#model/vendors.ts';
import type { VendorStore } from './store.ts';
import type { Twins } from './twins.ts';

/** Vendors in memory, for tests: the rules of the real ones. */
export interface FakeVendors extends VendorStore {
  readonly rows: Map<string, VendorRow>;
  readonly names: Map<string, VendorNameRow>;
  /** Runs once, just before the next vendor is created: somebody else may be faster. */
  interfere(act: () => Promise<unknown>): void;
}

/** No vendors. */
export function fakeVendors(): FakeVendors {
  const rows = new Map<string, VendorRow>();
  const names = new Map<string, VendorNameRow>();
  let interference: (() => Promise<unknown>) | null = null;
  const read = (id: string) => Promise.resolve(rows.get(id) ?? null);
  return {
    rows,
    names,
    interfere(act) {
      interference = act;
    },
    read,
    async resolve(id) {
      let row = await read(id);
      while (row?.mergedInto !== undefined) row = await read(row.mergedInto);
      return row;
    },
    named: (key) => Promise.resolve(names.get(key) ?? null),
    async create(row, key) {
      const act = interference;
      interference = null;
      await act?.();
      if (names.has(key)) return false;
      rows.set(row.id, row);
      names.set(key, { key, vendorId: row.id });
      return true;
    },
    name(row, instead) {
      const known = names.get(row.key);
      if (known && known.vendorId !== instead) return Promise.resolve(false);
      names.set(row.key, row);
      return Promise.resolve(true);
    },
    async settle(id, decide) {
      const row = await read(id);
      const change = row && decide(row);
      if (!row || !change) return row;
      const given = Object.entries({ ...row, ...change, revision: row.revision + 1 });
      const written = Object.fromEntries(given.filter(([, value]) => value !== undefined)) as unknown as VendorRow;
      rows.set(id, written);
      return written;
    },
  };
}

/** Twins in memory, for tests. */
export interface FakeTwins extends Twins {
  readonly claims: Map<string, TwinClaim[]>;
  readonly entries: Map<string, VendorInvoiceRow>;
}

/** Nobody who has anything in common. */
export function fakeTwins(): FakeTwins {
  const claims = new Map<string, TwinClaim[]>();
  const entries = new Map<string, VendorInvoiceRow>();
  return {
    claims,
    entries,
    claim(key, claim) {
      const seen = claims.get(key) ?? [];
      if (!seen.some(({ invoiceId }) => invoiceId === claim.invoiceId)) claims.set(key, [...seen, claim]);
      return Promise.resolve(claims.get(key) ?? []);
    },
    release(key, invoiceId) {
      claims.set(
        key,
        (claims.get(key) ?? []).filter((claim) => claim.invoiceId !== invoiceId),
      );
      return Promise.resolve();
    },
    entry: (invoiceId) => Promise.resolve(entries.get(invoiceId) ?? null),
    note(invoiceId, ownerId, keys) {
      const known = entries.get(invoiceId) ?? { invoiceId, ownerId };
      entries.set(invoiceId, { ...known, claims: [...new Set([...(known.claims ?? []), ...keys])] });
      return Promise.resolve();
    },
    forget(invoiceId, keys) {
      const known = entries.get(invoiceId);
      if (known) entries.set(invoiceId, { ...known, claims: known.claims?.filter((key) => !keys.includes(key)) ?? [] });
      return Promise.resolve();
    },
  };
}
