import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { providerRefund, refundAttempt } from '#model/keys.ts';
import type { OrderLineRow } from '#model/orders.ts';
import type { PaymentRow } from '#model/payments.ts';
import type { RefundRow } from '#model/refunds.ts';
import { balancesAfter, refundableOf, requestedRefund, stands } from '#model/refunds.ts';
import type { Refund } from '../../ports/payments.ts';
import { PaymentFault, PaymentUnavailable } from '../../ports/payments.ts';
import type { FakeBooks } from './fakeBooks.ts';
import { fakeBooks } from './fakeBooks.ts';
import type { FakeProvider } from './fakeProvider.ts';
import { fakeCards, fakeProvider } from './fakeProvider.ts';
import type { RefundDesk, RefundPlaces } from './refunds.ts';

const ORDER_ID = '0b5d3a52-0000-4000-8000-000000000001';
const lines: OrderLineRow[] = [
  { productId: 'mug', name: 'Mug', quantity: 2, unitPrice: 500, taxRate: 1900, net: 1000, tax: 190 },
  { productId: 'book', name: 'Book', quantity: 1, unitPrice: 756, taxRate: 700, net: 756, tax: 53 },
];
const TOTAL = 1999;

interface Setting {
  readonly books: FakeBooks;
  readonly provider: FakeProvider;
  readonly desk: RefundDesk;
  payment(): PaymentRow;
  refund(id: string): RefundRow;
  /** What `refundOrder` writes: the row and the payment's balances. */
  ask(id: string, amount: number): void;
}

async function captured(change: Partial<RefundPlaces> = {}): Promise<Setting> {
  const provider = fakeProvider();
  const created = await provider.create({
    paymentId: `${ORDER_ID}-p1`,
    amountMinor: TOTAL,
    currency: 'EUR',
    metadata: { orderId: ORDER_ID },
    idempotencyKey: 'create',
  });
  provider.pay(created.id, fakeCards.good);
  await provider.capture(created.id, { idempotencyKey: 'capture' });
  const books = fakeBooks([paid()], lines);
  const payment = (): PaymentRow => {
    const row = books.payments.rows.get(paid().id);
    if (!row) throw new Error('The payment is gone.');
    return row;
  };
  return {
    books,
    provider,
    desk: books.desk(provider, change),
    payment,
    refund(id) {
      const row = books.refunds.rows.get(id);
      if (!row) throw new Error(`${id} is not there.`);
      return row;
    },
    ask(id, amount) {
      const row = requested(id, amount);
      books.refunds.rows.set(id, row);
      const before = payment();
      books.payments.rows.set(before.id, {
        ...before,
        ...balancesAfter(before, row, null, 'REQUESTED'),
        version: before.version + 1,
      });
    },
  };
}

function paid(): PaymentRow {
  return {
    id: `${ORDER_ID}-p1`,
    ownerId: 'ada',
    orderId: ORDER_ID,
    attempt: 1,
    status: 'CAPTURED',
    version: 3,
    amount: TOTAL,
    currency: 'EUR',
    captured: TOTAL,
    refunded: 0,
    intentId: 'pi_1',
    createdAt: '2026-11-21T10:00:00.000Z',
    updatedAt: '2026-11-21T10:00:00.000Z',
  };
}

function requested(id: string, amount: number): RefundRow {
  const { orderId, id: paymentId, ownerId, currency } = paid();
  return requestedRefund({
    id,
    orderId,
    paymentId,
    ownerId,
    amount,
    currency,
    lines: [],
    taxes: [{ rate: 1900, net: amount, tax: 0 }],
    reason: 'GOODWILL',
    restock: false,
    at: '2026-11-21T10:00:00.000Z',
    dueAt: '2026-11-21T10:30:00.000Z',
  });
}

/** What the rows of the refunds come to. */
function sumsOf({ books }: Setting): { refunded: number; refundPending: number } {
  const rows = [...books.refunds.rows.values()];
  const sum = (statuses: readonly string[]): number =>
    rows.filter(({ status }) => statuses.includes(status)).reduce((total, { amount }) => total + amount, 0);
  return { refunded: sum(['SUCCEEDED']), refundPending: sum(['REQUESTED', 'PENDING']) };
}

