import { beforeAll, describe, expect, it } from 'vitest';
import type { Outcome } from '#local/appsync/runtime/sandbox.ts';
import { Sandbox } from '#local/appsync/runtime/sandbox.ts';
import { installSteps } from '#test/kit/steps.ts';

const BOOKING = '0b5d3a52-0000-4000-8000-00000000000b';
const ORDER = '0b5d3a52-0000-4000-8000-00000000000a';
const AT = '2026-11-21T10:00:00.000Z';
const sandbox = new Sandbox(() => Date.parse(AT));
const fields = {
  'Mutation.retryRefund': [] as number[],
  'Booking.refunds': [] as number[],
  'Refund.order': [] as number[],
  'Refund.booking': [] as number[],
  'Subscription.onRefundChanged': [] as number[],
};
type Field = keyof typeof fields;

beforeAll(async () => {
  sandbox.setEnvironment({
    ORDERS_TABLE: 'orders',
    BOOKINGS_TABLE: 'bookings',
    PAYMENTS_TABLE: 'payments',
    REFUNDS_TABLE: 'refunds',
  });
  for (const field of Object.keys(fields) as Field[]) fields[field] = await installSteps(sandbox, field);
});

function opened(field: Field, { args = {}, source = null }: { args?: object; source?: object | null }) {
  const [typeName = '', fieldName = ''] = field.split('.');
  return sandbox.open({
    args: JSON.stringify(args),
    source: JSON.stringify(source),
    identity: JSON.stringify({ sub: 'bob', username: 'bob', groups: ['STAFF'] }),
    request: '{"headers":{}}',
    info: '{}',
    authType: 'User Pool Authorization',
    typeName,
    fieldName,
  });
}

/** What the first step of a field asks for. */
function asked(field: Field, given: { args?: object; source?: object | null }): Outcome {
  const invocation = opened(field, given);
  try {
    return invocation.request(fields[field][0] ?? -1, false);
  } finally {
    invocation.close();
  }
}

const payment = {
  id: `${BOOKING}-p1`,
  version: 3,
  status: 'CAPTURED',
  amount: 2140,
  currency: 'EUR',
  captured: 2140,
  refunded: 0,
  refundPending: 0,
  refundCount: 1,
};
const refund = {
  id: 'r1',
  paymentId: payment.id,
  ownerId: 'ada',
  status: 'FAILED',
  version: 3,
  attempt: 1,
  amount: 1926,
  currency: 'EUR',
  lines: [],
  taxes: [{ rate: 700, net: 1800, tax: 126 }],
  reason: 'BOOKING_CANCELLED',
  restock: false,
  requestedAt: AT,
  requestedDay: AT.slice(0, 10),
  updatedAt: AT,
  failure: 'DECLINED',
  history: [],
};
const bought = {
  id: BOOKING,
  lines: [{ productId: 'stalls', name: 'Stalls', quantity: 2, unitPrice: 1000, taxRate: 700, net: 2000, tax: 140 }],
};

/** Tries a refund again; answers from which tables what it goes by was read, and what the call answered. */
function retried(named: object, table: string): { tables: string[]; answer: unknown } {
  const [find = -1, load = -1, retry = -1] = fields['Mutation.retryRefund'];
  const invocation = opened('Mutation.retryRefund', { args: { id: 'r1', expectedVersion: 3 } });
  try {
    invocation.request(find, false);
    invocation.response(find, { ...refund, ...named }, undefined, false);
    const wanted = invocation.request(load, false);
    const tables = wanted.kind === 'value' ? Object.keys((wanted.value as { tables: object }).tables) : [];
    invocation.response(load, { data: { [table]: [bought], payments: [payment] } }, undefined, false);
    const written = invocation.request(retry, false);
    if (written.kind !== 'value') return { tables, answer: written };
    const answered = invocation.response(retry, { cancellationReasons: null }, undefined, false);
    return { tables, answer: answered.kind === 'value' ? answered.value : answered };
  } finally {
    invocation.close();
  }
}

describe('a refund of a booking', () => {
  it.each([
    ['a booking', { bookingId: BOOKING }, 'bookings'],
    ['an order', { orderId: ORDER }, 'orders'],
  ])('is tried again by what was bought: of %s', (_what, named, table) => {
    const { tables, answer } = retried(named, table);
    expect(tables.sort()).toEqual([table, 'payments'].sort());
    expect(answer).toMatchObject({ refund: { id: 'r1', status: 'REQUESTED', attempt: 2 }, userErrors: [] });
  });

  it('is listed by its booking', () => {
    expect(asked('Booking.refunds', { source: { id: BOOKING } })).toMatchObject({
      kind: 'value',
      value: { operation: 'Query', index: 'byBooking' },
    });
  });

  it('names one of the two, and the other is not asked for', () => {
    const source = { orderId: null, bookingId: BOOKING };
    expect(asked('Refund.order', { source })).toMatchObject({ kind: 'early', value: null });
    expect(asked('Refund.booking', { source })).toMatchObject({ kind: 'value', value: { operation: 'GetItem' } });
    const ofOrder = { orderId: ORDER, bookingId: null };
    expect(asked('Refund.booking', { source: ofOrder })).toMatchObject({ kind: 'early', value: null });
  });
});

describe('whoever listens to the refunds of one purchase', () => {
  const listening = (args: object): Outcome => {
    const [code = -1] = fields['Subscription.onRefundChanged'];
    const invocation = opened('Subscription.onRefundChanged', { args });
    try {
      invocation.request(code, false);
      return invocation.response(code, null, undefined, false);
    } finally {
      invocation.close();
    }
  };

  it.each([
    ['an order', { orderId: ORDER }],
    ['a booking', { bookingId: BOOKING }],
  ])('names %s', (_what, args) => {
    const [fieldName] = Object.keys(args);
    const [value] = Object.values(args);
    expect(listening(args)).toMatchObject({
      kind: 'value',
      effects: { subscriptionFilter: { filterGroup: [{ filters: [{ fieldName, operator: 'eq', value }] }] } },
    });
  });

  it.each([
    ['none', {}],
    ['both', { orderId: ORDER, bookingId: BOOKING }],
  ])('is refused who names %s', (_what, args) => {
    expect(listening(args)).toMatchObject({ kind: 'fault', fault: { type: 'BadRequest' } });
  });
});
