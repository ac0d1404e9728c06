import { expect, test } from 'vitest';
import type { RefundRow } from '#model/refunds.ts';
import { requestedRefund } from '#model/refunds.ts';
import type { FakeTable } from '../platform/fakeTable.ts';
import { fakeTable } from '../platform/fakeTable.ts';
import type { Versioned } from '../platform/table.ts';
import type { RestockPorts } from './restock.ts';
import { restock } from './restock.ts';

const AT = '2026-11-21T10:00:00.000Z';
const ID = '0b5d3a52-0000-4000-8000-000000000001';

interface Product extends Versioned {
  stock: number;
  stockVersion: number;
}

interface World extends RestockPorts {
  readonly refunds: FakeTable<RefundRow>;
  readonly products: Map<string, Product>;
  readonly stocks: () => Record<string, number>;
}

function world(stated: Partial<RefundRow> = {}): World {
  const line = (productId: string, quantity: number) => ({
    productId,
    name: productId,
    quantity,
    unitPrice: 100,
    taxRate: 0,
    net: 100 * quantity,
    tax: 0,
  });
  const row = requestedRefund({
    id: ID,
    orderId: 'o',
    paymentId: 'o-p1',
    ownerId: 'ada',
    amount: 500,
    currency: 'EUR',
    lines: [line('mug', 2), line('pin', 3)],
    taxes: [{ rate: 0, net: 500, tax: 0 }],
    reason: 'NOT_DELIVERED',
    restock: true,
    requestedBy: 'staff',
    at: AT,
    dueAt: AT,
  });
  const refunds = fakeTable<RefundRow>({ ...row, ...stated });
  const products = new Map<string, Product>();
  for (const id of ['mug', 'pin']) products.set(id, { id, version: 1, stock: 10, stockVersion: 1 });
  refunds.joins({
    Products: {
      read: (id) => products.get(id) ?? null,
      write: ({ id, version, stock, stockVersion }) => {
        const numbers = { version: Number(version), stock: Number(stock), stockVersion: Number(stockVersion) };
        products.set(String(id), { id: String(id), ...numbers });
      },
    },
  });
  return {
    refunds,
    products,
    shelf: { present: (ids) => Promise.resolve(new Set(ids.filter((id) => products.has(id)))) },
    now: () => new Date(AT),
    stocks: () => Object.fromEntries([...products].map(([id, { stock }]) => [id, stock])),
  };
}

test('pieces go back into stock once, with an entry that says why', async () => {
  const here = world();
  await restock(ID, here);
  await restock(ID, here);
  expect(here.stocks()).toEqual({ mug: 12, pin: 13 });
  expect(here.refunds.rows.get(ID)).toMatchObject({ restocked: true, status: 'REQUESTED' });
  expect(here.refunds.companions).toHaveLength(2);
  expect(here.refunds.companions[0]).toMatchObject({
    table: 'StockMovements',
    row: { productId: 'mug', movement: `${AT}#${ID}`, change: 2, reason: 'RETURN', actorId: 'staff', at: AT },
  });
});

test.each<[string, Partial<RefundRow>]>([
  ['nobody asked for it', { restock: false }],
  ['they are back', { restocked: true }],
  ['somebody closed it', { status: 'CLOSED' }],
])('nothing goes back where %s', async (_, stated) => {
  const here = world(stated);
  await restock(ID, here);
  expect(here.stocks()).toEqual({ mug: 10, pin: 10 });
  await expect(restock('missing', here)).resolves.toBeUndefined();
});

test('a product that is gone takes nothing back, and keeps no other from it', async () => {
  const here = world();
  here.products.delete('mug');
  await restock(ID, here);
  expect(here.stocks()).toEqual({ pin: 13 });
  expect(here.refunds.rows.get(ID)?.restocked).toBe(true);
});

test('a product that goes while its pieces come back is looked at again', async () => {
  const here = world();
  here.refunds.interfere(() => here.products.delete('mug'));
  await restock(ID, here);
  expect(here.stocks()).toEqual({ pin: 13 });
});

test('of two who put the same pieces back at one moment one does', async () => {
  const here = world();
  here.refunds.interfere(() => {
    const row = here.refunds.rows.get(ID);
    if (row) here.refunds.rows.set(ID, { ...row, restocked: true, version: row.version + 1 });
  });
  await restock(ID, here);
  expect(here.stocks()).toEqual({ mug: 10, pin: 10 });
});
