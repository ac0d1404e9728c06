import { everyCaller } from '#test/kit/callers.ts';
import { newColleague } from '#test/kit/colleagues.ts';
import type { OrderAnswer } from '#test/kit/orders.ts';
import {
  cancelOrder,
  continueOrder,
  hearAllOrders,
  hearMyOrders,
  hearOrder,
  newOrder,
  orderOf,
  retryOrder,
  whenOrder,
} from '#test/kit/orders.ts';
import type { Person } from '#test/kit/person.ts';
import type { ProductView } from '#test/kit/products.ts';
import { newProduct } from '#test/kit/products.ts';
import { endedOrders, storeOrders } from '#test/kit/storedOrders.ts';
import { until } from '#test/kit/until.ts';
import { beforeAll, describe, expect, inject, it } from 'vitest';

const outputs = inject('outputs');
const MISSING = '00000000-0000-4000-8000-000000000000';
const NUL = 'a\u0000b';

let admin: Person;
let staff: Person;
let ada: Person;
let eve: Person;
let mug: ProductView;

beforeAll(async () => {
  admin = await newColleague(outputs, 'desk-admin', ['ADMIN']);
  staff = await newColleague(outputs, 'desk-staff', ['STAFF']);
  ada = await newColleague(outputs, 'desk-ada', ['CUSTOMER']);
  eve = await newColleague(outputs, 'desk-eve', ['CUSTOMER']);
  mug = await newProduct(admin, { name: 'Tour mug', stock: 100_000 });
});

