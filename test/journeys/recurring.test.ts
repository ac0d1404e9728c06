import { newColleague } from '#test/kit/colleagues.ts';
import { mailsTo } from '#test/kit/inbox.ts';
import type { Person } from '#test/kit/person.ts';
import { newPerson } from '#test/kit/person.ts';
import type { ProductView } from '#test/kit/products.ts';
import { newProduct, updateProduct } from '#test/kit/products.ts';
import type { RecurringInput, RecurringView } from '#test/kit/recurring.ts';
import {
  cancelRecurring,
  changeCardOf,
  changeRecurring,
  continueRecurring,
  createRecurring,
  inDays,
  moveScheduler,
  newRecurring,
  passDay,
  recurringInput,
  recurringOf,
  runsOf,
  whenRecurring,
} from '#test/kit/recurring.ts';
import { stripeControls } from '#test/kit/stripe.ts';
import { until } from '#test/kit/until.ts';
import { addDays, runDay } from '#model/recurring.ts';
import { afterEach, beforeAll, describe, expect, inject, it } from 'vitest';

const outputs = inject('outputs');
const stripe = stripeControls(outputs.stripe);

const ASKS_THE_BANK = 'pm_card_threeDSecure2Required';
const SAVED_THEN_DECLINED = 'pm_card_chargeCustomerFail';
const ASKS_EVERY_TIME = 'pm_card_authenticationRequired';
const DECLINED = 'pm_card_chargeDeclined';

const events = ({ history }: RecurringView): string[] => history.map(({ event }) => event);
const isPaid = (count: number) => (seen: RecurringView) =>
  events(seen).filter((event) => event === 'PAID').length === count;

