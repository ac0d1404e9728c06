import type { WebhookLever } from '#dev/stripe/levers.ts';
import { randomFrom } from '#test/documents/random.ts';
import type { Ending, Followed, ImpatientMarquee } from '#test/kit/chaos.ts';
import {
  COMPLETE,
  endingOf,
  followedOrder,
  followedOrderOf,
  mailsOf,
  PRICE,
  startImpatient,
  STOCK,
  sweep,
  sweptTo,
  UNDONE,
} from '#test/kit/chaos.ts';
import { cancelOrder, orderInput, orderOf, placeOrder } from '#test/kit/orders.ts';
import type { Person } from '#test/kit/person.ts';
import { newPerson } from '#test/kit/person.ts';
import { newProduct, stockOf } from '#test/kit/products.ts';
import { takeUnguarded } from '#test/kit/unguardedStock.ts';
import { until } from '#test/kit/until.ts';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

const FULL = process.env['CHAOS_FULL'] === '1';
const SEED = Number(process.env['CHAOS_SEED'] ?? 1);
const ASKS_THE_BANK = 'pm_card_threeDSecure2Required';
const DECLINED = 'pm_card_chargeDeclined';
const PIECES = 20;
const BUYERS = 60;
/** Orders that are cancelled while they are charged. */
const RACES = FULL ? 122 : 26;
const RACES_AT_ONCE = 8;
/** How much each call of the step that charges is slowed down, so that there is time to cancel in between. */
const SLOW_MS = 120;
/** More than an order needs to be charged then. */
const WHOLE_MS = 1_800;
const AFTERWARDS = Infinity;
/** What comes after an order's end, and must change nothing, comes within. */
const ECHO_MS = 2_000;

let marquee: ImpatientMarquee;

beforeAll(async () => {
  marquee = await startImpatient({ actionSeconds: 60, stalledSeconds: 1 });
  return () => marquee.stop();
});

beforeEach(() => marquee.renew());

afterEach(async () => {
  await marquee.stripe.release();
  await marquee.cloud.faults.clear();
});

/** How a payment at the provider is called there. */
async function intentOf(order: Followed): Promise<string> {
  const waiting = await sweptTo(marquee, order.id, ['PAYMENT_ACTION_REQUIRED']);
  return (waiting.paymentAction?.clientSecret ?? '').split('_secret_')[0] ?? '';
}

const PAGE = '{ orders(first: 100) { nodes { id status refusal { code } } } }';

interface Page {
  readonly orders: {
    readonly nodes: readonly {
      readonly id: string;
      readonly status: string;
      readonly refusal: { readonly code: string } | null;
    }[];
  };
}

