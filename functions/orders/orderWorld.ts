import type { ProductRow } from '#model/catalog.ts';
import type { OrderRow } from '#model/orders.ts';
import { placedOrder } from '#model/orders.ts';
import type { PaymentRow } from '#model/payments.ts';
import type { Neighbour, Table } from '../platform/table.ts';
import { NeighbourRefusedError, OvertakenError, rowAfter } from '../platform/table.ts';
import type { PaymentDesk } from '../platform/payments/desk.ts';
import { paymentDesk } from '../platform/payments/desk.ts';
import { fakeBooks } from '../platform/payments/fakeBooks.ts';
import type { FakeProvider } from '../platform/payments/fakeProvider.ts';
import { fakeProvider } from '../platform/payments/fakeProvider.ts';
import type { ReversalDesk } from '../platform/payments/reversal.ts';
import { reversalDesk } from '../platform/payments/reversal.ts';
import { PaymentUnavailable } from '../ports/payments.ts';
import type { Clock } from './moves.ts';
import type { Shelf } from './stock.ts';

/** Tables, products and a provider in memory, for tests: every call may be interleaved with others', and may fail before or after its effect. */
export interface World {
  readonly orders: Table<OrderRow>;
  readonly shelf: Shelf;
  readonly desk: PaymentDesk & ReversalDesk;
  readonly provider: FakeProvider;
  readonly payments: ReadonlyMap<string, PaymentRow>;
  readonly clock: Clock & { pass(seconds: number): void };
  /** The order as it is. */
  order(): OrderRow;
  stock(): number;
  /** Calls that were made so far. */
  calls(): number;
  changeProduct(change: Partial<ProductRow>): void;
}

export interface WorldOptions {
  /** Where others get their turn: before each call. */
  readonly turn?: () => Promise<void>;
  /** Whether the n-th call, from 1, fails, and when. */
  readonly fault?: (call: number) => 'before' | 'after' | null;
  /** The guard that makes concurrent writes safe; off for negative controls. */
  readonly versions?: 'checked' | 'ignored';
  readonly order?: Partial<OrderRow>;
  readonly stock?: number;
}

/** A call failed, or its answer was lost. */
export class LostCall extends Error {
  override readonly name = 'LostCall';
}

export const ORDER_ID = '0b5d3a52-0000-4000-8000-000000000001';
export const PRICE = 1_000;
const PRODUCT_ID = 'p1';
const QUANTITY = 2;
const ROUNDS = 5;
const START = Date.parse('2026-11-21T10:00:00.000Z');

