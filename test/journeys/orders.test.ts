import { newColleague } from '#test/kit/colleagues.ts';
import { mailsTo } from '#test/kit/inbox.ts';
import type { OrderView } from '#test/kit/orders.ts';
import { cancelOrder, continueOrder, GOOD_CARD, hearMyOrders, newOrder, orderOf, whenOrder } from '#test/kit/orders.ts';
import type { Person } from '#test/kit/person.ts';
import { newPerson } from '#test/kit/person.ts';
import { newProduct, stockOf, updateProduct } from '#test/kit/products.ts';
import { stripeControls } from '#test/kit/stripe.ts';
import { until } from '#test/kit/until.ts';
import { afterEach, beforeAll, describe, expect, inject, it } from 'vitest';

const outputs = inject('outputs');
const stripe = stripeControls(outputs.stripe);

const DECLINED = 'pm_card_chargeDeclined';
const WITHOUT_FUNDS = 'pm_card_chargeDeclinedInsufficientFunds';
const ASKS_THE_BANK = 'pm_card_threeDSecure2Required';

const statuses = ({ timeline }: OrderView): string[] => timeline.map(({ status }) => status);

describe('an order', () => {
  let admin: Person;
  let ada: Person;

  beforeAll(async () => {
    admin = await newColleague(outputs, 'shopkeeper', ['ADMIN']);
    ada = await newPerson(outputs, 'ada');
  });

  afterEach(() => stripe.release());

  it('is carried out from PENDING to COMPLETED, charged once, and told live', async () => {
    const mug = await newProduct(admin, { stock: 5 });
    const heard = await hearMyOrders(ada);
    const placed = await newOrder(ada, [mug.id]);
    expect(placed.status).toBe('PENDING');

    const order = await whenOrder(ada, placed.id);
    const way = ['PENDING', 'VALIDATED', 'AUTHORIZED', 'RESERVED', 'CAPTURING', 'PAID', 'COMPLETED'];
    expect(statuses(order)).toEqual(way);
    expect(order.timeline.map(({ version }) => version)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(order.payment).toMatchObject({ status: 'CAPTURED', captured: order.total, card: { last4: '4242' } });
    expect(await stockOf(admin, mug.id)).toBe(4);
    expect(await stripe.ledger(order.id)).toMatchObject({ authorizations: 1, captures: 1, captured: 2380, net: 2380 });
    const told = () => heard.changes.filter(({ orderId }) => orderId === order.id).map(({ status }) => status);
    const lasting = way.filter((status) => status !== 'AUTHORIZED' && status !== 'RESERVED');
    await until('every change that lasts to be told', () => lasting.every((status) => told().includes(status)));
    expect(new Set(told())).toEqual(new Set(lasting));
    expect(heard.statusesOf(order.id)).toEqual(way.filter((status) => heard.statusesOf(order.id).includes(status)));
    heard.stop();
  });

  it.each([
    ['the bank declines', DECLINED, 'CARD_DECLINED'],
    ['the card lacks funds', WITHOUT_FUNDS, 'INSUFFICIENT_FUNDS'],
  ])('fails without a charge where %s', async (_, paymentMethodId, code) => {
    const mug = await newProduct(admin, { stock: 5 });
    const { id } = await newOrder(ada, [mug.id], { paymentMethodId });
    const order = await whenOrder(ada, id);
    expect(order).toMatchObject({ status: 'FAILED', refusal: { code }, payment: { captured: { amount: '0.00' } } });
    expect(statuses(order)).toEqual(['PENDING', 'VALIDATED', 'FAILING', 'FAILED']);
    expect(await stockOf(admin, mug.id)).toBe(5);
    expect(await stripe.ledger(id)).toMatchObject({ captures: 0, held: 0, net: 0 });
  });

  it('has its owner told by one mail each how it ended', async () => {
    const mug = await newProduct(admin, { stock: 5 });
    const address = (): string => `owner-${crypto.randomUUID().slice(0, 8)}@example.com`;
    const [paid, refused, cancelled] = [address(), address(), address()];
    const orders = await Promise.all([
      newOrder(ada, [mug.id], { email: paid }),
      newOrder(ada, [mug.id], { email: refused, paymentMethodId: DECLINED }),
      newOrder(ada, [mug.id], { email: cancelled, paymentMethodId: null }),
    ]);
    await whenOrder(ada, orders[2].id, ['PAYMENT_ACTION_REQUIRED']);
    await cancelOrder(ada, orders[2].id);
    const [confirmed, failed, undone] = await Promise.all(
      [paid, refused, cancelled].map((to) =>
        until(`a mail to ${to}`, async () => {
          const mails = await mailsTo(outputs, to);
          return mails.length > 0 && mails;
        }),
      ),
    );
    const subjects = (mails: Awaited<ReturnType<typeof mailsTo>> = []) => mails.map(({ subject }) => subject);
    expect(subjects(confirmed)).toEqual([`Your order ${orders[0].number} is confirmed`]);
    expect(confirmed?.[0]?.text).toContain('23.80 EUR');
    expect(subjects(failed)).toEqual([expect.stringContaining(orders[1].number)]);
    expect(failed?.[0]?.text).toContain('The card was declined.');
    expect(subjects(undone)).toEqual([expect.stringContaining(orders[2].number)]);
  });

  it('fails where somebody else takes the last piece first, and of two exactly one is carried out', async () => {
    const last = await newProduct(admin, { stock: 1 });
    const placed = await Promise.all([newOrder(ada, [last.id]), newOrder(ada, [last.id])]);
    const orders = await Promise.all(placed.map(({ id }) => whenOrder(ada, id)));
    expect(orders.map(({ status }) => status).sort()).toEqual(['COMPLETED', 'FAILED']);
    expect(orders.find(({ status }) => status === 'FAILED')?.refusal?.code).toBe('OUT_OF_STOCK');
    expect(await stockOf(admin, last.id)).toBe(0);
    const ledgers = await Promise.all(orders.map(({ id }) => stripe.ledger(id)));
    expect(ledgers.map(({ net }) => net).sort()).toEqual([0, 2380]);
    expect(ledgers.every(({ held }) => held === 0)).toBe(true);
  });

  it('takes all lines or none', async () => {
    const [many, few] = await Promise.all([newProduct(admin, { stock: 9 }), newProduct(admin, { stock: 1 })]);
    const lines = [
      { productId: many.id, quantity: 3 },
      { productId: few.id, quantity: 2 },
    ];
    const { id } = await newOrder(ada, [], { lines });
    expect((await whenOrder(ada, id)).refusal?.code).toBe('OUT_OF_STOCK');
    expect(await Promise.all([stockOf(admin, many.id), stockOf(admin, few.id)])).toEqual([9, 1]);
  });

  it('fails where a product is withdrawn before its pieces are taken, and gives back nothing that it had not taken', async () => {
    const mug = await newProduct(admin, { stock: 5 });
    const { id } = await newOrder(ada, [mug.id], { paymentMethodId: ASKS_THE_BANK });
    const waiting = await whenOrder(ada, id, ['PAYMENT_ACTION_REQUIRED']);
    await updateProduct(admin, mug, { active: false });
    await stripe.authenticate(intentOf(waiting), 'authorize');
    const order = await whenOrder(ada, id);
    expect(order).toMatchObject({ status: 'FAILED', refusal: { code: 'PRODUCT_UNAVAILABLE' } });
    expect(await stockOf(admin, mug.id)).toBe(5);
    expect(await stripe.ledger(id)).toMatchObject({ authorizations: 1, captures: 0, held: 0, net: 0 });
  });

  describe('whose bank asks its owner (3-D Secure)', () => {
    async function waiting(paymentMethodId: string | null): Promise<OrderView> {
      const mug = await newProduct(admin, { stock: 5 });
      const { id } = await newOrder(ada, [mug.id], { paymentMethodId });
      return whenOrder(ada, id, ['PAYMENT_ACTION_REQUIRED']);
    }

    it('waits, and goes on once they have passed', async () => {
      const order = await waiting(ASKS_THE_BANK);
      expect(order.paymentAction?.url).toMatch(/^http/);
      await stripe.authenticate(intentOf(order), 'authorize');
      const completed = await whenOrder(ada, order.id);
      expect(statuses(completed)).toEqual([
        'PENDING',
        'VALIDATED',
        'PAYMENT_ACTION_REQUIRED',
        'AUTHORIZED',
        'RESERVED',
        'CAPTURING',
        'PAID',
        'COMPLETED',
      ]);
      expect(await stripe.ledger(order.id)).toMatchObject({ captures: 1, net: 2380 });
    });

    it('fails once they have failed', async () => {
      const order = await waiting(ASKS_THE_BANK);
      await stripe.authenticate(intentOf(order), 'fail');
      const failed = await whenOrder(ada, order.id);
      expect(failed).toMatchObject({ status: 'FAILED', refusal: { code: 'AUTHENTICATION_FAILED' } });
      expect(await stripe.ledger(order.id)).toMatchObject({ captures: 0, held: 0 });
    });

    it('goes on by continueOrder where the provider’s news are lost', async () => {
      const order = await waiting(ASKS_THE_BANK);
      await stripe.pull({ webhook: 'dropped', orderId: order.id });
      await stripe.authenticate(intentOf(order), 'authorize');
      const { order: continued, userErrors } = await continueOrder(ada, order.id);
      expect(userErrors).toEqual([]);
      expect(continued?.id).toBe(order.id);
      expect((await whenOrder(ada, order.id)).status).toBe('COMPLETED');
    });

    it('is paid at the provider where no method was chosen, after a card that was declined', async () => {
      const order = await waiting(null);
      const clientSecret = order.paymentAction?.clientSecret ?? '';
      const pay = (paymentMethodId: string) =>
        stripe.confirmInBrowser(outputs.stripePublishableKey, {
          clientSecret,
          paymentMethodId,
          returnUrl: outputs.web,
        });
      expect((await pay(DECLINED)).status).toBe(402);
      expect((await orderOf(ada, order.id))?.status).toBe('PAYMENT_ACTION_REQUIRED');
      expect((await pay(GOOD_CARD)).status).toBe(200);
      expect((await whenOrder(ada, order.id)).status).toBe('COMPLETED');
      expect(await stripe.ledger(order.id)).toMatchObject({ captures: 1, net: 2380 });
    });

    it('is cancelled while it waits, and can be paid no more', async () => {
      const order = await waiting(null);
      const { order: cancelling } = await cancelOrder(ada, order.id);
      expect(cancelling?.status).toMatch(/^CANCELL/);
      const cancelled = await whenOrder(ada, order.id);
      expect(cancelled).toMatchObject({ status: 'CANCELLED', refusal: { code: 'CANCELLED_BY_CUSTOMER' } });
      const late = await stripe.confirmInBrowser(outputs.stripePublishableKey, {
        clientSecret: order.paymentAction?.clientSecret ?? '',
        paymentMethodId: GOOD_CARD,
        returnUrl: outputs.web,
      });
      expect(late.status).toBe(400);
      expect(await stripe.ledger(order.id)).toMatchObject({ captures: 0, held: 0 });
    });
  });

  it('is cancelled and not charged, or paid: never both, never neither, whenever it is cancelled', async () => {
    const ends: string[] = [];
    for (const after of ['PENDING', 'VALIDATED', 'AUTHORIZED', 'RESERVED', 'CAPTURING', 'PAID']) {
      const mug = await newProduct(admin, { stock: 5 });
      // The provider is slow, so that there is time to cancel in between.
      const { id } = await newOrder(ada, [mug.id]);
      await stripe.pull({ fault: 'latency', milliseconds: 150, orderId: id });
      await until(`the order to be ${after}`, async () => {
        const order = await orderOf(ada, id);
        return order && statuses(order).includes(after);
      });
      const { order: cancelling, userErrors } = await cancelOrder(ada, id);
      const order = await whenOrder(ada, id);
      const { captures, net, held } = await stripe.ledger(id);
      ends.push(order.status);
      if (order.status === 'CANCELLED') {
        expect(cancelling).not.toBeNull();
        expect({ net, held, stock: await stockOf(admin, mug.id) }).toEqual({ net: 0, held: 0, stock: 5 });
      } else {
        expect(order.status).toBe('COMPLETED');
        expect(userErrors.map(({ code }) => code)).toEqual([expect.stringMatching(/NOT_CANCELLABLE|TRY_AGAIN/)]);
        expect({ captures, net, stock: await stockOf(admin, mug.id) }).toEqual({ captures: 1, net: 2380, stock: 4 });
      }
    }
    expect(new Set(ends)).toEqual(new Set(['CANCELLED', 'COMPLETED']));
  });

  it.each([
    ['loses its answer', 'lostAnswer'],
    ['answers with an error after the effect', 'error'],
  ] as const)('is charged once where the provider %s', async (_, fault) => {
    const mug = await newProduct(admin, { stock: 5 });
    const { id } = await newOrder(ada, [mug.id], { paymentMethodId: null });
    const waiting = await whenOrder(ada, id, ['PAYMENT_ACTION_REQUIRED']);
    await stripe.pull({
      fault,
      orderId: id,
      operation: 'capture',
      times: 2,
      ...(fault === 'error' ? { effect: true } : {}),
    });
    await stripe.confirmInBrowser(outputs.stripePublishableKey, {
      clientSecret: waiting.paymentAction?.clientSecret ?? '',
      paymentMethodId: GOOD_CARD,
      returnUrl: outputs.web,
    });
    expect((await whenOrder(ada, id)).status).toBe('COMPLETED');
    expect(await stripe.ledger(id)).toMatchObject({ captures: 1, net: 2380 });
  });
});

function intentOf(order: OrderView): string {
  const [intent = ''] = (order.paymentAction?.clientSecret ?? '').split('_secret_');
  return intent;
}
