import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ProductRow } from './catalog.ts';
import type { CurrencyCode } from './currencies.ts';
import { minorUnitDigits } from './currencies.ts';
import type { OrderErrorCode } from './errors.ts';
import { MAXIMUM_MINOR } from './money.ts';
import type { AskedLine, AskedOrder, OrderRow, OrderStatus } from './orders.ts';
import {
  canonicalOrder,
  isCancellable,
  isTerminal,
  isUnfinished,
  moveOrder,
  orderLimits,
  orderMachine,
  placedOrder,
  priceOrder,
} from './orders.ts';
import { purchaseNumber, TIMELINE_LENGTH, undoingOf } from './purchases.ts';
import { canMove } from './statusMachine.ts';

const AT = '2026-03-01T10:00:00.000Z';
const DUE = '2026-03-01T10:05:00.000Z';
const statuses = Object.keys(orderMachine) as OrderStatus[];

const asked: AskedOrder = {
  lines: [{ productId: 'p0', quantity: 2 }],
  email: 'ada@example.com',
  shippingNote: null,
  billTo: null,
  paymentMethodId: 'pm_card_visa',
  expectedTotal: null,
};

function product(stated: Partial<ProductRow> = {}): ProductRow {
  return {
    id: 'p0',
    sku: 'MUG',
    name: 'Mug',
    description: '',
    category: 'Mugs',
    price: 1000,
    currency: 'EUR',
    taxRate: 1900,
    active: true,
    stock: 10,
    stockVersion: 1,
    stockChangedAt: AT,
    lowStockAt: 0,
    images: [],
    version: 1,
    createdAt: AT,
    updatedAt: AT,
    catalog: 'CATALOG',
    nameKey: 'mug#p0',
    ...stated,
  };
}

function order(stated: Partial<OrderRow> = {}): OrderRow {
  const { priced } = priceOrder(asked.lines, [product()]);
  if (!priced) throw new Error('The order has no price.');
  const facts = { id: '0a1b2c3d-4e5f-4711-8123-0123456789ab', ownerId: 'ada', at: AT, dueAt: DUE };
  return { ...placedOrder(asked, priced, facts), ...stated };
}

/** One currency for each number of decimals that there is. */
const currencyOfDigits: readonly CurrencyCode[] = ['JPY', 'EUR', 'KWD'];

const basket = fc
  .record({
    currency: fc.constantFrom(...currencyOfDigits),
    items: fc.array(
      fc.record({
        price: fc.oneof(
          { weight: 20, arbitrary: fc.integer({ min: 0, max: 5_000 }) },
          { weight: 1, arbitrary: fc.integer({ min: 0, max: MAXIMUM_MINOR }) },
        ),
        taxRate: fc.integer({ min: 0, max: 10_000 }),
        quantity: fc.integer({ min: 1, max: orderLimits.quantity }),
      }),
      { minLength: 1, maxLength: orderLimits.lines },
    ),
  })
  .map(({ currency, items }) => ({
    lines: items.map(({ quantity }, index): AskedLine => ({ productId: `p${index}`, quantity })),
    products: items.map(({ price, taxRate }, index) => product({ id: `p${index}`, price, taxRate, currency })),
  }));

/** What an order costs, in whole numbers of any size: nothing of the code under test. */
function oracle(lines: readonly AskedLine[], products: readonly ProductRow[]): { net: bigint; tax: bigint } {
  let net = 0n;
  let tax = 0n;
  for (const { productId, quantity } of lines) {
    const found = products.find(({ id }) => id === productId);
    const whole = BigInt(found?.price ?? 0) * BigInt(quantity);
    const parts = whole * BigInt(found?.taxRate ?? 0);
    const floor = parts / 10_000n;
    const rest = parts % 10_000n;
    const up = rest > 5_000n || (rest === 5_000n && floor % 2n === 1n);
    net += whole;
    tax += up ? floor + 1n : floor;
  }
  return { net, tax };
}

