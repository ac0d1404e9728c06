import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LedgerDifferenceCode } from '#model/ledger.ts';
import { purchasePayment } from '#model/keys.ts';
import { compareLedgers } from '#model/ledgerWalk.ts';
import type { PaymentRow } from '#model/payments.ts';
import { stageOf } from '#model/purchaseKinds.ts';
import type { RefundRow } from '#model/refunds.ts';
import type { Intent } from '../../ports/payments.ts';
import type { PaidPurchase } from './comparePurchases.ts';
import type { Life, World } from './ledgerWorld.ts';
import { ask, compared, life, lived, now, paymentIn, purchaseId, tampered } from './ledgerWorld.ts';
import { comparePage } from './page.ts';

/** One world in which everything occurs. */
const all: Life = { kind: 'ORDER', currency: 'EUR', amount: 9_000, until: 'taken', refunds: [] };
const full: readonly Life[] = [
  { ...all, until: 'begun' },
  { ...all, until: 'refused' },
  { ...all, until: 'held' },
  { ...all, until: 'let go' },
  { ...all, refunds: [{ part: 100, becomes: 'done' }] },
  {
    ...all,
    currency: 'KWD',
    refunds: [
      { part: 30, becomes: 'done' },
      { part: 30, becomes: 'slow' },
      { part: 30, becomes: 'failed' },
      { part: 30, becomes: 'by hand' },
    ],
  },
  { ...all, currency: 'JPY' },
];
const named = (index: number): string => purchasePayment(purchaseId(index), 1);
const [held, givenBack, parts, taken] = [named(2), named(4), named(5), named(6)];