export function orderWorld(options: WorldOptions = {}): World {
  const { turn = () => Promise.resolve(), fault = () => null, versions = 'checked' } = options;
  let calls = 0;
  let seconds = 0;
  let stored = newOrder(options.order ?? {});
  let product = newProduct(options.stock ?? 10);
  const provider = fakeProvider();
  const clock = {
    now: () => new Date(START + seconds * 1000),
    stalledSeconds: 300,
    pass(more: number) {
      seconds += more;
    },
  };

  async function effect<Answer>(
    work: () => Answer | Promise<Answer>,
    lost: () => Error = () => new LostCall('lost'),
  ): Promise<Answer> {
    await turn();
    calls += 1;
    const broken = fault(calls);
    if (broken === 'before') throw lost();
    const answer = await work();
    if (broken === 'after') throw lost();
    return answer;
  }

  function meets(neighbour: Neighbour): boolean {
    const row: Readonly<Record<string, unknown>> = { ...product };
    return neighbour.while.every((requirement) => {
      const value = row[requirement.attribute];
      if ('exists' in requirement) return value !== undefined;
      return 'is' in requirement ? value === requirement.is : typeof value === 'number' && value >= requirement.atLeast;
    });
  }

  const orders: Table<OrderRow> = {
    read: (id) => effect(() => (id === stored.id ? stored : null)),
    async settle(id, decide) {
      for (let round = 0; round < ROUNDS; round += 1) {
        const row = await effect(() => (id === stored.id ? stored : null));
        const change = decide(row);
        if (!row || !change) return { row, changed: false };
        const written = await effect(() => {
          if (versions === 'checked' && stored.version !== row.version) return null;
          const updatedAt = clock.now().toISOString();
          const counted = { updatedAt, version: row.version + 1 };
          const neighbours = change.alongside?.(counted) ?? [];
          if (!neighbours.every(meets)) throw new NeighbourRefusedError(id);
          for (const { set, add } of neighbours) {
            product = { ...product, ...set, stock: product.stock + (add?.['stock'] ?? 0) };
          }
          const set = change.silent ? change.set : { ...change.set, ...counted };
          stored = { ...row, ...asRow(rowAfter(row, { ...change, set })) };
          return stored;
        });
        if (written) return { row: written, changed: true };
      }
      throw new OvertakenError(id);
    },
    due: () => Promise.resolve([stored.id]),
  };

  const books = fakeBooks();
  const table = {
    ...books.payments,
    read: (id: string) => effect(() => books.payments.read(id)),
    settle: (id: string, decide: Parameters<typeof books.payments.settle>[1]) =>
      effect(() => books.payments.settle(id, decide)),
    insert: (row: PaymentRow) => effect(() => books.payments.insert(row)),
  };
  const places = {
    table,
    provider: slow(provider, (work) => effect(work, () => new PaymentUnavailable('lost'))),
    returnUrl: (orderId: string) => `https://shop.example/orders/${orderId}`,
    now: clock.now,
  };
  const refunds = books.desk(places.provider, {
    clock: { now: clock.now, stalledSeconds: 1800 },
    payments: table,
    refunds: {
      ...books.refunds,
      read: (id) => effect(() => books.refunds.read(id)),
      settle: (id, decide) => effect(() => books.refunds.settle(id, decide)),
    },
  });
  const desk = { ...paymentDesk(places), ...reversalDesk({ ...places, refunds }) };

  return {
    orders,
    desk,
    provider,
    clock,
    payments: books.payments.rows,
    shelf: { read: () => effect(() => [product]) },
    order: () => stored,
    stock: () => product.stock,
    calls: () => calls,
    changeProduct(change) {
      product = { ...product, ...change };
    },
  };
}

type Slowed = <Answer>(work: () => Promise<Answer>) => Promise<Answer>;

function slow(provider: FakeProvider, by: Slowed): FakeProvider {
  return {
    ...provider,
    create: (payment) => by(() => provider.create(payment)),
    confirm: (id, confirmation) => by(() => provider.confirm(id, confirmation)),
    retrieve: (id) => by(() => provider.retrieve(id)),
    capture: (id, capture) => by(() => provider.capture(id, capture)),
    cancel: (id, cancel) => by(() => provider.cancel(id, cancel)),
    refund: (id, refund) => by(() => provider.refund(id, refund)),
    refundsOf: (id) => by(() => provider.refundsOf(id)),
  };
}

/** What is removed of a row is no attribute any more. */
function asRow(row: Readonly<Record<string, unknown>>): Partial<OrderRow> {
  return { ...Object.fromEntries(optional.map((name) => [name, undefined])), ...row };
}

const optional = ['reason', 'stockTaken', 'taskToken', 'undoneAs', 'attention', 'dueShard', 'dueAt'] as const;

function newOrder(stated: Partial<OrderRow>): OrderRow {
  const at = new Date(START).toISOString();
  const net = PRICE * QUANTITY;
  const line = { productId: PRODUCT_ID, name: 'Mug', quantity: QUANTITY, unitPrice: PRICE, taxRate: 0, net, tax: 0 };
  const asked = {
    lines: [],
    email: 'ada@example.com',
    shippingNote: null,
    billTo: null,
    paymentMethodId: null,
    expectedTotal: null,
  };
  const priced = { currency: 'EUR' as const, lines: [line], subtotal: net, tax: 0, total: net };
  return {
    ...placedOrder(asked, priced, { id: ORDER_ID, ownerId: 'ada', at, dueAt: at }),
    paymentMethodId: 'pm_card_visa',
    ...stated,
  };
}

function newProduct(stock: number): ProductRow {
  const at = new Date(START).toISOString();
  return {
    id: PRODUCT_ID,
    sku: 'MUG',
    name: 'Mug',
    description: '',
    category: 'Mugs',
    price: PRICE,
    currency: 'EUR',
    taxRate: 0,
    active: true,
    stock,
    stockVersion: 1,
    stockChangedAt: at,
    lowStockAt: 0,
    images: [],
    version: 1,
    createdAt: at,
    updatedAt: at,
    catalog: 'CATALOG',
    nameKey: 'mug#p1',
  };
}
