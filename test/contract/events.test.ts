import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newsOf } from '#functions/platform/purchases/news.ts';
import { placedBooking } from '#model/bookingPlacing.ts';
import type { BookingReason, BookingRow, BookingStatus } from '#model/bookings.ts';
import { bookingLife, bookingMachine, bookingReasonSentences } from '#model/bookings.ts';
import type { Availability, ProductRow } from '#model/catalog.ts';
import { bookingEvent, bookingEventTypes } from '#model/concertEvents.ts';
import type { CurrencyCode } from '#model/currencies.ts';
import { minorUnitDigits } from '#model/currencies.ts';
import {
  cardSetupEvent,
  cardSetupEventTypes,
  orderEvent,
  orderEventTypes,
  paymentEvent,
  paymentEventTypes,
  productEvent,
  productEventTypes,
  recurringEventTypes,
  recurringOrderEvent,
  refundEvent,
  refundEventTypes,
} from '#model/events.ts';
import type { HoldRow } from '#model/holds.ts';
import { MAXIMUM_MINOR } from '#model/money.ts';
import type { OrderReason, OrderRow, OrderStatus } from '#model/orders.ts';
import { moveOrder, orderLife, orderMachine, orderReasonSentences, placedOrder } from '#model/orders.ts';
import type { PaymentFailure, PaymentRow, PaymentStatus } from '#model/payments.ts';
import { paymentFailureSentences, paymentMachine } from '#model/payments.ts';
import type { CardSetupRow, CardSetupStatus, RecurringOrderRow } from '#model/recurring.ts';
import { cardSetupMachine, recurringMachine, recurringReasonSentences } from '#model/recurring.ts';
import { cancelRuns, pauseRuns, skipRun } from '#model/recurringRuns.ts';
import type { PurchaseKind } from '#model/purchaseKinds.ts';
import { paidFor } from '#model/purchaseKinds.ts';
import type { RefundFailure, RefundRow, RefundStatus } from '#model/refunds.ts';
import { movePurchase } from '#model/purchases.ts';
import { moveRefund, refundFailureSentences, refundMachine, refundReasons, requestedRefund } from '#model/refunds.ts';

interface EventSchema {
  readonly properties: { readonly type: { readonly enum: readonly string[] } };
  readonly $defs: {
    readonly state: { readonly properties: Readonly<Record<string, { readonly enum?: readonly string[] }>> };
  };
}

const schemaOf = (name: string) => JSON.parse(readFileSync(`docs/schemas/${name}.json`, 'utf8')) as EventSchema;

const bookingNotificationSchema = JSON.parse(readFileSync('docs/schemas/booking-notification.json', 'utf8')) as object;
const notificationSchema = JSON.parse(readFileSync('docs/schemas/order-notification.json', 'utf8')) as object;

const documented = {
  order: schemaOf('order-event'),
  payment: schemaOf('payment-event'),
  product: schemaOf('product-event'),
  recurring: schemaOf('recurring-order-event'),
  cardSetup: schemaOf('card-setup-event'),
  refund: schemaOf('refund-event'),
  booking: schemaOf('booking-event'),
};

// Strict: a keyword that is misspelt is a mistake of ours, not one to be passed over.
const ajv = new Ajv2020({ strict: true, allErrors: true, strictRequired: false });
const validators = {
  order: ajv.compile(documented.order),
  payment: ajv.compile(documented.payment),
  product: ajv.compile(documented.product),
  recurring: ajv.compile(documented.recurring),
  cardSetup: ajv.compile(documented.cardSetup),
  refund: ajv.compile(documented.refund),
  booking: ajv.compile(documented.booking),
  notification: ajv.compile(notificationSchema),
  bookingNotification: ajv.compile(bookingNotificationSchema),
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
    const placed = placedOrder(asked, price, { id, ownerId, at: AT, dueAt: AT });
    return note.length % 2 === 0 ? placed : { ...placed, recurringOrderId: 'r0', scheduledFor: '2026-03-31' };
  });

const bookingRow = fc
  .record({ id: fc.uuid(), ownerId: fc.uuid(), currency, total: money, quantity: fc.integer({ min: 1, max: 10 }) })
  .map(({ id, ownerId, currency: code, total, quantity }): BookingRow => {
    const hold: HoldRow = {
      id: 'h1',
      ownerId,
      eventId: 'e1',
      categoryId: 'c1',
      status: 'ACTIVE',
      version: 1,
      quantity,
      seats: [],
      shards: [{ shard: 0, quantity }],
      eventTitle: 'secret',
      eventStartsAt: AT,
      categoryName: 'secret',
      unitPrice: 1,
      currency: code,
      taxRate: 0,
      expiresAt: AT,
      createdAt: AT,
      updatedAt: AT,
    };
    const asked = {
      holdId: 'h1',
      email: 'secret@example.com',
      names: ['secret'],
      promoCode: 'SECRET',
      billTo: { name: 'secret' },
      paymentMethodId: 'pm_secret',
      expectedTotal: null,
    };
    const event = { organizerId: 'o1', policy: { refundUntilHours: null, feeRate: 0 } };
    const price = { discount: 0, subtotal: total, tax: 0, total, lines: [] };
    return placedBooking(asked, hold, event, price, { id, at: AT, dueAt: AT });
  });