describe('orders for the same pieces', () => {
  /** So many orders of one piece at once, and how each of them ended. */
  async function rush(persons: readonly Person[], productId: string, count: number): Promise<string[]> {
    const placed = await Promise.all(
      Array.from({ length: count }, (_, index) =>
        followedOrderOf(persons[index % persons.length] ?? marquee.buyer, productId),
      ),
    );
    const ids = new Set(placed.map(({ id }) => id));
    return until(
      'all to end',
      async () => {
        const pages = await Promise.all(persons.map((person) => person.run<Page>(PAGE)));
        const mine = pages.flatMap(({ orders }) => orders.nodes).filter(({ id }) => ids.has(id));
        const ended = mine.filter(({ status }) => status === 'COMPLETED' || status === 'FAILED');
        return ended.length === count && ended.map(({ status, refusal }) => refusal?.code ?? status);
      },
      120_000,
    );
  }

  it(`${BUYERS} for ${PIECES} are carried out for exactly ${PIECES}, and the others charged nothing`, async () => {
    const persons = await Promise.all(['uma', 'vic', 'wes'].map((name) => newPersonAfter(name)));
    const before = (await marquee.stripe.wholeLedger()).total;
    const { id } = await newProduct(marquee.admin, { stock: PIECES });
    const ends = await rush(persons, id, BUYERS);
    expect(ends.filter((end) => end === 'COMPLETED')).toHaveLength(PIECES);
    expect(ends.filter((end) => end === 'OUT_OF_STOCK')).toHaveLength(BUYERS - PIECES);
    expect(await stockOf(marquee.admin, id)).toBe(0);
    const { captures, net, held } = (await marquee.stripe.wholeLedger()).total;
    expect({ captures: captures - before.captures, net: net - before.net, held: held - before.held }).toEqual({
      captures: PIECES,
      net: PIECES * PRICE,
      held: 0,
    });
  });

  it('would be carried out for more than there are without the condition that stock is kept by (negative control)', async () => {
    const { id } = await newProduct(marquee.admin, { stock: PIECES });
    await takeUnguarded(marquee.outputs, id, BUYERS);
    expect(await stockOf(marquee.admin, id)).toBe(PIECES - BUYERS);
  });

  it('that get into each other’s way are tried again: a conflict never becomes OUT_OF_STOCK', async () => {
    await marquee.cloud.faults.add({
      service: 'dynamodb',
      action: 'TransactWriteItems',
      caller: 'orders-UpdateInventory',
      times: 'always',
      probability: 0.6,
      seed: SEED,
      fault: { kind: 'conflict', items: [0, 1] },
    });
    const { id } = await newProduct(marquee.admin, { stock: PIECES });
    const ends = await rush([marquee.buyer], id, RACES_AT_ONCE);
    expect(ends).toEqual(Array.from({ length: RACES_AT_ONCE }, () => 'COMPLETED'));
    expect(await stockOf(marquee.admin, id)).toBe(PIECES - RACES_AT_ONCE);
    expect(marquee.cloud.faults.list()[0]?.hits).toBeGreaterThan(0);
  });

  it('that are one order, asked for many times at once under one key, are placed and charged once', async () => {
    const { id: productId } = await newProduct(marquee.admin, { stock: STOCK });
    const input = orderInput([productId], { email: `once-${crypto.randomUUID()}@customer.example` });
    const ask = () =>
      until('an answer', async () => {
        const { order, userErrors } = await placeOrder(marquee.buyer, input);
        if (userErrors.some(({ code }) => code !== 'TRY_AGAIN')) throw new Error(JSON.stringify(userErrors));
        return order;
      });
    const orders = await Promise.all(Array.from({ length: RACES_AT_ONCE }, ask));
    const ids = [...new Set(orders.map(({ id }) => id))];
    expect(ids).toHaveLength(1);
    const followed = { id: ids[0] ?? '', productId, email: input.email };
    await sweptTo(marquee, followed.id);
    expect(await endingOf(marquee, followed)).toEqual(COMPLETE);
    const other = await placeOrder(marquee.buyer, { ...input, lines: [{ productId, quantity: 2 }] });
    expect(other.userErrors.map(({ code }) => code)).toEqual(['IDEMPOTENCY_KEY_REUSED']);
  });
});

/** Amplify holds one session at a time, so that people sign in one after the other. */
let signingIn: Promise<unknown> = Promise.resolve();
function newPersonAfter(name: string): Promise<Person> {
  const person = signingIn.then(() => newPerson(marquee.outputs, name));
  signingIn = person;
  return person;
}

/** The control is functions/orders/workflow.test.ts: where writes do not look at the version, an order is both. */
describe('an order that is cancelled while it is charged', () => {
  it('is cancelled and costs nothing, or paid: never both, never neither', async () => {
    const random = randomFrom(SEED);
    for (const step of ['UpdateInventory', 'CapturePayment']) {
      await marquee.cloud.faults.add({
        service: '*',
        caller: `orders-${step}`,
        times: 'always',
        fault: { kind: 'latency', ms: SLOW_MS },
      });
    }
    const endings: Ending[] = [];
    const torn: unknown[] = [];
    async function race(moment: number): Promise<void> {
      const order = await followedOrder(marquee);
      if (moment === AFTERWARDS) await sweptTo(marquee, order.id, ['PAID', 'COMPLETED']);
      else await new Promise((resume) => setTimeout(resume, moment));
      const { userErrors } = await cancelOrder(marquee.buyer, order.id);
      await sweptTo(marquee, order.id);
      const ending = await endingOf(marquee, order);
      endings.push(ending);
      const refused = userErrors.length > 0;
      const whole = refused ? COMPLETE : { ...ending, ...UNDONE, status: 'CANCELLED', captures: 0 };
      if (JSON.stringify(ending) !== JSON.stringify(whole)) torn.push({ moment, userErrors, ending });
    }
    // Both ends are to be seen on a slow machine and on a fast one.
    await Promise.all([race(0), race(AFTERWARDS)]);
    for (let start = 2; start < RACES; start += RACES_AT_ONCE) {
      await Promise.all(Array.from({ length: RACES_AT_ONCE }, () => race(random.next() * WHOLE_MS)));
    }
    expect(torn).toEqual([]);
    const cancelled = endings.filter(({ status }) => status === 'CANCELLED').length;
    console.info(`${cancelled} of ${endings.length} were cancelled`);
    expect(cancelled).toBeGreaterThan(0);
    expect(cancelled).toBeLessThan(endings.length);
  });
});

