import { beforeEach, describe, expect, test } from 'vitest';
import type { CardSetupRow, RecurringOrderRow } from '#model/recurring.ts';
import { cancelRuns } from '#model/recurringRuns.ts';
import { fakeTable } from '../platform/fakeTable.ts';
import type { FakeTable } from '../platform/fakeTable.ts';
import type { FakeProvider } from '../platform/payments/fakeProvider.ts';
import { fakeCards, fakeProvider } from '../platform/payments/fakeProvider.ts';
import { setupDesk } from '../platform/payments/setups.ts';
import { PaymentUnavailable } from '../ports/payments.ts';
import { beginSetup } from './beginSetup/begin.ts';
import type { CardPorts } from './cards.ts';
import { isPaidBy, takeCard } from './cards.ts';
import { changeCard } from './changeCard/change.ts';
import { changeOf } from './changes.ts';
import { mailOf } from './mailRecurringOrder/mailOf.ts';
import { keepSchedule, wallClock } from './keepSchedule/keep.ts';
import { releaseRecurringOrder } from './releaseRecurringOrder/release.ts';
import { lookAfter } from './sweepRecurring/lookAfter.ts';
import { activeRow, mug, RECURRING_ID } from './world.ts';

const AT = '2026-11-21T10:00:00.000Z';

const bare: RecurringOrderRow = {
  id: RECURRING_ID,
  ownerId: 'ada',
  status: 'SETUP_REQUIRED',
  version: 1,
  email: 'ada@example.com',
  currency: 'EUR',
  lines: activeRow.lines,
  agreedTotal: 1190,
  interval: 'MONTHLY',
  startsOn: '2026-11-30',
  occurrence: 0,
  placed: 0,
  isCounted: true,
  setupAttempt: 1,
  createdAt: AT,
  updatedAt: AT,
  history: [],
  dueShard: 'due#1',
  dueAt: '2026-11-22T10:00:00.000Z',
};

let provider: FakeProvider;
let recurring: FakeTable<RecurringOrderRow>;
let setups: FakeTable<CardSetupRow>;
let ports: CardPorts;
let now: string;
let isShared: boolean;

beforeEach(() => {
  provider = fakeProvider();
  recurring = fakeTable(bare);
  setups = fakeTable<CardSetupRow>();
  now = AT;
  isShared = false;
  const customer: { id: string | null } = { id: null };
  ports = {
    recurring,
    now: () => new Date(now),
    isShared: () => Promise.resolve(isShared),
    desk: setupDesk({
      provider,
      table: {
        ...setups,
        insert(row) {
          setups.rows.set(row.id, row);
          return Promise.resolve();
        },
      },
      customers: {
        read: () => Promise.resolve({ customerId: customer.id, email: 'ada@example.com' }),
        keepEmail: () => Promise.resolve(),
        keepCustomer(_, id) {
          customer.id ??= id;
          return Promise.resolve();
        },
      },
      returnUrl: (id) => `https://web.example/recurring/${id}`,
      now: () => new Date(now),
    }),
  };
});

function row(): RecurringOrderRow {
  const stored = recurring.rows.get(RECURRING_ID);
  if (!stored) throw new Error('It is gone.');
  return stored;
}

const begin = (paymentMethodId: string | null) =>
  beginSetup({ recurringOrderId: RECURRING_ID, paymentMethodId }, ports);

const change = (paymentMethodId: string | null) =>
  changeCard({ recurringOrderId: RECURRING_ID, expectedVersion: row().version, paymentMethodId }, ports);

