import type { ProductRow } from '#model/catalog.ts';
import type { OrderRow } from '#model/orders.ts';
import { dueShard } from '#model/keys.ts';
import type { RecurringOrderRow } from '#model/recurring.ts';
import * as z from 'zod/mini';
import { orderRow } from '../platform/commerceRows.ts';
import type { FakeTable } from '../platform/fakeTable.ts';
import { fakeTable } from '../platform/fakeTable.ts';
import type { RunPorts } from './runRecurringOrder/run.ts';

export const RECURRING_ID = '0b5d3a52-0000-4000-8000-000000000001';

/** One that goes on: every week from 2026-12-01 on, for 1,190 cents. */
export const activeRow: RecurringOrderRow = {
  id: RECURRING_ID,
  ownerId: 'ada',
  status: 'ACTIVE',
  version: 2,
  email: 'ada@example.com',
  currency: 'EUR',
  lines: [{ productId: 'mug', name: 'Mug', quantity: 1, unitPrice: 1000, taxRate: 1900 }],
  agreedTotal: 1190,
  interval: 'WEEKLY',
  startsOn: '2026-12-01',
  occurrence: 0,
  placed: 0,
  nextRunOn: '2026-12-01',
  wakesOn: '2026-12-01',
  isCounted: true,
  setupAttempt: 1,
  customerId: 'cus_1',
  paymentMethodId: 'pm_1',
  card: { brand: 'visa', last4: '4242' },
  createdAt: '2026-11-21T10:00:00.000Z',
  updatedAt: '2026-11-21T10:00:00.000Z',
  history: [{ event: 'CREATED', version: 1, at: '2026-11-21T10:00:00.000Z' }],
  dueShard: dueShard(RECURRING_ID),
  dueAt: '2026-12-02T00:00:00.000Z',
};

/** What it contains. */
export function mug(price = 1000): ProductRow {
  return {
    id: 'mug',
    sku: 'MUG',
    name: 'Mug',
    description: '',
    category: 'cups',
    price,
    currency: 'EUR',
    taxRate: 1900,
    stock: 100,
    lowStockAt: 0,
    active: true,
    images: [],
    version: 1,
    createdAt: '2026-11-21T10:00:00.000Z',
    updatedAt: '2026-11-21T10:00:00.000Z',
    stockVersion: 1,
    stockChangedAt: '2026-11-21T10:00:00.000Z',
    catalog: 'ALL',
    nameKey: 'mug',
  };
}

/** One recurring order, what it contains, and the orders that were placed for it; in memory. */
export interface RecurringWorld extends RunPorts {
  readonly recurring: FakeTable<RecurringOrderRow>;
  readonly started: string[];
  products: ProductRow[];
  /** Today. */
  today: string;
  row(): RecurringOrderRow;
  orders(): OrderRow[];
}

export function recurringWorld(row: RecurringOrderRow = activeRow): RecurringWorld {
  const recurring = fakeTable(row);
  const started: string[] = [];
  const world: RecurringWorld = {
    recurring,
    started,
    products: [mug()],
    today: '2026-11-21',
    catalogue: { read: () => Promise.resolve(world.products) },
    workflow: {
      start: (name) => {
        started.push(name);
        return Promise.resolve();
      },
    },
    now: () => new Date(`${world.today}T05:00:00.000Z`),
    stalledSeconds: 300,
    row() {
      const stored = recurring.rows.get(row.id);
      if (!stored) throw new Error('It is gone.');
      return stored;
    },
    orders: () =>
      recurring.companions.filter(({ table }) => table === 'Orders').map(({ row: order }) => z.parse(orderRow, order)),
  };
  return world;
}