const bookingMoves = fc.record({
  row: bookingRow,
  to: fc.constantFrom<BookingStatus>(...keysOf(bookingMachine)),
  reason: fc.option(fc.constantFrom<BookingReason>(...keysOf(bookingReasonSentences)), { nil: undefined }),
});

const orderMoves = fc.record({
  row: orderRow,
  to: fc.constantFrom<OrderStatus>(...keysOf(orderMachine)),
  reason: fc.option(fc.constantFrom<OrderReason>(...keysOf(orderReasonSentences)), { nil: undefined }),
});

const purchase = fc.record({ kind: fc.constantFrom<PurchaseKind>('ORDER', 'BOOKING'), id: fc.uuid() });

const paymentRow = fc
  .record({
    id: fc.uuid(),
    ownerId: fc.uuid(),
    purchase,
    attempt: fc.integer({ min: 1, max: 9 }),
    status: fc.constantFrom<PaymentStatus>(...keysOf(paymentMachine)),
    version: fc.integer({ min: 1, max: 99 }),
    amount: money,
    captured: money,
    refunded: money,
    currency,
    failure: fc.option(fc.constantFrom<PaymentFailure>(...keysOf(paymentFailureSentences)), { nil: undefined }),
  })
  .map(({ failure, purchase: about, ...row }): PaymentRow => {
    const rest = { intentId: 'pi_secret', clientSecret: 'secret_of_it', actionUrl: 'https://secret.example' };
    return { ...row, ...paidFor(about), ...rest, ...(failure ? { failure } : {}), createdAt: AT, updatedAt: AT };
  });

const refundMoves = fc.record({
  row: fc
    .record({
      id: fc.uuid(),
      purchase,
      paymentId: fc.uuid(),
      ownerId: fc.uuid(),
      amount: money,
      currency,
      reason: fc.constantFrom(...refundReasons),
      restock: fc.boolean(),
    })
    .map(({ purchase: about, ...known }): RefundRow => {
      const rest = { lines: [], taxes: [], note: 'secret', requestedBy: 'secret colleague', at: AT, dueAt: AT };
      return requestedRefund({ ...known, ...paidFor(about), ...rest });
    }),
  to: fc.constantFrom<RefundStatus>(...keysOf(refundMachine)),
  failure: fc.option(fc.constantFrom<RefundFailure>(...keysOf(refundFailureSentences)), { nil: undefined }),
});

const recurring: RecurringOrderRow = {
  id: 'r0',
  ownerId: 'ada',
  status: 'ACTIVE',
  version: 2,
  email: 'secret@example.com',
  shippingNote: 'secret',
  billTo: { name: 'secret' },
  currency: 'EUR',
  lines: [{ productId: 'p0', name: 'Mug', quantity: 1, unitPrice: 1000, taxRate: 1900 }],
  agreedTotal: 1190,
  interval: 'MONTHLY',
  startsOn: '2026-12-31',
  occurrence: 0,
  placed: 0,
  nextRunOn: '2026-12-31',
  wakesOn: '2026-12-31',
  setupAttempt: 1,
  customerId: 'cus_secret',
  paymentMethodId: 'pm_secret',
  createdAt: AT,
  updatedAt: AT,
  history: [],
};

