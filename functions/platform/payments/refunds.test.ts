import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { providerRefund, refundAttempt } from '#model/keys.ts';
import type { PaymentRow } from '#model/payments.ts';
import { refundableOf } from '#model/refunds.ts';
import type { Refund } from '../../ports/payments.ts';
import { PaymentFault, PaymentUnavailable } from '../../ports/payments.ts';
import { balanced, captured, lines, sumsOf, TOTAL } from './refundSetting.ts';

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
      if (call === 'refund') throw new PaymentFault(code, 'refused');
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
              ? { ...change, alongside: (written) => alongside(written).map((each) => ({ ...each, conditions: [] })) }
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

  test('is done where a person closed the refund that failed: the money went another way', async () => {
    const setting = await captured();
    setting.provider.disturb = (call) => {
      if (call === 'refund') throw new PaymentFault('not_now', 'refused');
    };
    await expect(setting.desk.reverse(setting.payment(), lines)).rejects.toMatchObject({ code: 'refund_failed' });
    const id = `${setting.payment().id}-reversal`;
    setting.books.refunds.rows.set(id, { ...setting.refund(id), status: 'CLOSED' });
    setting.provider.disturb = () => undefined;
    expect(await setting.desk.reverse(setting.payment(), lines)).toMatchObject({ status: 'CAPTURED', refunded: 0 });
    expect(setting.provider.tally.refunds).toBe(0);
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
