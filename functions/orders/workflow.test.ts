import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OrderRow } from '#model/orders.ts';
import { isTerminal } from '#model/orders.ts';
import { fakeCards } from '../platform/payments/fakeProvider.ts';
import type { RunOptions } from '../platform/purchases/purchaseRun.ts';
import { tokenWaits } from '../platform/purchases/purchaseRun.ts';
import type { Stage } from '../platform/purchases/purchaseStories.ts';
import { differences, lived, restOf, stories, sweepToEnd } from '../platform/purchases/purchaseStories.ts';
import { orderExecution } from './orderExecution.ts';
import type { OrderWorldOptions, World } from './orderWorld.ts';
import { orderWorld, PRICE } from './orderWorld.ts';

const STOCK = 10;
const QUANTITY = 2;
const TOTAL = PRICE * QUANTITY;

/** What must be so once nothing more happens: complete and paid once, or undone whole. What is not so is said. */
function faultsOf(world: World): string[] {
  const { isPaid, ...rest } = restOf(world);
  const seen = { ...rest, stock: world.stock(), stockTaken: world.purchase().stockTaken ?? false };
  return differences(seen, {
    status: 'ended',
    held: 0,
    net: isPaid ? TOTAL : 0,
    stock: isPaid ? STOCK - QUANTITY : STOCK,
    stockTaken: isPaid,
    captures: isPaid ? 1 : 0,
    edges: true,
  });
}

const stage: Stage<OrderRow, World> = {
  world(options, card) {
    const world = orderWorld({ stock: STOCK, ...options, order: card === undefined ? {} : { paymentMethodId: card } });
    if (card === undefined) delete world.purchase().paymentMethodId;
    return world;
  },
  execution: orderExecution,
  faultsOf,
};

interface Told extends OrderWorldOptions {
  /** Somebody else buys the rest once this order is authorised, and gives it back once it has ended. */
  readonly soldMeanwhile?: boolean;
}

async function carriedOut(options: Told, execution: Partial<RunOptions> = {}): Promise<World> {
  const sold = () => {
    if (options.soldMeanwhile && world.purchase().status === 'AUTHORIZED') world.changeProduct({ stock: 1 });
    if (options.soldMeanwhile && isTerminal(world.purchase().status)) world.changeProduct({ stock: STOCK });
    return Promise.resolve();
  };
  const world: World = orderWorld({ stock: STOCK, ...options, turn: sold });
  const waits = tokenWaits();
  await orderExecution(world, { waits, ...execution }).run();
  await sweepToEnd(stage, world, waits, execution);
  await sold();
  return world;
}

describe('an order whose steps all go well', () => {
  test('is complete, and charged once', async () => {
    const world = await carriedOut({});
    expect(world.purchase().status).toBe('COMPLETED');
    expect(faultsOf(world)).toEqual([]);
  });

  test.each([
    ['the card is refused', { order: { paymentMethodId: fakeCards.refused } }, 'CARD_DECLINED'],
    ['there is too little', { stock: 1 }, 'OUT_OF_STOCK'],
  ])('but for one is undone with its reason where %s', async (_, options, reason) => {
    const world = await carriedOut(options);
    expect(world.purchase()).toMatchObject({ status: 'FAILED', reason });
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
        const { status } = world.purchase();
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
    const without = async (step: 'reversePayment' | 'giveBack') => {
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
    expect(await without('giveBack')).not.toEqual([]);
  });
});

describe('whatever happens to an order at the same time', () => {
  test('it ends complete or fully undone, charged at most once, and not charged where it was cancelled', async () => {
    const ends = new Set<string>();
    await fc.assert(
      fc.asyncProperty(stories, fc.scheduler(), async (story, scheduler) => {
        const { faults, status, cancelled } = await lived(stage, story, scheduler, 'checked');
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
        const { faults, status, cancelled } = await lived(stage, story, scheduler, 'ignored');
        return faults.length === 0 && (!cancelled || status === 'CANCELLED');
      }),
      { numRuns: 2_000, endOnFailure: true },
    );
    expect(result.failed).toBe(true);
  }, 60_000);
});
