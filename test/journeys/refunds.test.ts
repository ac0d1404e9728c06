import type { CurrencyCode } from '#model/currencies.ts';
import { newColleague } from '#test/kit/colleagues.ts';
import { newOrder, orderOf, whenOrder } from '#test/kit/orders.ts';
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
const MISSING = '00000000-0000-4000-8000-000000000000';

let admin: Person;
let staff: Person;
let ada: Person;
let eve: Person;
let mug: ProductView;
let shirt: ProductView;

beforeAll(async () => {
  admin = await newColleague(outputs, 'refunds-admin', ['ADMIN']);
  staff = await newColleague(outputs, 'refunds-staff', ['STAFF']);
  ada = await newColleague(outputs, 'refunds-ada', ['CUSTOMER']);
  eve = await newColleague(outputs, 'refunds-eve', ['CUSTOMER']);
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

  it('is made once though the provider’s answers are lost', async () => {
    await stripe.pull({ fault: 'lostAnswer', operation: 'refund', times: 1 });
    const order = await paidOrder(ada, [mug.id]);
    const asked = await newRefund(staff, order.id);
    await whenRefund(staff, asked.id, 'SUCCEEDED', 60_000);
    expect(await stripe.ledger(order.id)).toMatchObject({ refunds: 1, net: 0 });
  });
});

describe('bad input', () => {
  const cases: Readonly<Record<string, [() => object, string, string | null]>> = {
    'amount and lines': [
      () => ({ amount: eur('1.00'), lines: [{ productId: mug.id, quantity: 1 }] }),
      'AMOUNT_OR_LINES',
      'amount',
    ],
    'no line': [() => ({ lines: [] }), 'NO_LINES', 'lines'],
    'a line twice': [
      () => ({
        lines: [
          { productId: mug.id, quantity: 1 },
          { productId: mug.id, quantity: 1 },
        ],
      }),
      'LINE_NAMED_TWICE',
      'lines.1.productId',
    ],
    'another product': [
      () => ({ lines: [{ productId: shirt.id, quantity: 1 }] }),
      'LINE_NOT_FOUND',
      'lines.0.productId',
    ],
    'a product that can be none': [
      () => ({ lines: [{ productId: 'x y', quantity: 1 }] }),
      'LINE_NOT_FOUND',
      'lines.0.productId',
    ],
    '21 lines': [
      () => ({ lines: Array.from({ length: 21 }, () => ({ productId: crypto.randomUUID(), quantity: 1 })) }),
      'LINE_NOT_FOUND',
      'lines.20.productId',
    ],
    'no piece': [() => ({ lines: [{ productId: mug.id, quantity: 0 }] }), 'INVALID_QUANTITY', 'lines.0.quantity'],
    'too many pieces': [
      () => ({ lines: [{ productId: mug.id, quantity: 2 }] }),
      'INVALID_QUANTITY',
      'lines.0.quantity',
    ],
    nothing: [() => ({ amount: eur('0.00') }), 'INVALID_AMOUNT', 'amount.amount'],
    'less than nothing': [() => ({ amount: eur('-1.00') }), 'INVALID_AMOUNT', 'amount.amount'],
    'part of a cent': [() => ({ amount: eur('1.001') }), 'INVALID_AMOUNT', 'amount.amount'],
    'no number': [() => ({ amount: eur('1e2') }), 'INVALID_AMOUNT', 'amount.amount'],
    'too much': [() => ({ amount: eur('23.81') }), 'OVER_REFUNDABLE', 'amount'],
    'another currency': [() => ({ amount: { amount: '1.00', currency: 'USD' } }), 'WRONG_CURRENCY', 'amount.currency'],
    'stock without lines': [() => ({ restock: true }), 'RESTOCK_NEEDS_LINES', 'restock'],
    'a reason that is no person’s': [() => ({ reason: 'ORDER_UNDONE' }), 'INVALID_REASON', 'reason'],
    'a note with a control character': [() => ({ note: 'a\u0007b' }), 'INVALID_NOTE', 'note'],
    'a long note': [() => ({ note: 'x'.repeat(501) }), 'INVALID_NOTE', 'note'],
    'no key': [() => ({ idempotencyKey: '' }), 'INVALID_IDEMPOTENCY_KEY', 'idempotencyKey'],
    'a long key': [() => ({ idempotencyKey: 'k'.repeat(129) }), 'INVALID_IDEMPOTENCY_KEY', 'idempotencyKey'],
  };

  it('is refused with its code and the field it is about, and changes nothing', async () => {
    const order = await paidOrder(ada, [mug.id]);
    for (const [name, [input, code, field]] of Object.entries(cases)) {
      const answer = await refundOrder(staff, order.id, { ...refundInput(), ...input() });
      expect(answer.userErrors.map((error) => [error.code, error.field]).at(0), name).toEqual([code, field]);
    }
    expect(await refundsOf(staff, order.id)).toEqual([]);
    expect((await orderOf(ada, order.id))?.payment).toMatchObject({ status: 'CAPTURED', refunded: eur('0.00') });
  });

  it('of a currency with three decimals is refused where the last is not 0', async () => {
    const product = await newProduct(admin, { taxRate: '0', stock: 10 });
    await repriced(outputs, product.id, '1.005', 'KWD');
    const order = await paidOrder(ada, [], { lines: [{ productId: product.id, quantity: 2 }] });
    const amount = { amount: { amount: '1.005', currency: 'KWD' } };
    expect(faults(await refundOrder(staff, order.id, refundInput(amount)))).toEqual([['NOT_PAYABLE', 'amount']]);
    const lines = { lines: [{ productId: product.id, quantity: 1 }] };
    expect(faults(await refundOrder(staff, order.id, refundInput(lines)))).toEqual([['NOT_PAYABLE', 'lines']]);
  });
});

