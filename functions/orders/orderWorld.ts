import type { ProductRow } from '#model/catalog.ts';
import type { OrderRow } from '#model/orders.ts';
import { orderLife, placedOrder } from '#model/orders.ts';
import type { PurchaseWorld, Surroundings, WorldOptions } from '../platform/purchases/purchaseWorld.ts';
import { purchaseWorld, START } from '../platform/purchases/purchaseWorld.ts';
import { afterWrite, allows } from '../platform/fakeWrites.ts';
import type { Shelf } from './stock.ts';

/** An order, a product and a provider in memory, for tests. */
export interface World extends PurchaseWorld<OrderRow> {
  readonly shelf: Shelf;
  stock(): number;
  changeProduct(change: Partial<ProductRow>): void;
}

export interface OrderWorldOptions extends WorldOptions {
  readonly order?: Partial<OrderRow>;
  readonly stock?: number;
}

export const ORDER_ID = '0b5d3a52-0000-4000-8000-000000000001';
export const PRICE = 1_000;
const PRODUCT_ID = 'p1';
const QUANTITY = 2;

export function orderWorld(options: OrderWorldOptions = {}): World {
  let product = newProduct(options.stock ?? 10);
  const around: Surroundings = {
    write(writes) {
      if (!writes.every((write) => allows({ ...product }, write))) return false;
      for (const write of writes) product = { ...product, ...afterWrite({ ...product }, write) };
      return true;
    },
  };
  const world = purchaseWorld({ life: orderLife, kind: 'ORDER', row: newOrder(options.order ?? {}), around }, options);
  return {
    ...world,
    shelf: { read: () => world.effect(() => [product]) },
    stock: () => product.stock,
    changeProduct(change) {
      product = { ...product, ...change };
    },
  };
}

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
