import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { Sandbox } from '#local/appsync/runtime/sandbox.ts';
import type { BookingRow } from '#model/bookings.ts';
import { cancellationRefund, purchasePayment, stockShard, ticketAllowance } from '#model/keys.ts';
import type { TableName } from '#model/tables.ts';
import {
  CATEGORY,
  chargedPayment,
  confirmedBooking,
  EVENT,
  ORGANIZER,
  START,
  storeBookings,
  storedEvent,
} from '#test/kit/bookedWorld.ts';
import type { Guard, Item, Luck } from '#test/kit/memoryTables.ts';
import { MemoryTables } from '#test/kit/memoryTables.ts';
import type { PipelineCall } from '#test/kit/pipeline.ts';
import { runPipeline } from '#test/kit/pipeline.ts';
import { sought } from '#test/kit/sought.ts';
import { installSteps } from '#test/kit/steps.ts';

interface Answer {
  readonly booking: { readonly id: string; readonly status: string; readonly version: number } | null;
  readonly userErrors: readonly { readonly code: string; readonly field: string | null }[];
}

interface Caller {
  readonly sub: string;
  readonly groups: readonly string[];
}

const HOUR_MS = 60 * 60 * 1000;
const DEADLINE = Date.parse(START) - 24 * HOUR_MS;
const BOOKING = '0b5d3a52-0000-4000-8000-0000000000b1';
const ada: Caller = { sub: 'ada', groups: ['CUSTOMER'] };
const olga: Caller = { sub: ORGANIZER, groups: ['ORGANIZER'] };
const stan: Caller = { sub: 'stan', groups: ['STAFF'] };

const touched = [
  'BOOKINGS',
  'EVENTS',
  'PAYMENTS',
  'REFUNDS',
  'SEATS',
  'TICKET_ALLOWANCES',
  'TICKETS',
  'TICKET_STOCK',
] as const;
const names = {
  BOOKINGS: 'Bookings',
  EVENTS: 'Events',
  PAYMENTS: 'Payments',
  REFUNDS: 'Refunds',
  SEATS: 'Seats',
  TICKET_ALLOWANCES: 'TicketAllowances',
  TICKETS: 'Tickets',
  TICKET_STOCK: 'TicketStock',
} as const satisfies Record<(typeof touched)[number], TableName>;

let now = Date.parse('2026-03-01T10:00:00.000Z');
const sandbox = new Sandbox(() => now);
let cancelling: number[] = [];
let showing: number[] = [];

beforeAll(async () => {
  sandbox.setEnvironment(Object.fromEntries(touched.map((name) => [`${name}_TABLE`, names[name]])));
  cancelling = await installSteps(sandbox, 'Mutation.cancelBooking');
  showing = await installSteps(sandbox, 'Booking.cancellationTerms');
});

type Wait = (what: string) => Promise<unknown>;

/** One field; `wait` stands between what a step asks for and its being carried out. Functions are not there: they answer null. */
function run(
  tables: MemoryTables,
  call: Pick<PipelineCall, 'field' | 'codes' | 'args' | 'source'>,
  { sub, groups }: Caller,
  luck: Luck = 'fine',
  wait: Wait = () => Promise.resolve(),
): Promise<unknown> {
  return runPipeline(sandbox, { ...call, caller: sub, groups }, async (wanted) => {
    await wait(String(wanted['operation']));
    return wanted['operation'] === 'Invoke' ? { result: null } : tables.perform(wanted, 'Bookings', luck);
  });
}

async function cancel(tables: MemoryTables, caller: Caller, args: object = {}, luck?: Luck, wait?: Wait) {
  const call = { field: 'Mutation.cancelBooking', codes: cancelling, args: { id: BOOKING, ...args } };
  return (await run(tables, call, caller, luck, wait)) as Answer;
}

async function terms(tables: MemoryTables, caller: Caller) {
  const row = tables.get('Bookings', { id: BOOKING });
  const call = { field: 'Booking.cancellationTerms', codes: showing, args: {}, source: { row } };
  return (await run(tables, call, caller)) as { refund: unknown; fee: unknown; until: string | null } | null;
}

function world(stated: Partial<BookingRow> = {}, others: readonly BookingRow[] = [], guard?: Guard): MemoryTables {
  const tables = new MemoryTables(guard);
  storeBookings(tables, [confirmedBooking(BOOKING, stated), ...others]);
  return tables;
}

const codesOf = ({ userErrors }: Answer) => userErrors.map(({ code }) => code);
const numberIn = (row: Item | null, name: string) => Number(row?.[name] ?? 0);
const stock = (tables: MemoryTables, shard = 0) =>
  tables.get('TicketStock', { id: stockShard(EVENT, CATEGORY, shard) });
