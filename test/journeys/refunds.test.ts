import type { CurrencyCode } from '#model/currencies.ts';
import { newColleague } from '#test/kit/colleagues.ts';
import { orderOf } from '#test/kit/orders.ts';
import type { Person } from '#test/kit/person.ts';
import type { ProductView } from '#test/kit/products.ts';
import { newProduct, productOf } from '#test/kit/products.ts';
import type { RefundAnswer } from '#test/kit/refunds.ts';
import {
  closeRefund,
  hearAllRefunds,
  hearRefunds,
  newRefund,
  paidOrder,
  refundInput,
  refundOf,
  refundOrder,
  refundsOf,
  retryRefund,
  whenRefund,
} from '#test/kit/refunds.ts';
import { repriced } from '#test/kit/storedProducts.ts';
import { stripeControls } from '#test/kit/stripe.ts';
import { until } from '#test/kit/until.ts';
import { afterEach, beforeAll, describe, expect, inject, it } from 'vitest';

const outputs = inject('outputs');
const stripe = stripeControls(outputs.stripe);

let admin: Person;
let staff: Person;
let ada: Person;
let mug: ProductView;
let shirt: ProductView;

beforeAll(async () => {
  admin = await newColleague(outputs, 'refunds-admin', ['ADMIN']);
  staff = await newColleague(outputs, 'refunds-staff', ['STAFF']);
  ada = await newColleague(outputs, 'refunds-ada', ['CUSTOMER']);
  mug = await newProduct(admin, { name: 'Tour mug', stock: 100_000 });
  shirt = await newProduct(admin, {
    name: 'Tour shirt',
    price: { amount: '9.99', currency: 'EUR' },
    taxRate: '7',
    stock: 100_000,
  });
});

afterEach(() => stripe.release());

const faults = ({ userErrors }: RefundAnswer) => userErrors.map(({ code, field }) => [code, field]);
const eur = (amount: string) => ({ amount, currency: 'EUR' });

