import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BookingRow } from '#model/bookings.ts';
import { returnedTickets } from '#model/ticketReturns.ts';
import { fakeCards } from '../platform/payments/fakeProvider.ts';
import { moveTo } from '../platform/purchases/moves.ts';
import type { RunOptions } from '../platform/purchases/purchaseRun.ts';
import { tokenWaits } from '../platform/purchases/purchaseRun.ts';
import type { Others, Stage } from '../platform/purchases/purchaseStories.ts';
import { differences, lived, restOf, stories, sweepToEnd } from '../platform/purchases/purchaseStories.ts';
import { bookingExecution } from './bookingExecution.ts';
import type { BookingWorldOptions, World } from './bookingWorld.ts';
import { bookingWorld, QUANTITY } from './bookingWorld.ts';

const SEATS = ['A-1', 'A-2'];

/**
 * What must be so once nothing more happens: tickets and paid once, or no tickets and nothing charged; and every ticket counted once. What is not so is
 * said.
 */
function faultsOf(world: World): string[] {
  const { isPaid, ...rest } = restOf(world);
  const { capacity, available, held, sold } = world.stock();
  const { status, total, seats } = world.purchase();
  const hold = world.hold();
  const isHeld = hold.status === 'ACTIVE';
  const mine = Object.values(world.seats()).filter(({ bookingId }) => bookingId === world.purchase().id);
  const rivals = Object.values(world.seats()).filter(({ holdId }) => holdId === 'rival');
  const seen = {
    ...rest,
    both: isPaid && world.tickets().length === 0 ? 'paid without tickets' : 'no',
    tickets: world.tickets().length,
    seatsTaken: world.purchase().seatsTaken ?? false,
    adding: available + held + sold,
    negative: Math.min(available, held, sold) < 0,
    heldTickets: held,
    allowance: world.allowance(),
    seats: mine.length,
    twice: rivals.some(({ seat }) => mine.some((own) => own.seat === seat)),
    promo: world.promoUses(),
    keeps: isHeld && hold.bookingId !== undefined,
  };
  return differences(seen, {
    status: 'ended',
    held: 0,
    net: isPaid ? total : 0,
    captures: isPaid && total > 0 ? 1 : 0,
    edges: true,
    both: 'no',
    tickets: isPaid ? QUANTITY : 0,
    seatsTaken: isPaid,
    adding: capacity,
    negative: false,
    heldTickets: isHeld ? QUANTITY : 0,
    allowance: (isHeld ? QUANTITY : 0) + (isPaid ? QUANTITY : 0),
    seats: isPaid ? seats.length : 0,
    twice: false,
    promo: isPaid && world.purchase().promoCode !== undefined ? 1 : 0,
    keeps: false,
  }).map((fault) => `${status}: ${fault}`);
}

function stageOf(options: BookingWorldOptions = {}): Stage<BookingRow, World> {
  return {
    world(given, card) {
      const world = bookingWorld({
        ...options,
        ...given,
        booking: card === undefined ? {} : { paymentMethodId: card },
      });
      if (card === undefined) delete world.purchase().paymentMethodId;
      return world;
    },
    execution: bookingExecution,
    faultsOf,
  };
}

interface Told extends BookingWorldOptions {
  /** The hold expires once the booking is authorised; then so many are bought by somebody else. */
  readonly expiresMeanwhile?: { readonly rival: number };
}

async function carriedOut(options: Told, execution: Partial<RunOptions> = {}): Promise<World> {
  let expired = false;
  const turn = async () => {
    if (expired || !options.expiresMeanwhile || world.purchase().status !== 'AUTHORIZED') return;
    expired = true;
    // Others' calls do not fail here, nor do they give anybody a turn.
    await world.expire().catch(() => undefined);
    await world.rivalBuys(options.expiresMeanwhile.rival, options.seats?.slice(0, 1) ?? []).catch(() => undefined);
  };
  const world: World = bookingWorld({ ...options, turn });
  const waits = tokenWaits();
  await bookingExecution(world, { waits, ...execution }).run();
  await sweepToEnd(stageOf(options), world, waits, execution);
  return world;
}

