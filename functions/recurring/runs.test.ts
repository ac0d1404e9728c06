import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OrderReason, OrderRow } from '#model/orders.ts';
import { purchaseExecution } from '#model/keys.ts';
import type { RecurringOrderRow } from '#model/recurring.ts';
import { addDays, recurringMachine } from '#model/recurring.ts';
import type { RecurringMove } from '#model/recurringRuns.ts';
import { cancelRuns, pauseRuns, placeRun, resumeRuns, skipRun } from '#model/recurringRuns.ts';
import { priceOrder } from '#model/orders.ts';
import { canMove } from '#model/statusMachine.ts';
import { changeOf } from './changes.ts';
import { followOrder } from './followOrder/follow.ts';
import { attemptOf, runOrderId } from './runKey.ts';
import { runRecurringOrder } from './runRecurringOrder/run.ts';
import type { RecurringWorld } from './world.ts';
import { activeRow, mug, RECURRING_ID, recurringWorld } from './world.ts';

const wakeOf = (day: string) => ({ recurringOrderId: RECURRING_ID, day });

function endOf(order: OrderRow, status: OrderRow['status'], reason?: OrderReason) {
  const { id, recurringOrderId = '', scheduledFor = '' } = order;
  return { id, recurringOrderId, scheduledFor, status, ...(reason ? { reason } : {}) };
}

async function run(world: RecurringWorld): Promise<OrderRow> {
  world.today = world.row().wakesOn ?? world.today;
  await runRecurringOrder(wakeOf(world.today), world);
  const order = world.orders().at(-1);
  if (!order) throw new Error('Nothing was placed.');
  return order;
}

async function failTwiceTold(world: RecurringWorld, reason: OrderReason = 'CARD_DECLINED'): Promise<void> {
  const order = await run(world);
  await followOrder(endOf(order, 'FAILED', reason), world);
  expect((await followOrder(endOf(order, 'FAILED', reason), world))?.changed).toBe(false);
}

const events = (world: RecurringWorld) => world.row().history.map(({ event }) => event);

describe('a run', () => {
  test('places an ordinary order, its key and the next day together, and starts its workflow', async () => {
    const world = recurringWorld();
    const order = await run(world);
    expect(order).toMatchObject({
      id: runOrderId(RECURRING_ID, '2026-12-01', 0),
      ownerId: 'ada',
      status: 'PENDING',
      total: 1190,
      customerId: 'cus_1',
      paymentMethodId: 'pm_1',
      recurringOrderId: RECURRING_ID,
      scheduledFor: '2026-12-01',
    });
    expect(world.recurring.companions.map(({ table }) => table)).toEqual(['Orders', 'Idempotency']);
    expect(world.recurring.companions[1]?.row['key']).toBe(
      `runRecurringOrder#ada#recurring:${RECURRING_ID}:2026-12-01`,
    );
    expect(world.row()).toMatchObject({
      placed: 1,
      occurrence: 1,
      wakesOn: '2026-12-08',
      dueAt: '2026-12-09T00:00:00.000Z',
      awaitedOrderId: order.id,
    });
    expect(world.started).toEqual([purchaseExecution(order.id, 1)]);
  });

  test('that is woken again, late or for another day places nothing, and starts what a crash left unstarted', async () => {
    const world = recurringWorld();
    const start = world.workflow.start;
    Object.assign(world.workflow, { start: () => Promise.reject(new Error('killed')) });
    await expect(runRecurringOrder(wakeOf('2026-12-01'), world)).rejects.toThrow('killed');
    Object.assign(world.workflow, { start });
    for (const day of ['2026-12-01', '2026-11-24', '2026-12-01', '2027-01-01']) {
      expect(await runRecurringOrder(wakeOf(day), world)).toMatchObject({ kind: 'NOT_DUE' });
    }
    expect(world.orders()).toHaveLength(1);
    expect(new Set(world.started)).toEqual(new Set([purchaseExecution(runOrderId(RECURRING_ID, '2026-12-01', 0), 1)]));
  });

  test('that meets another one on its way places one order (negative control: without the day it places two)', async () => {
    const world = recurringWorld();
    let doubled: Promise<unknown> | null = null;
    world.recurring.interfere(() => {
      doubled = runRecurringOrder(wakeOf('2026-12-01'), world);
    });
    await runRecurringOrder(wakeOf('2026-12-01'), world);
    await doubled;
    expect(world.orders()).toHaveLength(1);

    const blind = recurringWorld();
    for (let twice = 0; twice < 2; twice += 1) {
      await runRecurringOrder(wakeOf(blind.row().wakesOn ?? ''), blind);
    }
    expect(blind.orders()).toHaveLength(2);
  });

  test.each<[string, Partial<ReturnType<typeof mug>>, RecurringOrderRow['reason']]>([
    ['costs more', { price: 1001 }, 'PRICE_CHANGED'],
    ['costs another currency', { currency: 'JPY' }, 'PRICE_CHANGED'],
    ['is not sold any more', { active: false }, 'PRODUCT_UNAVAILABLE'],
  ])('of what %s is not placed: it is paused, and can be made up for once', async (_, change, reason) => {
    const world = recurringWorld();
    world.products = [{ ...mug(), ...change }];
    world.today = '2026-12-01';
    expect(await runRecurringOrder(wakeOf('2026-12-01'), world)).toEqual({ kind: 'PAUSE' });
    expect(world.row()).toMatchObject({ status: 'PAUSED', reason, missedRunOn: '2026-12-01', occurrence: 1 });
    expect(world.row().wakesOn).toBeUndefined();
    expect(world.row().dueAt).toBeUndefined();

    world.today = '2026-12-03';
    const agreed = priceOrder(world.row().lines, [mug(1001)]).priced;
    await world.recurring.settle(RECURRING_ID, (row) =>
      changeOf(row && resumeRuns(row, { agreed, makeUp: true }, '2026-12-03T10:00:00.000Z')),
    );
    world.products = [mug(1001)];
    expect(world.row()).toMatchObject({ status: 'ACTIVE', nextRunOn: '2026-12-08', wakesOn: '2026-12-02' });
    await runRecurringOrder(wakeOf('2026-12-02'), world);
    expect(world.orders().map(({ scheduledFor }) => scheduledFor)).toEqual(['2026-12-01']);
    expect(world.row()).toMatchObject({ placed: 1, wakesOn: '2026-12-08' });
  });

  test('of what costs less is placed for less, and what was agreed to stays', async () => {
    const world = recurringWorld();
    world.products = [mug(900)];
    expect((await run(world)).total).toBe(1071);
    expect(world.row().agreedTotal).toBe(1190);
  });
});

