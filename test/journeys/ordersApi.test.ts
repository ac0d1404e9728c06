import fc from 'fast-check';
import { idempotencyRow } from '#model/keys.ts';
import { ask } from '#test/kit/answers.ts';
import { newColleague } from '#test/kit/colleagues.ts';
import type { NewOrder, OrderAnswer } from '#test/kit/orders.ts';
import { cancelOrder, newOrder, orderInput, orderOf, placeOrder, whenOrder } from '#test/kit/orders.ts';
import type { Person } from '#test/kit/person.ts';
import type { ProductView } from '#test/kit/products.ts';
import { newProduct, productOf, updateProduct } from '#test/kit/products.ts';
import { storeKey } from '#test/kit/storedOrders.ts';
import { until } from '#test/kit/until.ts';
import { beforeAll, describe, expect, inject, it } from 'vitest';

const outputs = inject('outputs');
const MISSING = '00000000-0000-4000-8000-000000000000';
const MEGABYTE = 'x'.repeat(1_000_000);
const RIGHT_TO_LEFT = '\u202e';

let admin: Person;
let staff: Person;
let ada: Person;
let mug: ProductView;
let shirt: ProductView;

beforeAll(async () => {
  admin = await newColleague(outputs, 'orders-admin', ['ADMIN']);
  staff = await newColleague(outputs, 'orders-staff', ['STAFF']);
  ada = await newColleague(outputs, 'orders-ada', ['CUSTOMER']);
  mug = await newProduct(admin, { name: 'Tour mug', stock: 100_000 });
  shirt = await newProduct(admin, { name: 'Tour shirt', price: { amount: '0.05', currency: 'EUR' }, stock: 100_000 });
});

const faults = ({ userErrors }: OrderAnswer) => userErrors.map(({ code, field }) => [code, field]);