describe('a booking whose steps all go well', () => {
  test.each<[string, Told]>([
    ['of any places', {}],
    ['of numbered seats', { seats: SEATS }],
    ['that is free', { free: true }],
    ['with a promo code', { promoCode: 'EARLY' }],
  ])('%s is confirmed, has its tickets, and is charged once', async (_, options) => {
    const world = await carriedOut(options);
    expect(world.purchase().status).toBe('CONFIRMED');
    expect(world.hold().status).toBe('BOOKED');
    expect(faultsOf(world)).toEqual([]);
  });

  test('is confirmed, too, where its hold expires and as many can be had', async () => {
    const world = await carriedOut({ expiresMeanwhile: { rival: 1 } });
    expect(world.purchase().status).toBe('CONFIRMED');
    expect(world.hold().status).toBe('EXPIRED');
    expect(faultsOf(world)).toEqual([]);
  });

  test.each<[string, Told, string]>([
    ['the card is refused', { booking: { paymentMethodId: fakeCards.refused } }, 'CARD_DECLINED'],
    ['the hold expires and too few are left', { capacity: 3, expiresMeanwhile: { rival: 2 } }, 'SEATS_LOST'],
    ['the hold expires and a seat is gone', { seats: SEATS, expiresMeanwhile: { rival: 1 } }, 'SEATS_LOST'],
    ['the hold is another booking’s', { hold: { bookingId: 'another' } }, 'HOLD_LOST'],
    ['the hold was let go of', { hold: { status: 'RELEASED' } }, 'HOLD_LOST'],
  ])('but for one is undone with its reason where %s', async (_, options, reason) => {
    const world = await carriedOut(options);
    expect(world.purchase()).toMatchObject({ status: 'FAILED', reason });
    expect(world.provider.tally).toMatchObject({ held: 0, net: 0, captures: 0 });
    expect(world.tickets()).toEqual([]);
  });

  test('but for the payment leaves its hold to be booked again with another card', async () => {
    const world = await carriedOut({
      booking: { paymentMethodId: fakeCards.refused },
      seats: SEATS,
      promoCode: 'EARLY',
    });
    expect(world.hold()).toMatchObject({ status: 'ACTIVE', seats: SEATS });
    expect(world.hold().bookingId).toBeUndefined();
    expect(faultsOf(world)).toEqual([]);
  });
});

/** More calls than a booking makes where all goes well, and where it is undone. */
const CALLS = 70;
const moments = ['before', 'after'] as const;

describe('with a fault at each call in turn', () => {
  const paths: readonly [string, Told][] = [
    ['one that is paid', { seats: SEATS, promoCode: 'EARLY' }],
    [
      'one whose card is refused',
      { seats: SEATS, promoCode: 'EARLY', booking: { paymentMethodId: fakeCards.refused } },
    ],
    ['one whose tickets are taken anew', { seats: [], expiresMeanwhile: { rival: 1 } }],
    ['one whose seats are lost once it is authorised', { seats: SEATS, expiresMeanwhile: { rival: 1 } }],
  ];

  test.each(paths)('%s ends with tickets and paid, or fully undone, with the step tried again', async (_, options) => {
    for (const moment of moments) {
      for (let at = 1; at <= CALLS; at += 1) {
        const world = await carriedOut({ ...options, fault: (call) => (call === at ? moment : null) });
        expect({ at, moment, faults: faultsOf(world) }).toEqual({ at, moment, faults: [] });
      }
    }
  });

  test.each(paths)('%s ends with tickets and paid, or fully undone, with no step tried again', async (_, options) => {
    for (const moment of moments) {
      for (let at = 1; at <= CALLS; at += 1) {
        const world = await carriedOut(
          { ...options, fault: (call) => (call === at ? moment : null) },
          { patient: 0, lasting: 0 },
        );
        // An undoing that is never tried again needs a person, who tries it again.
        if (world.purchase().status === 'NEEDS_ATTENTION') continue;
        expect({ at, moment, faults: faultsOf(world) }).toEqual({ at, moment, faults: [] });
      }
    }
  });

  test.each(paths)('%s is tried at every call it makes', async (_, options) => {
    expect((await carriedOut(options)).calls()).toBeLessThan(CALLS);
  });

  test('negative control: without its compensation money stays held, or tickets stay away', async () => {
    const without = async (step: 'reversePayment' | 'giveBack') => {
      const broken: string[] = [];
      for (let at = 1; at <= CALLS; at += 1) {
        const world = await carriedOut(
          { seats: SEATS, fault: (call) => (call === at || call === at + 1 ? 'after' : null) },
          { patient: 0, lasting: 3, without: step },
        );
        broken.push(...faultsOf(world));
      }
      return broken;
    };
    expect(await without('reversePayment')).toEqual(expect.arrayContaining([expect.stringMatching(/held/)]));
    expect(await without('giveBack')).not.toEqual([]);
  });
});

/** Turns until the hold's time is over and until somebody else buys; how many they buy. */
const meanwhile = fc.record({
  expiresAfter: fc.integer({ min: 0, max: 50 }),
  rivalAfter: fc.integer({ min: 0, max: 60 }),
  rival: fc.integer({ min: 1, max: 3 }),
  numbered: fc.boolean(),
  sweptTwice: fc.boolean(),
  /** Turns until the event is called off, which ends the hold as well. */
  closesAfter: fc.option(fc.integer({ min: 0, max: 50 }), { freq: 3 }),
});

type Meanwhile = typeof meanwhile extends fc.Arbitrary<infer Value> ? Value : never;