const setupRow = fc
  .record({
    status: fc.constantFrom<CardSetupStatus>(...keysOf(cardSetupMachine)),
    version: fc.integer({ min: 1, max: 99 }),
    failure: fc.option(fc.constantFrom<PaymentFailure>(...keysOf(paymentFailureSentences)), { nil: undefined }),
  })
  .map(({ failure, ...row }): CardSetupRow => {
    const rest = { setupIntentId: 'seti_secret', clientSecret: 'secret_of_it', paymentMethodId: 'pm_secret' };
    const whose = { id: 's0', ownerId: 'ada', recurringOrderId: 'r0', attempt: 1, customerId: 'cus_secret' };
    return { ...whose, ...row, ...rest, ...(failure ? { failure } : {}), createdAt: AT, updatedAt: AT };
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
  it('is an event of the documented shape for every move of a booking, and a notification for every one that is paid', () => {
    fc.assert(
      fc.property(bookingMoves, ({ row, to, reason }) => {
        const { set } = movePurchase(bookingLife, row, to, AT, { dueAt: AT, ...(reason ? { reason } : {}) });
        const after = { ...row, ...set, version: row.version + 1 };
        expect(faults('booking', bookingEvent(null, row))).toEqual([]);
        expect(faults('booking', bookingEvent(row, after))).toEqual([]);
        expect(JSON.stringify(bookingEvent(row, after)).toLowerCase()).not.toContain('secret');
        const { notification } = newsOf(bookingLife, { ...row, status: 'PAID' });
        expect(faults('bookingNotification', notification)).toEqual([]);
        expect(faults('notification', notification)).not.toEqual([]);
      }),
    );
  });

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
        const { notification } = newsOf(orderLife, { ...row, status: 'PAID' });
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

  it('is an event of the documented shape for every move of a refund', () => {
    fc.assert(
      fc.property(refundMoves, ({ row, to, failure }) => {
        const { set } = moveRefund(row, to, AT, { dueAt: AT, ...(failure ? { failure } : {}) });
        const after = { ...row, ...set, version: row.version + 1 };
        expect(faults('refund', refundEvent(null, row))).toEqual([]);
        expect(faults('refund', refundEvent(row, after))).toEqual([]);
        expect(JSON.stringify(refundEvent(row, after))).not.toContain('secret');
      }),
    );
  });

  it('is an event of the documented shape for what becomes of a recurring order, and of its card', () => {
    const moves = [
      skipRun(recurring, AT),
      pauseRuns(recurring, 'PAUSED_BY_CUSTOMER', AT),
      cancelRuns(recurring, 'NOT_SET_UP', AT),
    ];
    for (const move of moves) {
      const gone = new Set<string>(move?.remove);
      const kept = Object.entries(recurring).filter(([name]) => !gone.has(name));
      const after = { ...recurring, wakesOn: '', ...Object.fromEntries(kept), ...move?.set, version: 3 };
      const event = recurringOrderEvent(recurring, after);
      expect(faults('recurring', event)).toEqual([]);
      expect(JSON.stringify(event)).not.toContain('secret');
    }
    expect(faults('recurring', recurringOrderEvent(null, recurring))).toEqual([]);
    expect(recurringOrderEvent(recurring, recurring)).toBeNull();
    fc.assert(
      fc.property(setupRow, setupRow, (before, row) => {
        const event = cardSetupEvent(before, { ...row, version: before.version + 1 });
        expect(faults('cardSetup', event)).toEqual([]);
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
    expect(faults('refund', event)).not.toEqual([]);
  });

  it.each([
    ['order', 'status', orderEventTypes, orderMachine],
    ['booking', 'status', bookingEventTypes, bookingMachine],
    ['payment', 'status', paymentEventTypes, paymentMachine],
    ['refund', 'status', refundEventTypes, refundMachine],
    ['recurring', 'status', recurringEventTypes, recurringMachine],
    ['cardSetup', 'status', cardSetupEventTypes, cardSetupMachine],
    ['product', 'availability', productEventTypes, productEventTypes satisfies Record<Availability, string>],
  ] as const)('of %s know exactly the model’s types and values of %s', (name, property, types, values) => {
    const schema = documented[name];
    expect([...schema.properties.type.enum].sort()).toEqual(Object.values<string>(types).sort());
    expect([...(schema.$defs.state.properties[property]?.enum ?? [])].sort()).toEqual(Object.keys(values).sort());
  });

  it('know exactly the model’s reasons', () => {
    const reasons = documented.order.$defs.state.properties['reason']?.enum ?? [];
    const failures = documented.payment.$defs.state.properties['failure']?.enum ?? [];
    const pauses = documented.recurring.$defs.state.properties['reason']?.enum ?? [];
    const refusals = documented.cardSetup.$defs.state.properties['failure']?.enum ?? [];
    expect([...pauses].sort()).toEqual(Object.keys(recurringReasonSentences).sort());
    expect([...refusals].sort()).toEqual(Object.keys(paymentFailureSentences).sort());
    expect([...reasons].sort()).toEqual(Object.keys(orderReasonSentences).sort());
    expect([...failures].sort()).toEqual(Object.keys(paymentFailureSentences).sort());
    const { reason, failure } = documented.refund.$defs.state.properties;
    expect(reason?.enum).toEqual(refundReasons);
    expect([...(failure?.enum ?? [])].sort()).toEqual(Object.keys(refundFailureSentences).sort());
  });
});
