import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OrderRow } from '#model/orders.ts';
import { isCancellable, isTerminal, moveOrder, orderMachine } from '#model/orders.ts';
import { canMove } from '#model/statusMachine.ts';
import { fakeCards } from '../platform/payments/fakeProvider.ts';
import type { Workflow } from '../ports/workflow.ts';
import { dueAfter } from './moves.ts';
import type { ExecutionOptions, Waits } from './orderExecution.ts';
import { orderExecution, tokenWaits } from './orderExecution.ts';
import type { World, WorldOptions } from './orderWorld.ts';
import { ORDER_ID, orderWorld, PRICE } from './orderWorld.ts';
import { lookAfter } from './sweepOrders/lookAfter.ts';
import { wakeByProvider } from './wake.ts';

const STOCK = 10;
const QUANTITY = 2;
const TOTAL = PRICE * QUANTITY;

/** What must be so once nothing more happens: complete and paid once, or undone whole. What is not so is said. */
function faultsOf(world: World): string[] {
  const { status, timeline, stockTaken } = world.order();
  const { held, net, captures } = world.provider.tally;
  const paid = status === 'COMPLETED';
  const seen = {
    status: isTerminal(status) ? 'ended' : status,
    held,
    net,
    stock: world.stock(),
    stockTaken: stockTaken ?? false,
    captures: paid ? captures : 0,
    edges: timeline.every(
      ({ status: to }, at) => at === 0 || canMove(orderMachine, timeline[at - 1]?.status ?? to, to),
    ),
  };
  const asked = {
    status: 'ended',
    held: 0,
    net: paid ? TOTAL : 0,
    stock: paid ? STOCK - QUANTITY : STOCK,
    stockTaken: paid,
    captures: paid ? 1 : 0,
    edges: true,
  };
  const names = Object.keys(asked) as (keyof typeof asked)[];
  return names.filter((name) => seen[name] !== asked[name]).map((name) => `${name}: ${String(seen[name])}`);
}

/** Sweeps, an interval apart, until the order has ended: new executions where the old ones have ended too early. */
async function sweepToEnd(world: World, waits: Waits, options: Partial<ExecutionOptions> = {}): Promise<void> {
  const ended = new Map<string, 'SUCCEEDED' | 'FAILED'>();
  const begun: Promise<void>[] = [];
  const workflow: Workflow = {
    async start(name) {
      if (ended.has(name)) return;
      ended.set(name, 'FAILED');
      const run = orderExecution(world, { waits, ...options }).run();
      begun.push(run.then((how) => void ended.set(name, how)));
      // Nobody pays any more.
      while (world.order().status !== 'NEEDS_ATTENTION' && !(await settled(run))) waits.timeOut();
    },
    state: (name) => Promise.resolve(ended.get(name) ?? (name === ORDER_ID ? 'FAILED' : 'MISSING')),
  };
  for (let sweep = 0; sweep < 20 && !isTerminal(world.order().status); sweep += 1) {
    world.clock.pass(1000);
    await lookAfter(ORDER_ID, { ...world, workflow, step: waits }).catch(() => undefined);
  }
  await Promise.all(begun);
}

async function settled(run: Promise<unknown>): Promise<boolean> {
  const pending = Symbol('pending');
  await new Promise((resume) => setImmediate(resume));
  return (await Promise.race([run, Promise.resolve(pending)])) !== pending;
}

interface Told extends WorldOptions {
  /** Somebody else buys the rest once this order is authorised, and gives it back once it has ended. */
  readonly soldMeanwhile?: boolean;
}

async function carriedOut(options: Told, execution: Partial<ExecutionOptions> = {}): Promise<World> {
  const sold = () => {
    if (options.soldMeanwhile && world.order().status === 'AUTHORIZED') world.changeProduct({ stock: 1 });
    if (options.soldMeanwhile && isTerminal(world.order().status)) world.changeProduct({ stock: STOCK });
    return Promise.resolve();
  };
  const world: World = orderWorld({ stock: STOCK, ...options, turn: sold });
  const waits = tokenWaits();
  await orderExecution(world, { waits, ...execution }).run();
  await sweepToEnd(world, waits, execution);
  await sold();
  return world;
}