describe('a refund', () => {
  it('of all that is left is asked for at once, carried out, and told live', async () => {
    const order = await paidOrder(ada, [mug.id, shirt.id]);
    const [mine, everybodys] = [await hearRefunds(ada, order.id), await hearAllRefunds(staff)];
    const asked = await newRefund(staff, order.id, { note: ' Changed her mind\nby mail ' });
    expect(asked).toMatchObject({
      order: { id: order.id },
      status: 'REQUESTED',
      amount: order.total,
      lines: [],
      note: 'Changed her mind\nby mail',
      attempt: 1,
      version: 1,
      restock: false,
      restocked: false,
      history: [{ status: 'REQUESTED', attempt: 1, refusal: null }],
    });
    const done = await whenRefund(staff, asked.id, 'SUCCEEDED');
    expect(done.history.map(({ status }) => status)).toEqual(['REQUESTED', 'SUCCEEDED']);
    for (const news of [mine, everybodys]) {
      await until('the refund to be told', () => news.statusesOf(asked.id).at(-1) === 'SUCCEEDED');
      expect(news.changes.find(({ refundId }) => refundId === asked.id)).toMatchObject({
        orderId: order.id,
        ownerId: ada.id,
      });
      news.stop();
    }
    expect(await stripe.ledger(order.id)).toMatchObject({ refunds: 1, refunded: 3449, net: 0 });
    expect((await orderOf(ada, order.id))?.payment).toMatchObject({ status: 'REFUNDED', refunded: order.total });
    expect(faults(await refundOrder(staff, order.id))).toEqual([['NOTHING_LEFT', null]]);
    // What the staff noted is theirs.
    expect(await refundOf(ada, asked.id)).toMatchObject({ status: 'SUCCEEDED', note: null, order: { id: order.id } });
  });

  it('of pieces gives back what they cost, and the pieces to the stock, once', async () => {
    const pin = await newProduct(admin, { name: 'Pin', price: eur('0.33'), stock: 50 });
    const lines = [
      { productId: pin.id, quantity: 5 },
      { productId: mug.id, quantity: 1 },
    ];
    const order = await paidOrder(ada, [], { lines });
    const first = await newRefund(staff, order.id, {
      lines: [{ productId: pin.id, quantity: 3 }],
      restock: true,
      reason: 'NOT_DELIVERED',
    });
    expect(first.lines).toMatchObject([{ name: 'Pin', quantity: 3, net: eur('0.99') }]);
    const done = await whenRefund(staff, first.id, 'SUCCEEDED');
    expect(done.restocked).toBe(true);
    expect((await productOf(staff, pin.id))?.stock).toBe(48);
    const tooMany = { lines: [{ productId: pin.id, quantity: 3 }] };
    expect(faults(await refundOrder(staff, order.id, refundInput(tooMany)))).toEqual([
      ['INVALID_QUANTITY', 'lines.0.quantity'],
    ]);
    const second = await newRefund(staff, order.id, { lines: [{ productId: pin.id, quantity: 2 }], restock: true });
    await whenRefund(staff, second.id, 'SUCCEEDED');
    const line = order.lines.find(({ name }) => name === 'Pin');
    const cents = (amount: string | undefined) => Math.round(Number(amount) * 100);
    expect(cents(first.amount.amount) + cents(second.amount.amount)).toBe(cents(line?.total.amount));
    expect((await productOf(staff, pin.id))?.stock).toBe(50);
    const { product } = await staff.run<{
      product: { stockMovements: { nodes: { change: number; reason: string }[] } };
    }>('query ($id: ID!) { product(id: $id) { stockMovements(first: 10) { nodes { change reason } } } }', {
      id: pin.id,
    });
    expect(
      product.stockMovements.nodes.filter(({ reason }) => reason === 'RETURN').map(({ change }) => change),
    ).toEqual([2, 3]);
    const all = await until('both to be listed', async () => {
      const listed = await refundsOf(ada, order.id);
      return listed.length === 2 ? listed : null;
    });
    expect(all.map(({ id }) => id)).toEqual([first.id, second.id]);
  });

  it.each<[CurrencyCode, string, string, string, number]>([
    ['JPY', '500', '199', '351', 351],
    ['EUR', '5.00', '1.99', '3.51', 351],
    ['KWD', '5.000', '1.990', '3.510', 3510],
  ])('of an amount in %s, and of the rest, comes to the total', async (currency, price, part, rest, minor) => {
    const product = await newProduct(admin, { name: 'Poster', taxRate: '10', stock: 10 });
    await repriced(outputs, product.id, price, currency);
    const order = await paidOrder(ada, [product.id]);
    const one = await newRefund(staff, order.id, { amount: { amount: part, currency }, reason: 'GOODWILL' });
    const other = await newRefund(staff, order.id, { reason: 'GOODWILL' });
    expect([one.amount.amount, other.amount.amount]).toEqual([part, rest]);
    for (const { id } of [one, other]) await whenRefund(staff, id, 'SUCCEEDED');
    expect(await stripe.ledger(order.id)).toMatchObject({ refunds: 2, net: 0 });
    expect((await stripe.refundsOf(order.id)).map(({ amount }) => amount)).toContain(minor);
  });

  it('is one for one key, in its current state, and another input needs another key', async () => {
    const order = await paidOrder(ada, [mug.id]);
    const input = refundInput({ amount: eur('1.00') });
    const answers = await Promise.all([0, 1, 2, 3].map(() => refundOrder(staff, order.id, input)));
    const { refund: asked } = await refundOrder(staff, order.id, input);
    for (const { refund, userErrors } of answers) {
      if (refund) expect(refund.id).toBe(asked?.id);
      else expect(userErrors.map(({ code }) => code)).toEqual(['TRY_AGAIN']);
    }
    await whenRefund(staff, asked?.id ?? '', 'SUCCEEDED');
    expect((await refundOrder(staff, order.id, input)).refund).toMatchObject({ id: asked?.id, status: 'SUCCEEDED' });
    const other = { ...input, amount: eur('2.00') };
    expect(faults(await refundOrder(staff, order.id, other))).toEqual([['IDEMPOTENCY_KEY_REUSED', 'idempotencyKey']]);
    // Keys are the caller's own.
    expect((await refundOrder(admin, order.id, input)).refund?.id).not.toBe(asked?.id);
  });

  it('never comes to more than was charged, whoever asks at the same time', async () => {
    const order = await paidOrder(ada, [mug.id]);
    const clients = [staff, admin, staff, admin, staff, admin];
    const asks = clients.map(async (client) => {
      for (let round = 0; round < 12; round += 1) {
        const answer = await refundOrder(client, order.id, refundInput({ amount: eur('7.00') }));
        if (answer.userErrors[0]?.code !== 'TRY_AGAIN') return answer;
      }
      throw new Error('It was overtaken twelve times.');
    });
    const answers = await Promise.all(asks);
    const asked = answers.flatMap(({ refund }) => (refund ? [refund] : []));
    expect(asked).toHaveLength(3);
    for (const { userErrors } of answers.filter(({ refund }) => !refund)) {
      expect(userErrors).toMatchObject([{ code: 'OVER_REFUNDABLE', field: 'amount' }]);
    }
    for (const { id } of asked) await whenRefund(staff, id, 'SUCCEEDED');
    expect(await stripe.ledger(order.id)).toMatchObject({ refunds: 3, refunded: 2100, net: 280 });
  });
});