describe('a card', () => {
  test('that is saved begins its recurring order with the first day that is not past', async () => {
    await begin(fakeCards.good);
    expect(row()).toMatchObject({ status: 'ACTIVE', wakesOn: '2026-11-30', dueAt: '2026-12-01T00:00:00.000Z' });
    const { version } = row();
    await begin(null);
    expect(row().version).toBe(version);
  });

  test.each([
    ['createSetup', 'after'],
    ['confirmSetup', 'before'],
    ['confirmSetup', 'after'],
  ] as const)('that was chosen is saved, also where %s is lost %s its effect', async (lost, when) => {
    provider.disturb = (call, at) => {
      if (call === lost && at === when) throw new PaymentUnavailable('away');
    };
    await expect(begin(fakeCards.good)).rejects.toBeInstanceOf(PaymentUnavailable);
    provider.disturb = () => undefined;
    await begin(null);
    expect(row().status).toBe('ACTIVE');
    expect(provider.kept()).toEqual([row().paymentMethodId]);
  });

  test('that comes days late leaves out what is past', async () => {
    await begin(null);
    now = '2026-12-15T10:00:00.000Z';
    provider.giveCard('seti_1', fakeCards.good);
    await begin(null);
    expect(row()).toMatchObject({ status: 'ACTIVE', wakesOn: '2026-12-30', occurrence: 1 });
  });

  test('that comes after the last day begins nothing, and is forgotten', async () => {
    recurring.rows.set(RECURRING_ID, { ...bare, endsOn: '2026-11-30' });
    await begin(null);
    now = '2026-12-01T10:00:00.000Z';
    provider.giveCard('seti_1', fakeCards.good);
    await begin(null);
    expect(row()).toMatchObject({ status: 'CANCELLED', reason: 'NOT_SET_UP' });
    expect(provider.kept()).toEqual([]);
  });

  test('takes the place of the one before, which is forgotten unless another recurring order needs it', async () => {
    await begin(fakeCards.good);
    const [first] = provider.kept();
    expect(await change(fakeCards.good)).toBe('DONE');
    expect(row().paymentMethodId).not.toBe(first);
    expect(provider.kept()).toEqual([row().paymentMethodId]);
    isShared = true;
    expect(await change(fakeCards.good)).toBe('DONE');
    expect(provider.kept()).toHaveLength(2);
  });

  test('that is refused changes nothing, and the next one is another attempt', async () => {
    await begin(fakeCards.good);
    const before = row();
    expect(await change(fakeCards.refused)).toBe('CARD_REFUSED');
    expect(row()).toEqual(before);
    expect(await change(null)).toBe('DONE');
    expect(row()).toMatchObject({ setupAttempt: 3, paymentMethodId: before.paymentMethodId });
    provider.giveCard('seti_3', fakeCards.good);
    await begin(null);
    expect(row().paymentMethodId).not.toBe(before.paymentMethodId);
    expect(provider.kept()).toEqual([row().paymentMethodId]);
  });

  test('can be another one however many were refused before', async () => {
    await begin(fakeCards.good);
    for (let refused = 0; refused < 25; refused += 1) expect(await change(fakeCards.refused)).toBe('CARD_REFUSED');
    expect([...setups.rows.values()].map(({ attempt }) => attempt)).toEqual(
      Array.from({ length: 26 }, (_, n) => n + 1),
    );
    expect(await change(fakeCards.good)).toBe('DONE');
    expect(row().setupAttempt).toBe(27);
  });

  test('that is asked for by the same call twice at one moment is awaited all the same', async () => {
    await begin(fakeCards.good);
    let doubled: Promise<unknown> | null = null;
    const { version: expectedVersion } = row();
    recurring.interfere(() => {
      doubled = changeCard({ recurringOrderId: RECURRING_ID, expectedVersion, paymentMethodId: null }, ports);
      // The second one moves the row before the first one has written.
      recurring.rows.set(RECURRING_ID, { ...row(), setupAttempt: 2, version: expectedVersion + 1 });
    });
    expect(await changeCard({ recurringOrderId: RECURRING_ID, expectedVersion, paymentMethodId: null }, ports)).toBe(
      'DONE',
    );
    expect(await doubled).toBe('STALE_VERSION');
    expect(row().setupAttempt).toBe(2);
    expect(setups.rows.get(`${RECURRING_ID}-s2`)?.status).toBe('ACTION_REQUIRED');
  });

  test('of an attempt that was overtaken, or for one that is over, is forgotten', async () => {
    await begin(fakeCards.good);
    const old = setups.rows.get(`${RECURRING_ID}-s1`);
    if (!old) throw new Error('There was one.');
    await change(fakeCards.good);
    const { paymentMethodId } = row();
    await takeCard(old, ports);
    expect(row().paymentMethodId).toBe(paymentMethodId);
    expect(provider.kept()).toEqual([paymentMethodId]);
    await recurring.settle(RECURRING_ID, (current) =>
      changeOf(current && cancelRuns(current, 'CANCELLED_BY_CUSTOMER', AT)),
    );
    expect(await change(fakeCards.good)).toBe('WRONG_STATUS');
  });
});

