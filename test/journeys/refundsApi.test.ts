import { newColleague } from '#test/kit/colleagues.ts';
import { newOrder, orderOf, whenOrder } from '#test/kit/orders.ts';
import type { Person } from '#test/kit/person.ts';
import type { ProductView } from '#test/kit/products.ts';
import { newProduct } from '#test/kit/products.ts';
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
} from '#test/kit/refunds.ts';
import { repriced } from '#test/kit/storedProducts.ts';
import { until } from '#test/kit/until.ts';
import { beforeAll, describe, expect, inject, it } from 'vitest';

const outputs = inject('outputs');
const MISSING = '00000000-0000-4000-8000-000000000000';

let admin: Person;
let staff: Person;
let ada: Person;
let eve: Person;
let mug: ProductView;
let shirt: ProductView;

beforeAll(async () => {
  admin = await newColleague(outputs, 'refunds-api-admin', ['ADMIN']);
  staff = await newColleague(outputs, 'refunds-api-staff', ['STAFF']);
  ada = await newColleague(outputs, 'refunds-api-ada', ['CUSTOMER']);
  eve = await newColleague(outputs, 'refunds-api-eve', ['CUSTOMER']);
  mug = await newProduct(admin, { name: 'Tour mug', stock: 100_000 });
  shirt = await newProduct(admin, {
    name: 'Tour shirt',
    price: { amount: '9.99', currency: 'EUR' },
    taxRate: '7',
    stock: 100_000,
  });
});

const faults = ({ userErrors }: RefundAnswer) => userErrors.map(({ code, field }) => [code, field]);
const eur = (amount: string) => ({ amount, currency: 'EUR' });

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