describe('the end of an order', () => {
  test('that was carried out is noted once', async () => {
    const world = recurringWorld();
    const order = await run(world);
    expect((await followOrder(endOf(order, 'COMPLETED'), world))?.changed).toBe(true);
    expect((await followOrder(endOf(order, 'COMPLETED'), world))?.changed).toBe(false);
    expect(events(world)).toEqual(['CREATED', 'PLACED', 'PAID']);
  });

  test.each<OrderReason>(['CARD_DECLINED', 'AUTHENTICATION_REQUIRED', 'PAYMENT_UNAVAILABLE', 'NOT_PROCESSED'])(
    'that failed by %s is tried again after 1, 3 and 5 days, then it is paused',
    async (reason) => {
      const world = recurringWorld();
      const tries: (string | undefined)[] = [];
      for (let attempt = 0; attempt < 4; attempt += 1) {
        await failTwiceTold(world, reason);
        tries.push(world.row().wakesOn);
      }
      expect(tries).toEqual(['2026-12-02', '2026-12-04', '2026-12-06', undefined]);
      expect(world.row()).toMatchObject({
        status: 'PAUSED',
        reason: 'PAYMENT_FAILED',
        missedRunOn: '2026-12-01',
        placed: 1,
        retry: { attempt: 4 },
      });
      expect(new Set(world.orders().map(({ id }) => id)).size).toBe(4);
      expect(world.orders().map(({ scheduledFor }) => scheduledFor)).toEqual(Array(4).fill('2026-12-01'));
    },
  );

  test('is tried again no sooner than tomorrow, and never as late as the next run', async () => {
    const late = recurringWorld();
    const order = await run(late);
    late.today = '2026-12-04';
    await followOrder(endOf(order, 'FAILED', 'CARD_DECLINED'), late);
    expect(late.row().wakesOn).toBe('2026-12-05');
    const later = recurringWorld();
    const missed = await run(later);
    later.today = '2026-12-07';
    await followOrder(endOf(missed, 'FAILED', 'CARD_DECLINED'), later);
    expect(later.row()).toMatchObject({ status: 'PAUSED', reason: 'PAYMENT_FAILED' });
  });

  test('out of stock is missed and not tried again; withdrawn pauses; cancelled is nobody’s fault', async () => {
    const short = recurringWorld();
    await failTwiceTold(short, 'OUT_OF_STOCK');
    expect(short.row()).toMatchObject({ status: 'ACTIVE', wakesOn: '2026-12-08' });
    expect(short.row().history.at(-1)).toMatchObject({ event: 'MISSED', reason: 'OUT_OF_STOCK' });
    const gone = recurringWorld();
    await failTwiceTold(gone, 'PRODUCT_UNAVAILABLE');
    expect(gone.row()).toMatchObject({ status: 'PAUSED', reason: 'PRODUCT_UNAVAILABLE' });
    const cancelled = recurringWorld();
    const order = await run(cancelled);
    await followOrder(endOf(order, 'CANCELLED', 'CANCELLED_BY_CUSTOMER'), cancelled);
    expect(cancelled.row()).toMatchObject({ status: 'ACTIVE', wakesOn: '2026-12-08' });
  });

  test('of the last run ends it, and until then it goes on', async () => {
    const world = recurringWorld({ ...activeRow, count: 1 });
    const order = await run(world);
    expect(world.row()).toMatchObject({ status: 'ACTIVE', dueAt: '2026-12-02T00:00:00.000Z' });
    expect(world.row().wakesOn).toBeUndefined();
    await followOrder(endOf(order, 'FAILED', 'CARD_DECLINED'), world);
    expect(world.row()).toMatchObject({ status: 'ACTIVE', wakesOn: '2026-12-02' });
    await followOrder(endOf(await run(world), 'COMPLETED'), world);
    expect(world.row().status).toBe('ENDED');
    expect(events(world).at(-1)).toBe('ENDED');
  });

  test('is nothing to a recurring order that is paused by hand but a run that can be made up for', async () => {
    const world = recurringWorld();
    const order = await run(world);
    await world.recurring.settle(RECURRING_ID, (row) =>
      changeOf(row && pauseRuns(row, 'PAUSED_BY_CUSTOMER', '2026-12-01T10:00:00.000Z')),
    );
    await followOrder(endOf(order, 'FAILED', 'CARD_DECLINED'), world);
    expect(world.row()).toMatchObject({
      status: 'PAUSED',
      reason: 'PAUSED_BY_CUSTOMER',
      missedRunOn: '2026-12-01',
      retry: { attempt: 1 },
    });
  });
});

