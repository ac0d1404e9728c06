import fc from 'fast-check';
import type { PurchaseRow } from '#model/purchases.ts';
import { isStoppable, movePurchase, nextOf } from '#model/purchases.ts';
import type { Workflow } from '../../ports/workflow.ts';
import { fakeCards } from '../payments/fakeProvider.ts';
import { lookAfter } from './lookAfter.ts';
import { dueAfter } from './moves.ts';
import type { PayablePurchase } from './ports.ts';
import type { PurchaseRun, RunOptions, Waits } from './purchaseRun.ts';
import { tokenWaits } from './purchaseRun.ts';
import type { PurchaseWorld, WorldOptions } from './purchaseWorld.ts';
import { wakeByProvider } from './wake.ts';

/** A kind of purchases, as its workflow is tested: its worlds, and how one is carried out in them. */
export interface Stage<Row extends PayablePurchase, World extends PurchaseWorld<Row>> {
  /** A world whose owner pays with this card; undefined: they choose at the provider. */
  world(options: WorldOptions, card: string | undefined): World;
  execution(world: World, options: RunOptions): PurchaseRun;
  /** What must be so once nothing more happens, and is not, said. */
  faultsOf(world: World): string[];
}

/** Whether nothing more happens to it by itself, and nobody is asked to look at it. */
export function hasEnded({ life, purchase }: Pick<PurchaseWorld<PayablePurchase>, 'life' | 'purchase'>): boolean {
  const { status } = purchase();
  return status === life.complete || nextOf(life, status).length === 0;
}

/** Of a purchase at rest: whether it ended, and went along edges alone; what was taken from its owner and what was bought. */
export function restOf<Row extends PayablePurchase>(world: PurchaseWorld<Row>) {
  const { life, provider, purchase } = world;
  const { status, timeline } = purchase();
  const { held, net, captures } = provider.tally;
  const isPaid = status === life.complete;
  const edges = timeline.every(
    ({ status: to }, at) => at === 0 || nextOf(life, timeline[at - 1]?.status ?? to).includes(to),
  );
  return { isPaid, status: hasEnded(world) ? 'ended' : status, held, net, captures: isPaid ? captures : 0, edges };
}

/** What is not as it was asked for, said. */
export function differences<Names extends string>(
  seen: Readonly<Record<Names, unknown>>,
  asked: Readonly<Record<Names, unknown>>,
): string[] {
  const names = Object.keys(asked) as Names[];
  return names.filter((name) => seen[name] !== asked[name]).map((name) => `${name}: ${String(seen[name])}`);
}

/** Sweeps, an interval apart, until the purchase has ended: new executions where the old ones have ended too early. */
export async function sweepToEnd<Row extends PayablePurchase, World extends PurchaseWorld<Row>>(
  stage: Stage<Row, World>,
  world: World,
  waits: Waits,
  options: Partial<RunOptions> = {},
): Promise<void> {
  const { id } = world.purchase();
  const ended = new Map<string, 'SUCCEEDED' | 'FAILED'>();
  const begun: Promise<void>[] = [];
  const workflow: Workflow = {
    async start(name) {
      if (ended.has(name)) return;
      ended.set(name, 'FAILED');
      const run = stage.execution(world, { waits, ...options }).run();
      begun.push(run.then((how) => void ended.set(name, how)));
      // Nobody pays any more.
      while (world.purchase().status !== 'NEEDS_ATTENTION' && !(await settled(run))) waits.timeOut();
    },
    state: (name) => Promise.resolve(ended.get(name) ?? (name === id ? 'FAILED' : 'MISSING')),
  };
  for (let sweep = 0; sweep < 20 && !hasEnded(world); sweep += 1) {
    world.clock.pass(1000);
    await lookAfter<Row>(id, { ...world, workflow, step: waits }).catch(() => undefined);
  }
  await Promise.all(begun);
}

async function settled(run: Promise<unknown>): Promise<boolean> {
  const pending = Symbol('pending');
  await new Promise((resume) => setImmediate(resume));
  return (await Promise.race([run, Promise.resolve(pending)])) !== pending;
}