/** Why a card cannot be charged with it, in these three currencies. https://docs.stripe.com/currencies */
function objectionTo(total: bigint, currency: CurrencyCode): OrderErrorCode | null {
  if (total === 0n) return null;
  if (total > BigInt(MAXIMUM_MINOR)) return 'TOTAL_TOO_LARGE';
  if (currency !== 'KWD' && total < 50n) return 'TOTAL_TOO_SMALL';
  if (currency === 'KWD' && total % 10n !== 0n) return 'TOTAL_NOT_PAYABLE';
  return total > 99_999_999n ? 'TOTAL_TOO_LARGE' : null;
}

describe('the price of an order', () => {
  test('currencies of no, two and three decimals are tried', () => {
    expect(currencyOfDigits.map((code) => minorUnitDigits[code])).toEqual([0, 2, 3]);
  });

  test('its lines and their taxes add up to its total, exactly, or it cannot be paid and says why', () => {
    let counted = 0;
    fc.assert(
      fc.property(basket, ({ lines, products }) => {
        const { priced, userErrors } = priceOrder(lines, products);
        const truth = oracle(lines, products);
        const objection = objectionTo(truth.net + truth.tax, products[0]?.currency ?? 'EUR');
        if (objection) {
          expect(priced).toBeNull();
          expect(userErrors.map(({ code }) => code)).toEqual([objection]);
          return;
        }
        counted += 1;
        expect(userErrors).toEqual([]);
        if (!priced) throw new Error('It has no price.');
        expect(BigInt(priced.subtotal)).toBe(truth.net);
        expect(BigInt(priced.tax)).toBe(truth.tax);
        const sum = priced.lines.reduce((total, line) => total + line.net + line.tax, 0);
        expect(priced.total).toBe(sum);
        expect(priced.lines.map(({ productId }) => productId)).toEqual(lines.map(({ productId }) => productId));
      }),
      { numRuns: 2_000 },
    );
    expect(counted).toBeGreaterThan(200);
  });

  test('is the same in whatever order the products were read', () => {
    fc.assert(
      fc.property(basket, ({ lines, products }) => {
        expect(priceOrder(lines, [...products].reverse())).toEqual(priceOrder(lines, products));
      }),
    );
  });

  test('is refused with the line that cannot be sold', () => {
    const lines = ['p0', 'p1', 'p2', 'p3'].map((productId) => ({ productId, quantity: 1 }));
    const products = [
      product({ id: 'p3', currency: 'USD' }),
      product({ id: 'p1', active: false }),
      product({ id: 'p0' }),
    ];
    const { priced, userErrors } = priceOrder(lines, products);
    expect(priced).toBeNull();
    expect(userErrors.map(({ code, field }) => [code, field])).toEqual([
      ['PRODUCT_NOT_FOUND', 'lines.1.productId'],
      ['PRODUCT_NOT_FOUND', 'lines.2.productId'],
      ['MIXED_CURRENCIES', 'lines.3.productId'],
    ]);
  });

  test('may be nothing', () => {
    expect(priceOrder(asked.lines, [product({ price: 0 })]).priced).toMatchObject({ subtotal: 0, tax: 0, total: 0 });
  });
});

describe('the input in one form', () => {
  test('tells every difference', () => {
    const others: AskedOrder[] = [
      asked,
      { ...asked, lines: [{ productId: 'p0', quantity: 3 }] },
      { ...asked, lines: [{ productId: 'p1', quantity: 2 }] },
      { ...asked, lines: [...asked.lines, { productId: 'p1', quantity: 2 }] },
      { ...asked, email: 'bob@example.com' },
      { ...asked, shippingNote: 'Ring twice' },
      { ...asked, paymentMethodId: null },
      { ...asked, expectedTotal: { minor: 0, currency: 'EUR' } },
      { ...asked, expectedTotal: { minor: 0, currency: 'USD' } },
    ];
    expect(new Set(others.map(canonicalOrder)).size).toBe(others.length);
    expect(canonicalOrder(structuredClone(asked))).toBe(canonicalOrder(asked));
  });
});