test('an order’s id tells its try, and is a UUID', () => {
  for (const attempt of [0, 1, 7]) {
    const id = runOrderId(RECURRING_ID, '2026-12-01', attempt);
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(attemptOf({ id, recurringOrderId: RECURRING_ID, runOn: '2026-12-01' }, 0)).toBe(attempt);
  }
  expect(attemptOf({ id: 'x', recurringOrderId: RECURRING_ID, runOn: '2026-12-01' }, 0)).toBeNull();
});

type Step =
  | { readonly does: 'wake'; readonly which: number }
  | { readonly does: 'news'; readonly which: number }
  | { readonly does: 'pause' | 'skip' | 'cancel' }
  | { readonly does: 'resume'; readonly makeUp: boolean; readonly agrees: boolean }
  | { readonly does: 'price'; readonly price: number }
  | { readonly does: 'pass'; readonly days: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ does: fc.constant('wake' as const), which: fc.nat(4) }) },
  { weight: 8, arbitrary: fc.record({ does: fc.constant('news' as const), which: fc.nat(6) }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constantFrom('pause' as const, 'skip' as const) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('cancel' as const) }) },
  {
    weight: 4,
    arbitrary: fc.record({ does: fc.constant('resume' as const), makeUp: fc.boolean(), agrees: fc.boolean() }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ does: fc.constant('price' as const), price: fc.integer({ min: 900, max: 1100 }) }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('pass' as const), days: fc.integer({ min: 1, max: 9 }) }) },
);

const outcomes: readonly (readonly [OrderRow['status'], OrderReason?])[] = [
  ['COMPLETED'],
  ['FAILED', 'CARD_DECLINED'],
  ['FAILED', 'OUT_OF_STOCK'],
  ['FAILED', 'PRODUCT_UNAVAILABLE'],
  ['CANCELLED', 'CANCELLED_BY_CUSTOMER'],
];