interface Page {
  readonly nodes: readonly { readonly id: string; readonly placedAt: string }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

type Arguments = Readonly<Record<string, unknown>>;

const PAGE = '{ nodes { id placedAt } pageInfo { hasNextPage endCursor } }';

const lists = {
  orders: `query ($first: Int, $after: String) { page: orders(first: $first, after: $after) ${PAGE} }`,
  orderDesk: `query ($day: AWSDate, $email: String, $needsAttention: Boolean, $first: Int, $after: String) {
    page: orderDesk(day: $day, email: $email, needsAttention: $needsAttention, first: $first, after: $after) ${PAGE}
  }`,
} as const;

async function page(person: Person, list: keyof typeof lists, variables: Arguments): Promise<Page> {
  return (await person.run<{ page: Page }>(lists[list], variables)).page;
}

/** Ids of everything that a list holds, page by page. */
async function walk(person: Person, list: keyof typeof lists, variables: Arguments): Promise<string[]> {
  const ids: string[] = [];
  let after: string | null = null;
  do {
    const { nodes, pageInfo }: Page = await page(person, list, { ...variables, after });
    expect(pageInfo.hasNextPage).toBe(pageInfo.endCursor !== null);
    if (after !== null) expect(nodes.length).toBeGreaterThan(0);
    ids.push(...nodes.map(({ id }) => id));
    after = pageInfo.endCursor;
  } while (after !== null);
  return ids;
}

/** The type of the error that a call ends with. */
async function refusal(call: Promise<unknown>): Promise<string> {
  const thrown: unknown = await call.then(
    () => null,
    (error: unknown) => error,
  );
  const { errors } = (thrown ?? {}) as { errors?: readonly { errorType?: string }[] };
  return errors?.[0]?.errorType ?? 'none';
}

const codes = ({ userErrors }: OrderAnswer) => userErrors.map(({ code }) => code);

/** Does it as often as it takes while the workflow writes at the same time. */
function insisting(call: () => Promise<OrderAnswer>): Promise<OrderAnswer> {
  return until('the call to be let through', async () => {
    const answer = await call();
    return codes(answer).includes('TRY_AGAIN') ? null : answer;
  });
}

describe('a list of orders', () => {
  it('shows one’s own, newest first, whole in pages of any size', async () => {
    const rows = endedOrders(45, '2026-01-05T00:00:00Z', { ownerId: ada.id });
    await storeOrders(outputs, rows);
    const truth = rows.map(({ id }) => id).reverse();
    for (const first of [1, 7, 15, 45, 100]) expect(await walk(ada, 'orders', { first })).toEqual(truth);
    expect(await walk(eve, 'orders', {})).toEqual([]);
  });

  it('goes on where it was, whatever was placed since', async () => {
    const zoe = await newColleague(outputs, 'desk-zoe', ['CUSTOMER']);
    await storeOrders(outputs, endedOrders(6, '2026-01-06T00:00:00Z', { ownerId: zoe.id }));
    const before = await walk(zoe, 'orders', {});
    const { pageInfo } = await page(zoe, 'orders', { first: 3 });
    await storeOrders(outputs, endedOrders(3, '2026-01-07T00:00:00Z', { ownerId: zoe.id }));
    expect(await walk(zoe, 'orders', {})).toHaveLength(9);
    const rest = await page(zoe, 'orders', { first: 10, after: pageInfo.endCursor });
    expect(rest.nodes.map(({ id }) => id)).toEqual(before.slice(3));
  });

  it('refuses a cursor that it never gave, and a page of no or too many', async () => {
    const { pageInfo } = await page(ada, 'orders', { first: 3 });
    const desk = await page(staff, 'orderDesk', { day: '2026-01-05', first: 3 });
    const bad: [Person, keyof typeof lists, Arguments][] = [
      [ada, 'orders', { first: 0 }],
      [ada, 'orders', { first: -1 }],
      [ada, 'orders', { first: 101 }],
      [ada, 'orders', { after: '' }],
      [ada, 'orders', { after: NUL }],
      [ada, 'orders', { after: 'x'.repeat(1_000_000) }],
      [ada, 'orders', { after: desk.pageInfo.endCursor }],
      [eve, 'orders', { after: pageInfo.endCursor }],
      [staff, 'orderDesk', { day: '2026-01-06', after: desk.pageInfo.endCursor }],
      [staff, 'orderDesk', { email: 'customer@example.com', after: desk.pageInfo.endCursor }],
    ];
    for (const [person, list, variables] of bad) {
      expect(await refusal(page(person, list, variables)), JSON.stringify(variables).slice(0, 200)).toBe('BadRequest');
    }
    // The control: where they were given, they are taken.
    expect((await page(ada, 'orders', { after: pageInfo.endCursor })).nodes).toHaveLength(20);
  });
});

describe('the order desk', () => {
  const email = `${crypto.randomUUID()}@example.com`;

  it('shows a day’s orders, or an address’s whatever its case, newest first', async () => {
    const rows = endedOrders(23, '2026-02-28T23:50:00Z', { email });
    await storeOrders(outputs, rows);
    const newestFirst = rows.map(({ id }) => id).reverse();
    expect(await walk(staff, 'orderDesk', { email: email.toUpperCase(), first: 5 })).toEqual(newestFirst);
    // It is ten minutes to midnight: ten orders are of one UTC day and thirteen of the next.
    const own = new Set(newestFirst);
    const ofDay = async (day: string) =>
      (await walk(admin, 'orderDesk', { day, first: 100 })).filter((id) => own.has(id));
    expect(await ofDay('2026-02-28')).toEqual(newestFirst.slice(13));
    expect(await ofDay('2026-03-01')).toEqual(newestFirst.slice(0, 13));
    expect(await walk(staff, 'orderDesk', { email: `no-${email}` })).toEqual([]);
    expect(await walk(staff, 'orderDesk', { email: NUL })).toEqual([]);
    expect(await walk(staff, 'orderDesk', { day: '0001-01-01' })).toEqual([]);
  });

  it('is asked for exactly one thing', async () => {
    const bad: Arguments[] = [
      {},
      { needsAttention: false },
      { day: '2026-01-05', email },
      { day: '2026-01-05', needsAttention: true },
      { email, needsAttention: true },
      { email: '' },
      { email: 'x'.repeat(255) },
      { email: 'x'.repeat(1_000_000) },
      { day: '2026-01-05+01:00' },
    ];
    for (const variables of bad) {
      expect(await refusal(page(staff, 'orderDesk', variables)), JSON.stringify(variables).slice(0, 200)).toBe(
        'BadRequest',
      );
    }
  });

  it('is closed to customers', async () => {
    expect(await refusal(page(ada, 'orderDesk', { email }))).toBe('Unauthorized');
  });

  it('shows what needs attention, who waits longest first, until it is tried again', async () => {
    const rows = endedOrders(3, '2020-01-01T00:00:00Z', { ownerId: ada.id, status: 'NEEDS_ATTENTION' }).map((row) => ({
      ...row,
      undoneAs: 'FAILED' as const,
      reason: 'NOT_UNDONE' as const,
      timeline: [
        { status: 'PENDING' as const, version: 1, at: row.placedAt },
        { status: 'FAILING' as const, version: 2, at: row.placedAt, reason: 'OUT_OF_STOCK' as const },
        { status: 'NEEDS_ATTENTION' as const, version: 3, at: row.placedAt, reason: 'NOT_UNDONE' as const },
      ],
      version: 3,
    }));
    await storeOrders(outputs, rows);
    const [first, second, third] = rows.map(({ id }) => id);
    const stuck = async () => (await walk(staff, 'orderDesk', { needsAttention: true, first: 2 })).slice(0, 3);
    expect(await stuck()).toEqual([first, second, third]);

    const order = await orderOf(staff, first ?? '');
    if (!order) throw new Error('It is not to be seen.');
    expect(order).toMatchObject({ refusal: { code: 'NOT_UNDONE' }, cancellable: false });
    expect(codes(await cancelOrder(ada, order.id))).toEqual(['NOT_CANCELLABLE']);
    expect(codes(await retryOrder(staff, { ...order, version: order.version - 1 }))).toEqual(['STALE_VERSION']);
    const retried = await retryOrder(staff, order);
    expect(retried.order).toMatchObject({ status: 'FAILING', refusal: { code: 'OUT_OF_STOCK' }, version: 4 });
    expect(codes(await retryOrder(staff, order))).toEqual(['STALE_VERSION']);
    // There was nothing to undo, so that nothing can fail.
    const ended = await whenOrder(ada, order.id, ['FAILED']);
    expect(ended.refusal?.code).toBe('OUT_OF_STOCK');
    await until('the desk to be rid of it', async () => (await stuck())[0] === second);
  });

  it('tries nothing again that does not need it', async () => {
    const [row] = endedOrders(1, '2026-01-08T00:00:00Z', { ownerId: ada.id });
    await storeOrders(outputs, row ? [row] : []);
    const order = { id: row?.id ?? '', version: row?.version ?? 0 };
    expect(codes(await retryOrder(admin, order))).toEqual(['NOT_RETRYABLE']);
    expect(await refusal(retryOrder(ada, order))).toBe('Unauthorized');
    expect(codes(await retryOrder(staff, { ...order, id: MISSING }))).toEqual(['NOT_FOUND']);
    expect(codes(await retryOrder(staff, { ...order, id: NUL }))).toEqual(['NOT_FOUND']);
  });
});

describe('an order is cancelled', () => {
  it.each([
    ['its owner', 'CANCELLED_BY_CUSTOMER', () => ada],
    ['staff', 'CANCELLED_BY_STAFF', () => staff],
    ['an administrator', 'CANCELLED_BY_STAFF', () => admin],
  ] as const)('by %s, as often as they like', async (_who, reason, person) => {
    const { id } = await newOrder(ada, [mug.id], { paymentMethodId: null });
    const first = await insisting(() => cancelOrder(person(), id));
    expect(codes(first)).toEqual([]);
    expect(first.order).toMatchObject({ status: 'CANCELLING', refusal: { code: reason }, cancellable: false });
    const again = await insisting(() => cancelOrder(staff, id));
    expect(again.order?.refusal?.code).toBe(reason);
    const ended = await whenOrder(ada, id, ['CANCELLED']);
    expect(ended.refusal?.code).toBe(reason);
    expect((await cancelOrder(ada, id)).order?.status).toBe('CANCELLED');
  });

  it('not once it has ended otherwise', async () => {
    const rows = [
      ...endedOrders(1, '2026-01-09T00:00:00Z', { ownerId: ada.id }),
      ...endedOrders(1, '2026-01-09T01:00:00Z', { ownerId: ada.id, status: 'FAILED' }),
    ];
    await storeOrders(outputs, rows);
    for (const { id } of rows) expect(codes(await cancelOrder(ada, id))).toEqual(['NOT_CANCELLABLE']);
  });

  it('and goes on only where it ever waited', async () => {
    const [row] = endedOrders(1, '2026-01-10T00:00:00Z', { ownerId: ada.id });
    await storeOrders(outputs, row ? [row] : []);
    expect(codes(await continueOrder(ada, row?.id ?? ''))).toEqual(['NO_ACTION_REQUIRED']);
  });
});

describe('what belongs to somebody else', () => {
  const ONE = 'query ($id: ID!) { order(id: $id) { id } }';

  it('is to every field as if it did not exist', async () => {
    const { id } = await newOrder(ada, [mug.id], { paymentMethodId: null });
    for (const other of [id, MISSING, NUL, '', '\u202e', 'x'.repeat(1_000_000)]) {
      expect(await eve.run(ONE, { id: other })).toEqual({ order: null });
      expect(await cancelOrder(eve, other)).toEqual(await cancelOrder(eve, MISSING));
      expect(codes(await cancelOrder(eve, other))).toEqual(['NOT_FOUND']);
      expect(await continueOrder(eve, other)).toEqual(await continueOrder(eve, MISSING));
    }
    // The control: its owner and the staff see it.
    expect((await orderOf(ada, id))?.id).toBe(id);
    expect((await orderOf(staff, id))?.id).toBe(id);
  });

  it('is paid by its owner alone: nobody else gets the secret, not even the staff', async () => {
    const { id } = await newOrder(ada, [mug.id], { paymentMethodId: null });
    const waiting = await whenOrder(ada, id, ['PAYMENT_ACTION_REQUIRED']);
    expect(waiting.paymentAction?.clientSecret).toMatch(/_secret_/);
    expect(Date.parse(waiting.paymentAction?.expiresAt ?? '')).toBeGreaterThan(Date.now());
    expect(waiting.payment).toMatchObject({ status: 'ACTION_REQUIRED', amount: { amount: '23.80' }, refusal: null });
    for (const other of [staff, admin]) {
      expect(await orderOf(other, id)).toMatchObject({ paymentAction: null, payment: { status: 'ACTION_REQUIRED' } });
    }
    await insisting(() => cancelOrder(ada, id));
    const ended = await whenOrder(ada, id, ['CANCELLED']);
    expect(ended).toMatchObject({ paymentAction: null, payment: { status: 'VOIDED', captured: { amount: '0.00' } } });
  });

  it('is not told by a subscription, with its id or without', async () => {
    const { IAM: publish } = await everyCaller(outputs);
    const { id } = await newOrder(ada, [mug.id], { paymentMethodId: null });
    const own = await newOrder(eve, [mug.id], { paymentMethodId: null });
    const silent = [
      await hearOrder(eve, id),
      await hearMyOrders(eve),
      await hearOrder(eve, MISSING),
      await hearOrder(eve, NUL),
    ];
    const loud = [
      await hearOrder(ada, id),
      await hearMyOrders(ada),
      await hearOrder(staff, id),
      await hearAllOrders(staff),
    ];
    const document = `mutation ($change: OrderChangeInput!) {
      publishOrderChange(change: $change) { orderId ownerId status version at }
    }`;
    const at = '2026-03-01T10:00:00.000Z';
    const told = (orderId: string, ownerId: string) => ({ orderId, ownerId, status: 'COMPLETED', version: 900, at });
    expect((await publish(document, { change: told(id, ada.id) })).errors).toEqual([]);
    expect((await publish(document, { change: told(own.id, eve.id) })).errors).toEqual([]);

    for (const { changes } of loud) {
      const change = await until('the news', () => changes.find(({ version }) => version === 900) ?? null);
      expect(change).toEqual(told(id, ada.id));
    }
    // What was published last has arrived, so that what was not heard of the first was not told.
    await until('her own news', () => silent[1]?.changes.some(({ version }) => version === 900));
    await until('everybody’s news', () => loud[3]?.changes.some(({ orderId }) => orderId === own.id));
    for (const { changes, errors } of silent) {
      expect(changes.filter(({ orderId }) => orderId !== own.id)).toEqual([]);
      expect(errors).toEqual([]);
    }
    for (const news of [...silent, ...loud]) news.stop();
    // Everybody's orders are for the staff. Amplify leaves its connection where it is refused, so that this comes last.
    await expect(hearAllOrders(eve)).rejects.toThrow(/Unauthorized/);
    // Nobody else may say what happened.
    expect(await refusal(ada.run(document, { change: told(id, ada.id) }))).toBe('Unauthorized');
  });
});