describe('an order’s row', () => {
  test('is placed as PENDING, with one entry in its timeline and a time by which somebody looks at it', () => {
    expect(order()).toMatchObject({
      status: 'PENDING',
      version: 1,
      placedDay: '2026-03-01',
      timeline: [{ status: 'PENDING', version: 1, at: AT }],
      payAttempt: 1,
      run: 1,
      dueAt: DUE,
    });
    expect(Object.keys(order())).not.toContain('shippingNote');
  });

  test('is looked at exactly while its workflow has something to do', () => {
    for (const to of statuses) {
      const { set, remove } = moveOrder(order(), to, AT, { dueAt: DUE });
      expect(set.dueAt !== undefined).toBe(isUnfinished(to));
      expect(remove.includes('dueAt')).toBe(!isUnfinished(to));
      expect(set.attention !== undefined).toBe(to === 'NEEDS_ATTENTION');
      expect(Object.keys(set).filter((name) => remove.includes(name))).toEqual([]);
    }
  });

  test('keeps where it ends through the attention it needs, and why it was to be undone', () => {
    const failing = apply(order({ status: 'AUTHORIZED' }), 'FAILING', 'OUT_OF_STOCK');
    const stuck = apply(failing, 'NEEDS_ATTENTION', 'NOT_UNDONE');
    expect(stuck.undoneAs).toBe('FAILED');
    expect(undoingOf(stuck)).toEqual({ to: 'FAILING', reason: 'OUT_OF_STOCK' });
    const cancelled = apply(apply(order(), 'CANCELLING', 'CANCELLED_BY_STAFF'), 'NEEDS_ATTENTION', 'NOT_UNDONE');
    expect(undoingOf(cancelled)).toEqual({ to: 'CANCELLING', reason: 'CANCELLED_BY_STAFF' });
  });

  test('lists at most 40 arrivals, its placing and the latest, however often it is tried again', () => {
    let row = apply(order({ status: 'AUTHORIZED' }), 'FAILING', 'OUT_OF_STOCK');
    for (let round = 0; round < 40; round += 1) {
      row = apply(row, 'NEEDS_ATTENTION', 'NOT_UNDONE');
      const { to, reason } = undoingOf(row);
      expect(reason).toBe('OUT_OF_STOCK');
      row = apply(row, to, reason ?? undefined);
    }
    expect(row.timeline).toHaveLength(TIMELINE_LENGTH);
    expect(row.timeline[0]?.status).toBe('PENDING');
    expect(row.timeline.at(-1)).toMatchObject({ status: 'FAILING', version: row.version });
    const versions = row.timeline.map(({ version }) => version);
    expect(versions).toEqual([...versions].sort((left, right) => left - right));
  });

  function apply(row: OrderRow, to: OrderStatus, reason?: OrderRow['reason']): OrderRow {
    const { set, remove } = moveOrder(row, to, AT, { dueAt: DUE, ...(reason ? { reason } : {}) });
    const kept = Object.entries(row).filter(([name]) => !remove.includes(name));
    return { ...row, ...Object.fromEntries(kept), ...set, version: row.version + 1 };
  }
});

describe('an order’s life', () => {
  test('can be cancelled exactly before it is being charged', () => {
    expect(statuses.filter(isCancellable)).toEqual([
      'PENDING',
      'VALIDATED',
      'PAYMENT_ACTION_REQUIRED',
      'AUTHORIZED',
      'RESERVED',
    ]);
  });

  test('ends in COMPLETED, FAILED or CANCELLED', () => {
    expect(statuses.filter(isTerminal)).toEqual(['COMPLETED', 'FAILED', 'CANCELLED']);
  });

  test('never leads from charged to undone, nor from undone to charged', () => {
    for (const paid of ['PAID', 'COMPLETED'] as const) {
      for (const undone of ['FAILING', 'FAILED', 'CANCELLING', 'CANCELLED'] as const) {
        expect(canMove(orderMachine, paid, undone)).toBe(false);
        expect(canMove(orderMachine, undone, paid)).toBe(false);
      }
    }
  });
});

test('an order’s number is short, and of its id alone', () => {
  expect(purchaseNumber('0a1b2c3d-4e5f-4711-8123-0123456789ab')).toBe('0A1B-2C3D');
});