describe('what is over', () => {
  test('has its card forgotten, its setup closed and its place freed, once, also where the provider was away', async () => {
    await begin(fakeCards.good);
    await change(null);
    await recurring.settle(RECURRING_ID, (current) =>
      changeOf(current && cancelRuns(current, 'CANCELLED_BY_CUSTOMER', AT)),
    );
    const counted = { id: 'ada', version: 1, openRecurringOrders: 1 };
    const written: Readonly<Record<string, unknown>>[] = [];
    recurring.joins({
      PaymentCustomers: { read: () => counted, write: (customer) => void written.push(customer) },
    });
    provider.disturb = (call) => {
      if (call === 'forgetMethod') throw new PaymentUnavailable('away');
    };
    await expect(releaseRecurringOrder(RECURRING_ID, ports)).rejects.toBeInstanceOf(PaymentUnavailable);
    expect(row().isCounted).toBe(true);
    provider.disturb = () => undefined;
    expect(await releaseRecurringOrder(RECURRING_ID, ports)).toBe(true);
    expect(await releaseRecurringOrder(RECURRING_ID, ports)).toBe(false);
    expect(provider.kept()).toEqual([]);
    expect(row().paymentMethodId).toBeUndefined();
    expect(setups.rows.get(`${RECURRING_ID}-s2`)?.status).toBe('CANCELLED');
  });

  test('needs no card that another one is paid by; what is paused does', () => {
    const paid = (['ACTIVE', 'PAUSED', 'ENDED', 'CANCELLED'] as const).filter((status) =>
      isPaidBy({ status, paymentMethodId: 'pm_1' }, 'pm_1'),
    );
    expect(paid).toEqual(['ACTIVE', 'PAUSED']);
    expect(isPaidBy({ status: 'ACTIVE', paymentMethodId: 'pm_2' }, 'pm_1')).toBe(false);
  });

  test('what goes on keeps its card', async () => {
    await begin(fakeCards.good);
    expect(await releaseRecurringOrder(RECURRING_ID, ports)).toBe(false);
    expect(provider.kept()).toHaveLength(1);
  });
});

describe('the sweeper', () => {
  const sent: unknown[] = [];
  const sweep = () =>
    lookAfter(RECURRING_ID, {
      ...ports,
      orderOf: () => Promise.resolve(null),
      runs: { send: (wake) => Promise.resolve(void sent.push(wake)) },
    });

  test('gives up what was given no card in a day, and not what was given one unheard', async () => {
    await begin(null);
    await sweep();
    expect(row().status).toBe('SETUP_REQUIRED');
    now = '2026-11-22T10:00:01.000Z';
    provider.giveCard('seti_1', fakeCards.good);
    await sweep();
    expect(row().status).toBe('ACTIVE');
    recurring.rows.set(RECURRING_ID, { ...bare, setupAttempt: 2 });
    await sweep();
    expect(row()).toMatchObject({ status: 'CANCELLED', reason: 'NOT_SET_UP' });
  });

  test('wakes what nobody woke, and looks again an hour later', async () => {
    recurring.rows.set(RECURRING_ID, activeRow);
    now = '2026-12-01T23:00:00.000Z';
    await sweep();
    expect(sent).toEqual([]);
    now = '2026-12-02T00:00:01.000Z';
    await sweep();
    expect(sent).toEqual([{ recurringOrderId: RECURRING_ID, day: '2026-12-01' }]);
    expect(row()).toMatchObject({ version: activeRow.version, dueAt: '2026-12-02T01:00:01.000Z' });
  });
});