describe('an order whose steps all go well', () => {
  test('is complete, and charged once', async () => {
    const world = await carriedOut({});
    expect(world.order().status).toBe('COMPLETED');
    expect(faultsOf(world)).toEqual([]);
  });

  test.each([
    ['the card is refused', { order: { paymentMethodId: fakeCards.refused } }, 'CARD_DECLINED'],
    ['there is too little', { stock: 1 }, 'OUT_OF_STOCK'],
  ])('but for one is undone with its reason where %s', async (_, options, reason) => {
    const world = await carriedOut(options);
    expect(world.order()).toMatchObject({ status: 'FAILED', reason });
    expect(world.provider.tally).toMatchObject({ held: 0, net: 0, captures: 0 });
  });
});

/** One call more than an order makes where all goes well, and where it is undone. */
const CALLS = 60;
const moments = ['before', 'after'] as const;

describe('with a fault at each call in turn', () => {
  const paths: readonly [string, Told][] = [
    ['one that is paid', {}],
    ['one whose card is refused', { order: { paymentMethodId: fakeCards.refused } }],
    ['one whose pieces are sold to somebody else once it is authorised', { soldMeanwhile: true }],
  ];

  test.each(paths)('%s ends complete or fully undone, with the step tried again', async (_, options) => {
    for (const moment of moments) {
      for (let at = 1; at <= CALLS; at += 1) {
        const world = await carriedOut({ ...options, fault: (call) => (call === at ? moment : null) });
        expect({ at, moment, faults: faultsOf(world) }).toEqual({ at, moment, faults: [] });
      }
    }
  });

  test.each(paths)('%s ends complete or fully undone, with no step tried again', async (_, options) => {
    for (const moment of moments) {
      for (let at = 1; at <= CALLS; at += 1) {
        const world = await carriedOut(
          { ...options, fault: (call) => (call === at ? moment : null) },
          { patient: 0, lasting: 0 },
        );
        const { status } = world.order();
        // An undoing that is never tried again needs a person, who tries it again.
        if (status === 'NEEDS_ATTENTION') continue;
        expect({ at, moment, faults: faultsOf(world) }).toEqual({ at, moment, faults: [] });
      }
    }
  });

  test('an outage of every call from one on ends in no order that is charged and not complete', async () => {
    for (let from = 1; from <= CALLS; from += 1) {
      const world = await carriedOut(
        { fault: (call) => (call >= from && call < from + 30 ? 'after' : null) },
        { patient: 3, lasting: 60 },
      );
      expect({ from, faults: faultsOf(world) }).toEqual({ from, faults: [] });
    }
  });

  test('negative control: without its compensation money stays held, or pieces stay away', async () => {
    const without = async (step: 'reversePayment' | 'restockInventory') => {
      const broken: string[] = [];
      for (let at = 1; at <= CALLS; at += 1) {
        const world = await carriedOut(
          // The second one meets the steps as they are run again.
          { fault: (call) => (call === at || call === at + 1 ? 'after' : null) },
          { patient: 0, lasting: 3, without: step },
        );
        broken.push(...faultsOf(world));
      }
      return broken;
    };
    expect(await without('reversePayment')).toEqual(expect.arrayContaining([expect.stringMatching(/^held/)]));
    expect(await without('restockInventory')).not.toEqual([]);
  });
});

interface Story {
  readonly card: string | undefined;
  /** Turns until the order is cancelled, the owner acts, their time is over; null: never. */
  readonly cancelAfter: number | null;
  readonly ownerAfter: number | null;
  readonly passes: boolean;
  readonly timeOutAfter: number;
  /** Whether the provider's news arrive. */
  readonly told: boolean;
  /** Whether a second execution runs at the same time. */
  readonly twice: boolean;
  readonly faults: readonly { readonly at: number; readonly when: 'before' | 'after' }[];
}

const turns = fc.integer({ min: 0, max: 60 });
const stories: fc.Arbitrary<Story> = fc.record({
  card: fc.constantFrom(fakeCards.good, fakeCards.good, fakeCards.asks, fakeCards.refused, undefined),
  cancelAfter: fc.option(turns),
  ownerAfter: fc.option(turns),
  passes: fc.boolean(),
  timeOutAfter: fc.integer({ min: 20, max: 120 }),
  told: fc.boolean(),
  twice: fc.boolean(),
  faults: fc.array(fc.record({ at: fc.integer({ min: 1, max: 80 }), when: fc.constantFrom(...moments) }), {
    maxLength: 4,
  }),
});

interface Ending {
  readonly faults: string[];
  readonly status: string;
  readonly cancelled: boolean;
}

