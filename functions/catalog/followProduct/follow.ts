import type { ProductRow, ProductTermRow } from '#model/catalog.ts';
import { availabilityOf } from '#model/catalog.ts';
import type { TermKey } from '../terms.ts';
import { termChanges, termRowsOf } from '../terms.ts';

/** What follows products. Everything here may be done twice. */
export interface FollowPorts {
  /** The product as it is at this moment, or null. */
  product(id: string): Promise<ProductRow | null>;
  put(rows: readonly ProductTermRow[]): Promise<void>;
  remove(keys: readonly TermKey[]): Promise<void>;
  /** Lets the product stand among those that are low on stock, or not, if its stock still says so. */
  markLow(id: string, isLow: boolean): Promise<void>;
  /** Deletes a picture's content for good. */
  forget(key: string): Promise<void>;
}

/** What was done about a change. */
export interface Followed {
  readonly put: number;
  readonly removed: number;
  readonly marked: boolean;
  readonly forgotten: number;
}

/**
 * Lets the index of the search, the list of what is low on stock and the pictures follow a change of a product. Where it writes to the index it asks what
 * the product is now, so that a change which is told late or again does no harm.
 */
export async function follow(before: ProductRow | null, after: ProductRow, ports: FollowPorts): Promise<Followed> {
  const isLow = availabilityOf(after) !== 'IN_STOCK';
  const marked = isLow !== (after.lowStock !== undefined);
  if (marked) await ports.markLow(after.id, isLow);
  const isFound = isFoundAnew(before, after);
  const lost = lostImages(before, after);
  if (!isFound && lost.length === 0) return { put: 0, removed: 0, marked, forgotten: 0 };

  const now = await ports.product(after.id);
  const known = termRowsOf(before);
  const standing = wasAskedAnew(before, after) ? [] : known;
  const changes = isFound
    ? termChanges(termRowsOf(now), standing, [...known, ...termRowsOf(after)])
    : { put: [], remove: [] };
  await ports.put(changes.put);
  await ports.remove(changes.remove);
  const forgotten = lost.filter((key) => !now?.images.some((image) => image.key === key));
  for (const key of forgotten) await ports.forget(key);
  return { put: changes.put.length, removed: changes.remove.length, marked, forgotten: forgotten.length };
}

function isFoundAnew(before: ProductRow | null, after: ProductRow): boolean {
  if (!before || wasAskedAnew(before, after)) return true;
  return (
    before.nameKey !== after.nameKey ||
    before.name !== after.name ||
    before.sku !== after.sku ||
    before.category !== after.category ||
    before.active !== after.active
  );
}

/** `rebuildCatalog` asks by touching the row: then nothing is taken to stand already. */
function wasAskedAnew(before: ProductRow | null, after: ProductRow): boolean {
  return after.rebuiltAt !== undefined && after.rebuiltAt !== before?.rebuiltAt;
}

function lostImages(before: ProductRow | null, after: ProductRow): string[] {
  const kept = new Set(after.images.map(({ key }) => key));
  return (before?.images ?? []).map(({ key }) => key).filter((key) => !kept.has(key));
}