interface OrdersPage {
  readonly orders: {
    readonly nodes: readonly { readonly id: string }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

/** Ids of a person's orders, page by page. */
async function ordersOf(person: Person): Promise<string[]> {
  const list = 'query ($after: String) { orders(first: 100, after: $after) { nodes { id } pageInfo { endCursor } } }';
  const ids: string[] = [];
  let after: string | null = null;
  do {
    const { orders }: OrdersPage = await person.run<OrdersPage>(list, { after });
    ids.push(...orders.nodes.map(({ id }) => id));
    after = orders.pageInfo.endCursor;
  } while (after !== null);
  return ids;
}

describe('an order', () => {
  it('is placed at once, priced by the server line by line', async () => {
    const lines = [
      { productId: mug.id, quantity: 3 },
      { productId: shirt.id, quantity: 1 },
    ];
    const input = orderInput([], { lines, email: 'Ada@Example.com', shippingNote: ' Ring twice\nplease ' });
    const { order } = await placeOrder(ada, input);
    expect(order).toMatchObject({
      status: 'PENDING',
      version: 1,
      refusal: null,
      lines: [
        {
          product: { id: mug.id },
          name: 'Tour mug',
          quantity: 3,
          unitPrice: { amount: '20.00', currency: 'EUR' },
          taxRate: '19.00',
          net: { amount: '60.00' },
          tax: { amount: '11.40' },
          total: { amount: '71.40' },
        },
        // 0.95 of a cent is one.
        { name: 'Tour shirt', net: { amount: '0.05' }, tax: { amount: '0.01' }, total: { amount: '0.06' } },
      ],
      subtotal: { amount: '60.05', currency: 'EUR' },
      tax: { amount: '11.41' },
      total: { amount: '71.46' },
      email: 'ada@example.com',
      shippingNote: 'Ring twice\nplease',
      cancellable: true,
      timeline: [{ status: 'PENDING', version: 1, refusal: null }],
    });
    expect(order?.number).toMatch(/^[0-9A-F]{4}-[0-9A-F]{4}$/);
    expect(await orderOf(ada, order?.id ?? '')).toMatchObject({ id: order?.id, total: { amount: '71.46' } });
  });

  it('holds twenty products, and says of each what it costs', async () => {
    const products: ProductView[] = [];
    for (let number = 1; number <= 20; number += 1) {
      const price = { amount: `${number}.${String(number * 3).padStart(2, '0')}`, currency: 'EUR' };
      products.push(await newProduct(admin, { name: `Pin ${number}`, price, taxRate: '7.7' }));
    }
    const lines = products.map(({ id }, index) => ({ productId: id, quantity: 100 - index }));
    const { order } = await placeOrder(ada, orderInput([], { lines, paymentMethodId: null }));
    expect(order?.lines.map(({ product }) => product?.id)).toEqual(products.map(({ id }) => id));
    const cents = (amount: string) => Number(amount.replace('.', ''));
    const sum = order?.lines.reduce((total, line) => total + cents(line.net.amount) + cents(line.tax.amount), 0);
    expect(cents(order?.total.amount ?? '')).toBe(sum);
    expect(cents(order?.subtotal.amount ?? '') + cents(order?.tax.amount ?? '')).toBe(sum);
  });

  it('shows its products as they are now: those that are not sold any more to the staff alone', async () => {
    const gone = await newProduct(admin, { name: 'Poster' });
    const { id } = await newOrder(ada, [mug.id, gone.id], { paymentMethodId: null });
    const { product } = await updateProduct(admin, (await productOf(admin, gone.id)) ?? gone, { active: false });
    expect(product?.active).toBe(false);
    await until('the product to be gone for its buyer', async () => {
      const lines = (await orderOf(ada, id))?.lines ?? [];
      return lines.map((line) => line.product?.id).join() === `${mug.id},`;
    });
    expect((await orderOf(staff, id))?.lines.map((line) => line.product?.id)).toEqual([mug.id, gone.id]);
    expect((await orderOf(ada, id))?.lines.map(({ name }) => name)).toEqual(['Tour mug', 'Poster']);
    // An alias and a fragment hide the field's name from a resolver that looks carelessly.
    const hidden = `query ($id: ID!) { order(id: $id) { lines { it: product { id } } } }`;
    const spread = `query ($id: ID!) { order(id: $id) { lines { ...line } } } fragment line on OrderLine { it: product { id } }`;
    for (const query of [hidden, spread]) {
      const { order } = await ada.run<{ order: { lines: { it: { id: string } | null }[] } }>(query, { id });
      expect(order.lines.map(({ it }) => it?.id)).toEqual([mug.id, undefined]);
    }
  });
});

describe('bad input', () => {
  const line = (stated: object) => ({ lines: [{ productId: mug.id, quantity: 1, ...stated }] });
  const expecting = (amount: string, currency = 'EUR') => ({ expectedTotal: { amount, currency } });

  const cases: Readonly<Record<string, [() => object, string, string]>> = {
    'no line': [() => ({ lines: [] }), 'NO_LINES', 'lines'],
    '21 lines': [
      () => ({ lines: Array.from({ length: 21 }, () => ({ productId: crypto.randomUUID(), quantity: 1 })) }),
      'TOO_MANY_LINES',
      'lines',
    ],
    '2,000 lines': [
      () => ({ lines: Array.from({ length: 2_000 }, () => ({ productId: mug.id, quantity: 1 })) }),
      'TOO_MANY_LINES',
      'lines',
    ],
    'no piece': [() => line({ quantity: 0 }), 'INVALID_QUANTITY', 'lines.0.quantity'],
    'fewer than none': [() => line({ quantity: -1 }), 'INVALID_QUANTITY', 'lines.0.quantity'],
    '101 pieces': [() => line({ quantity: 101 }), 'INVALID_QUANTITY', 'lines.0.quantity'],
    'as many pieces as there are numbers': [
      () => line({ quantity: 2_147_483_647 }),
      'INVALID_QUANTITY',
      'lines.0.quantity',
    ],
    'a product in two lines': [
      () => ({ lines: [mug.id, shirt.id, mug.id].map((productId) => ({ productId, quantity: 1 })) }),
      'PRODUCT_NAMED_TWICE',
      'lines.2.productId',
    ],
    'a product that does not exist': [() => line({ productId: MISSING }), 'PRODUCT_NOT_FOUND', 'lines.0.productId'],
    'an empty product id': [() => line({ productId: '' }), 'PRODUCT_NOT_FOUND', 'lines.0.productId'],
    'a NUL in a product id': [() => line({ productId: `${mug.id}\u0000` }), 'PRODUCT_NOT_FOUND', 'lines.0.productId'],
    'a product id of a megabyte': [() => line({ productId: MEGABYTE }), 'PRODUCT_NOT_FOUND', 'lines.0.productId'],
    'a note with a NUL': [() => ({ shippingNote: 'a\u0000b' }), 'INVALID_NOTE', 'shippingNote'],
    'a note that turns the direction of text': [
      () => ({ shippingNote: `a${RIGHT_TO_LEFT}b` }),
      'INVALID_NOTE',
      'shippingNote',
    ],
    'a note of 1,001 characters': [() => ({ shippingNote: 'x'.repeat(1_001) }), 'INVALID_NOTE', 'shippingNote'],
    'a note of a megabyte': [() => ({ shippingNote: MEGABYTE }), 'INVALID_NOTE', 'shippingNote'],
    'a card’s number': [() => ({ paymentMethodId: '4242424242424242' }), 'INVALID_PAYMENT_METHOD', 'paymentMethodId'],
    'an id of something else of Stripe’s': [
      () => ({ paymentMethodId: 'pi_123' }),
      'INVALID_PAYMENT_METHOD',
      'paymentMethodId',
    ],
    'an empty payment method': [() => ({ paymentMethodId: '' }), 'INVALID_PAYMENT_METHOD', 'paymentMethodId'],
    'a payment method with a path in it': [
      () => ({ paymentMethodId: 'pm_1/../../refunds' }),
      'INVALID_PAYMENT_METHOD',
      'paymentMethodId',
    ],
    'a payment method with a line break': [
      () => ({ paymentMethodId: 'pm_card_visa\n' }),
      'INVALID_PAYMENT_METHOD',
      'paymentMethodId',
    ],
    'a payment method of a megabyte': [
      () => ({ paymentMethodId: `pm_${MEGABYTE}` }),
      'INVALID_PAYMENT_METHOD',
      'paymentMethodId',
    ],
    'an amount with a comma': [() => expecting('23,80'), 'INVALID_AMOUNT', 'expectedTotal.amount'],
    'an amount below nothing': [() => expecting('-23.80'), 'INVALID_AMOUNT', 'expectedTotal.amount'],
    'an amount with an exponent': [() => expecting('2e1'), 'INVALID_AMOUNT', 'expectedTotal.amount'],
    'an amount with too many decimals': [() => expecting('23.800'), 'INVALID_AMOUNT', 'expectedTotal.amount'],
    'no amount': [() => expecting(''), 'INVALID_AMOUNT', 'expectedTotal.amount'],
    'an amount over the largest': [() => expecting('1000000000.00'), 'INVALID_AMOUNT', 'expectedTotal.amount'],
    'an amount of a megabyte': [() => expecting('9'.repeat(1_000_000)), 'INVALID_AMOUNT', 'expectedTotal.amount'],
    'yen with decimals': [() => expecting('23.80', 'JPY'), 'INVALID_AMOUNT', 'expectedTotal.amount'],
    'another total': [() => expecting('23.81'), 'PRICE_CHANGED', 'expectedTotal'],
    'another currency': [() => expecting('23.80', 'USD'), 'PRICE_CHANGED', 'expectedTotal'],
    'nothing as the total': [() => expecting('0'), 'PRICE_CHANGED', 'expectedTotal'],
    'an address whose name is too long': [() => ({ email: `${'a'.repeat(65)}@example.com` }), 'INVALID_EMAIL', 'email'],
  };

  it.each(Object.keys(cases))('%s is refused, nothing is ordered, and its key stays unused', async (name) => {
    const [stated, code, field] = cases[name] ?? [];
    const good = orderInput([mug.id], { paymentMethodId: null });
    const answer = await placeOrder(ada, { ...good, ...stated?.() });
    expect(faults(answer)).toEqual([[code, field]]);
    // Refused input is not stored: the same key orders once the input is right.
    const { order } = await placeOrder(ada, good);
    expect(order?.status).toBe('PENDING');
  });

  it('is told all at once', async () => {
    const input = {
      lines: [
        { productId: mug.id, quantity: 0 },
        { productId: mug.id, quantity: 101 },
      ],
      email: 'ada@example.com',
      shippingNote: '\u0007',
      paymentMethodId: '4242',
      expectedTotal: { amount: 'much', currency: 'EUR' },
      idempotencyKey: '',
    };
    expect(faults(await placeOrder(ada, input))).toEqual([
      ['INVALID_QUANTITY', 'lines.0.quantity'],
      ['PRODUCT_NAMED_TWICE', 'lines.1.productId'],
      ['INVALID_QUANTITY', 'lines.1.quantity'],
      ['INVALID_NOTE', 'shippingNote'],
      ['INVALID_PAYMENT_METHOD', 'paymentMethodId'],
      ['INVALID_AMOUNT', 'expectedTotal.amount'],
      ['INVALID_IDEMPOTENCY_KEY', 'idempotencyKey'],
    ]);
    const long = await placeOrder(ada, orderInput([mug.id], { idempotencyKey: 'x'.repeat(129) }));
    expect(faults(long)).toEqual([['INVALID_IDEMPOTENCY_KEY', 'idempotencyKey']]);
  });

  it('names the products that are not sold, or not in the currency of the others', async () => {
    const yen = await newProduct(admin, { name: 'Omamori', price: { amount: '500', currency: 'JPY' } });
    const hidden = await newProduct(admin, { name: 'Secret', active: false });
    expect(faults(await placeOrder(ada, orderInput([mug.id, yen.id])))).toEqual([
      ['MIXED_CURRENCIES', 'lines.1.productId'],
    ]);
    const foreign = await placeOrder(ada, orderInput([hidden.id]));
    const missing = await placeOrder(ada, orderInput([MISSING]));
    expect(foreign).toEqual(missing);
    // Not even an administrator can order what is not sold.
    expect(await placeOrder(admin, orderInput([hidden.id]))).toEqual(missing);
  });

  it.each([
    ['half a piece', { lines: [{ productId: MISSING, quantity: 0.5 }] }],
    ['a piece too many for a number', { lines: [{ productId: MISSING, quantity: 2_147_483_648 }] }],
    ['a piece as text', { lines: [{ productId: MISSING, quantity: '1' }] }],
    ['an unknown currency', expecting('1.00', 'XXX')],
    ['an amount as a number', { expectedTotal: { amount: 1, currency: 'EUR' } }],
    ['no address', { email: 'ada' }],
    ['an address with a line break', { email: 'ada@example.com\r\nBcc: eve@example.com' }],
    ['no address at all', { email: null }],
    ['an address of a megabyte', { email: `${MEGABYTE}@example.com` }],
    ['an address that calls a script', { email: '<script>alert(1)</script>@example.com' }],
    ['a price of the caller’s own', { total: { amount: '0.01', currency: 'EUR' } }],
  ])('with %s is no call of this API', async (_name, stated) => {
    const input = { ...orderInput([mug.id]), ...stated };
    const document = `mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) { order { id } userErrors { code } } }`;
    const answer = await ask(outputs, ada.accessToken, document, { input });
    expect(answer.errors.length).toBeGreaterThan(0);
    expect(answer.data?.['placeOrder'] ?? null).toBeNull();
  });
});

describe('the same call again', () => {
  it('answers the same order, whatever became of its prices, its products and itself', async () => {
    const vase = await newProduct(admin, { name: 'Vase' });
    const input = orderInput([vase.id], {
      paymentMethodId: null,
      expectedTotal: { amount: '23.80', currency: 'EUR' },
    });
    const first = await placeOrder(ada, input);
    const again = async () => (await placeOrder(ada, input)).order;
    expect((await again())?.id).toBe(first.order?.id);
    const dearer = await updateProduct(admin, (await productOf(admin, vase.id)) ?? vase, {
      price: { amount: '99.00', currency: 'EUR' },
    });
    expect((await again())?.total).toEqual({ amount: '23.80', currency: 'EUR' });
    await updateProduct(admin, dearer.product ?? vase, { active: false });
    expect((await again())?.id).toBe(first.order?.id);
    await cancelled(ada, first.order?.id ?? '');
    const ended = await whenOrder(ada, first.order?.id ?? '', ['CANCELLING', 'CANCELLED', 'FAILED', 'FAILING']);
    const last = await again();
    expect(last?.id).toBe(ended.id);
    expect(last?.version).toBeGreaterThanOrEqual(ended.version);
    // The control: another key is another call, and that product is not sold any more.
    const other = { ...input, idempotencyKey: crypto.randomUUID() };
    expect(faults(await placeOrder(ada, other))).toEqual([['PRODUCT_NOT_FOUND', 'lines.0.productId']]);
  });

  it('is the same where it is only written otherwise', async () => {
    const input = orderInput([mug.id], { paymentMethodId: null, expectedTotal: { amount: '23.80', currency: 'EUR' } });
    const first = await placeOrder(ada, input);
    const second = await placeOrder(ada, {
      ...input,
      email: input.email.toUpperCase(),
      shippingNote: '  ',
      expectedTotal: { amount: '23.8', currency: 'EUR' },
    });
    expect(second.order?.id).toBe(first.order?.id);
  });

  it('is another call once its key is past its time, whether or not DynamoDB has removed that', async () => {
    const cleo = await newColleague(outputs, 'orders-cleo', ['CUSTOMER']);
    const input = orderInput([mug.id], { paymentMethodId: null });
    const key = idempotencyRow('placeOrder', cleo.id, input.idempotencyKey);
    const kept = { key, input: 'of long ago', orderId: MISSING };
    const now = Math.floor(Date.now() / 1000);
    await storeKey(outputs, { ...kept, expiresAt: now + 600 });
    expect(faults(await placeOrder(cleo, input))).toEqual([['IDEMPOTENCY_KEY_REUSED', 'idempotencyKey']]);
    await storeKey(outputs, { ...kept, expiresAt: now - 1 });
    const { order } = await placeOrder(cleo, input);
    expect(order?.status).toBe('PENDING');
    expect((await placeOrder(cleo, input)).order?.id).toBe(order?.id);
  });

  it('with a key of somebody else’s is another order', async () => {
    const eve = await newColleague(outputs, 'orders-eve', ['CUSTOMER']);
    const input = orderInput([mug.id], { paymentMethodId: null });
    const [adas, eves] = [await placeOrder(ada, input), await placeOrder(eve, input)];
    expect(eves.order?.id).not.toBe(adas.order?.id);
    expect(await orderOf(eve, adas.order?.id ?? '')).toBeNull();
  });

  it('ten times at one moment is one order', async () => {
    const bob = await newColleague(outputs, 'orders-bob', ['CUSTOMER']);
    const input = orderInput([mug.id], { paymentMethodId: null });
    const answers = await Promise.all(Array.from({ length: 10 }, () => placeOrder(bob, input)));
    const ids = new Set(answers.flatMap(({ order }) => order?.id ?? []));
    expect(ids.size).toBe(1);
    for (const { userErrors } of answers) expect(userErrors.map(({ code }) => code)).toSatisfy(onlyTryAgain);
    const { order } = await placeOrder(bob, input);
    expect([...ids]).toEqual([order?.id]);
    await until('the list to show it', async () => (await ordersOf(bob)).length > 0);
    expect(await ordersOf(bob)).toEqual([order?.id]);
    // The control: ten keys are ten orders.
    const others = Array.from({ length: 10 }, () => ({ ...input, idempotencyKey: crypto.randomUUID() }));
    await Promise.all(others.map((other) => placeOrder(bob, other)));
    await until('the list to show them', async () => (await ordersOf(bob)).length === 11);
  });

  it('is the same order for the same input, and refused for any other, in whatever order they come', async () => {
    const inputs = [1, 2, 3].map((quantity) => ({ lines: [{ productId: mug.id, quantity }] }));
    const calls = fc.array(fc.record({ key: fc.constantFrom('a', 'b'), input: fc.constantFrom(0, 1, 2) }), {
      minLength: 2,
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(calls, async (made) => {
        const round = crypto.randomUUID();
        const used = new Map<string, { input: number; id: string }>();
        for (const { key, input } of made) {
          const stated: Partial<NewOrder> = {
            ...inputs[input],
            idempotencyKey: `${round}-${key}`,
            paymentMethodId: null,
          };
          const answer = await placeOrder(ada, orderInput([], stated));
          const before = used.get(key);
          if (before && before.input !== input) {
            expect(faults(answer)).toEqual([['IDEMPOTENCY_KEY_REUSED', 'idempotencyKey']]);
            continue;
          }
          expect(answer.order?.lines[0]?.quantity).toBe(input + 1);
          if (before) expect(answer.order?.id).toBe(before.id);
          else used.set(key, { input, id: answer.order?.id ?? '' });
        }
        expect(new Set([...used.values()].map(({ id }) => id)).size).toBe(used.size);
      }),
      { numRuns: 8 },
    );
  });
});

function onlyTryAgain(codes: readonly string[]): boolean {
  return codes.every((code) => code === 'TRY_AGAIN');
}

/** Cancels, as often as it takes while the workflow writes at the same time. */
async function cancelled(person: Person, id: string): Promise<OrderAnswer> {
  return until(`the order ${id} to be cancelled`, async () => {
    const answer = await cancelOrder(person, id);
    return onlyTryAgain(answer.userErrors.map(({ code }) => code)) && answer.order === null ? null : answer;
  });
}