describe('a recurring order', () => {
  let admin: Person;
  let ada: Person;
  let mug: ProductView;

  beforeAll(async () => {
    admin = await newColleague(outputs, 'shopkeeper', ['ADMIN']);
    ada = await newPerson(outputs, 'ada');
  });

  async function stocked(): Promise<ProductView> {
    mug = await newProduct(admin, { stock: 1000 });
    return mug;
  }

  const made: string[] = [];

  async function setUp(productId: string, stated: RecurringInput = {}): Promise<RecurringView> {
    const created = await newRecurring(ada, productId, stated);
    made.push(created.id);
    return created;
  }

  // Whatever goes on would run in the time of the others.
  afterEach(async () => {
    await moveScheduler(outputs, 0);
    for (const id of made.splice(0)) await cancelRecurring(ada, id);
  });

  async function mailTo(address: string, subjects: number) {
    return until(`${subjects} mails to ${address}`, async () => {
      const mails = await mailsTo(outputs, address);
      return mails.length >= subjects && mails;
    });
  }

  it('is set up by a card, woken on its day, and each run is an order that is charged', async () => {
    const { id } = await stocked();
    const created = await setUp(id);
    expect(created).toMatchObject({ status: 'ACTIVE', card: { last4: '4242' }, nextRunOn: inDays(2), placed: 0 });
    expect(created.cardSetup).toBeNull();
    expect(created.upcoming).toEqual([2, 9, 16, 23, 30].map(inDays));

    await passDay(outputs, inDays(2));
    const paid = await whenRecurring(ada, created.id, 'its first run to be paid', isPaid(1));
    expect(paid).toMatchObject({ status: 'ACTIVE', placed: 1, nextRunOn: inDays(9) });
    expect(events(paid)).toEqual(['CREATED', 'CARD_SAVED', 'PLACED', 'PAID']);
    const [run] = paid.orders.nodes;
    expect(run).toMatchObject({ status: 'COMPLETED', scheduledFor: inDays(2), total: { amount: '23.80' } });
    expect(run?.recurringOrder?.id).toBe(created.id);
    expect(await stripe.ledger(run?.id ?? '')).toMatchObject({ authorizations: 1, captures: 1, net: 2380 });
  });

  it('waits for its owner where the bank asks them (3-D Secure), and goes on once they have passed', async () => {
    const { id } = await stocked();
    const created = await setUp(id, { paymentMethodId: ASKS_THE_BANK });
    expect(created).toMatchObject({ status: 'SETUP_REQUIRED', card: null, nextRunOn: null });
    expect(created.cardSetup?.url).toMatch(/^http/);
    const [setup = ''] = created.cardSetup?.clientSecret.split('_secret_') ?? [];
    expect(await continueRecurring(ada, created.id)).toMatchObject({ recurringOrder: { status: 'SETUP_REQUIRED' } });
    await stripe.authenticate(setup, 'authorize');
    const active = await whenRecurring(ada, created.id, 'it to begin', ({ status }) => status === 'ACTIVE');
    expect(active.card).not.toBeNull();
  });

  it('takes the card that is given at the provider, and another one after a refusal', async () => {
    const { id } = await stocked();
    const created = await setUp(id, { paymentMethodId: null });
    expect(created).toMatchObject({ status: 'SETUP_REQUIRED', cardSetup: { url: null, refusal: null } });
    const clientSecret = created.cardSetup?.clientSecret ?? '';
    const give = (paymentMethodId: string) =>
      stripe.keepCardInBrowser(outputs.stripePublishableKey, {
        clientSecret,
        paymentMethodId,
        returnUrl: outputs.web,
      });
    expect((await give(DECLINED)).status).toBe(402);
    const refused = await continueRecurring(ada, created.id);
    expect(refused.recurringOrder?.cardSetup?.refusal?.code).toBe('CARD_DECLINED');
    expect((await give('pm_card_visa')).status).toBe(200);
    expect(await continueRecurring(ada, created.id)).toMatchObject({ recurringOrder: { status: 'ACTIVE' } });
  });

  it('runs every week of a month, once each, and ends with its last', async () => {
    const { id } = await stocked();
    const created = await setUp(id, { count: 5 });
    await passDay(outputs, inDays(40));
    const ended = await whenRecurring(ada, created.id, 'it to end', ({ status }) => status === 'ENDED');
    expect(runsOf(ended)).toEqual([2, 9, 16, 23, 30].map(inDays));
    expect(ended).toMatchObject({ placed: 5, nextRunOn: null, upcoming: [] });
    expect(new Set(ended.orders.nodes.map(({ number }) => number)).size).toBe(5);
    const over = await whenRecurring(ada, created.id, 'its card to be forgotten', ({ card }) => card === null);
    expect(over.status).toBe('ENDED');
  });

  it('runs monthly from the 31st on the last day of shorter months, until its last day', async () => {
    const { id } = await stocked();
    const startsOn = thirtyFirst();
    const days = Array.from({ length: 7 }, (_, run) => runDay(startsOn, 'MONTHLY', run));
    const created = await setUp(id, { interval: 'MONTHLY', startsOn, endsOn: days[6] });
    await passDay(outputs, addDays(days[6] ?? '', 40));
    const ended = await whenRecurring(ada, created.id, 'it to end', ({ status }) => status === 'ENDED');
    expect(runsOf(ended)).toEqual(days);
    expect(new Set(days.map((day) => day.slice(8))).size).toBeGreaterThan(1);
  });

  it('is paused, skipped, resumed and cancelled by its owner, and by staff', async () => {
    const { id } = await stocked();
    const created = await setUp(id);
    const skipped = await changeRecurring(ada, 'skip', created);
    expect(skipped.recurringOrder).toMatchObject({ nextRunOn: inDays(9), placed: 0 });
    expect((await changeRecurring(ada, 'skip', created)).userErrors).toMatchObject([
      { code: 'STALE_VERSION', field: 'expectedVersion' },
    ]);
    const staff = await newColleague(outputs, 'desk', ['STAFF']);
    const seen = skipped.recurringOrder ?? created;
    const paused = await changeRecurring(staff, 'pause', seen);
    expect(paused.recurringOrder).toMatchObject({
      status: 'PAUSED',
      refusal: { code: 'PAUSED_BY_STAFF' },
      nextRunOn: null,
    });
    const pausedView = paused.recurringOrder ?? seen;
    expect((await changeRecurring(ada, 'pause', pausedView)).userErrors[0]?.code).toBe('WRONG_STATUS');
    expect((await changeRecurring(ada, 'resume', pausedView, { makeUp: true })).userErrors).toMatchObject([
      { code: 'NOTHING_MISSED', field: 'makeUp' },
    ]);
    await passDay(outputs, inDays(12));
    const resumed = await changeRecurring(ada, 'resume', pausedView);
    expect(resumed.recurringOrder).toMatchObject({ status: 'ACTIVE', refusal: null });
    await whenRecurring(ada, created.id, 'the first run that was not left out', isPaid(1));
    const cancelled = await cancelRecurring(ada, created.id);
    expect(cancelled.recurringOrder).toMatchObject({ status: 'CANCELLED', upcoming: [] });
    expect((await cancelRecurring(ada, created.id)).recurringOrder?.status).toBe('CANCELLED');
    const over = await whenRecurring(ada, created.id, 'its card to be forgotten', ({ card }) => card === null);
    expect((await changeCardOf(ada, over, 'pm_card_visa')).userErrors[0]?.code).toBe('WRONG_STATUS');
    await passDay(outputs, inDays(60));
    expect(runsOf((await recurringOf(ada, created.id)) ?? over)).toHaveLength(1);
  });

  it('asks its owner where it costs more, and nobody else; where it costs less it goes on', async () => {
    const product = await stocked();
    const email = `owner-${crypto.randomUUID().slice(0, 8)}@example.com`;
    const created = await setUp(product.id, { email });
    const cheaper = (await updateProduct(admin, product, { price: { amount: '10.00', currency: 'EUR' } })).product;
    await passDay(outputs, inDays(2));
    const paid = await whenRecurring(ada, created.id, 'a run at the lower price', isPaid(1));
    expect(paid.orders.nodes[0]?.total.amount).toBe('11.90');
    expect(paid.agreedTotal.amount).toBe('23.80');

    await updateProduct(admin, cheaper ?? product, { price: { amount: '30.00', currency: 'EUR' } });
    await passDay(outputs, inDays(9));
    const paused = await whenRecurring(ada, created.id, 'consent to be asked', ({ status }) => status === 'PAUSED');
    expect(paused).toMatchObject({ refusal: { code: 'PRICE_CHANGED' }, missedRunOn: inDays(9), placed: 1 });
    expect(paused.currentTotal?.amount).toBe('35.70');
    const mail = (await mailTo(email, 2)).find(({ text }) => text.includes('35.70'));
    expect(mail?.text).toContain('23.80');

    const accepted = { acceptedTotal: { amount: '35.70', currency: 'EUR' } };
    const refusedOf = async (person: Person, more: Parameters<typeof changeRecurring>[3]) =>
      (await changeRecurring(person, 'resume', paused, more)).userErrors;
    expect(await refusedOf(ada, {})).toMatchObject([{ code: 'PRICE_CHANGED', field: 'acceptedTotal' }]);
    const wrong = { acceptedTotal: { amount: '35.69', currency: 'EUR' } };
    expect(await refusedOf(ada, wrong)).toMatchObject([{ code: 'PRICE_CHANGED' }]);
    expect(await refusedOf(admin, accepted)).toMatchObject([{ code: 'PRICE_CHANGED' }]);
    const made = await changeRecurring(ada, 'resume', paused, { ...accepted, makeUp: true });
    expect(made.recurringOrder).toMatchObject({ status: 'ACTIVE', agreedTotal: { amount: '35.70' } });
    const after = await whenRecurring(ada, created.id, 'the run that was missed', isPaid(2));
    expect(runsOf(after)).toEqual([inDays(2), inDays(9)]);
    expect(after).toMatchObject({ placed: 2, missedRunOn: null });
  });

  it('tries a card again that was refused, then pauses, and makes up for it with another card', async () => {
    const { id } = await stocked();
    const email = `owner-${crypto.randomUUID().slice(0, 8)}@example.com`;
    const created = await setUp(id, { email, paymentMethodId: SAVED_THEN_DECLINED });
    expect(created.status).toBe('ACTIVE');
    const day = inDays(2);
    for (const [run, retryOn] of [
      [day, addDays(day, 1)],
      [addDays(day, 1), addDays(day, 3)],
      [addDays(day, 3), addDays(day, 5)],
    ] as const) {
      await passDay(outputs, run);
      await whenRecurring(ada, created.id, `a try on ${retryOn}`, (seen) => seen.retryOn === retryOn);
    }
    await passDay(outputs, addDays(day, 5));
    const paused = await whenRecurring(ada, created.id, 'it to pause', ({ status }) => status === 'PAUSED');
    expect(paused).toMatchObject({ refusal: { code: 'PAYMENT_FAILED' }, missedRunOn: day, placed: 1, retryOn: null });
    expect(runsOf(paused)).toEqual([day, day, day, day]);
    expect(paused.orders.nodes.every(({ status }) => status === 'FAILED')).toBe(true);
    await until('the mail', async () =>
      (await mailsTo(outputs, email)).some(({ text }) => text.includes(`/recurring/${created.id}`)),
    );

    expect((await changeCardOf(ada, paused, DECLINED)).userErrors).toMatchObject([
      { code: 'CARD_REFUSED', field: 'paymentMethodId' },
    ]);
    const changed = (await changeCardOf(ada, paused, 'pm_card_mastercard')).recurringOrder ?? paused;
    expect(changed).toMatchObject({ status: 'PAUSED', card: { brand: 'mastercard' } });
    await changeRecurring(ada, 'resume', changed, { makeUp: true });
    const made = await whenRecurring(ada, created.id, 'it to be made up for', isPaid(1));
    expect(made).toMatchObject({ status: 'ACTIVE', placed: 1 });
    expect(runsOf(made)).toEqual([day, day, day, day, day]);
  });

  it('never waits for an owner who is not there', async () => {
    const { id } = await stocked();
    const created = await setUp(id, { paymentMethodId: ASKS_EVERY_TIME });
    const [setup = ''] = created.cardSetup?.clientSecret.split('_secret_') ?? [];
    if (created.status === 'SETUP_REQUIRED') await stripe.authenticate(setup, 'authorize');
    await whenRecurring(ada, created.id, 'it to begin', ({ status }) => status === 'ACTIVE');
    await passDay(outputs, inDays(2));
    const failed = await whenRecurring(ada, created.id, 'a retry', ({ retryOn }) => retryOn !== null);
    expect(failed.orders.nodes[0]).toMatchObject({ status: 'FAILED', refusal: { code: 'AUTHENTICATION_REQUIRED' } });
    expect(failed.history.at(-1)).toMatchObject({ event: 'PAYMENT_FAILED', reason: 'AUTHENTICATION_REQUIRED' });
  });

  it('misses a run that is out of stock and tells so, and pauses where a product is withdrawn', async () => {
    const product = await newProduct(admin, { stock: 0 });
    const email = `owner-${crypto.randomUUID().slice(0, 8)}@example.com`;
    const created = await setUp(product.id, { email });
    await passDay(outputs, inDays(2));
    const missed = await whenRecurring(ada, created.id, 'a miss', (seen) => events(seen).includes('MISSED'));
    expect(missed).toMatchObject({ status: 'ACTIVE', nextRunOn: inDays(9), retryOn: null });
    const [mail] = await mailTo(email, 1);
    expect(mail?.text).toContain(`/recurring/${created.id}`);
    await updateProduct(admin, product, { active: false });
    await passDay(outputs, inDays(9));
    const paused = await whenRecurring(ada, created.id, 'it to pause', ({ status }) => status === 'PAUSED');
    expect(paused).toMatchObject({ refusal: { code: 'PRODUCT_UNAVAILABLE' }, currentTotal: null });
    expect((await changeRecurring(ada, 'resume', paused)).userErrors[0]?.code).toBe('PRODUCT_NOT_FOUND');
  });

  it('is nobody else’s: foreign and missing ids answer alike', async () => {
    const { id } = await stocked();
    const created = await setUp(id);
    const eve = await newPerson(outputs, 'eve');
    expect(await recurringOf(eve, created.id)).toBeNull();
    for (const target of [created, { ...created, id: crypto.randomUUID() }]) {
      const answers = await Promise.all([
        changeRecurring(eve, 'pause', target),
        changeRecurring(eve, 'skip', target),
        changeRecurring(eve, 'resume', target),
        cancelRecurring(eve, target.id),
        continueRecurring(eve, target.id),
        changeCardOf(eve, target, 'pm_card_visa'),
      ]);
      for (const { userErrors } of answers) expect(userErrors).toMatchObject([{ code: 'NOT_FOUND', field: 'id' }]);
    }
    // What is a card's stays its owner's, whoever else may see the rest.
    expect((await changeCardOf(admin, created, 'pm_card_visa')).userErrors[0]?.code).toBe('NOT_FOUND');
    const waiting = await setUp(id, { paymentMethodId: null });
    expect((await recurringOf(admin, waiting.id))?.cardSetup).toBeNull();
    expect((await recurringOf(ada, waiting.id))?.cardSetup).not.toBeNull();
  });

  it('says of every part of its input what is wrong with it, and sets up the same once for the same key', async () => {
    const { id } = await stocked();
    const wrong: readonly [Readonly<Record<string, unknown>>, string, string | null][] = [
      [{ lines: [] }, 'NO_LINES', 'lines'],
      [{ startsOn: inDays(0) }, 'INVALID_START', 'startsOn'],
      [{ startsOn: inDays(367) }, 'INVALID_START', 'startsOn'],
      [{ startsOn: `${inDays(3)}Z` }, 'INVALID_START', 'startsOn'],
      [{ endsOn: inDays(1) }, 'INVALID_END', 'endsOn'],
      [{ count: 0 }, 'INVALID_COUNT', 'count'],
      [{ count: 521 }, 'INVALID_COUNT', 'count'],
      [{ count: 2, endsOn: inDays(90) }, 'END_OR_COUNT', 'count'],
      [{ acceptedTotal: { amount: '23.79', currency: 'EUR' } }, 'PRICE_CHANGED', 'acceptedTotal'],
      [{ acceptedTotal: { amount: '-1', currency: 'EUR' } }, 'INVALID_AMOUNT', 'acceptedTotal.amount'],
      [{ email: `${'x'.repeat(65)}@example.com` }, 'INVALID_EMAIL', 'email'],
      [{ shippingNote: 'x'.repeat(1001) }, 'INVALID_NOTE', 'shippingNote'],
      [{ billTo: { name: ' ' } }, 'INVALID_BILL_TO', 'billTo.name'],
      [{ paymentMethodId: '4242424242424242' }, 'INVALID_PAYMENT_METHOD', 'paymentMethodId'],
      [{ idempotencyKey: '' }, 'INVALID_IDEMPOTENCY_KEY', 'idempotencyKey'],
      [{ lines: [{ productId: id, quantity: 101 }] }, 'INVALID_QUANTITY', 'lines.0.quantity'],
      [{ lines: [{ productId: crypto.randomUUID(), quantity: 1 }] }, 'PRODUCT_NOT_FOUND', 'lines.0.productId'],
    ];
    for (const [stated, code, field] of wrong) {
      expect((await createRecurring(ada, recurringInput(id, stated))).userErrors).toMatchObject([{ code, field }]);
    }
    const input = recurringInput(id);
    const [first, second] = await Promise.all([createRecurring(ada, input), createRecurring(ada, input)]);
    const again = await createRecurring(ada, input);
    made.push(again.recurringOrder?.id ?? '');
    expect(again.recurringOrder?.status).toBe('ACTIVE');
    for (const { recurringOrder, userErrors } of [first, second]) {
      expect(recurringOrder?.id ?? again.recurringOrder?.id, JSON.stringify(userErrors)).toBe(again.recurringOrder?.id);
    }
    expect((await createRecurring(ada, { ...input, count: 3 })).userErrors).toMatchObject([
      { code: 'IDEMPOTENCY_KEY_REUSED', field: 'idempotencyKey' },
    ]);
  });

  it('exists twenty times an owner at most, however many are set up at one moment', async () => {
    const { id } = await stocked();
    const bob = await newPerson(outputs, 'bob');
    const answers = [];
    for (let batch = 0; batch < 5; batch += 1) {
      answers.push(
        ...(await Promise.all(
          Array.from({ length: 5 }, () => createRecurring(bob, recurringInput(id, { paymentMethodId: null }))),
        )),
      );
    }
    const made = answers.filter(({ recurringOrder }) => recurringOrder !== null);
    const refused = new Set(answers.flatMap(({ userErrors }) => userErrors.map(({ code }) => code)));
    expect(made.length).toBeLessThanOrEqual(20);
    for (let more = made.length; more < 20; more += 1) await newRecurring(bob, id, { paymentMethodId: null });
    expect((await createRecurring(bob, recurringInput(id))).userErrors[0]?.code).toBe('TOO_MANY');
    expect([...refused].every((code) => code === 'TOO_MANY' || code === 'TRY_AGAIN')).toBe(true);
    await cancelRecurring(bob, made[0]?.recurringOrder?.id ?? '');
    await until(
      'a place to be free',
      async () => (await createRecurring(bob, recurringInput(id, { paymentMethodId: null }))).recurringOrder !== null,
    );
  });
});

/** The next 31st that is far enough ahead to be asked for. */
function thirtyFirst(): string {
  for (let days = 2; days < 100; days += 1) if (inDays(days).endsWith('-31')) return inDays(days);
  throw new Error('There is a 31st in every hundred days.');
}
