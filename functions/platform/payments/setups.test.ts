import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CardSetupRow } from '#model/recurring.ts';
import { cardSetupMachine } from '#model/recurring.ts';
import { canMove } from '#model/statusMachine.ts';
import type { CardSetup } from '../../ports/payments.ts';
import { PaymentUnavailable, setupStatuses } from '../../ports/payments.ts';
import { fakeTable } from '../fakeTable.ts';
import type { FakeTable } from '../fakeTable.ts';
import type { FakeProvider } from './fakeProvider.ts';
import { fakeCards, fakeProvider } from './fakeProvider.ts';
import type { SetupDesk } from './setups.ts';
import { settleSetup, setupDesk } from './setups.ts';

interface World {
  readonly table: FakeTable<CardSetupRow>;
  readonly provider: FakeProvider;
  readonly desk: SetupDesk;
}

function world(): World {
  const provider = fakeProvider();
  const table = fakeTable<CardSetupRow>();
  const customers = new Map<string, { customerId?: string; email?: string }>();
  const keep = (ownerId: string, kept: { customerId?: string; email?: string }) => {
    customers.set(ownerId, { ...kept, ...customers.get(ownerId) });
    return Promise.resolve();
  };
  const desk = setupDesk({
    provider,
    table: {
      ...table,
      insert(row) {
        if (!table.rows.has(row.id)) table.rows.set(row.id, row);
        return Promise.resolve();
      },
    },
    customers: {
      read: (ownerId) =>
        Promise.resolve({
          customerId: customers.get(ownerId)?.customerId ?? null,
          email: customers.get(ownerId)?.email ?? null,
        }),
      keepEmail: (ownerId, email) => keep(ownerId, { email }),
      keepCustomer: (ownerId, customerId) => keep(ownerId, { customerId }),
    },
    returnUrl: (id) => `https://web.example/recurring/${id}`,
    now: () => new Date('2026-11-21T10:00:00.000Z'),
  });
  return { table, provider, desk };
}

const saving = (paymentMethodId: string | null, attempt = 1) => ({
  recurringOrderId: 'r1',
  ownerId: 'ada',
  email: 'ada@example.com',
  attempt,
  paymentMethodId,
});

describe('a card', () => {
  test('that was chosen is saved at once, once, and nothing of its secret stays', async () => {
    const { desk, provider } = world();
    const row = await desk.begin(saving(fakeCards.good));
    expect(row).toMatchObject({ status: 'SUCCEEDED', card: { brand: 'visa', last4: '4242' }, customerId: 'cus_1' });
    expect(row.clientSecret).toBeUndefined();
    expect(await desk.begin(saving(fakeCards.good))).toEqual(row);
    expect(provider.kept()).toEqual([row.paymentMethodId]);
    await desk.forget(row.paymentMethodId ?? '');
    expect(provider.kept()).toEqual([]);
  });

  test('that is given at the provider is known once it is asked for', async () => {
    const { desk, provider } = world();
    const row = await desk.begin(saving(null));
    expect(row).toMatchObject({ status: 'ACTION_REQUIRED', clientSecret: 'seti_1_secret' });
    provider.giveCard('seti_1', fakeCards.refused);
    const refused = await desk.reconcile(row);
    expect(refused).toMatchObject({ status: 'FAILED', failure: 'CARD_DECLINED', clientSecret: 'seti_1_secret' });
    provider.giveCard('seti_1', fakeCards.good);
    expect(await desk.reconcile(refused)).toMatchObject({ status: 'SUCCEEDED' });
  });

  test('whose bank asks waits for its owner, who may fail and try again', async () => {
    const { desk, provider } = world();
    const row = await desk.begin(saving(fakeCards.asks));
    expect(row).toMatchObject({ status: 'ACTION_REQUIRED', actionUrl: 'https://bank.example/seti_1' });
    provider.authenticateSetup('seti_1', false);
    const failed = await desk.reconcile(row);
    expect(failed).toMatchObject({ status: 'FAILED', failure: 'AUTHENTICATION_FAILED' });
    expect(failed.actionUrl).toBeUndefined();
  });

  test('of a setup that was closed is not saved any more; one that is saved stays', async () => {
    const { desk, provider } = world();
    expect(await desk.close(await desk.begin(saving(null)))).toMatchObject({ status: 'CANCELLED' });
    const saved = await desk.begin(saving(fakeCards.good, 2));
    expect(await desk.close(saved)).toEqual(saved);
    expect(provider.kept()).toHaveLength(1);
  });

  test('has one customer and one setup whichever call or answer is lost', async () => {
    for (const call of ['createCustomer', 'createSetup', 'confirmSetup'] as const) {
      for (const when of ['before', 'after'] as const) {
        const { desk, provider, table } = world();
        provider.disturb = (which, at) => {
          if (which === call && at === when) throw new PaymentUnavailable(`${call} ${when}`);
        };
        await expect(desk.begin(saving(fakeCards.good))).rejects.toBeInstanceOf(PaymentUnavailable);
        provider.disturb = () => undefined;
        const row = await desk.begin(saving(fakeCards.good));
        expect(row).toMatchObject({ status: 'SUCCEEDED', customerId: 'cus_1', setupIntentId: 'seti_1' });
        expect(table.rows.size).toBe(1);
        expect(provider.kept()).toHaveLength(1);
      }
    }
  });
});

const known: CardSetupRow = {
  id: 'r1-s1',
  ownerId: 'ada',
  recurringOrderId: 'r1',
  attempt: 1,
  status: 'CREATED',
  version: 1,
  customerId: 'cus_1',
  createdAt: '2026-11-21T10:00:00.000Z',
  updatedAt: '2026-11-21T10:00:00.000Z',
};

const told = fc
  .record({
    id: fc.constantFrom('seti_1', 'seti_2'),
    status: fc.constantFrom(...setupStatuses),
    failure: fc.constantFrom(null, 'CARD_DECLINED' as const),
  })
  .map(
    ({ id, status, failure }): CardSetup => ({
      id,
      status,
      failure,
      customerId: 'cus_1',
      paymentMethodId: status === 'SUCCEEDED' ? 'pm_1' : null,
      card: null,
      clientSecret: 'secret',
      actionUrl: status === 'REQUIRES_ACTION' ? 'https://bank.example' : null,
      metadata: { setupId: id === 'seti_1' ? 'r1-s1' : 'other' },
    }),
  );

test('what is told in any order moves along the edges, keeps to one setup, and never leaves what is settled (P6, P10)', () => {
  fc.assert(
    fc.property(fc.array(told, { maxLength: 12 }), (news) => {
      let row = known;
      for (const setup of news) {
        const change = settleSetup(row, setup);
        if (!change) continue;
        const gone = new Set(change.remove);
        const kept = Object.entries(row).filter(([name]) => !gone.has(name));
        const next: CardSetupRow = { ...known, ...Object.fromEntries(kept), ...change.set };
        expect(next.status === row.status || canMove(cardSetupMachine, row.status, next.status)).toBe(true);
        expect(next.setupIntentId).toBe('seti_1');
        if (next.status === 'SUCCEEDED') expect(next.clientSecret).toBeUndefined();
        row = next;
      }
      if (row.status === 'SUCCEEDED') expect(row.paymentMethodId).toBe('pm_1');
    }),
  );
});
