import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RefundRow } from '#model/refunds.ts';
import { balancesAfter, refundableOf, stands } from '#model/refunds.ts';
import type { Refund } from '../../ports/payments.ts';
import type { Setting } from './refundSetting.ts';
import { balanced, captured, TOTAL } from './refundSetting.ts';

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