/** Everything that happens to an order at once, in the order that the scheduler chooses. */
async function lived(story: Story, scheduler: fc.Scheduler, versions: 'checked' | 'ignored'): Promise<Ending> {
  let isOver = false;
  const turn = () => (isOver ? Promise.resolve() : scheduler.schedule(Promise.resolve()));
  const { paymentMethodId: _chosen, ...unpaid } = orderWorld().order();
  const order: Partial<OrderRow> = story.card === undefined ? unpaid : { paymentMethodId: story.card };
  const world = orderWorld({
    stock: STOCK,
    turn,
    versions,
    order,
    fault: (call) => story.faults.find(({ at }) => at === call)?.when ?? null,
  });
  if (story.card === undefined) delete world.order().paymentMethodId;
  const waits = tokenWaits();
  const after = async (count: number | null, act: () => unknown): Promise<void> => {
    if (count === null) return;
    for (let passed = 0; passed < count; passed += 1) await turn();
    await act();
  };
  const cancel = { cancelled: false };
  const actors = [
    orderExecution(world, { waits }).run(),
    ...(story.twice ? [orderExecution(world, { waits }).run()] : []),
    after(story.cancelAfter, () => cancelOrder(world, waits, cancel)),
    after(story.ownerAfter, () => payAsOwner(world, waits, story)),
    (async () => {
      await after(story.timeOutAfter, () => {
        waits.timeOut();
      });
      // Whoever begins to wait later has a time of their own, which ends too.
      while (!isOver) {
        await turn();
        if (waits.waiting()) await after(20, () => waits.timeOut());
      }
    })(),
  ];
  const work = Promise.all(actors.slice(0, -1)).then(() => {
    isOver = true;
  });
  await scheduler.waitFor(work);
  await sweepToEnd(world, waits);
  return { faults: faultsOf(world), status: world.order().status, cancelled: cancel.cancelled };
}

/** What resolvers/orders/cancelOrder.ts does. */
async function cancelOrder(world: World, waits: Waits, cancel: { cancelled: boolean }): Promise<void> {
  const { orders, clock } = world;
  try {
    const { row, changed } = await orders.settle(ORDER_ID, (row) => {
      if (!row || !isCancellable(row.status)) return null;
      const { set, remove } = moveOrder(row, 'CANCELLING', clock.now().toISOString(), {
        dueAt: dueAfter(clock),
        reason: 'CANCELLED_BY_CUSTOMER',
      });
      return { set: { ...set }, remove };
    });
    cancel.cancelled = changed;
    if (changed && row?.taskToken) await waits.succeed(row.taskToken, {});
  } catch {
    // The caller got no answer: either may have happened.
    cancel.cancelled = false;
  }
}

/** The owner acts in their browser; the provider's news are settled and followed, or are lost. */
async function payAsOwner(world: World, waits: Waits, { passes, told }: Story): Promise<void> {
  const payment = [...world.payments.values()][0];
  if (payment?.intentId === undefined) return;
  const intent = await world.provider.retrieve(payment.intentId);
  if (intent?.status === 'REQUIRES_ACTION') world.provider.authenticate(intent.id, passes);
  else if (intent?.status === 'REQUIRES_PAYMENT_METHOD' && payment.paymentMethodId === undefined) {
    world.provider.pay(intent.id, passes ? fakeCards.good : fakeCards.refused);
  }
  if (told) await wakeByProvider(world.order(), world.desk, waits).catch(() => undefined);
}

describe('whatever happens to an order at the same time', () => {
  test('it ends complete or fully undone, charged at most once, and not charged where it was cancelled', async () => {
    const ends = new Set<string>();
    await fc.assert(
      fc.asyncProperty(stories, fc.scheduler(), async (story, scheduler) => {
        const { faults, status, cancelled } = await lived(story, scheduler, 'checked');
        ends.add(status);
        expect(faults).toEqual([]);
        if (cancelled) expect(status).toBe('CANCELLED');
      }),
      { numRuns: 400 },
    );
    expect([...ends].sort()).toEqual(['CANCELLED', 'COMPLETED', 'FAILED']);
  }, 60_000);

  test('negative control: where writes do not look at the version, that breaks', async () => {
    const result = await fc.check(
      fc.asyncProperty(stories, fc.scheduler(), async (story, scheduler) => {
        const { faults, status, cancelled } = await lived(story, scheduler, 'ignored');
        return faults.length === 0 && (!cancelled || status === 'CANCELLED');
      }),
      { numRuns: 2_000, endOnFailure: true },
    );
    expect(result.failed).toBe(true);
  }, 60_000);
});