describe('a refund that the bank does not take', () => {
  it('waits while the bank works on it, and succeeds when a notice says so', async () => {
    await stripe.pull({ fault: 'refundPending' });
    const order = await paidOrder(ada, [mug.id]);
    const asked = await newRefund(staff, order.id);
    await whenRefund(staff, asked.id, 'PENDING');
    const [made] = await stripe.refundsOf(order.id);
    await stripe.endRefund(made?.id ?? '', 'succeeded');
    await whenRefund(staff, asked.id, 'SUCCEEDED');
  });

  it('is shown as failed, counts for nothing, and is tried again', async () => {
    const order = await paidOrder(ada, [mug.id], { paymentMethodId: 'pm_card_refundFail' });
    const asked = await newRefund(staff, order.id);
    const failed = await whenRefund(staff, asked.id, 'FAILED');
    expect(failed.refusal).toMatchObject({ code: 'CARD_EXPIRED_OR_CANCELED' });
    expect(failed.history.map(({ status }) => status)).toEqual(['REQUESTED', 'SUCCEEDED', 'FAILED']);
    expect((await orderOf(ada, order.id))?.payment).toMatchObject({ status: 'CAPTURED', refunded: eur('0.00') });
    const desk = 'query { refundDesk(failed: true, first: 100) { nodes { id } } }';
    await until('the refund to be at the desk', async () => {
      const { refundDesk } = await staff.run<{ refundDesk: { nodes: { id: string }[] } }>(desk);
      return refundDesk.nodes.some(({ id }) => id === asked.id);
    });
    expect(faults(await retryRefund(staff, { ...failed, version: failed.version - 1 }))).toEqual([
      ['STALE_VERSION', 'expectedVersion'],
    ]);
    const { refund: again } = await retryRefund(staff, failed);
    expect(again).toMatchObject({ id: asked.id, status: 'REQUESTED', attempt: 2, refusal: null });
    const twice = await whenRefund(staff, asked.id, 'FAILED');
    expect(twice).toMatchObject({ attempt: 2 });
    expect(await stripe.refundsOf(order.id)).toHaveLength(2);
    expect(await stripe.ledger(order.id)).toMatchObject({ refunds: 0, net: 2380 });
  });

  it('succeeds when it is tried again and its cause is gone', async () => {
    await stripe.pull({ fault: 'refundRefused', times: 1 });
    const order = await paidOrder(ada, [mug.id]);
    const asked = await newRefund(staff, order.id, { lines: [{ productId: mug.id, quantity: 1 }], restock: true });
    const failed = await whenRefund(staff, asked.id, 'FAILED');
    expect(failed.refusal?.code).toBe('DISPUTED');
    const stock = (await productOf(staff, mug.id))?.stock;
    await retryRefund(staff, failed);
    const done = await whenRefund(staff, asked.id, 'SUCCEEDED');
    expect(done).toMatchObject({ attempt: 2, restocked: true });
    expect((await productOf(staff, mug.id))?.stock).toBe(stock);
    expect(await stripe.ledger(order.id)).toMatchObject({ refunds: 1, net: 0 });
  });

  it('can be closed, and what it was to give back be given back otherwise', async () => {
    await stripe.pull({ fault: 'refundRefused', times: 1 });
    const order = await paidOrder(ada, [mug.id]);
    const failed = await whenRefund(staff, (await newRefund(staff, order.id)).id, 'FAILED');
    expect(faults(await closeRefund(staff, { ...failed, version: 1 }))).toEqual([['STALE_VERSION', 'expectedVersion']]);
    const { refund: closed } = await closeRefund(staff, failed);
    expect(closed).toMatchObject({ status: 'CLOSED', refusal: { code: 'DISPUTED' } });
    expect(faults(await retryRefund(staff, closed ?? failed))).toEqual([['NOT_FAILED', 'id']]);
    expect((await newRefund(staff, order.id)).amount).toEqual(order.total);
  });

  it('is shown where somebody made it at the provider, and leaves the less', async () => {
    const order = await paidOrder(ada, [mug.id]);
    await stripe.refundByHand({ orderId: order.id }, 500);
    const [adopted] = await until('the refund to be adopted', async () => {
      const listed = await refundsOf(ada, order.id);
      return listed.length > 0 ? listed : null;
    });
    expect(adopted).toMatchObject({ reason: 'AT_PROVIDER', status: 'SUCCEEDED', amount: eur('5.00'), lines: [] });
    expect(await refundOf(ada, adopted?.id ?? '')).toMatchObject({ amount: eur('5.00') });
    expect((await newRefund(staff, order.id)).amount).toEqual(eur('18.80'));
  });

  it('is made once though the provider’s answers are lost', async () => {
    await stripe.pull({ fault: 'lostAnswer', operation: 'refund', times: 1 });
    const order = await paidOrder(ada, [mug.id]);
    const asked = await newRefund(staff, order.id);
    await whenRefund(staff, asked.id, 'SUCCEEDED', 60_000);
    expect(await stripe.ledger(order.id)).toMatchObject({ refunds: 1, net: 0 });
  });
});