const refund = (tables: MemoryTables) => tables.get('Refunds', { id: cancellationRefund(BOOKING) });
const payment = (tables: MemoryTables) => tables.get('Payments', { id: purchasePayment(BOOKING, 1) });
const allowance = (tables: MemoryTables) =>
  numberIn(tables.get('TicketAllowances', { id: ticketAllowance(EVENT, CATEGORY, 'ada') }), 'taken');

function at(instant: string | number): void {
  now = typeof instant === 'number' ? instant : Date.parse(instant);
}

describe('a confirmed booking that its owner cancels in time', () => {
  it('is cancelled with everything that follows, in one transaction', async () => {
    at('2026-03-01T10:00:00.000Z');
    const tables = world({ seats: ['A-1', 'A-2'], names: ['Ada', 'Bob'] });
    const answer = await cancel(tables, ada, { expectedRefund: { amount: '96.30', currency: 'EUR' } });
    expect(answer).toMatchObject({ booking: { status: 'CANCELLED', version: 9 }, userErrors: [] });
    expect(tables.get('Bookings', { id: BOOKING })).toMatchObject({
      status: 'CANCELLED',
      reason: 'CANCELLED_BY_CUSTOMER',
      seatsTaken: false,
      cancellation: { by: 'CUSTOMER', refund: 9630, fee: 1070 },
      version: 9,
    });
    expect(refund(tables)).toMatchObject({
      bookingId: BOOKING,
      ownerId: 'ada',
      status: 'REQUESTED',
      amount: 9630,
      lines: [],
      taxes: [{ rate: 700, net: 9000, tax: 630 }],
      reason: 'BOOKING_CANCELLED',
    });
    expect(refund(tables)).not.toHaveProperty('requestedBy');
    expect(payment(tables)).toMatchObject({ refundPending: 9630, refunded: 0, version: 5, status: 'CAPTURED' });
    expect(stock(tables)).toMatchObject({ available: 50, sold: 0, held: 0, version: 4 });
    expect(tables.all('Seats')).toEqual([]);
    expect(allowance(tables)).toBe(0);
    for (const ticket of tables.all('Tickets')) {
      expect(ticket).toMatchObject({ status: 'CANCELLED', version: 2 });
      expect(ticket).not.toHaveProperty('goodFor');
    }
  });

  it('is shown by its terms what it would get back, to the millisecond of the deadline', async () => {
    const tables = world();
    at(DEADLINE - 1);
    expect(await terms(tables, ada)).toEqual({
      refund: { amount: '96.30', currency: 'EUR' },
      fee: { amount: '10.70', currency: 'EUR' },
      until: new Date(DEADLINE).toISOString(),
    });
    at(DEADLINE);
    expect(await terms(tables, ada)).toMatchObject({
      refund: { amount: '0.00' },
      fee: { amount: '107.00' },
      until: null,
    });
    expect(await terms(tables, olga)).toMatchObject({ refund: { amount: '107.00' }, fee: { amount: '0.00' } });
  });

  it('that costs nothing to be given back makes no refund', async () => {
    at(DEADLINE);
    const tables = world();
    expect((await cancel(tables, ada)).booking?.status).toBe('CANCELLED');
    expect(refund(tables)).toBeNull();
    expect(payment(tables)).toMatchObject({ version: 4 });
    expect(stock(tables)).toMatchObject({ available: 50 });
  });

  it('and was free needs no payment', async () => {
    at('2026-03-01T10:00:00.000Z');
    const tables = world({ total: 0, subtotal: 0, tax: 0, discount: 10_000, lines: [] });
    expect(payment(tables)).toBeNull();
    expect((await cancel(tables, ada)).booking?.status).toBe('CANCELLED');
    expect(refund(tables)).toBeNull();
  });

  it('gets back what is left where something was given back at the provider before', async () => {
    at('2026-03-01T10:00:00.000Z');
    const tables = world();
    const booking = confirmedBooking(BOOKING);
    tables.put(
      'Payments',
      chargedPayment(booking, { refunded: 5000, refundedTaxes: [{ rate: 700, net: 4673, tax: 327 }] }),
    );
    await cancel(tables, ada);
    expect(refund(tables)).toMatchObject({ amount: 9630 - 5000 });
    expect(tables.get('Bookings', { id: BOOKING })).toMatchObject({ cancellation: { refund: 4630, fee: 1070 } });
  });
});