function balanced(setting: Setting): void {
  const { refunded, refundPending = 0, refundCount = 0, refundedTaxes = [] } = setting.payment();
  expect({ refunded, refundPending }).toEqual(sumsOf(setting));
  expect(refundCount).toBe(setting.books.refunds.rows.size);
  expect(refundedTaxes.reduce((sum, { net, tax }) => sum + net + tax, 0)).toBe(refunded + refundPending);
}

describe('sending a refund', () => {
  test('asks once, and settles the answer in both rows', async () => {
    const setting = await captured();
    setting.ask('r1', 500);
    expect(setting.payment()).toMatchObject({ refunded: 0, refundPending: 500 });
    expect(await setting.desk.send('r1')).toMatchObject({ status: 'SUCCEEDED', providerRefundId: 're_1', version: 2 });
    expect(setting.payment()).toMatchObject({ status: 'CAPTURED', refunded: 500, refundPending: 0 });
    expect(setting.refund('r1').dueAt).toBeUndefined();
    await setting.desk.send('r1');
    expect(setting.provider.tally).toMatchObject({ refunds: 1, net: TOTAL - 500 });
    balanced(setting);
  });

  test('leaves it REQUESTED where the provider is out of reach, and makes it once after a lost answer', async () => {
    const setting = await captured();
    setting.ask('r1', 500);
    for (const lost of ['before', 'after'] as const) {
      setting.provider.disturb = (call, when) => {
        if (call === 'refund' && when === lost) throw new PaymentUnavailable('lost');
      };
      await expect(setting.desk.send('r1')).rejects.toBeInstanceOf(PaymentUnavailable);
      expect(setting.refund('r1').status).toBe('REQUESTED');
    }
    setting.provider.disturb = () => undefined;
    expect(await setting.desk.send('r1')).toMatchObject({ status: 'SUCCEEDED' });
    expect(setting.provider.tally.refunds).toBe(1);
  });

  test('fails where less is left at the provider, frees the amount, and takes over what was given back there', async () => {
    const setting = await captured();
    setting.ask('r1', 1500);
    setting.provider.refundByHand('pi_1', 600);
    expect(await setting.desk.send('r1')).toMatchObject({ status: 'FAILED', failure: 'NOTHING_LEFT' });
    expect(setting.payment()).toMatchObject({ refunded: 600, refundPending: 0 });
    expect(setting.refund(providerRefund('re_1'))).toMatchObject({
      reason: 'AT_PROVIDER',
      status: 'SUCCEEDED',
      amount: 600,
    });
    expect(setting.refund('r1').attention).toBeDefined();
    balanced(setting);
  });

  test.each([
    ['charge_disputed', 'DISPUTED'],
    ['balance_insufficient', 'INSUFFICIENT_FUNDS'],
    ['anything_else', 'REFUSED'],
  ])('%s is why it fails: %s', async (code, failure) => {
    const setting = await captured();
    setting.ask('r1', 500);
    setting.provider.disturb = (call) => {
      if (call === 'refund')
        throw new PaymentFault(code, 'refused', { cause: Object.assign(new Error(code), { code }) });
    };
    expect(await setting.desk.send('r1')).toMatchObject({ status: 'FAILED', failure });
    expect(refundableOf(setting.payment())).toBe(TOTAL);
  });

  test('an attempt that failed meanwhile is not made anew under the same name', async () => {
    const setting = await captured();
    setting.ask('r1', 500);
    const asked = { refundId: refundAttempt('r1', 1), amountMinor: 500, idempotencyKey: 'k' };
    const { id } = await setting.provider.refund('pi_1', asked);
    setting.provider.endRefund(id, 'FAILED', 'DECLINED');
    expect(await setting.desk.send('r1')).toMatchObject({
      status: 'FAILED',
      failure: 'DECLINED',
      providerRefundId: id,
    });
    expect(setting.provider.tally.refunds).toBe(0);
  });

  test('what we took for refused and was made after all stands, and counts', async () => {
    const setting = await captured();
    setting.ask('r1', 500);
    await setting.desk.fail('r1', { attempt: 1, failure: 'REFUSED' });
    expect(setting.payment()).toMatchObject({ refundPending: 0 });
    await setting.provider.refund('pi_1', { refundId: refundAttempt('r1', 1), amountMinor: 500, idempotencyKey: 'k' });
    await setting.desk.reconcile(setting.payment());
    expect(setting.refund('r1')).toMatchObject({ status: 'SUCCEEDED', providerRefundId: 're_1' });
    expect(setting.refund('r1').failure).toBeUndefined();
    expect(setting.refund('r1').attention).toBeUndefined();
    balanced(setting);
  });

  test('a refusal that comes late does not undo what is known to have been made', async () => {
    const setting = await captured();
    setting.ask('r1', 500);
    await setting.desk.send('r1');
    expect((await setting.desk.fail('r1', { attempt: 1, failure: 'REFUSED' })).changed).toBe(false);
    expect(setting.refund('r1').status).toBe('SUCCEEDED');
  });
});

