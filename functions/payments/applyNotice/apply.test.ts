import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PaymentRow } from '#model/payments.ts';
import type { FakeTable } from '../../platform/fakeTable.ts';
import { paymentDesk } from '../../platform/payments/desk.ts';
import type { FakeBooks } from '../../platform/payments/fakeBooks.ts';
import { fakeBooks } from '../../platform/payments/fakeBooks.ts';
import type { FakeProvider } from '../../platform/payments/fakeProvider.ts';
import { fakeCards, fakeProvider } from '../../platform/payments/fakeProvider.ts';
import type { Reversible } from '../../platform/payments/reversal.ts';
import { reversalDesk } from '../../platform/payments/reversal.ts';
import type { Confirmation, NewPayment, PaymentEvent, RefundRequest } from '../../ports/payments.ts';
import { PaymentUnavailable } from '../../ports/payments.ts';
import type { NoticePlaces, NoticeRow } from './apply.ts';
import { applyNotice } from './apply.ts';

const order: Reversible = {
  id: '0b5d3a52-0000-4000-8000-000000000001',
  ownerId: 'owner',
  payAttempt: 1,
  currency: 'EUR',
  total: 1999,
  lines: [{ productId: 'mug', name: 'Mug', quantity: 1, unitPrice: 1999, taxRate: 0, net: 1999, tax: 0 }],
};
const row: PaymentRow = {
  id: `${order.id}-p1`,
  ownerId: 'owner',
  orderId: order.id,
  attempt: 1,
  status: 'CREATED',
  version: 1,
  amount: 1999,
  currency: 'EUR',
  captured: 0,
  refunded: 0,
  createdAt: '2026-11-21T10:00:00.000Z',
  updatedAt: '2026-11-21T10:00:00.000Z',
};
const now = () => new Date('2026-11-21T10:00:00.000Z');

/** A payment at the provider, and what its owner and we did with it. */
async function told(life: (provider: FakeProvider) => Promise<void>): Promise<FakeProvider> {
  const provider = fakeProvider();
  await provider.create({
    paymentId: row.id,
    amountMinor: row.amount,
    currency: row.currency,
    metadata: { orderId: order.id },
    idempotencyKey: 'create',
  });
  await life(provider);
  return provider;
}

interface Worker {
  readonly table: FakeTable<PaymentRow>;
  readonly books: FakeBooks;
  readonly noted: Map<string, NoticeRow>;
  apply(event: PaymentEvent): ReturnType<typeof applyNotice>;
}

function worker(provider: FakeProvider, stored: PaymentRow = row, change: Partial<NoticePlaces> = {}): Worker {
  const books = fakeBooks([stored], order.lines);
  const table = books.payments;
  const noted = new Map<string, NoticeRow>();
  const places: NoticePlaces = {
    table,
    provider,
    refunds: books.desk(provider),
    now,
    applySetup: () => Promise.resolve('FOREIGN'),
    wasApplied: (id) => Promise.resolve(noted.has(id)),
    noteApplied: (notice) => {
      noted.set(notice.id, notice);
      return Promise.resolve();
    },
    paymentOfIntent: (intentId) =>
      Promise.resolve([...table.rows.values()].find((each) => each.intentId === intentId)?.id ?? null),
    ...change,
  };
  return { table, books, noted, apply: (event) => applyNotice(event, places) };
}

interface Keyed {
  readonly idempotencyKey: string;
}

/** The row but for how often it was written. */
function stateOf({ table }: Worker): Partial<PaymentRow> {
  const stored = table.rows.get(row.id);
  if (!stored) throw new Error('The row is gone.');
  return Object.fromEntries(
    Object.entries(stored).filter(([name, value]) => name !== 'version' && value !== undefined),
  );
}

const key = { idempotencyKey: 'key' };
const lives: Readonly<Record<string, { life: (provider: FakeProvider) => Promise<void>; ends: Partial<PaymentRow> }>> =
  {
    'taken at the third try': {
      life: async (provider) => {
        provider.pay('pi_1', fakeCards.refused);
        provider.pay('pi_1', fakeCards.asks);
        provider.authenticate('pi_1', false);
        provider.pay('pi_1', fakeCards.asks);
        provider.authenticate('pi_1', true);
        await provider.capture('pi_1', key);
      },
      ends: { status: 'CAPTURED', captured: 1999, refunded: 0, card: { brand: 'visa', last4: '4242' } },
    },
    'taken and given back': {
      life: async (provider) => {
        provider.pay('pi_1', fakeCards.good);
        await provider.capture('pi_1', key);
        await provider.refund('pi_1', { refundId: 'r', ...key });
      },
      ends: { status: 'REFUNDED', captured: 1999, refunded: 1999 },
    },
    'held and let go': {
      life: async (provider) => {
        provider.pay('pi_1', fakeCards.good);
        await provider.cancel('pi_1', key);
      },
      ends: { status: 'VOIDED', captured: 0, refunded: 0 },
    },
    'refused, and asking for a check': {
      life: async (provider) => {
        provider.pay('pi_1', fakeCards.refused);
        provider.pay('pi_1', fakeCards.asks);
        await Promise.resolve();
      },
      ends: { status: 'ACTION_REQUIRED', actionUrl: 'https://bank.example/pi_1' },
    },
    'asking for a check that was not passed': {
      life: async (provider) => {
        provider.pay('pi_1', fakeCards.asks);
        provider.authenticate('pi_1', false);
        await Promise.resolve();
      },
      ends: { status: 'DECLINED', failure: 'AUTHENTICATION_FAILED' },
    },
  };

