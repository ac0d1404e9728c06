import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { providerRefund, refundAttempt } from '#model/keys.ts';
import type { PaymentRow } from '#model/payments.ts';
import { samePurchase } from '#model/purchaseKinds.ts';
import type { RefundRow } from '#model/refunds.ts';
import { balancesAfter, moveRefund, requestedRefund } from '#model/refunds.ts';
import type { FakeBooks } from '../../platform/payments/fakeBooks.ts';
import { fakeBooks } from '../../platform/payments/fakeBooks.ts';
import type { FakeProvider } from '../../platform/payments/fakeProvider.ts';
import { fakeCards, fakeProvider } from '../../platform/payments/fakeProvider.ts';
import type { PaymentEvent } from '../../ports/payments.ts';
import type { NoticeOutcome } from './apply.ts';
import { applyNotice } from './apply.ts';

const ORDER_ID = '0b5d3a52-0000-4000-8000-000000000001';
const AT = '2026-11-21T10:00:00.000Z';
const lines = [
  { productId: 'mug', name: 'Mug', quantity: 2, unitPrice: 500, taxRate: 1900, net: 1000, tax: 190 },
  { productId: 'book', name: 'Book', quantity: 1, unitPrice: 756, taxRate: 700, net: 756, tax: 53 },
];
const paid: PaymentRow = {
  id: `${ORDER_ID}-p1`,
  ownerId: 'ada',
  orderId: ORDER_ID,
  attempt: 1,
  status: 'CAPTURED',
  version: 3,
  amount: 1999,
  currency: 'EUR',
  captured: 1999,
  refunded: 0,
  intentId: 'pi_1',
  card: { brand: 'visa', last4: '4242' },
  createdAt: AT,
  updatedAt: AT,
};

/** The rows as `refundOrder` and `retryRefund` leave them, before the provider says anything. */
interface Asked {
  readonly id: string;
  readonly amount: number;
  readonly attempt?: number;
}

interface Life {
  /** What was asked for here, and what of it is in its second attempt. */
  readonly asked: readonly Asked[];
  /** What becomes of it at the provider. */
  readonly live: (provider: FakeProvider, send: (id: string, attempt?: number) => Promise<string>) => Promise<void>;
  readonly ends: {
    readonly payment: Partial<PaymentRow>;
    readonly refunds: Readonly<Record<string, Partial<RefundRow>>>;
  };
}

const lives: Readonly<Record<string, Life>> = {
  'several, that succeed': {
    asked: [
      { id: 'r1', amount: 500 },
      { id: 'r2', amount: 1499 },
    ],
    live: async (_provider, send) => {
      await send('r1');
      await send('r2');
    },
    ends: {
      payment: { status: 'REFUNDED', refunded: 1999, refundPending: 0, refundCount: 2 },
      refunds: { r1: { status: 'SUCCEEDED', providerRefundId: 're_1' }, r2: { status: 'SUCCEEDED' } },
    },
  },
  'one that fails days later': {
    asked: [
      { id: 'r1', amount: 1000 },
      { id: 'r2', amount: 999 },
    ],
    live: async (provider, send) => {
      await send('r1');
      provider.endRefund(await send('r2'), 'FAILED', 'CARD_EXPIRED_OR_CANCELED');
    },
    ends: {
      payment: { status: 'CAPTURED', refunded: 1000, refundPending: 0 },
      refunds: { r1: { status: 'SUCCEEDED' }, r2: { status: 'FAILED', failure: 'CARD_EXPIRED_OR_CANCELED' } },
    },
  },
  'one that failed, and was tried again': {
    asked: [{ id: 'r1', amount: 1000, attempt: 2 }],
    live: async (provider, send) => {
      provider.endRefund(await send('r1', 1), 'FAILED');
      await send('r1', 2);
    },
    ends: {
      payment: { status: 'CAPTURED', refunded: 1000 },
      refunds: { r1: { status: 'SUCCEEDED', attempt: 2, providerRefundId: 're_2' } },
    },
  },
  'slow ones, of which one is cancelled': {
    asked: [
      { id: 'r1', amount: 700 },
      { id: 'r2', amount: 800 },
      { id: 'r3', amount: 100 },
    ],
    live: async (provider, send) => {
      provider.beginRefunds('PENDING');
      provider.endRefund(await send('r1'), 'SUCCEEDED');
      provider.endRefund(await send('r2'), 'CANCELED', 'MERCHANT_REQUEST');
      await send('r3');
    },
    ends: {
      payment: { status: 'CAPTURED', refunded: 700, refundPending: 100 },
      refunds: {
        r1: { status: 'SUCCEEDED' },
        r2: { status: 'FAILED', failure: 'MERCHANT_REQUEST' },
        r3: { status: 'PENDING' },
      },
    },
  },
  'some made at the provider, among ours': {
    asked: [{ id: 'r1', amount: 400 }],
    live: async (provider, send) => {
      provider.refundByHand('pi_1', 99);
      await send('r1');
      provider.endRefund(provider.refundByHand('pi_1', 1000).id, 'FAILED', 'DECLINED');
    },
    ends: {
      payment: { status: 'CAPTURED', refunded: 499, refundPending: 0, refundCount: 3 },
      refunds: {
        r1: { status: 'SUCCEEDED', providerRefundId: 're_2' },
        [providerRefund('re_1')]: { status: 'SUCCEEDED', amount: 99, reason: 'AT_PROVIDER' },
        [providerRefund('re_3')]: { status: 'FAILED', failure: 'DECLINED' },
      },
    },
  },
};