describe('whatever comes twice, late and out of order', () => {
  test('each day and try has one order at most, none costs more than was agreed to, and the count is right', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 60 }),
        fc.array(fc.constantFrom(...outcomes), { minLength: 1, maxLength: 8 }),
        fc.constantFrom<Partial<RecurringOrderRow>>({}, { count: 3 }, { endsOn: '2026-12-29' }),
        async (steps, ends, plan) => {
          const world = recurringWorld({ ...activeRow, ...plan });
          const wakes: string[] = [];
          let before = world.row();
          for (const taken of steps) {
            const { wakesOn } = world.row();
            if (wakesOn !== undefined) wakes.push(wakesOn);
            const placedBefore = world.orders().length;
            await take(world, taken, wakes, ends);
            const row = world.row();
            expect(row.status === before.status || canMove(recurringMachine, before.status, row.status)).toBe(true);
            const placed = world.orders().slice(placedBefore);
            if (placed.length > 0) expect(before.status).toBe('ACTIVE');
            for (const { total } of placed) expect(total).toBeLessThanOrEqual(row.agreedTotal);
            expect(row.status === 'ACTIVE' || (row.wakesOn === undefined && row.nextRunOn === undefined)).toBe(true);
            before = row;
          }
          const orders = world.orders();
          expect(new Set(orders.map(({ id }) => id)).size).toBe(orders.length);
          const firsts = orders.filter(({ id, scheduledFor = '' }) => id === runOrderId(RECURRING_ID, scheduledFor, 0));
          expect(before.placed).toBe(firsts.length);
          expect(firsts.length).toBeLessThanOrEqual(plan.count ?? 100);
          for (const { scheduledFor = '' } of orders) expect(scheduledFor <= (plan.endsOn ?? '9999')).toBe(true);
        },
      ),
      { numRuns: 200 },
    );
  });

  test('without the order that is awaited, doubled news try a run twice as often (negative control)', async () => {
    const world = recurringWorld();
    const order = await run(world);
    await followOrder(endOf(order, 'FAILED', 'CARD_DECLINED'), world);
    await run(world);
    const guarded = world.row().retry;
    await followOrder(endOf(order, 'FAILED', 'CARD_DECLINED'), world);
    expect(world.row().retry).toEqual(guarded);
    world.recurring.rows.set(RECURRING_ID, { ...world.row(), awaitedOrderId: order.id });
    await followOrder(endOf(order, 'FAILED', 'CARD_DECLINED'), world);
    expect(world.row().retry).toMatchObject({ attempt: 1 });
  });
});

async function take(
  world: RecurringWorld,
  taken: Step,
  wakes: readonly string[],
  ends: readonly (readonly [OrderRow['status'], OrderReason?])[],
): Promise<void> {
  const at = world.now().toISOString();
  const moves = (move: (row: RecurringOrderRow) => RecurringMove | null) =>
    world.recurring.settle(RECURRING_ID, (row) => changeOf(row && move(row)));
  switch (taken.does) {
    case 'wake': {
      const day = wakes.at(-1 - taken.which);
      if (day === undefined) return;
      if (day > world.today) world.today = day;
      await runRecurringOrder(wakeOf(day), world);
      return;
    }
    case 'news': {
      const orders = world.orders();
      const index = orders.length - 1 - taken.which;
      const order = orders[index];
      const [status, reason] = ends[index % ends.length] ?? ['COMPLETED'];
      if (order) await followOrder(endOf(order, status, reason), world);
      return;
    }
    case 'pause':
      await moves((row) => (row.status === 'ACTIVE' ? pauseRuns(row, 'PAUSED_BY_CUSTOMER', at) : null));
      return;
    case 'skip':
      await moves((row) => (row.status === 'ACTIVE' ? skipRun(row, at) : null));
      return;
    case 'cancel':
      await moves((row) =>
        row.status === 'ACTIVE' || row.status === 'PAUSED' ? cancelRuns(row, 'CANCELLED_BY_CUSTOMER', at) : null,
      );
      return;
    case 'resume':
      await moves((row) => {
        const agreed = taken.agrees ? priceOrder(row.lines, world.products).priced : null;
        return row.status === 'PAUSED' ? resumeRuns(row, { agreed, makeUp: taken.makeUp }, at) : null;
      });
      return;
    case 'price':
      world.products = [mug(taken.price)];
      return;
    case 'pass':
      world.today = addDays(world.today, taken.days);
      return;
  }
}

test('a move keeps sixty entries of the history, the latest', () => {
  let row: RecurringOrderRow = { ...activeRow, nextRunOn: '2026-12-01' };
  for (let skipped = 0; skipped < 70; skipped += 1) {
    const move = skipRun(row, '2026-11-21T10:00:00.000Z');
    if (!move) throw new Error('There is always a next one.');
    row = { ...row, ...move.set, version: row.version + 1 };
  }
  expect(row.history).toHaveLength(60);
  expect(row.history.every(({ event }) => event === 'SKIPPED')).toBe(true);
  expect(placeRun(row, { runOn: '2026-12-01', attempt: 0 }, 'x', '2026-11-21T10:00:00.000Z').set.history).toHaveLength(
    60,
  );
});