describe('news that do not come as they should', () => {
  const levers: readonly WebhookLever['webhook'][] = ['doubled', 'reordered', 'delayed', 'dropped'];

  it.each(levers)('leave orders with and without a check at the bank the same: webhooks are %s', async (webhook) => {
    await marquee.stripe.pull({ webhook, ...(webhook === 'delayed' ? { milliseconds: ECHO_MS } : {}) });
    const plain = await followedOrder(marquee);
    const checked = await followedOrder(marquee, { paymentMethodId: ASKS_THE_BANK });
    const refused = await followedOrder(marquee, { paymentMethodId: ASKS_THE_BANK });
    await marquee.stripe.authenticate(await intentOf(checked), 'authorize');
    await marquee.stripe.authenticate(await intentOf(refused), 'fail');
    for (const order of [plain, checked, refused]) await sweptTo(marquee, order.id);
    await until('all webhooks', async () => (await marquee.stripe.waitingWebhooks()) === 0);
    expect(await endingOf(marquee, plain)).toEqual(COMPLETE);
    expect(await endingOf(marquee, checked)).toEqual(COMPLETE);
    expect(await endingOf(marquee, refused)).toMatchObject({ ...UNDONE, status: 'FAILED', captures: 0 });
    expect((await orderOf(marquee.buyer, refused.id))?.refusal?.code).toBe('AUTHENTICATION_FAILED');
  });

  it('charge, mail and move no stock twice where streams, queues and topics repeat themselves and indexes are old', async () => {
    const { cloud, buyer, stripe } = marquee;
    for (const table of ['Orders', 'Payments', 'Products', 'OutgoingMails']) {
      const fault = { kind: 'replay' } as const;
      await cloud.faults.add({ service: 'dynamodb', action: 'GetRecords', resource: table, times: 'always', fault });
    }
    const often = { times: 100, probability: 0.5, seed: SEED } as const;
    await cloud.faults.add({ service: 'sqs', action: 'ReceiveMessage', ...often, fault: { kind: 'duplicate' } });
    await cloud.faults.add({ service: 'sns', action: 'Publish', ...often, fault: { kind: 'duplicate' } });
    await cloud.faults.add({ service: 'sqs', action: 'SendMessage', ...often, fault: { kind: 'reorder' } });
    const old = { service: 'dynamodb', action: 'Query', resource: 'Orders', times: 'always' } as const;
    await cloud.faults.add({ ...old, fault: { kind: 'staleIndex', ms: ECHO_MS } });
    await stripe.pull({ webhook: 'doubled' });

    const complete = await Promise.all([followedOrder(marquee), followedOrder(marquee), followedOrder(marquee)]);
    const declined = await followedOrder(marquee, { paymentMethodId: DECLINED });
    const left = await followedOrder(marquee, { paymentMethodId: ASKS_THE_BANK });
    await intentOf(left);
    expect((await cancelOrder(buyer, left.id)).userErrors).toEqual([]);
    const all = [...complete, declined, left];
    // Its index says that nothing has ended yet.
    await until('a sweep', () => sweep(marquee));
    for (const order of all) await sweptTo(marquee, order.id);
    await until('each mail', async () => (await counted(all)).every((count) => count > 0), 60_000);
    // Whatever is said again comes now: nothing says that it is over.
    await new Promise((resume) => setTimeout(resume, ECHO_MS));
    expect(await Promise.all(complete.map((order) => endingOf(marquee, order)))).toEqual(complete.map(() => COMPLETE));
    expect(await endingOf(marquee, declined)).toMatchObject({ ...UNDONE, status: 'FAILED', captures: 0 });
    expect(await endingOf(marquee, left)).toMatchObject({ ...UNDONE, status: 'CANCELLED', captures: 0 });
    expect(await counted(all)).toEqual(all.map(() => 1));
    const struck = cloud.faults.list().filter(({ hits }) => hits > 0);
    expect(new Set(struck.map(({ fault }) => fault.kind))).toEqual(
      new Set(['replay', 'duplicate', 'reorder', 'staleIndex']),
    );
  });

  function counted(orders: readonly Followed[]): Promise<number[]> {
    return Promise.all(orders.map(async (order) => (await mailsOf(marquee, order)).length));
  }
});
