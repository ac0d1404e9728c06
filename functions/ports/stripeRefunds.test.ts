import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { StripeStandIn } from '#dev/stripe/server.ts';
import { refundFailureSentences } from '#model/refunds.ts';
import type { StripeControls } from '#test/kit/stripe.ts';
import { captured, confirm, create, failure, order, persistent, stripeWorld } from '#test/kit/stripeWorld.ts';
import type { Payments } from './payments.ts';
import { PaymentFault, PaymentStateError } from './payments.ts';

let standIn: StripeStandIn;
let controls: StripeControls;
let payments: Payments;

beforeEach(async () => {
  ({ standIn, controls, payments } = await stripeWorld());
});

afterEach(async () => {
  await standIn.stop();
});

describe('a refund', () => {
  it('gives back part, then the rest, and never more', async () => {
    const { id } = await captured(payments);
    const first = await payments.refund(id, { refundId: 'ref_1', amountMinor: 500, idempotencyKey: 'refund-1' });
    expect(first).toMatchObject({ refundId: 'ref_1', status: 'SUCCEEDED', amount: 500, currency: 'EUR', intentId: id });
    expect(
      await failure(payments.refund(id, { refundId: 'ref_2', amountMinor: 1500, idempotencyKey: 'refund-2' })),
    ).toBeInstanceOf(PaymentStateError);
    await payments.refund(id, { refundId: 'ref_3', idempotencyKey: 'refund-3' });
    expect(await failure(payments.refund(id, { refundId: 'ref_4', idempotencyKey: 'refund-4' }))).toBeInstanceOf(
      PaymentStateError,
    );
    expect(await payments.retrieve(id)).toMatchObject({ amountReceived: 1999, amountRefunded: 1999 });
    expect(await controls.ledger('ord_1')).toMatchObject({ refunds: 2, refunded: 1999, net: 0 });
  });

  it.each([
    ['lost twice', { fault: 'lostAnswer', times: 2 }],
    ['a kept failure', { fault: 'error', stored: true, effect: true, times: 1 }],
  ] as const)('whose answer is %s is made once', async (_name, lever) => {
    const { id } = await captured(payments);
    await controls.pull({ ...lever, operation: 'refund' });
    await persistent(() => payments.refund(id, { refundId: 'ref_1', amountMinor: 500, idempotencyKey: 'refund' }));
    expect(await controls.ledger('ord_1')).toMatchObject({ refunds: 1, refunded: 500 });
  });

  it('is made once however long ago, and under whatever key, it was', async () => {
    const { id } = await captured(payments);
    const part = { refundId: 'ref_1', amountMinor: 500 };
    const first = await payments.refund(id, { ...part, idempotencyKey: 'forgotten after a day' });
    expect(await payments.refund(id, { ...part, idempotencyKey: 'another' })).toEqual(first);
    expect(await controls.ledger('ord_1')).toMatchObject({ refunds: 1, refunded: 500 });
  });

  it('of what is merely held is not possible', async () => {
    const held = await confirm(payments, await create(payments));
    const refused = await failure(payments.refund(held.id, { refundId: 'ref_1', idempotencyKey: 'refund' }));
    expect(refused).toBeInstanceOf(PaymentStateError);
  });

  it('that fails later counts for nothing', async () => {
    const created = await create(payments);
    await confirm(payments, created, 'pm_card_refundFail');
    await payments.capture(created.id, { idempotencyKey: 'capture' });
    const first = await payments.refund(created.id, { refundId: 'ref_1', idempotencyKey: 'refund' });
    await expect
      .poll(() => payments.retrieve(created.id), { timeout: 5_000 })
      .toMatchObject({ amountReceived: 1999, amountRefunded: 0 });
    expect(await controls.ledger('ord_1')).toMatchObject({ refunds: 0, net: 1999 });
    const again = await payments.refund(created.id, { refundId: 'ref_1', idempotencyKey: 'refund' });
    expect(again).toMatchObject({ refundId: 'ref_1', status: 'SUCCEEDED', amount: 1999 });
    expect(again.id).not.toBe(first.id);
  });

  it.each([
    ['lost_or_stolen_card', 'CARD_LOST_OR_STOLEN'],
    ['expired_or_canceled_card', 'CARD_EXPIRED_OR_CANCELED'],
    ['charge_for_pending_refund_disputed', 'DISPUTED'],
    ['insufficient_funds', 'INSUFFICIENT_FUNDS'],
    ['declined', 'DECLINED'],
    ['merchant_request', 'MERCHANT_REQUEST'],
    ['unknown', 'UNKNOWN'],
  ] as const)('that failed as %s says so: %s', async (reason, failed) => {
    const { id } = await captured(payments);
    const refund = await payments.refund(id, { refundId: 'ref_1', idempotencyKey: 'refund' });
    expect(refund).toMatchObject({ failure: null, at: expect.stringMatching(/^\d{4}-.*Z$/) });
    await controls.endRefund(refund.id, 'failed', reason);
    expect(await payments.refundsOf(id)).toEqual([{ ...refund, status: 'FAILED', failure: failed }]);
    expect(Object.keys(refundFailureSentences)).toContain(failed);
  });

  it('that stays pending takes the amount in, and may still end either way', async () => {
    const { id } = await captured(payments);
    await controls.pull({ fault: 'refundPending', times: 2 });
    const first = await payments.refund(id, { refundId: 'ref_1', amountMinor: 500, idempotencyKey: 'refund-1' });
    const second = await payments.refund(id, { refundId: 'ref_2', amountMinor: 700, idempotencyKey: 'refund-2' });
    expect([first.status, second.status]).toEqual(['PENDING', 'PENDING']);
    expect(await payments.retrieve(id)).toMatchObject({ amountRefunded: 1200 });
    await controls.endRefund(first.id, 'succeeded');
    await controls.endRefund(second.id, 'canceled');
    const ended = await payments.refundsOf(id);
    expect(ended.map(({ status, failure }) => [status, failure])).toEqual([
      ['SUCCEEDED', null],
      ['CANCELED', 'MERCHANT_REQUEST'],
    ]);
    expect(await payments.retrieve(id)).toMatchObject({ amountRefunded: 500 });
    expect(await controls.ledger('ord_1')).toMatchObject({ refunds: 1, refunded: 500, net: 1499 });
  });

  it('of pm_card_pendingRefund begins as pending and succeeds', async () => {
    const { id } = await captured(payments, 'pm_card_pendingRefund');
    const refund = await payments.refund(id, { refundId: 'ref_1', idempotencyKey: 'refund' });
    expect(refund.status).toBe('PENDING');
    await expect.poll(() => payments.refundsOf(id), { timeout: 5_000 }).toEqual([{ ...refund, status: 'SUCCEEDED' }]);
  });

  it('that Stripe refuses is none, and says why', async () => {
    const { id } = await captured(payments);
    await controls.pull({ fault: 'refundRefused', times: 1 });
    const refused = await failure(payments.refund(id, { refundId: 'ref_1', idempotencyKey: 'refund' }));
    expect(refused).toMatchObject({ name: 'PaymentFault', code: 'charge_disputed' });
    expect(await payments.refundsOf(id)).toEqual([]);
  });
});