/** What happens to a purchase from outside, and when. */
export interface Story {
  readonly card: string | undefined;
  /** Turns until the purchase is cancelled, the owner acts, their time is over; null: never. */
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

export const stories: fc.Arbitrary<Story> = fc.record({
  card: fc.constantFrom(fakeCards.good, fakeCards.good, fakeCards.asks, fakeCards.refused, undefined),
  cancelAfter: fc.option(turns),
  ownerAfter: fc.option(turns),
  passes: fc.boolean(),
  timeOutAfter: fc.integer({ min: 20, max: 120 }),
  told: fc.boolean(),
  twice: fc.boolean(),
  faults: fc.array(
    fc.record({ at: fc.integer({ min: 1, max: 80 }), when: fc.constantFrom('before' as const, 'after' as const) }),
    { maxLength: 4 },
  ),
});

export interface Ending<World> {
  readonly world: World;
  readonly faults: string[];
  readonly status: string;
  readonly cancelled: boolean;
}

/** Lets others act in a world, by turns: what they do is awaited before the world comes to rest. */
export type Others<World> = (world: World, turn: () => Promise<void>) => readonly Promise<unknown>[];

/** Everything that happens to a purchase at once, in the order that the scheduler chooses. */
export async function lived<Row extends PayablePurchase, World extends PurchaseWorld<Row>>(
  stage: Stage<Row, World>,
  story: Story,
  scheduler: fc.Scheduler,
  versions: 'checked' | 'ignored',
  others: Others<World> = () => [],
): Promise<Ending<World>> {
  let isOver = false;
  const turn = () => (isOver ? Promise.resolve() : scheduler.schedule(Promise.resolve()));
  const fault = (call: number) => story.faults.find(({ at }) => at === call)?.when ?? null;
  const world = stage.world({ turn, versions, fault }, story.card);
  const waits = tokenWaits();
  const after = async (count: number | null, act: () => unknown): Promise<void> => {
    if (count === null) return;
    for (let passed = 0; passed < count; passed += 1) await turn();
    await act();
  };
  const cancel = { cancelled: false };
  const actors = [
    stage.execution(world, { waits }).run(),
    ...(story.twice ? [stage.execution(world, { waits }).run()] : []),
    after(story.cancelAfter, () => cancelPurchase(world, waits, cancel)),
    after(story.ownerAfter, () => payAsOwner(world, waits, story)),
    ...others(world, turn),
  ];
  const clockwork = async () => {
    await after(story.timeOutAfter, () => {
      waits.timeOut();
    });
    // Whoever begins to wait later has a time of their own, which ends too.
    while (!isOver) {
      await turn();
      if (waits.waiting()) await after(20, () => waits.timeOut());
    }
  };
  void clockwork();
  const work = Promise.all(actors).then(() => {
    isOver = true;
  });
  await scheduler.waitFor(work);
  await sweepToEnd(stage, world, waits);
  return { world, faults: stage.faultsOf(world), status: world.purchase().status, cancelled: cancel.cancelled };
}

/** What resolvers/orders/cancelOrder.ts does, and the one of bookings before anything is charged. */
async function cancelPurchase<Row extends PayablePurchase>(
  world: PurchaseWorld<Row>,
  waits: Waits,
  cancel: { cancelled: boolean },
): Promise<void> {
  const { life, purchases, clock } = world;
  try {
    const { row, changed } = await purchases.settle(world.purchase().id, (row: PurchaseRow | null) => {
      if (!row || !isStoppable(life, row.status)) return null;
      const { set, remove } = movePurchase(life, row, 'CANCELLING', clock.now().toISOString(), {
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
async function payAsOwner<Row extends PayablePurchase>(
  world: PurchaseWorld<Row>,
  waits: Waits,
  { passes, told }: Story,
): Promise<void> {
  const payment = [...world.payments.values()][0];
  if (payment?.intentId === undefined) return;
  const intent = await world.provider.retrieve(payment.intentId);
  if (intent?.status === 'REQUIRES_ACTION') world.provider.authenticate(intent.id, passes);
  else if (intent?.status === 'REQUIRES_PAYMENT_METHOD' && payment.paymentMethodId === undefined) {
    world.provider.pay(intent.id, passes ? fakeCards.good : fakeCards.refused);
  }
  if (told) await wakeByProvider(world.purchase(), world.desk, waits).catch(() => undefined);
}