describe('a refund and its payment move together', () => {
  test('though somebody changes the payment in between', async () => {
    const setting = await captured();
    setting.ask('r1', 500);
    setting.books.refunds.interfere(() => setting.ask('r2', 300));
    await setting.desk.send('r1');
    expect(setting.payment()).toMatchObject({ refunded: 500, refundPending: 300 });
    balanced(setting);
  });

  test('without the payment’s version in the condition an amount is lost (negative control)', async () => {
    const setting = await captured();
    const { refunds } = setting.books;
    const desk = setting.books.desk(setting.provider, {
      refunds: {
        ...refunds,
        settle: (id, decide) =>
          refunds.settle(id, (row) => {
            const change = decide(row);
            const { alongside } = change ?? {};
            return change && alongside
              ? { ...change, alongside: (written) => alongside(written).map((each) => ({ ...each, while: [] })) }
              : change;
          }),
      },
    });
    setting.ask('r1', 500);
    refunds.interfere(() => setting.ask('r2', 300));
    await desk.send('r1');
    expect(setting.payment()).not.toMatchObject(sumsOf(setting));
  });

  test('a refund that was made at the provider is adopted once, by however many at the same time', async () => {
    const setting = await captured();
    const refund = setting.provider.refundByHand('pi_1', 700);
    const all = await Promise.all([1, 2, 3, 4].map(() => setting.desk.settle(setting.payment().id, refund)));
    expect(all.filter(({ changed }) => changed)).toHaveLength(1);
    expect(setting.payment()).toMatchObject({ refunded: 700, refundCount: 1 });
    const { taxes } = setting.refund(providerRefund('re_1'));
    expect(taxes.reduce((sum, { net, tax }) => sum + net + tax, 0)).toBe(700);
    expect(taxes.map(({ rate }) => rate)).toEqual([1900, 700]);
    balanced(setting);
  });

  test('an adopted one may fail later, and be tried again', async () => {
    const setting = await captured();
    const { id } = setting.provider.refundByHand('pi_1', TOTAL);
    await setting.desk.reconcile(setting.payment());
    expect(setting.payment().status).toBe('REFUNDED');
    setting.provider.endRefund(id, 'FAILED', 'CARD_LOST_OR_STOLEN');
    await setting.desk.reconcile(setting.payment());
    expect(setting.refund(providerRefund(id))).toMatchObject({ status: 'FAILED', failure: 'CARD_LOST_OR_STOLEN' });
    expect(setting.payment()).toMatchObject({ status: 'CAPTURED', refunded: 0 });
    balanced(setting);
  });

  test('one that names a refund of another payment is nobody’s but its own', async () => {
    const setting = await captured();
    setting.ask('r1', 500);
    const foreign: Refund = { ...setting.provider.refundByHand('pi_1', 100), refundId: 'somebody-else-r1' };
    await setting.desk.settle(setting.payment().id, foreign);
    expect(setting.refund('r1').status).toBe('REQUESTED');
    expect(setting.refund(providerRefund('re_1')).amount).toBe(100);
    balanced(setting);
  });

  test('one at which the bank works for days is looked at again and again, in silence', async () => {
    let now = '2026-11-21T10:00:00.000Z';
    const setting = await captured({ clock: { now: () => new Date(now), stalledSeconds: 1800 } });
    setting.ask('r1', 500);
    setting.provider.beginRefunds('PENDING');
    await setting.desk.send('r1');
    const { version } = setting.refund('r1');
    now = '2026-11-22T10:00:00.000Z';
    await setting.desk.reconcile(setting.payment());
    expect(setting.refund('r1')).toMatchObject({ status: 'PENDING', version, dueAt: '2026-11-22T10:30:00.000Z' });
  });
});