describe('who may', () => {
  it('see a refund is its owner and the staff; a foreign or missing id answers alike', async () => {
    const order = await paidOrder(ada, [mug.id]);
    const { id } = await newRefund(staff, order.id, { amount: eur('1.00') });
    expect(await refundOf(ada, id)).toMatchObject({ id, note: null });
    for (const missing of [id, MISSING, 'no id at all', 'at-provider-re-1'])
      expect(await refundOf(eve, missing)).toBeNull();
    const silent = await hearRefunds(eve, order.id);
    const heard = await hearRefunds(ada, order.id);
    const other = await newRefund(staff, order.id, { amount: eur('2.00') });
    await until('its owner to hear', () => heard.statusesOf(other.id).at(-1) === 'SUCCEEDED');
    expect(silent.changes).toEqual([]);
    heard.stop();
    silent.stop();
  });

  it('move one is the staff alone', async () => {
    const order = await paidOrder(ada, [mug.id]);
    await expect(refundOrder(ada, order.id)).rejects.toMatchObject({ errors: [{ errorType: 'Unauthorized' }] });
    await expect(hearAllRefunds(ada)).rejects.toThrow('Unauthorized');
    const desk = '{ refundDesk(failed: true) { nodes { id } } }';
    await expect(ada.run(desk)).rejects.toMatchObject({ errors: [{ errorType: 'Unauthorized' }] });
    for (const id of [MISSING, 'no id at all']) {
      expect(faults(await refundOrder(staff, id))).toEqual([['NOT_FOUND', 'id']]);
      expect(faults(await retryRefund(staff, { id, version: 1 }))).toEqual([['NOT_FOUND', 'id']]);
      expect(faults(await closeRefund(staff, { id, version: 1 }))).toEqual([['NOT_FOUND', 'id']]);
    }
  });

  it('refund an order that was never charged is nobody', async () => {
    const waiting = await newOrder(ada, [mug.id], { paymentMethodId: null });
    await whenOrder(ada, waiting.id, ['PAYMENT_ACTION_REQUIRED']);
    const declined = await newOrder(ada, [mug.id], { paymentMethodId: 'pm_card_chargeDeclined' });
    await whenOrder(ada, declined.id, ['FAILED']);
    for (const { id } of [waiting, declined]) {
      expect(faults(await refundOrder(staff, id))).toEqual([['NOT_PAID', 'id']]);
    }
  });
});

describe('the refund desk', () => {
  it('lists a day page by page, newest first, and refuses what is no list', async () => {
    const order = await paidOrder(ada, [mug.id]);
    const asked: string[] = [];
    for (const amount of ['1.00', '2.00', '3.00'])
      asked.push((await newRefund(staff, order.id, { amount: eur(amount) })).id);
    const list = `query ($day: AWSDate, $failed: Boolean, $first: Int, $after: String) {
      refundDesk(day: $day, failed: $failed, first: $first, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }`;
    interface Page {
      readonly refundDesk: {
        readonly nodes: readonly { readonly id: string }[];
        readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
      };
    }
    const day = new Date().toISOString().slice(0, 10);
    await until('all to be listed', async () => {
      const listed: string[] = [];
      let after: string | null = null;
      do {
        const { refundDesk }: Page = await staff.run<Page>(list, { day, first: 2, after });
        listed.push(...refundDesk.nodes.map(({ id }) => id));
        after = refundDesk.pageInfo.endCursor;
        expect(refundDesk.pageInfo.hasNextPage).toBe(after !== null);
      } while (after !== null);
      expect(new Set(listed).size).toBe(listed.length);
      return listed.filter((id) => asked.includes(id)).join() === asked.toReversed().join();
    });
    const wrong = [
      {},
      { day, failed: true },
      { day, first: 0 },
      { day, first: 101 },
      { day, after: 'FAILED:x' },
      { day: `${day}+01:00` },
    ];
    for (const variables of wrong) {
      await expect(staff.run(list, variables)).rejects.toMatchObject({ errors: [{ errorType: 'BadRequest' }] });
    }
  });
});