describe('the refunds of a payment', () => {
  it('are all told, oldest first, over pages, with those that somebody made by hand', async () => {
    const { id } = await captured(payments);
    for (let index = 1; index <= 105; index += 1) await controls.refundByHand({ intent: id }, 1);
    await payments.refund(id, { refundId: 'ref_1', amountMinor: 500, idempotencyKey: 'refund' });
    const refunds = await payments.refundsOf(id);
    expect(refunds).toHaveLength(106);
    expect(refunds[0]).toMatchObject({ refundId: null, amount: 1, intentId: id, currency: 'EUR' });
    expect(refunds.at(-1)).toMatchObject({ refundId: 'ref_1', amount: 500 });
  });

  it('are none where a hold was let go, though Stripe writes that as a refund', async () => {
    const held = await confirm(payments, await create(payments));
    await payments.cancel(held.id, { idempotencyKey: 'cancel' });
    expect(await refundsAtStripe(held.id)).toMatchObject([{ status: 'succeeded', amount: 1999 }]);
    expect(await payments.refundsOf(held.id)).toEqual([]);

    const expired = await confirm(payments, await create(payments, 'second'));
    await controls.expire(expired.id);
    expect(await payments.refundsOf(expired.id)).toEqual([]);
  });

  it('leave out what was not captured of a hold', async () => {
    const held = await confirm(payments, await create(payments));
    await payments.capture(held.id, { amountMinor: 1500, idempotencyKey: 'capture' });
    await payments.refund(held.id, { refundId: 'ref_1', amountMinor: 500, idempotencyKey: 'refund' });
    expect(await refundsAtStripe(held.id)).toHaveLength(2);
    expect(await payments.refundsOf(held.id)).toMatchObject([{ refundId: 'ref_1', amount: 500 }]);
    expect(await payments.retrieve(held.id)).toMatchObject({ amountReceived: 1500, amountRefunded: 500 });
  });

  it('of a payment that Stripe does not know are a fault', async () => {
    expect(await failure(payments.refundsOf('pi_nothing'))).toBeInstanceOf(PaymentFault);
  });

  it.each([
    ['JPY', 500, 200, 200],
    ['KWD', 12_340, 5_670, 5_670],
    ['UGX', 5_000, 2_000, 200_000],
  ])('in %s are counted as Stripe counts', async (currency, amountMinor, part, atStripe) => {
    const created = await payments.create({ ...order, currency, amountMinor });
    await confirm(payments, created);
    await payments.capture(created.id, { idempotencyKey: 'capture' });
    await payments.refund(created.id, { refundId: 'ref_1', amountMinor: part, idempotencyKey: 'refund' });
    expect(await payments.refundsOf(created.id)).toMatchObject([{ amount: part, currency }]);
    expect(await controls.refundsOf('ord_1')).toMatchObject([{ amount: atStripe }]);
  });
});

/** Whatever Stripe calls a refund of a payment. */
async function refundsAtStripe(intentId: string): Promise<unknown[]> {
  const response = await fetch(`${standIn.url}/v1/refunds?payment_intent=${intentId}`, {
    headers: { authorization: `Bearer ${standIn.keys.secretKey}` },
  });
  const { data } = (await response.json()) as { data: unknown[] };
  return data;
}