describe('a schedule', () => {
  const calls: string[] = [];
  let whileDropped = (): void => undefined;
  const keep = (before: string | undefined, after: string | undefined) => {
    const state = {
      ownerId: 'ada',
      status: 'ACTIVE',
      placed: 0,
      agreedTotal: { amount: '11.90', currency: 'EUR' },
    } as const;
    const told = (wakesOn: string | undefined) => ({ ...state, ...(wakesOn === undefined ? {} : { wakesOn }) });
    const event = {
      type: 'RecurringOrderActive',
      version: 1,
      id: RECURRING_ID,
      entityVersion: 2,
      at: AT,
      before: told(before),
      after: told(after),
    } as const;
    return keepSchedule(event, {
      recurring,
      timeZone: 'Europe/Berlin',
      now: () => new Date(now),
      runs: { send: ({ day }) => Promise.resolve(void calls.push(`send ${day}`)) },
      schedules: {
        keep: (name, time) => Promise.resolve(void calls.push(`keep ${name} ${time}`)),
        drop(name) {
          calls.push(`drop ${name}`);
          whileDropped();
          return Promise.resolve();
        },
      },
    });
  };
  beforeEach(() => void calls.splice(0));

  test('is made for the day of the row, whatever the event says, and the day before goes', async () => {
    recurring.rows.set(RECURRING_ID, activeRow);
    expect(await keep('2026-11-24', '2026-11-25')).toBe('KEPT');
    expect(calls).toEqual([
      `drop ${RECURRING_ID}.2026-11-24`,
      `drop ${RECURRING_ID}.2026-11-25`,
      `keep ${RECURRING_ID}.2026-12-01 2026-12-01T06:00:00`,
    ]);
  });

  test('that goes while its order is resumed for the same day is made again', async () => {
    recurring.rows.set(RECURRING_ID, { ...bare, status: 'PAUSED' });
    whileDropped = () => void recurring.rows.set(RECURRING_ID, activeRow);
    expect(await keep('2026-12-01', undefined)).toBe('KEPT');
    whileDropped = () => undefined;
    expect(calls).toEqual([`drop ${RECURRING_ID}.2026-12-01`, `keep ${RECURRING_ID}.2026-12-01 2026-12-01T06:00:00`]);
  });

  test('is none where its hour is past: it wakes at once; and none where nothing comes', async () => {
    recurring.rows.set(RECURRING_ID, activeRow);
    now = '2026-12-01T04:58:59.000Z';
    expect(await keep(undefined, '2026-12-01')).toBe('KEPT');
    now = '2026-12-01T04:59:00.000Z';
    expect(await keep(undefined, '2026-12-01')).toBe('SENT');
    recurring.rows.set(RECURRING_ID, bare);
    expect(await keep('2026-12-01', undefined)).toBe('NONE');
    expect(calls.at(-1)).toBe(`drop ${RECURRING_ID}.2026-12-01`);
  });

  test('goes by the wall, in summer and in winter', () => {
    expect(wallClock(new Date('2027-03-28T00:59:59Z'), 'Europe/Berlin')).toBe('2027-03-28T01:59:59');
    expect(wallClock(new Date('2027-03-28T01:00:00Z'), 'Europe/Berlin')).toBe('2027-03-28T03:00:00');
    expect(wallClock(new Date('2026-12-31T23:30:00Z'), 'Asia/Tokyo')).toBe('2027-01-01T08:30:00');
    expect(wallClock(new Date('2026-12-31T00:00:00Z'), 'UTC')).toBe('2026-12-31T00:00:00');
  });
});

describe('a mail', () => {
  const about = (entry: Partial<RecurringOrderRow['history'][number]>, more: Partial<RecurringOrderRow> = {}) =>
    mailOf(
      { ...activeRow, ...more, history: [{ event: 'MISSED', version: 5, at: AT, runOn: '2026-12-01', ...entry }] },
      5,
      [mug(1200)],
      'https://web.example',
    );

  test('tells of a pause by itself, with both prices where it is about them', () => {
    expect(about({ event: 'PAUSED', reason: 'PRICE_CHANGED' })).toMatchObject({
      id: `recurring-paused-${RECURRING_ID}-5`,
      template: 'recurring-paused',
      to: 'ada@example.com',
      values: {
        items: '1 × Mug',
        runOn: '2026-12-01',
        agreedTotal: '11.90 EUR',
        newTotal: '14.28 EUR',
        recurringOrderUrl: `https://web.example/recurring/${RECURRING_ID}`,
      },
    });
    expect(about({ event: 'PAUSED', reason: 'PAYMENT_FAILED' })?.values).toMatchObject({
      agreedTotal: '',
      newTotal: '',
    });
  });

  test('tells of a run that was out of stock, and of nothing that a person did', () => {
    expect(about({ reason: 'OUT_OF_STOCK' })).toMatchObject({ template: 'recurring-missed' });
    expect(about({ event: 'PAUSED', reason: 'PAUSED_BY_STAFF' })).toBeNull();
    expect(about({ reason: 'CANCELLED_BY_CUSTOMER' })).toBeNull();
    expect(about({ event: 'PAID' })).toBeNull();
    expect(about({ event: 'PAUSED', reason: 'PRICE_CHANGED', version: 4 })).toBeNull();
  });
});