/** The hold expires, by one or two who end holds, somebody else buys what they can get, and the event may be called off. */
function othersOf({ expiresAfter, rivalAfter, rival, numbered, sweptTwice, closesAfter }: Meanwhile): Others<World> {
  return (world, turn) => {
    const after = async (count: number, act: () => Promise<unknown>) => {
      for (let passed = 0; passed < count; passed += 1) await turn();
      await act().catch(() => undefined);
    };
    return [
      after(expiresAfter, () => world.expire()),
      ...(sweptTwice ? [after(expiresAfter, () => world.expire())] : []),
      after(rivalAfter, () => world.rivalBuys(rival, numbered ? SEATS.slice(0, 1) : [])),
      ...(closesAfter === null ? [] : [after(closesAfter, () => callOff(world))]),
    ];
  };
}

/** What the cancellation of an event does to whoever has not bought yet. */
async function callOff(world: World): Promise<void> {
  world.open(false);
  await world.expire();
}

describe('whatever happens to a booking at the same time', () => {
  const lives = (
    story: Parameters<typeof lived>[1],
    also: Meanwhile,
    scheduler: fc.Scheduler,
    options: BookingWorldOptions = {},
    versions: 'checked' | 'ignored' = 'checked',
  ) =>
    lived(
      stageOf({ capacity: 4, seats: also.numbered ? SEATS : [], ...options }),
      story,
      scheduler,
      versions,
      othersOf(also),
    );

  test('a payment is honoured with tickets, of its hold or taken anew, or nothing is charged: never both, never neither', async () => {
    const ends = new Set<string>();
    await fc.assert(
      fc.asyncProperty(stories, meanwhile, fc.scheduler(), async (story, also, scheduler) => {
        const { world, faults, status, cancelled } = await lives(story, also, scheduler);
        ends.add(`${status} ${status === 'CONFIRMED' ? world.hold().status : (world.purchase().reason ?? '')}`);
        expect(faults).toEqual([]);
        if (cancelled) expect(status).toBe('CANCELLED');
      }),
      { numRuns: 600 },
    );
    // Of its hold, taken anew, lost, called off.
    expect([...ends]).toEqual(
      expect.arrayContaining([
        'CONFIRMED BOOKED',
        'CONFIRMED EXPIRED',
        'FAILED SEATS_LOST',
        'FAILED EVENT_NOT_ON_SALE',
        'CANCELLED CANCELLED_BY_CUSTOMER',
      ]),
    );
  }, 60_000);

  test.each<[string, BookingWorldOptions, 'checked' | 'ignored']>([
    ['where nobody looks at hold, counts and seats as they are', { conditions: 'ignored' }, 'checked'],
    ['where writes do not look at the version', {}, 'ignored'],
  ])(
    'negative control: %s, that breaks',
    async (_, options, versions) => {
      const result = await fc.check(
        fc.asyncProperty(stories, meanwhile, fc.scheduler(), async (story, also, scheduler) => {
          const { faults, status, cancelled } = await lives(story, also, scheduler, options, versions);
          return faults.length === 0 && (!cancelled || status === 'CANCELLED');
        }),
        { numRuns: 2_000, endOnFailure: true },
      );
      expect(result.failed).toBe(true);
    },
    60_000,
  );
});

describe('a booking that its owner cancels as soon as it is confirmed', () => {
  /** What `cancelBooking` writes beside the refund, which the provider is asked for elsewhere. */
  async function cancelConfirmed({ life, purchases, purchase, clock }: World): Promise<void> {
    await purchases.settle(purchase().id, (row) => {
      if (row?.status !== 'CONFIRMED') return null;
      const { set, ...change } = moveTo(life, row, 'CANCELLED', clock, 'CANCELLED_BY_CUSTOMER');
      return {
        ...change,
        set: { ...set, seatsTaken: false },
        alongside: ({ updatedAt }) => returnedTickets(row, 'sold', updatedAt),
      };
    });
  }

  test('is neither undone nor sold once more by an execution that is still at work on it', async () => {
    const ends = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        let isOver = false;
        const turn = () => (isOver ? Promise.resolve() : scheduler.schedule(Promise.resolve()));
        const world = bookingWorld({ seats: SEATS, turn });
        const owner = async () => {
          while (!isOver && world.purchase().status !== 'CONFIRMED') await turn();
          ends.add(isOver ? 'afterwards' : 'meanwhile');
          await cancelConfirmed(world);
        };
        const runs = Promise.all([1, 2].map(() => bookingExecution(world, { waits: tokenWaits() }).run()));
        const all = Promise.all([runs.then(() => (isOver = true)), owner()]);
        await scheduler.waitFor(all);
        await bookingExecution(world, { waits: tokenWaits() }).run();
        const { total } = world.purchase();
        expect(world.purchase()).toMatchObject({ status: 'CANCELLED', seatsTaken: false });
        expect(world.provider.tally).toMatchObject({ held: 0, net: total, captures: 1 });
        expect(world.stock()).toMatchObject({ available: 10, held: 0, sold: 0 });
        expect([world.allowance(), world.seats()]).toEqual([0, {}]);
      }),
      { numRuns: 100 },
    );
    expect(ends).toContain('meanwhile');
  });
});

test('free tickets ask the provider nothing', async () => {
  const world = await carriedOut({ free: true });
  expect(world.provider.tally).toMatchObject({ authorizations: 0, captures: 0, held: 0 });
});