describe('who cancels', () => {
  it.each([olga, stan, { sub: 'root', groups: ['ADMIN'] }])(
    '$sub gives all of it back, and stands in the refund',
    async (caller) => {
      at(Date.parse(START) + HOUR_MS);
      const tables = world();
      expect((await cancel(tables, caller)).booking?.status).toBe('CANCELLED');
      expect(refund(tables)).toMatchObject({ amount: 10_700, requestedBy: caller.sub, reason: 'BOOKING_CANCELLED' });
      expect(tables.get('Bookings', { id: BOOKING })).toMatchObject({ reason: 'CANCELLED_BY_STAFF' });
    },
  );

  it.each([
    { sub: 'eve', groups: ['CUSTOMER'] },
    { sub: 'otto', groups: ['ORGANIZER'] },
    // Whoever is no organiser any more has no rights over what they once organised.
    { sub: ORGANIZER, groups: ['CUSTOMER'] },
  ])('$sub with $groups learns nothing of it, and changes nothing', async (caller) => {
    const tables = world();
    expect(codesOf(await cancel(tables, caller))).toEqual(['NOT_FOUND']);
    expect(tables.get('Bookings', { id: BOOKING })).toMatchObject({ status: 'CONFIRMED' });
  });

  it('is held to the policy as its owner, whatever else they are', async () => {
    at(DEADLINE);
    const tables = world({ ownerId: 'stan' });
    await cancel(tables, stan);
    expect(tables.get('Bookings', { id: BOOKING })).toMatchObject({ cancellation: { by: 'CUSTOMER', refund: 0 } });
  });
});

describe('what stands against it', () => {
  it('is that the event has begun, for its owner', async () => {
    at(START);
    const tables = world();
    expect(codesOf(await cancel(tables, ada))).toEqual(['NOT_CANCELLABLE']);
    expect(await terms(tables, ada)).toBeNull();
    at(Date.parse(START) - 1);
    expect((await cancel(tables, ada)).booking).not.toBeNull();
  });

  it('is another sum than was expected, in amount or currency, or none at all', async () => {
    at('2026-03-01T10:00:00.000Z');
    const tables = world();
    const expecting = (amount: string, currency = 'EUR') =>
      cancel(tables, ada, { expectedRefund: { amount, currency } });
    expect((await expecting('107.00')).userErrors).toMatchObject([{ code: 'TERMS_CHANGED', field: 'expectedRefund' }]);
    expect(codesOf(await expecting('96.30', 'USD'))).toEqual(['TERMS_CHANGED']);
    expect((await expecting('96.305')).userErrors).toMatchObject([
      { code: 'INVALID_AMOUNT', field: 'expectedRefund.amount' },
    ]);
    expect(codesOf(await expecting('9'.repeat(1000)))).toEqual(['INVALID_AMOUNT']);
    expect(refund(tables)).toBeNull();
  });

  it('is that it was charged since its owner was shown that nothing is, though nothing would be given back either way', async () => {
    at(DEADLINE);
    const tables = world();
    const nothing = { amount: '0.00', currency: 'EUR' };
    const answer = await cancel(tables, ada, { expectedRefund: nothing, expectedFee: nothing });
    expect(answer.userErrors).toMatchObject([{ code: 'TERMS_CHANGED', field: 'expectedFee' }]);
    expect(tables.get('Bookings', { id: BOOKING })).toMatchObject({ status: 'CONFIRMED' });
    const kept = { amount: '107.00', currency: 'EUR' };
    expect((await cancel(tables, ada, { expectedRefund: nothing, expectedFee: kept })).booking?.status).toBe(
      'CANCELLED',
    );
  });

  it.each(['CAPTURING', 'PAID', 'FAILING', 'FAILED', 'NEEDS_ATTENTION'] as const)(
    'is that it is %s',
    async (status) => {
      const tables = world({ status });
      expect(codesOf(await cancel(tables, ada))).toEqual(['NOT_CANCELLABLE']);
      expect(tables.get('Bookings', { id: BOOKING })).toMatchObject({ status, version: 8 });
    },
  );

  it('is a row that contradicts it, which is a fault and no answer', async () => {
    at('2026-03-01T10:00:00.000Z');
    const tables = world();
    tables.put('TicketStock', { ...stock(tables), sold: 1 });
    await expect(cancel(tables, ada)).rejects.toThrow('Something went wrong');
    expect(refund(tables)).toBeNull();
    expect(payment(tables)).toMatchObject({ version: 4 });
    await expect(cancel(world(), ada, {}, 'out of order')).rejects.toThrow('Something went wrong');
  });

  it('is another who writes the same rows: trying again helps', async () => {
    const tables = world();
    expect(codesOf(await cancel(tables, ada, {}, 'in the way of another'))).toEqual(['TRY_AGAIN']);
    expect((await cancel(tables, ada)).booking?.status).toBe('CANCELLED');
  });
});