async function told({ live, asked }: Life): Promise<FakeProvider> {
  const provider = fakeProvider();
  const metadata = { orderId: ORDER_ID };
  await provider.create({ paymentId: paid.id, amountMinor: 1999, currency: 'EUR', metadata, idempotencyKey: 'create' });
  provider.pay('pi_1', fakeCards.good);
  await provider.capture('pi_1', { idempotencyKey: 'capture' });
  await live(provider, async (id, attempt = 1) => {
    const name = refundAttempt(id, attempt);
    const amountMinor = asked.find((each) => each.id === id)?.amount ?? 0;
    return (await provider.refund('pi_1', { refundId: name, amountMinor, idempotencyKey: name })).id;
  });
  return provider;
}

/** Books in which these refunds are asked for. */
function booksOf(asked: readonly Asked[]): FakeBooks {
  let payment = paid;
  const rows = asked.map(({ id, amount, attempt = 1 }) => {
    const { ownerId, currency } = paid;
    const taxes = [{ rate: 1900, net: amount, tax: 0 }];
    const known = { id, ...samePurchase(paid), paymentId: paid.id, ownerId, amount, currency, lines: [], taxes };
    const row = requestedRefund({ ...known, reason: 'OTHER', restock: false, at: AT, dueAt: AT });
    payment = { ...payment, ...balancesAfter(payment, row, null, 'REQUESTED'), version: payment.version + 1 };
    return attempt === 1 ? row : { ...row, ...moveRefund(row, 'REQUESTED', AT, { dueAt: AT }).set, version: 3 };
  });
  const books = fakeBooks([payment], lines);
  for (const row of rows) books.refunds.rows.set(row.id, row);
  return books;
}

async function heard(
  books: FakeBooks,
  provider: FakeProvider,
  events: readonly PaymentEvent[],
): Promise<NoticeOutcome[]> {
  const noted = new Set<string>();
  const outcomes: NoticeOutcome[] = [];
  for (const event of events) {
    const outcome = await applyNotice(event, {
      table: books.payments,
      provider,
      refunds: books.desk(provider),
      now: () => new Date(AT),
      wasApplied: (id) => Promise.resolve(noted.has(id)),
      noteApplied: ({ id }) => {
        noted.add(id);
        return Promise.resolve();
      },
      paymentOfIntent: () => Promise.resolve(paid.id),
      applySetup: () => Promise.resolve('FOREIGN'),
    });
    outcomes.push(outcome);
  }
  return outcomes;
}

function expectEnd(books: FakeBooks, { ends }: Life): void {
  expect(books.payments.rows.get(paid.id)).toMatchObject(ends.payment);
  expect(Object.fromEntries(books.refunds.rows)).toMatchObject(ends.refunds);
  expect(books.refunds.rows.size).toBe(Object.keys(ends.refunds).length);
}

