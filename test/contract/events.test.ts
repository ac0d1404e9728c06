import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newsOf } from '#functions/orders/capturePayment/news.ts';
import type { Availability, ProductRow } from '#model/catalog.ts';
import type { CurrencyCode } from '#model/currencies.ts';
import { minorUnitDigits } from '#model/currencies.ts';
import {
  orderEvent,
  orderEventTypes,
  paymentEvent,
  paymentEventTypes,
  productEvent,
  productEventTypes,
} from '#model/events.ts';
import { MAXIMUM_MINOR } from '#model/money.ts';
import type { OrderReason, OrderRow, OrderStatus } from '#model/orders.ts';
import { moveOrder, orderMachine, orderReasonSentences, placedOrder } from '#model/orders.ts';
import type { PaymentFailure, PaymentRow, PaymentStatus } from '#model/payments.ts';
import { paymentFailureSentences, paymentMachine } from '#model/payments.ts';

interface EventSchema {
  readonly properties: { readonly type: { readonly enum: readonly string[] } };
  readonly $defs: {
    readonly state: { readonly properties: Readonly<Record<string, { readonly enum?: readonly string[] }>> };
  };
}

const schemaOf = (name: string) => JSON.parse(readFileSync(`docs/schemas/${name}.json`, 'utf8')) as EventSchema;

const notificationSchema = JSON.parse(readFileSync('docs/schemas/order-notification.json', 'utf8')) as object;

const documented = {
  order: schemaOf('order-event'),
  payment: schemaOf('payment-event'),
  product: schemaOf('product-event'),
};

// Strict: a keyword that is misspelt is a mistake of ours, not one to be passed over.
const ajv = new Ajv2020({ strict: true, allErrors: true, strictRequired: false });
const validators = {
  order: ajv.compile(documented.order),
  payment: ajv.compile(documented.payment),
  product: ajv.compile(documented.product),
  notification: ajv.compile(notificationSchema),
};

/** What is wrong with an event as it goes over the wire; empty where nothing is. */
function faults(name: keyof typeof validators, event: unknown): string[] {
  const validate = validators[name];
  validate(JSON.parse(JSON.stringify(event)));
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
}

const AT = '2026-03-01T10:00:00.000Z';
const keysOf = <Key extends string>(record: Readonly<Record<Key, unknown>>) => Object.keys(record) as Key[];
const money = fc.integer({ min: 0, max: MAXIMUM_MINOR });
const currency = fc.constantFrom<CurrencyCode>(...keysOf(minorUnitDigits));

const orderRow = fc
  .record({
    id: fc.uuid(),
    ownerId: fc.uuid(),
    currency,
    total: money,
    lines: fc.array(fc.record({ productId: fc.uuid(), quantity: fc.integer({ min: 1, max: 100 }) }), {
      minLength: 1,
      maxLength: 20,
    }),
    note: fc.string(),
  })
  .map(({ id, ownerId, currency: code, total, lines, note }): OrderRow => {
    const asked = {
      lines,
      email: 'secret@example.com',
      shippingNote: `secret ${note}`,
      billTo: { name: 'secret', vatNumber: 'secret' },
      paymentMethodId: 'pm_secret',
      expectedTotal: null,
    };
    const priced = lines.map((line) => ({ ...line, name: 'x', unitPrice: 1, taxRate: 0, net: 1, tax: 0 }));
    const price = { currency: code, lines: priced, subtotal: total, tax: 0, total };
    return placedOrder(asked, price, { id, ownerId, at: AT, dueAt: AT });
  });

const orderMoves = fc.record({
  row: orderRow,
  to: fc.constantFrom<OrderStatus>(...keysOf(orderMachine)),
  reason: fc.option(fc.constantFrom<OrderReason>(...keysOf(orderReasonSentences)), { nil: undefined }),
});

const paymentRow = fc
  .record({
    id: fc.uuid(),
    ownerId: fc.uuid(),
    orderId: fc.uuid(),
    attempt: fc.integer({ min: 1, max: 9 }),
    status: fc.constantFrom<PaymentStatus>(...keysOf(paymentMachine)),
    version: fc.integer({ min: 1, max: 99 }),
    amount: money,
    captured: money,
    refunded: money,
    currency,
    failure: fc.option(fc.constantFrom<PaymentFailure>(...keysOf(paymentFailureSentences)), { nil: undefined }),
  })
  .map(({ failure, ...row }): PaymentRow => {
    const rest = { intentId: 'pi_secret', clientSecret: 'secret_of_it', actionUrl: 'https://secret.example' };
    return { ...row, ...rest, ...(failure ? { failure } : {}), createdAt: AT, updatedAt: AT };
  });

const stocks = fc.record({ from: fc.integer({ min: 0, max: 9 }), to: fc.integer({ min: 0, max: 9 }) });

function product(stock: number): ProductRow {
  return {
    id: 'p0',
    sku: 'MUG',
    name: 'Mug',
    description: 'secret until it is sold',
    category: 'Mugs',
    price: 1000,
    currency: 'EUR',
    taxRate: 1900,
    active: true,
    stock,
    stockVersion: stock + 1,
    stockChangedAt: AT,
    lowStockAt: 4,
    images: [],
    version: 1,
    createdAt: AT,
    updatedAt: AT,
    catalog: 'CATALOG',
    nameKey: 'mug#p0',
  };
}