/** Every event of a life at least once, some of them again, in any order. */
function deliveries(events: readonly PaymentEvent[]): fc.Arbitrary<PaymentEvent[]> {
  return fc
    .array(fc.constantFrom(...events), { maxLength: 6 })
    .chain((again) => fc.shuffledSubarray([...events, ...again], { minLength: events.length + again.length }));
}

describe('notices in any order, any number of times (P10)', () => {
  test.each(Object.entries(lives))('%s', async (_name, { life, ends }) => {
    const provider = await told(life);
    const straight = worker(provider);
    for (const event of provider.events) await straight.apply(event);
    expect(stateOf(straight)).toMatchObject(ends);
    await fc.assert(
      fc.asyncProperty(deliveries(provider.events), async (delivered) => {
        const disordered = worker(provider);
        for (const event of delivered) await disordered.apply(event);
        expect(stateOf(disordered)).toMatchObject(ends);
        expect(disordered.noted.size).toBe(provider.events.length);
      }),
    );
  });

  test('a notice changes nothing a second time, and after its mark was lost neither', async () => {
    const provider = await told(async (payment) => {
      payment.pay('pi_1', fakeCards.good);
      await payment.capture('pi_1', key);
    });
    const [held, taken] = provider.events;
    if (!held || !taken) throw new Error('Two events were expected.');
    const twice = worker(provider);
    expect(await twice.apply(taken)).toBe('SETTLED');
    const version = twice.table.rows.get(row.id)?.version;
    expect(await twice.apply(taken)).toBe('REPEATED');
    twice.noted.clear();
    expect(await twice.apply(taken)).toBe('UNCHANGED');
    expect(await twice.apply(held)).toBe('UNCHANGED');
    expect(twice.table.rows.get(row.id)?.version).toBe(version);
  });

  test('is marked only once it is settled: what fails in between is settled by the next delivery', async () => {
    const provider = await told(async (payment) => {
      payment.pay('pi_1', fakeCards.good);
      await Promise.resolve();
    });
    const [held] = provider.events;
    if (!held) throw new Error('An event was expected.');
    const failing = worker(provider);
    provider.disturb = () => {
      throw new PaymentUnavailable('not now');
    };
    await expect(failing.apply(held)).rejects.toBeInstanceOf(PaymentUnavailable);
    expect(failing.noted.size).toBe(0);
    provider.disturb = () => undefined;
    expect(await failing.apply(held)).toBe('SETTLED');
    expect(failing.noted.get(held.id)).toMatchObject({
      paymentId: row.id,
      expiresAt: now().getTime() / 1000 + 3_024_000,
    });
  });

  test('without the machine an old notice undoes what was taken (negative control)', async () => {
    const provider = await told(async (payment) => {
      payment.pay('pi_1', fakeCards.good);
      await payment.capture('pi_1', key);
    });
    const [held, taken] = provider.events;
    if (!held || !taken) throw new Error('Two events were expected.');
    const guarded = worker(provider);
    for (const event of [taken, held]) await guarded.apply(event);
    expect(stateOf(guarded)).toMatchObject({ status: 'CAPTURED' });

    const blind = worker(provider);
    const believing: FakeTable<PaymentRow> = {
      ...blind.table,
      settle: (id, decide) =>
        blind.table.settle(id, (current) => current && decide({ ...current, status: 'CREATED', intentId: 'pi_1' })),
    };
    const unguarded = worker(provider, row, { table: believing });
    for (const event of [taken, held]) await unguarded.apply(event);
    expect(stateOf(blind)).toMatchObject({ status: 'AUTHORIZED' });
  });
});