describe('undoing what was charged', () => {
  test('gives back what is left, under a refund of its own', async () => {
    const setting = await captured();
    setting.provider.refundByHand('pi_1', 99);
    const row = await setting.desk.reverse(setting.payment(), lines);
    expect(row).toMatchObject({ status: 'REFUNDED', refunded: TOTAL });
    expect(setting.refund(`${row.id}-reversal`)).toMatchObject({
      reason: 'ORDER_UNDONE',
      status: 'SUCCEEDED',
      amount: 1900,
    });
    expect(await setting.desk.reverse(setting.payment(), lines)).toEqual(row);
    expect(setting.provider.tally.net).toBe(0);
    balanced(setting);
  });

  test('is done though the bank still works on it', async () => {
    const setting = await captured();
    setting.provider.beginRefunds('PENDING');
    const row = await setting.desk.reverse(setting.payment(), lines);
    expect(row).toMatchObject({ status: 'CAPTURED', refundPending: TOTAL });
    setting.provider.endRefund('re_1', 'SUCCEEDED');
    await setting.desk.reconcile(row);
    expect(setting.payment()).toMatchObject({ status: 'REFUNDED', refundPending: 0 });
  });

  test('fails where the provider refuses it, is shown, and is tried again under another attempt', async () => {
    const setting = await captured();
    setting.provider.disturb = (call) => {
      if (call === 'refund') throw new PaymentFault('not_now', 'refused');
    };
    await expect(setting.desk.reverse(setting.payment(), lines)).rejects.toMatchObject({ code: 'refund_failed' });
    const id = `${setting.payment().id}-reversal`;
    expect(setting.refund(id)).toMatchObject({ status: 'FAILED', failure: 'REFUSED', attempt: 1 });
    setting.provider.disturb = () => undefined;
    expect(await setting.desk.reverse(setting.payment(), lines)).toMatchObject({ status: 'REFUNDED' });
    expect(setting.refund(id)).toMatchObject({ status: 'SUCCEEDED', attempt: 2 });
    balanced(setting);
  });

  test('nothing is asked twice where answers are lost (P4)', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({ call: fc.constantFrom('refund', 'refundsOf'), when: fc.constantFrom('before', 'after') }),
          {
            maxLength: 6,
          },
        ),
        async (planned) => {
          const setting = await captured();
          const left = [...planned];
          setting.provider.disturb = (call, when) => {
            const index = left.findIndex((fault) => fault.call === call && fault.when === when);
            if (index < 0) return;
            left.splice(index, 1);
            throw new PaymentUnavailable('lost');
          };
          const persist = async (): Promise<PaymentRow> =>
            setting.desk.reverse(setting.payment(), lines).catch((error: unknown) => {
              if (error instanceof PaymentUnavailable) return persist();
              throw error;
            });
          expect(await persist()).toMatchObject({ status: 'REFUNDED' });
          expect(setting.provider.tally).toMatchObject({ refunds: 1, net: 0 });
          balanced(setting);
        },
      ),
    );
  });
});