describe('books that agree', () => {
  test('agree, whatever happened to the payments, and their totals do', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(life, { maxLength: 8 }), async (lives) => {
        const world = await lived(lives);
        const { differences, unsettled, ours, theirs, checked, foreign, isComplete } = await compared(world);
        expect({ differences, unsettled, isComplete }).toEqual({ differences: [], unsettled: [], isComplete: true });
        expect({ checked, foreign }).toEqual({ checked: lives.length, foreign: 1 });
        for (const [currency, sum] of Object.entries(ours)) {
          expect(theirs[currency] ?? { captured: 0, refunded: 0 }).toEqual(sum);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('what has not reached the provider yet is unsettled, and no difference', async () => {
    const world = await lived([all]);
    ask(world.books, paymentIn(world.books, named(0)), { id: 'r', amount: 500 });
    expect(await compared(world)).toMatchObject({ differences: [], unsettled: [named(0)] });
  });

  test('what contradicts and moved a moment ago is unsettled, and a difference a minute later', async () => {
    const world = await lived([all]);
    const provider = tampered(world.provider, (intent) => ({ ...intent, amountReceived: 1 }));
    const row = paymentIn(world.books, named(0));
    world.books.payments.rows.set(row.id, { ...row, updatedAt: '2026-11-22T09:59:30.000Z' });
    const moving = await compared({ ...world, provider });
    expect(moving.differences).toEqual([]);
    expect(moving.unsettled).toContain(row.id);
    world.books.payments.rows.set(row.id, { ...row, updatedAt: '2026-11-22T09:58:00.000Z' });
    expect((await compared({ ...world, provider })).differences).toMatchObject([{ code: 'CAPTURED' }]);
  });

  test('what the provider knows a moment before its notice comes is unsettled, and no difference', async () => {
    const world = await lived([{ ...all, until: 'held' }, all]);
    const heard = paymentIn(world.books, named(0));
    world.books.payments.rows.set(heard.id, { ...heard, status: 'ACTION_REQUIRED' });
    // The notice comes while the rest is compared.
    const report = await compared(world, {
      page: () => {
        world.books.payments.rows.set(heard.id, heard);
        return Promise.resolve({ rows: [...world.books.payments.rows.values()], cursor: null });
      },
    });
    expect(report).toMatchObject({ differences: [], unsettled: [heard.id], isComplete: true });
  });

  test('what was given back at the provider a moment ago is unsettled, and a difference a minute later', async () => {
    const world = await lived([all]);
    world.provider.refundByHand(paymentIn(world.books, named(0)).intentId ?? '', 500);
    const made = (at: string) => ({
      ...world,
      provider: tampered(
        world.provider,
        (intent) => intent,
        (refund) => ({ ...refund, at }),
      ),
    });
    expect(await compared(made('2026-11-22T09:59:30.000Z'))).toMatchObject({ differences: [], unsettled: [named(0)] });
    const later = await compared(made('2026-11-22T09:58:00.000Z'));
    expect(later.differences.map(({ code }) => code)).toContain('REFUNDED');
  });

  test('a night that is too short says so', async () => {
    const world = await lived(full);
    const places = { provider: world.provider, now, payments: () => Promise.resolve([]) };
    let pages = 0;
    const report = await compareLedgers(
      (request) => {
        pages += 1;
        return comparePage(request, {
          ...places,
          provider: { ...world.provider, ledger: (page) => world.provider.ledger({ ...page, limit: 1 }) },
          refundsOf: () => Promise.resolve([]),
          purchases: () => Promise.resolve([]),
          page: () => Promise.reject(new Error('Ours are not asked for.')),
        });
      },
      { startedAt: now(), graceSeconds: 60, hasTime: () => pages < 2 },
    );
    expect(report).toMatchObject({ isComplete: false, checked: 1, foreign: 1 });
  });
});

/** What somebody changes behind everybody's back, on either side; what is said of it, and of which payment. */
const tamperings: Readonly<
  Record<string, { change: (world: World) => World; code: LedgerDifferenceCode; of: string }>
> = {
  'a charge is larger here': { change: ours(taken, { captured: 9_001 }), code: 'CAPTURED', of: taken },
  'an amount is another here': { change: ours(held, { amount: 8_999 }), code: 'AMOUNT', of: held },
  'a currency is another here': { change: ours(taken, { currency: 'EUR' }), code: 'CURRENCY', of: taken },
  'a hold is forgotten here': { change: ours(held, { status: 'VOIDED' }), code: 'HELD', of: held },
  'a charge is forgotten here': { change: ours(taken, { status: 'VOIDED', captured: 0 }), code: 'CAPTURED', of: taken },
  'less was given back, here': { change: ours(parts, { refunded: 10 }), code: 'REFUNDED', of: parts },
  'more is under way, here': { change: ours(parts, { refundPending: 9_000 }), code: 'BALANCES', of: parts },
  'one is said to be given back whole, here': {
    change: ours(parts, { status: 'REFUNDED' }),
    code: 'BALANCES',
    of: parts,
  },
  'one is not said to be given back whole, here': {
    change: ours(givenBack, { status: 'CAPTURED' }),
    code: 'BALANCES',
    of: givenBack,
  },
  'a payment is gone here': {
    change: (world) => {
      world.books.payments.rows.delete(taken);
      return world;
    },
    code: 'UNKNOWN_HERE',
    of: taken,
  },
  'an order is paid that was not charged': { change: orderOf(3, { status: 'COMPLETED' }), code: 'ORDER', of: named(3) },
  'an order is larger than its charge': { change: orderOf(6, { total: 9_001 }), code: 'ORDER', of: taken },
  'an order is of another currency': { change: orderOf(6, { currency: 'EUR' }), code: 'ORDER', of: taken },
  'an order failed whose charge was kept': { change: orderOf(6, { status: 'FAILED' }), code: 'ORDER', of: taken },
  'an order was cancelled whose hold was kept': {
    change: orderOf(2, { status: 'CANCELLED' }),
    code: 'ORDER',
    of: held,
  },
  'an order was paid by another attempt, and this charge was kept': {
    change: orderOf(6, { payAttempt: 2 }),
    code: 'ORDER',
    of: taken,
  },
  'an order is gone': {
    change: (world) => {
      world.purchases.delete(purchaseId(6));
      return world;
    },
    code: 'ORDER',
    of: taken,
  },
  'a refund is larger here': { change: ourRefund({ amount: 9_010 }), code: 'REFUND', of: givenBack },
  'a refund failed here alone': { change: ourRefund({ status: 'FAILED' }), code: 'REFUND', of: givenBack },
  'a refund is gone here': {
    change: (world) => {
      for (const { id, paymentId } of world.books.refunds.rows.values()) {
        if (paymentId === givenBack) world.books.refunds.rows.delete(id);
      }
      return world;
    },
    code: 'REFUND',
    of: givenBack,
  },
  'a refund is another attempt here': { change: ourRefund({ attempt: 2 }), code: 'REFUND', of: givenBack },
  'a charge is smaller there': { change: theirs(taken, { amountReceived: 8_999 }), code: 'CAPTURED', of: taken },
  'a currency is another there': { change: theirs(parts, { currency: 'BHD' }), code: 'CURRENCY', of: parts },
  'a hold is gone there': { change: theirs(held, { amountCapturable: 0, status: 'CANCELED' }), code: 'HELD', of: held },
  'more was given back there': { change: theirs(taken, { amountRefunded: 10 }), code: 'REFUNDED', of: taken },
  'a charge is there that was let go': {
    change: theirs(named(3), { status: 'CAPTURED', amountReceived: 9_000 }),
    code: 'CAPTURED',
    of: named(3),
  },
  'a refused payment is held there': {
    change: theirs(named(1), { status: 'AUTHORIZED', amountCapturable: 9_000 }),
    code: 'HELD',
    of: named(1),
  },
  'a payment is gone there': {
    change: (world) => ({
      ...world,
      provider: tampered(world.provider, (intent) => (intent.metadata['paymentId'] === taken ? null : intent)),
    }),
    code: 'MISSING_AT_PROVIDER',
    of: taken,
  },
  'a hold is unknown there': {
    change: (world) => ({
      ...world,
      provider: tampered(world.provider, (intent) => (intent.metadata['paymentId'] === held ? null : intent)),
    }),
    code: 'MISSING_AT_PROVIDER',
    of: held,
  },
  'a second payment bears the same name there': {
    change: theirs(named(0), { id: 'pi_second', status: 'AUTHORIZED', amountCapturable: 9_000 }),
    code: 'ANOTHER_PAYMENT',
    of: named(0),
  },
  'a refund is smaller there': {
    change: (world) => ({
      ...world,
      provider: tampered(
        world.provider,
        (intent) => intent,
        (refund) => (refund.amount === 9_000 ? { ...refund, amount: 8_990 } : refund),
      ),
    }),
    code: 'REFUND',
    of: givenBack,
  },
  'a refund is gone there': {
    change: (world) => ({
      ...world,
      provider: tampered(
        world.provider,
        (intent) => intent,
        (refund) => (refund.amount === 9_000 ? null : refund),
      ),
    }),
    code: 'REFUND',
    of: givenBack,
  },
  'a refund failed there alone': {
    change: (world) => ({
      ...world,
      provider: tampered(
        world.provider,
        (intent) => intent,
        (refund) => (refund.amount === 9_000 ? { ...refund, status: 'FAILED' } : refund),
      ),
    }),
    code: 'REFUND',
    of: givenBack,
  },
};

function ours(id: string, change: Partial<PaymentRow>): (world: World) => World {
  return (world) => {
    world.books.payments.rows.set(id, { ...paymentIn(world.books, id), ...change });
    return world;
  };
}

function orderOf(index: number, change: Partial<PaidPurchase>): (world: World) => World {
  return (world) => {
    const known = world.purchases.get(purchaseId(index));
    const changed = known && { ...known, ...change };
    if (changed) world.purchases.set(known.id, { ...changed, stage: stageOf({ ...changed, timeline: [] }) });
    return world;
  };
}

function ourRefund(change: Partial<RefundRow>): (world: World) => World {
  return (world) => {
    for (const row of world.books.refunds.rows.values()) {
      if (row.paymentId === givenBack) world.books.refunds.rows.set(row.id, { ...row, ...change });
    }
    return world;
  };
}

function theirs(id: string, change: Partial<Intent>): (world: World) => World {
  return (world) => ({
    ...world,
    provider: tampered(world.provider, (intent) =>
      intent.metadata['paymentId'] === id ? { ...intent, ...change } : intent,
    ),
  });
}

describe('whatever is changed behind everybody’s back is named', () => {
  test.each(Object.entries(tamperings))('%s', async (_name, { change, code, of }) => {
    const { differences } = await compared(change(await lived(full)));
    expect(differences.map(({ code: found }) => found)).toContain(code);
    // Nothing else is accused.
    expect(new Set(differences.map(({ paymentId }) => paymentId))).toEqual(new Set([of]));
  });

  test.each(Object.entries(tamperings))('of bookings as well: %s', async (_name, { change, code, of }) => {
    const bookings = full.map((each): Life => ({ ...each, kind: 'BOOKING' }));
    const { differences } = await compared(change(await lived(bookings)));
    expect(differences.map(({ code: found }) => found)).toContain(code === 'ORDER' ? 'BOOKING' : code);
    expect(new Set(differences.map(({ paymentId }) => paymentId))).toEqual(new Set([of]));
  });

  test.each([
    ['is named where it had not been paid', 'UNDONE', ['BOOKING']],
    ['is not where it was paid: what was kept of it is its fee', 'PAID', []],
  ] as const)('what was kept of a booking that was cancelled %s', async (_name, stage, codes) => {
    const world = await lived([{ ...all, kind: 'BOOKING', refunds: [{ part: 50, becomes: 'done' }] }]);
    const [known] = [...world.purchases.values()];
    if (known) world.purchases.set(known.id, { ...known, status: 'CANCELLED', stage });
    expect((await compared(world)).differences.map(({ code }) => code)).toEqual(codes);
  });

  test('but an order that was undone whose refund failed: it stands at the desk', async () => {
    const world = orderOf(0, { status: 'FAILED' })(
      await lived([{ ...all, refunds: [{ part: 100, becomes: 'failed' }] }]),
    );
    expect((await compared(world)).differences).toEqual([]);
    for (const { id } of world.books.refunds.rows.values()) world.books.refunds.rows.delete(id);
    expect((await compared(world)).differences.map(({ code }) => code)).toContain('ORDER');
  });

  test('and an order that ended a moment ago is unsettled', async () => {
    const world = orderOf(6, { status: 'FAILED', updatedAt: '2026-11-22T09:59:30.000Z' })(await lived(full));
    expect(await compared(world)).toMatchObject({ differences: [], unsettled: [taken] });
  });

  test('one minor unit of any charge, on either side', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(life, { minLength: 1, maxLength: 5 }),
        fc.nat({ max: 4 }),
        fc.boolean(),
        async (lives, which, isOurs) => {
          const world = await lived(lives);
          const of = named(which % lives.length);
          const row = paymentIn(world.books, of);
          const received = row.captured + 1;
          const change = isOurs ? ours(of, { captured: received }) : theirs(of, { amountReceived: received });
          const { differences } = await compared(change(world));
          expect(differences.some(({ code, paymentId }) => code === 'CAPTURED' && paymentId === of)).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('a difference that both sides’ payments hide shows in the totals', async () => {
    const world = await lived(full);
    const report = await compared(world, {
      page: () => Promise.resolve({ rows: [...world.books.payments.rows.values()].slice(0, -1), cursor: null }),
    });
    expect(report.differences).toMatchObject([{ code: 'TOTALS' }]);
  });
});