describe('a notice that overtakes us', () => {
  test('is settled before the intent’s id is stored, and the late answer changes nothing', async () => {
    const provider = await told(async (payment) => {
      payment.pay('pi_1', fakeCards.good);
      await Promise.resolve();
    });
    const { table, apply } = worker(provider);
    for (const event of provider.events) await apply(event);
    expect(table.rows.get(row.id)).toMatchObject({ status: 'AUTHORIZED', intentId: 'pi_1' });
    const version = table.rows.get(row.id)?.version;
    const desk = paymentDesk({
      provider,
      table: { ...table, insert: () => Promise.resolve() },
      purchase: 'ORDER' as const,
      returnUrl: () => 'https://shop.example',
      now,
    });
    expect(await desk.authorise(await desk.begin(order))).toMatchObject({ status: 'AUTHORIZED' });
    expect(table.rows.get(row.id)?.version).toBe(version);
  });

  test('whoever is first, notices, the workflow and who undoes it end in nothing held and nothing taken', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const provider = await told(() => Promise.resolve());
        const { table, books, apply } = worker(provider, { ...row, paymentMethodId: fakeCards.good });
        const step = async <Answer>(work: () => Promise<Answer>, name: string): Promise<Answer> => {
          await scheduler.schedule(Promise.resolve(), `${name} begins`);
          const answer = await work();
          await scheduler.schedule(Promise.resolve(), `${name} ends`);
          return answer;
        };
        const places = {
          provider: {
            ...provider,
            create: (payment: NewPayment) =>
              step(() => provider.create({ ...payment, idempotencyKey: 'create' }), 'create'),
            confirm: (id: string, input: Confirmation) => step(() => provider.confirm(id, input), 'confirm'),
            capture: (id: string, input: Keyed) => step(() => provider.capture(id, input), 'capture'),
            cancel: (id: string, input: Keyed) => step(() => provider.cancel(id, input), 'cancel'),
            refund: (id: string, input: RefundRequest) => step(() => provider.refund(id, input), 'refund'),
            refundsOf: (id: string) => step(() => provider.refundsOf(id), 'refundsOf'),
            retrieve: (id: string) => step(() => provider.retrieve(id), 'retrieve'),
          },
          table: {
            ...table,
            settle: (id: string, decide: Parameters<typeof table.settle>[1]) =>
              step(() => table.settle(id, decide), 'settle'),
            insert: () => Promise.resolve(),
          },
          purchase: 'ORDER' as const,
          returnUrl: () => 'https://shop.example',
          now,
        };
        const refunds = books.desk(places.provider, { payments: places.table });
        const desk = { ...paymentDesk(places), ...reversalDesk({ ...places, refunds }) };
        const workflow = async (): Promise<void> => {
          const begun = await desk.begin({ ...order, paymentMethodId: fakeCards.good });
          const authorised = await desk.authorise(begun);
          // Somebody undid it meanwhile.
          if (authorised.status === 'AUTHORIZED') await desk.capture(authorised).catch(() => null);
        };
        const listening = async (): Promise<void> => {
          for (let heard = 0; heard < 4; heard += 1) {
            await scheduler.schedule(Promise.resolve(), 'notice');
            const event = provider.events[heard];
            if (event) await apply(event);
          }
        };
        await scheduler.waitFor(Promise.all([workflow(), listening(), desk.reverse(order)]));
        for (const event of provider.events) await apply(event);
        expect(provider.tally).toMatchObject({ held: 0, net: 0 });
        const ended = table.rows.get(row.id);
        expect(ended?.status).toBe(provider.tally.captures > 0 ? 'REFUNDED' : 'VOIDED');
        expect(ended?.refunded).toBe(ended?.captured);
      }),
    );
  });
});

describe('notices that are not about this payment', () => {
  const held = async (): Promise<[FakeProvider, PaymentEvent]> => {
    const provider = await told(async (payment) => {
      payment.pay('pi_1', fakeCards.good);
      await Promise.resolve();
    });
    const [event] = provider.events;
    if (!event) throw new Error('An event was expected.');
    return [provider, event];
  };

  test('of another program on the same account', async () => {
    const [provider, event] = await held();
    const { apply, table, noted } = worker(provider);
    expect(await apply({ ...event, intentId: 'pi_9', metadata: {} })).toBe('FOREIGN');
    expect(await apply({ ...event, id: 'evt_9', metadata: { paymentId: 'another stage’s' } })).toBe('FOREIGN');
    expect(table.rows.get(row.id)).toEqual(row);
    expect(noted.size).toBe(2);
  });

  test('of another intent that names ours', async () => {
    const [provider, event] = await held();
    const mine = { ...row, intentId: 'pi_7' };
    const { apply, table } = worker(provider, mine);
    expect(await apply(event)).toBe('OTHER');
    expect(table.rows.get(row.id)).toEqual(mine);
  });

  test('over another amount', async () => {
    const [provider, event] = await held();
    const { apply, table } = worker(provider, { ...row, amount: 2_000 });
    expect(await apply(event)).toBe('UNCHANGED');
    expect(table.rows.get(row.id)?.status).toBe('CREATED');
  });

  test('a refund that failed later is said to be one, and given back stays what was given back', async () => {
    const [provider, event] = await held();
    const { apply } = worker(provider);
    expect(await apply({ ...event, type: 'refund.failed', intent: null })).toBe('REFUND_FAILED');
  });
});