describe('one that is not yet charged', () => {
  it.each(['PENDING', 'VALIDATED', 'PAYMENT_ACTION_REQUIRED', 'AUTHORIZED', 'RESERVED'] as const)(
    'and is %s is left to its workflow to be undone',
    async (status) => {
      const tables = world({ status, seatsTaken: status === 'RESERVED' });
      expect(await terms(tables, ada)).toEqual({
        refund: { amount: '0.00', currency: 'EUR' },
        fee: { amount: '0.00', currency: 'EUR' },
        until: null,
      });
      expect(codesOf(await cancel(tables, ada, { expectedRefund: { amount: '1.00', currency: 'EUR' } }))).toEqual([
        'TERMS_CHANGED',
      ]);
      expect((await cancel(tables, ada)).booking).toMatchObject({ status: 'CANCELLING', version: 9 });
      expect(refund(tables)).toBeNull();
      expect(stock(tables)).toMatchObject({ sold: 2 });
      // Cancelling it once more succeeds, and changes nothing.
      expect((await cancel(tables, ada)).booking).toMatchObject({ status: 'CANCELLING', version: 9 });
    },
  );
});

describe('an event that takes place at another time', () => {
  it.each([
    ['is not known when', { status: 'POSTPONED' as const }],
    ['is later', { startsAt: '2026-09-01T18:00:00.000Z' }],
    ['is called off', { status: 'CANCELLING' as const }],
  ])('gives all of it back to whoever cancels: it %s', async (_, stated) => {
    at(Date.parse(START) - HOUR_MS);
    const tables = world({ policy: { refundUntilHours: null, feeRate: 0 } });
    tables.put('Events', storedEvent(stated));
    await cancel(tables, ada);
    expect(refund(tables)).toMatchObject({ amount: 10_700 });
  });
});

/** Whoever cancels at the same moment; answers who was told that it is cancelled. */
async function sideBySide(
  tables: MemoryTables,
  scheduler: fc.Scheduler,
  callers: readonly (readonly [Caller, Luck])[],
) {
  const calls = callers.map(([caller, luck]) =>
    cancel(tables, caller, {}, luck, (what) => scheduler.schedule(Promise.resolve(), what)),
  );
  await scheduler.waitFor(Promise.all(calls));
  return Promise.all(calls);
}

const caller = fc.tuple(
  fc.constantFrom(ada, olga, stan),
  fc.constantFrom<Luck>('fine', 'fine', 'acknowledgement lost', 'in the way of another'),
);
const other = confirmedBooking('0b5d3a52-0000-4000-8000-0000000000b2', { quantity: 3 });

describe('several who cancel one booking at the same moment (P3, P8)', () => {
  it('give its money back once and its tickets once, in whatever order the steps come', async () => {
    at('2026-03-01T10:00:00.000Z');
    let most = 0;
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.array(caller, { minLength: 2, maxLength: 5 }), async (scheduler, callers) => {
        const tables = world({}, [other]);
        const answers = await sideBySide(tables, scheduler, callers);
        const cancelled = tables.get('Bookings', { id: BOOKING })?.['status'] === 'CANCELLED';
        expect(tables.all('Refunds')).toHaveLength(cancelled ? 1 : 0);
        expect(numberIn(payment(tables), 'refundPending')).toBe(cancelled ? numberIn(refund(tables), 'amount') : 0);
        expect(stock(tables)).toMatchObject(cancelled ? { available: 47, sold: 3 } : { available: 45, sold: 5 });
        expect(allowance(tables)).toBe(cancelled ? 3 : 5);
        for (const answer of answers.filter(({ booking }) => !booking)) expect(codesOf(answer)).toEqual(['TRY_AGAIN']);
        most = Math.max(most, answers.filter(({ booking }) => booking).length);
      }),
      { numRuns: 200 },
    );
    expect(most).toBeGreaterThan(1);
  });

  it('would give the tickets back twice without the condition on the booking’s version', async () => {
    const careless: Guard = (table, condition) =>
      !(['Bookings', 'Tickets'].includes(table) || condition.startsWith('attribute_not_exists'));
    const twice = await sought(async (scheduler) => {
      // After the deadline nothing is given back: no payment's version stands in for the booking's.
      at(DEADLINE);
      const tables = world({}, [other], careless);
      await sideBySide(tables, scheduler, [
        [ada, 'fine'],
        [ada, 'fine'],
      ]);
      return numberIn(stock(tables), 'available') === 49;
    });
    expect(twice).toBe(true);
  });

  it('would be done for two of them without the conditions on the versions and the refund’s own id', async () => {
    const careless: Guard = (table) => !['Bookings', 'Tickets', 'Payments', 'Refunds'].includes(table);
    at('2026-03-01T10:00:00.000Z');
    const both = await sought(async (scheduler) => {
      const tables = world({}, [other], careless);
      const answers = await sideBySide(tables, scheduler, [
        [olga, 'fine'],
        [stan, 'fine'],
      ]);
      return allowance(tables) === 1 && answers.every(({ booking }) => booking);
    });
    expect(both).toBe(true);
  });
});