describe('what the domains publish', () => {
  it('is an event of the documented shape for every move of an order', () => {
    fc.assert(
      fc.property(orderMoves, ({ row, to, reason }) => {
        const { set } = moveOrder(row, to, AT, { dueAt: AT, ...(reason ? { reason } : {}) });
        const after = { ...row, ...set, version: row.version + 1 };
        expect(faults('order', orderEvent(null, row))).toEqual([]);
        expect(faults('order', orderEvent(row, after))).toEqual([]);
        expect(JSON.stringify(orderEvent(row, after))).not.toContain('secret');
      }),
    );
  });

  it('is a notification of the documented shape for every order that is paid', () => {
    fc.assert(
      fc.property(orderRow, (row) => {
        const { notification } = newsOf({ ...row, status: 'PAID' });
        expect(faults('notification', notification)).toEqual([]);
        expect(JSON.stringify(notification)).not.toContain('secret');
        expect(faults('notification', { ...notification, email: row.email })).not.toEqual([]);
        expect(faults('notification', { ...notification, version: 2 })).not.toEqual([]);
      }),
    );
  });

  it('is an event of the documented shape for every change of a payment', () => {
    fc.assert(
      fc.property(paymentRow, paymentRow, (before, after) => {
        expect(faults('payment', paymentEvent(null, after))).toEqual([]);
        const event = paymentEvent(before, { ...after, version: before.version + 1 });
        expect(faults('payment', event)).toEqual([]);
        expect(JSON.stringify(event)).not.toContain('secret');
      }),
    );
  });

  it('is an event of the documented shape for every change of availability, and none for single pieces', () => {
    const told = new Set<string>();
    fc.assert(
      fc.property(stocks, ({ from, to }) => {
        const event = productEvent(product(from), product(to));
        if (!event) return;
        told.add(event.type);
        expect(faults('product', event)).toEqual([]);
        expect(JSON.stringify(event)).not.toContain('secret');
      }),
      { numRuns: 500 },
    );
    expect([...told].sort()).toEqual(Object.values(productEventTypes).sort());
    expect(productEvent(product(9), product(8))).toBeNull();
    expect(productEvent(null, product(9))).toBeNull();
  });
});

describe('the documented shapes', () => {
  const [placed] = fc.sample(orderRow, { numRuns: 1, seed: 1 });
  const event = placed ? orderEvent(null, placed) : null;
  const after = event?.after;

  it.each([
    ['without a type', { ...event, type: undefined }],
    ['of an unknown type', { ...event, type: 'OrderEaten' }],
    ['whose type is not its status’s', { ...event, type: 'OrderPaid' }],
    ['of another version', { ...event, version: 2 }],
    ['without what came of it', { ...event, after: undefined }],
    ['that tells more', { ...event, after: { ...after, email: 'ada@example.com' } }],
    ['with more around it', { ...event, shippingNote: 'Ring twice' }],
    ['with an amount that is a number', { ...event, after: { ...after, total: { amount: 1.5, currency: 'EUR' } } }],
    ['with an amount below nothing', { ...event, after: { ...after, total: { amount: '-1.50', currency: 'EUR' } } }],
    ['without lines', { ...event, after: { ...after, lines: [] } }],
    ['with half a piece', { ...event, after: { ...after, lines: [{ productId: 'p', quantity: 0.5 }] } }],
    ['with an instant that says no zone', { ...event, at: '2026-03-01T10:00:00.000' }],
    ['that is nothing', null],
  ])('refuse an order’s event %s', (_what, wrong) => {
    expect(faults('order', event)).toEqual([]);
    expect(faults('order', wrong)).not.toEqual([]);
  });

  it('refuse another domain’s event', () => {
    expect(faults('payment', event)).not.toEqual([]);
    expect(faults('product', event)).not.toEqual([]);
  });

  it.each([
    ['order', 'status', orderEventTypes, orderMachine],
    ['payment', 'status', paymentEventTypes, paymentMachine],
    ['product', 'availability', productEventTypes, productEventTypes satisfies Record<Availability, string>],
  ] as const)('of %s know exactly the model’s types and values of %s', (name, property, types, values) => {
    const schema = documented[name];
    expect([...schema.properties.type.enum].sort()).toEqual(Object.values<string>(types).sort());
    expect([...(schema.$defs.state.properties[property]?.enum ?? [])].sort()).toEqual(Object.keys(values).sort());
  });

  it('know exactly the model’s reasons', () => {
    const reasons = documented.order.$defs.state.properties['reason']?.enum ?? [];
    const failures = documented.payment.$defs.state.properties['failure']?.enum ?? [];
    expect([...reasons].sort()).toEqual(Object.keys(orderReasonSentences).sort());
    expect([...failures].sort()).toEqual(Object.keys(paymentFailureSentences).sort());
  });
});