type Happening =
  | { readonly what: 'ask' | 'byHand'; readonly amount: number; readonly which?: never }
  | { readonly what: 'send' | 'end' | 'retry' | 'tell'; readonly which: number; readonly well: boolean };

const happening: fc.Arbitrary<Happening> = fc.oneof(
  fc.record({ what: fc.constantFrom('ask' as const, 'byHand' as const), amount: fc.integer({ min: 1, max: 900 }) }),
  fc.record({
    what: fc.constantFrom('send' as const, 'end' as const, 'retry' as const, 'tell' as const),
    which: fc.nat({ max: 20 }),
    well: fc.boolean(),
  }),
);

describe('whatever happens, in any order (P8, P9, P10)', () => {
  test('the balances are the sum of the rows, and of what stands at the provider', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { maxLength: 25 }), fc.boolean(), async (happenings, slow) => {
        const setting = await captured();
        const { provider, desk, books } = setting;
        provider.beginRefunds(slow ? 'PENDING' : 'SUCCEEDED');
        /** What the provider said at some time, told whenever. */
        const told: Refund[] = [];
        for (const each of happenings) {
          await happen(each, setting, told);
          for (const refund of await provider.refundsOf('pi_1')) told.push({ ...refund });
          balanced(setting);
        }
        for (const row of books.refunds.rows.values()) await desk.send(row.id);
        await desk.reconcile(setting.payment());
        balanced(setting);
        const standing = (await provider.refundsOf('pi_1')).filter(({ status }) =>
          ['PENDING', 'SUCCEEDED'].includes(status),
        );
        const { refunded, refundPending = 0 } = setting.payment();
        expect(refunded + refundPending).toBe(standing.reduce((sum, { amount }) => sum + amount, 0));
        expect(refunded + refundPending).toBeLessThanOrEqual(TOTAL);
        for (const row of books.refunds.rows.values()) expect(row.status === 'FAILED').toBe(!stands(row.status));
      }),
      { numRuns: 300 },
    );
  });
});

async function happen(each: Happening, setting: Setting, told: readonly Refund[]): Promise<void> {
  const { provider, desk, books } = setting;
  const rows = [...books.refunds.rows.values()];
  if (each.what === 'ask') {
    if (each.amount <= refundableOf(setting.payment())) setting.ask(`r${rows.length}`, each.amount);
    return;
  }
  const atProvider = await provider.refundsOf('pi_1');
  if (each.what === 'byHand') {
    const gone = atProvider.filter(({ status }) => status === 'PENDING' || status === 'SUCCEEDED');
    const left = TOTAL - gone.reduce((sum, { amount }) => sum + amount, 0);
    if (each.amount <= left) provider.refundByHand('pi_1', each.amount);
    return;
  }
  const row = rows[(each.which ?? 0) % Math.max(rows.length, 1)];
  if (each.what === 'send' && row) await desk.send(row.id);
  if (each.what === 'retry' && row?.status === 'FAILED' && row.amount <= refundableOf(setting.payment())) {
    retried(row, setting);
  }
  const refund = atProvider[(each.which ?? 0) % Math.max(atProvider.length, 1)];
  if (each.what === 'end' && refund && ['PENDING', 'SUCCEEDED'].includes(refund.status)) {
    provider.endRefund(refund.id, each.well ? 'SUCCEEDED' : 'FAILED');
  }
  const news = told[(each.which ?? 0) % Math.max(told.length, 1)];
  if (each.what === 'tell' && news) await desk.settle(setting.payment().id, news);
}

/** What `retryRefund` writes. */
function retried(row: RefundRow, { books, payment }: Setting): void {
  const { failure: _failure, attention: _attention, providerRefundId: _id, ...kept } = row;
  books.refunds.rows.set(row.id, {
    ...kept,
    status: 'REQUESTED',
    attempt: row.attempt + 1,
    version: row.version + 1,
  });
  const before = payment();
  books.payments.rows.set(before.id, {
    ...before,
    ...balancesAfter(before, row, 'FAILED', 'REQUESTED'),
    version: before.version + 1,
  });
}
