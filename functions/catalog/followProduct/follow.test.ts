import { describe, expect, test } from 'vitest';
import type { ProductRow, ProductTermRow } from '#model/catalog.ts';
import type { TermKey } from '../terms.ts';
import { follow } from './follow.ts';

const product: ProductRow = {
  id: 'p1',
  sku: 'MUG-01',
  name: 'Tour mug',
  description: '',
  category: 'Mugs',
  price: 2000,
  currency: 'EUR',
  taxRate: 1900,
  active: true,
  stock: 10,
  stockVersion: 1,
  stockChangedAt: '2026-01-01T00:00:00.000Z',
  lowStockAt: 3,
  images: [],
  version: 1,
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
  listing: 'LISTED',
  catalog: 'CATALOG',
  nameKey: 'tour mug#p1',
};

/** An index in memory, and what was done beside it. */
function world(now: ProductRow | null) {
  const terms = new Map<string, ProductTermRow>();
  const nameOf = ({ term, nameKey }: TermKey) => `${term} ${nameKey}`;
  const marks: [string, boolean][] = [];
  const forgotten: string[] = [];
  let reads = 0;
  return {
    marks,
    forgotten,
    now,
    reads: () => reads,
    names: () => new Set([...terms.values()].map(({ nameKey }) => nameKey)),
    ports: {
      product: () => {
        reads += 1;
        return Promise.resolve(now);
      },
      put: (rows: readonly ProductTermRow[]) => {
        for (const row of rows) terms.set(nameOf(row), row);
        return Promise.resolve();
      },
      remove: (keys: readonly TermKey[]) => {
        for (const key of keys) terms.delete(nameOf(key));
        return Promise.resolve();
      },
      markLow: (id: string, isLow: boolean) => {
        marks.push([id, isLow]);
        return Promise.resolve();
      },
      forget: (key: string) => {
        forgotten.push(key);
        return Promise.resolve();
      },
    },
  };
}

describe('a product that changes', () => {
  test('costs nothing where only its stock moves', async () => {
    const { ports, reads } = world(product);
    const followed = await follow(product, { ...product, stock: 9, stockVersion: 2 }, ports);
    expect(followed).toEqual({ put: 0, removed: 0, marked: false, forgotten: 0 });
    expect(reads()).toBe(0);
  });

  test('stands among the low as long as it is', async () => {
    const { ports, marks } = world(product);
    const low = { ...product, stock: 3 };
    await follow(product, low, ports);
    await follow(low, { ...low, lowStock: 'LOW' }, ports);
    await follow({ ...low, lowStock: 'LOW' }, { ...product, lowStock: 'LOW' }, ports);
    expect(marks).toEqual([
      ['p1', true],
      ['p1', false],
    ]);
  });

  test('is found by its name of now, though a change of before is told again', async () => {
    const second = { ...product, name: 'Second', nameKey: 'second#p1' };
    const third = { ...product, name: 'Third', nameKey: 'third#p1' };
    const { ports, names } = world(third);
    const changes = [
      [null, product],
      [product, second],
      [second, third],
    ] as const;
    for (const [before, after] of changes) await follow(before, after, ports);
    expect(names()).toEqual(new Set(['third#p1']));
    for (const [before, after] of changes) await follow(before, after, ports);
    expect(names()).toEqual(new Set(['third#p1']));
  });

  test('is written anew where that was asked for, though nothing else changed', async () => {
    const { ports, names } = world(product);
    await follow(product, { ...product, rebuiltAt: '2026-02-01T00:00:00.000Z' }, ports);
    expect(names()).toEqual(new Set(['tour mug#p1']));
  });

  test('leaves nothing in the index once it is not sold any more', async () => {
    const gone = { ...product, active: false };
    const { ports, names } = world(gone);
    await follow(null, product, { ...ports, product: () => Promise.resolve(product) });
    expect(names()).toEqual(new Set(['tour mug#p1']));
    await follow(product, gone, ports);
    expect(names()).toEqual(new Set());
  });

  test('loses the content of a picture that was taken off, and of no other', async () => {
    const [one, other] = ['one', 'other'].map((id) => ({ id, key: `media/products/p1/${id}.png`, alt: id }));
    if (!one || !other) throw new Error('There are two.');
    const { ports, forgotten } = world({ ...product, images: [other] });
    await follow({ ...product, images: [one, other] }, { ...product, images: [other] }, ports);
    // Told late: the product has it (again) by then.
    await follow({ ...product, images: [other] }, product, ports);
    expect(forgotten).toEqual([one.key]);
  });
});