/** Every event at least once, some again, in any order. */
function deliveries(events: readonly PaymentEvent[]): fc.Arbitrary<PaymentEvent[]> {
  return fc
    .array(fc.constantFrom(...events), { maxLength: 6 })
    .chain((again) => fc.shuffledSubarray([...events, ...again], { minLength: events.length + again.length }));
}

describe('what is told of refunds, late, twice and in any order (P10)', () => {
  test.each(Object.entries(lives))('%s', async (_name, life) => {
    const provider = await told(life);
    const straight = booksOf(life.asked);
    await heard(straight, provider, provider.events);
    expectEnd(straight, life);
    await fc.assert(
      fc.asyncProperty(deliveries(provider.events), async (delivered) => {
        const books = booksOf(life.asked);
        await heard(books, provider, delivered);
        expectEnd(books, life);
      }),
    );
  });

  test.each(Object.entries(lives))(
    '%s: and told while it happens, with what was told before again',
    async (_name, life) => {
      await fc.assert(
        fc.asyncProperty(fc.infiniteStream(fc.nat({ max: 30 })), async (picks) => {
          const books = booksOf(life.asked.map(({ id, amount }) => ({ id, amount })));
          const tried = { ...life, live: liveHeard(life, books, picks) };
          const provider = await told(tried);
          await heard(books, provider, provider.events);
          expectEnd(books, life);
        }),
        { numRuns: 40 },
      );
    },
  );

  test('a failure is said to be one, so that somebody is told', async () => {
    const life = lives['one that fails days later'];
    if (!life) throw new Error('That life was expected.');
    const provider = await told(life);
    const outcomes = await heard(booksOf(life.asked), provider, provider.events);
    const failed = provider.events.findIndex(({ type }) => type === 'refund.failed');
    expect(outcomes[failed]).toBe('REFUND_FAILED');
  });

  test('of another payment than ours is none of it', async () => {
    const provider = await told({ asked: [], live: () => Promise.resolve(), ends: { payment: {}, refunds: {} } });
    await provider.create({ paymentId: 'x', amountMinor: 700, currency: 'EUR', metadata: {}, idempotencyKey: 'other' });
    provider.pay('pi_2', fakeCards.good);
    await provider.capture('pi_2', { idempotencyKey: 'capture' });
    provider.refundByHand('pi_2', 700);
    const books = booksOf([]);
    const events = provider.events.filter(({ intentId }) => intentId === 'pi_2');
    await heard(books, provider, events);
    expect(books.refunds.rows.size).toBe(0);
    expect(books.payments.rows.get(paid.id)).toEqual(paid);
  });
});

/** The same life, during which notices of so far come in between, and whoever tries again does so once the failure is known. */
function liveHeard(life: Life, books: FakeBooks, picks: Iterable<number> & Iterator<number>): Life['live'] {
  return (provider, send) => {
    const hear = async (): Promise<void> => {
      const events = [1, 2, 3].flatMap(() => provider.events[picks.next().value % provider.events.length] ?? []);
      await heard(books, provider, events);
    };
    return life.live(provider, async (id, attempt = 1) => {
      await hear();
      const row = books.refunds.rows.get(id);
      if (row && row.attempt < attempt) await triedAgain(books, provider, row);
      const made = await send(id, attempt);
      await hear();
      return made;
    });
  };
}

/** What `retryRefund` writes, once it is known that the attempt before failed. */
async function triedAgain(books: FakeBooks, provider: FakeProvider, seen: RefundRow): Promise<void> {
  await books.desk(provider).reconcile(paid);
  const row = books.refunds.rows.get(seen.id) ?? seen;
  const { set, remove } = moveRefund(row, 'REQUESTED', AT, { dueAt: AT });
  const kept = Object.fromEntries(Object.entries(row).filter(([name]) => !remove.some((gone) => gone === name)));
  books.refunds.rows.set(row.id, { ...row, ...without(kept, remove), ...set, version: row.version + 1 });
  const payment = books.payments.rows.get(paid.id) ?? paid;
  books.payments.rows.set(paid.id, {
    ...payment,
    ...balancesAfter(payment, row, 'FAILED', 'REQUESTED'),
    version: payment.version + 1,
  });
}

function without(kept: Readonly<Record<string, unknown>>, gone: readonly string[]): Record<string, unknown> {
  return { ...Object.fromEntries(gone.map((name) => [name, undefined])), ...kept };
}
