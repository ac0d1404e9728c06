import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PaymentRow } from '#model/payments.ts';
import { PaymentFault, PaymentUnavailable } from '../../ports/payments.ts';
import type { PaymentDesk } from './desk.ts';
import { isAuthorised, paymentDesk } from './desk.ts';
import type { FakeBooks } from './fakeBooks.ts';
import { fakeBooks } from './fakeBooks.ts';
import type { FakeProvider, ProviderCall } from './fakeProvider.ts';
import { fakeCards, fakeProvider } from './fakeProvider.ts';
import type { PaymentPlaces } from './paymentRows.ts';
import type { ReversalDesk, Reversible } from './reversal.ts';
import { reversalDesk } from './reversal.ts';

const order: Reversible = {
  id: '0b5d3a52-0000-4000-8000-000000000001',
  ownerId: 'owner',
  payAttempt: 1,
  currency: 'EUR',
  total: 1999,
  paymentMethodId: fakeCards.good,
  lines: [{ productId: 'mug', name: 'Mug', quantity: 1, unitPrice: 1999, taxRate: 0, net: 1999, tax: 0 }],
};
const { paymentMethodId: _chosen, ...chosenLater } = order;
const paymentId = `${order.id}-p1`;

interface Setting {
  readonly desk: PaymentDesk & ReversalDesk;
  readonly books: FakeBooks;
  readonly provider: FakeProvider;
  readonly places: PaymentPlaces;
  readonly row: () => PaymentRow | undefined;
  /** Lets somebody else write between the next decision and its write. */
  readonly interfere: (write: (row: PaymentRow) => PaymentRow) => void;
}

function setting(change: (places: PaymentPlaces) => PaymentPlaces = (places) => places): Setting {
  const provider = fakeProvider();
  const books = fakeBooks([], order.lines);
  const places = change({
    provider,
    table: books.payments,
    purchase: 'ORDER' as const,
    returnUrl: (orderId) => `https://shop.example/orders/${orderId}`,
    now: () => new Date('2026-11-21T10:00:00.000Z'),
  });
  return {
    desk: desks(places, books),
    books,
    provider,
    places,
    row: () => books.payments.rows.get(paymentId),
    interfere(write) {
      books.payments.interfere(() => {
        const row = books.payments.rows.get(paymentId);
        if (row) books.payments.rows.set(paymentId, write(row));
      });
    },
  };
}

function desks(places: PaymentPlaces, books: FakeBooks): PaymentDesk & ReversalDesk {
  return { ...paymentDesk(places), ...reversalDesk({ ...places, refunds: books.desk(places.provider) }) };
}

/** Calls again for as long as that may help. */
async function persist<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  for (let round = 0; round < 20; round += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof PaymentUnavailable)) throw error;
    }
  }
  throw new Error('It never went through.');
}

/** What the workflow does: each step asks anew what is stored, and begins where nothing is. */
async function payInFull(desk: PaymentDesk): Promise<PaymentRow> {
  const authorised = await persist(async () => desk.authorise(await desk.begin(order)));
  return isAuthorised(authorised) ? persist(async () => desk.capture(await desk.begin(order))) : authorised;
}

describe('paying for an order', () => {
  test('announces, holds and takes the amount, each once', async () => {
    const { desk, provider } = setting();
    const begun = await desk.begin(order);
    expect(begun).toMatchObject({ id: paymentId, status: 'CREATED', amount: 1999, captured: 0, intentId: 'pi_1' });
    const authorised = await desk.authorise(begun);
    expect(authorised).toMatchObject({ status: 'AUTHORIZED', card: { brand: 'visa', last4: '4242' } });
    expect(authorised).not.toHaveProperty('clientSecret', expect.any(String));
    expect(await desk.capture(authorised)).toMatchObject({ status: 'CAPTURED', captured: 1999, refunded: 0 });
    expect(provider.tally).toMatchObject({ intents: 1, authorizations: 1, captures: 1, net: 1999, held: 0 });
  });

  test('waits for its owner where no method was chosen, and goes on once they paid', async () => {
    const { desk, provider } = setting();
    const begun = await desk.begin(chosenLater);
    expect(begun).toMatchObject({ status: 'ACTION_REQUIRED', clientSecret: 'pi_1_secret' });
    expect(await desk.authorise(begun)).toMatchObject({ status: 'ACTION_REQUIRED' });
    provider.pay('pi_1', fakeCards.refused);
    expect(await desk.authorise(begun)).toMatchObject({ status: 'DECLINED', failure: 'CARD_DECLINED' });
    provider.pay('pi_1', fakeCards.good);
    const paid = await desk.authorise(begun);
    expect(paid.status).toBe('AUTHORIZED');
    expect(paid.failure).toBeUndefined();
  });

  test('asks its owner to confirm with the bank, and tells when they did not', async () => {
    const { desk, provider } = setting();
    const begun = await desk.begin({ ...order, paymentMethodId: fakeCards.asks });
    const waiting = await desk.authorise(begun);
    expect(waiting).toMatchObject({ status: 'ACTION_REQUIRED', actionUrl: 'https://bank.example/pi_1' });
    provider.authenticate('pi_1', false);
    const refused = await desk.authorise(waiting);
    expect(refused).toMatchObject({ status: 'DECLINED', failure: 'AUTHENTICATION_FAILED' });
    expect(refused.actionUrl).toBeUndefined();
    expect(await desk.authorise(refused)).toEqual(refused);
  });

  test('answers why a card was refused, and tries it no second time', async () => {
    const { desk, provider } = setting();
    const begun = await desk.begin({ ...order, paymentMethodId: fakeCards.refused });
    const refused = await desk.authorise(begun);
    expect(refused).toMatchObject({ status: 'DECLINED', failure: 'CARD_DECLINED' });
    await desk.authorise(begun);
    expect(provider.events.map(({ type }) => type)).toEqual(['payment_intent.payment_failed']);
  });

  test('does not ask the provider where there is nothing to pay', async () => {
    const { desk, provider } = setting();
    const free = { ...chosenLater, total: 0 };
    const row = await desk.begin(free);
    expect(row).toMatchObject({ status: 'CAPTURED', amount: 0, captured: 0 });
    expect(isAuthorised(row)).toBe(true);
    expect(await desk.capture(await desk.authorise(row))).toEqual(row);
    expect(await desk.reverse(free)).toMatchObject({ status: 'REFUNDED', refunded: 0 });
    expect(provider.tally.intents).toBe(0);
  });

  test('refuses what cannot be charged before anything is written', async () => {
    const { desk, row } = setting();
    await expect(desk.begin({ ...order, total: 49 })).rejects.toMatchObject({ code: 'TOO_SMALL' });
    await expect(desk.begin({ ...order, currency: 'KWD', total: 1_001 })).rejects.toBeInstanceOf(PaymentFault);
    expect(row()).toBeUndefined();
  });
});

describe('undoing a payment', () => {
  test('closes an attempt that was not begun, so that it never can be', async () => {
    const { desk, provider } = setting();
    expect(await desk.reverse(order)).toMatchObject({ status: 'VOIDED' });
    expect(await payInFull(desk)).toMatchObject({ status: 'VOIDED', captured: 0 });
    expect(provider.tally).toMatchObject({ intents: 0, net: 0 });
  });

  test('finds the payment whose id was not kept, and ends it', async () => {
    const { desk, provider, row } = setting();
    provider.disturb = (call, when) => {
      if (call === 'create' && when === 'after') throw new PaymentUnavailable('lost');
    };
    await expect(desk.begin(order)).rejects.toBeInstanceOf(PaymentUnavailable);
    expect(row()).toMatchObject({ status: 'CREATED' });
    expect(row()?.intentId).toBeUndefined();
    provider.disturb = () => undefined;
    expect(await desk.reverse(order)).toMatchObject({ status: 'VOIDED', intentId: 'pi_1' });
    expect(await provider.retrieve('pi_1')).toMatchObject({ status: 'CANCELED' });
    expect(provider.tally.intents).toBe(1);
  });

  test.each([
    ['refuses to make the payment at all', new PaymentFault('amount_too_small', 'Below the minimum of your account.')],
    ['is out of reach', new PaymentUnavailable('not now')],
  ])('ends where the provider %s, and is not begun any more', async (_name, error) => {
    const { desk, provider } = setting();
    provider.disturb = () => {
      throw error;
    };
    await expect(desk.begin(order)).rejects.toBe(error);
    const closed = await desk.reverse(order);
    expect(closed).toMatchObject({ status: 'VOIDED' });
    provider.disturb = () => undefined;
    expect(await payInFull(desk)).toEqual(closed);
  });

  test('does not take for closed what somebody named and had held meanwhile', async () => {
    const { desk, provider, places, books, row } = setting();
    const lost = new PaymentUnavailable('lost');
    provider.disturb = (call, when) => {
      if (call === 'create' && when === 'after') throw lost;
    };
    await expect(desk.begin(order)).rejects.toBe(lost);
    provider.disturb = () => undefined;
    let workflow: PaymentRow | null = null;
    const slow = desks(
      {
        ...places,
        provider: {
          ...provider,
          create: async () => {
            workflow = await desk.authorise(await desk.begin(order));
            throw new PaymentFault('permission', 'The key was rolled.');
          },
          cancel: (id, input) => {
            // Whoever died here would leave a hold behind that nobody looks for.
            expect(row()?.status).toBe('AUTHORIZED');
            return provider.cancel(id, input);
          },
        },
      },
      books,
    );
    expect(await slow.reverse(order)).toMatchObject({ status: 'VOIDED', intentId: 'pi_1' });
    expect(workflow).toMatchObject({ status: 'AUTHORIZED' });
    expect(provider.tally).toMatchObject({ authorizations: 1, held: 0, net: 0 });
  });

  test('does not close what somebody named at that very moment, though the naming counts as no change', async () => {
    const { desk, provider, row, interfere } = setting();
    const away = new PaymentUnavailable('not now');
    provider.disturb = (call, when) => {
      if (call === 'cancel' || (call === 'create' && when === 'after')) throw away;
    };
    await expect(desk.begin(order)).rejects.toBe(away);
    interfere((seen) => ({ ...seen, intentId: 'pi_1' }));
    // What is closed here would never be asked for again, and be held by who named it.
    await expect(desk.reverse(order)).rejects.toBe(away);
    expect(row()).toMatchObject({ status: 'CREATED', intentId: 'pi_1' });
    provider.disturb = () => undefined;
    expect(await desk.reverse(order)).toMatchObject({ status: 'VOIDED' });
    expect(await provider.retrieve('pi_1')).toMatchObject({ status: 'CANCELED' });
  });

  test('believes the first of two ids that are learned at the same time', async () => {
    const { desk, row, interfere } = setting();
    interfere((seen) => ({ ...seen, intentId: 'pi_other' }));
    expect(await desk.begin(order)).toMatchObject({ intentId: 'pi_other' });
    expect(row()).toMatchObject({ intentId: 'pi_other' });
  });

  test('lets go of what is held, and gives back what was taken, whatever the row still says', async () => {
    const held = setting();
    await held.desk.authorise(await held.desk.begin(order));
    expect(await held.desk.reverse(order)).toMatchObject({ status: 'VOIDED', captured: 0 });
    expect(held.provider.tally).toMatchObject({ held: 0, net: 0 });

    const taken = setting();
    const authorised = await taken.desk.authorise(await taken.desk.begin(order));
    await taken.provider.capture(authorised.intentId ?? '', { idempotencyKey: 'elsewhere' });
    expect(taken.row()).toMatchObject({ status: 'AUTHORIZED' });
    expect(await taken.desk.reverse(order)).toMatchObject({ status: 'REFUNDED', captured: 1999, refunded: 1999 });
    expect(taken.provider.tally).toMatchObject({ captures: 1, refunds: 1, net: 0 });
  });

  test('moves nothing where the refund fails, and can be tried again', async () => {
    let refuses = true;
    const { desk, provider } = setting((places) => ({
      ...places,
      provider: {
        ...places.provider,
        refund: async (id, request) =>
          refuses
            ? {
                id: 're_0',
                refundId: request.refundId,
                intentId: id,
                status: 'FAILED',
                amount: 1999,
                currency: 'EUR',
                failure: 'DECLINED',
                at: '2026-11-21T10:00:00.000Z',
              }
            : places.provider.refund(id, request),
      },
    }));
    await payInFull(desk);
    await expect(desk.reverse(order)).rejects.toMatchObject({ code: 'refund_failed' });
    expect(await desk.find(order)).toMatchObject({ status: 'CAPTURED', refunded: 0 });
    refuses = false;
    expect(await desk.reverse(order)).toMatchObject({ status: 'REFUNDED', refunded: 1999 });
    expect(provider.tally.net).toBe(0);
  });
});

describe('answers that are lost (P4)', () => {
  const calls: readonly ProviderCall[] = ['create', 'confirm', 'capture', 'cancel', 'refund', 'retrieve'];
  const faults = fc.array(fc.record({ call: fc.constantFrom(...calls), when: fc.constantFrom('before', 'after') }), {
    maxLength: 8,
  });

  test('whatever is lost, before or after its effect, one payment is held and taken once', async () => {
    await fc.assert(
      fc.asyncProperty(faults, async (planned) => {
        const { desk, provider } = setting();
        lose(provider, planned);
        expect(await payInFull(desk)).toMatchObject({ status: 'CAPTURED', captured: 1999 });
        expect(provider.tally).toEqual({ intents: 1, authorizations: 1, captures: 1, refunds: 0, held: 0, net: 1999 });
      }),
    );
  });

  test('whatever is lost, and wherever it stopped, undoing leaves nothing held and nothing taken', async () => {
    await fc.assert(
      fc.asyncProperty(faults, fc.nat({ max: 3 }), async (planned, steps) => {
        const { desk, provider } = setting();
        lose(provider, planned);
        if (steps > 0) await persist(() => desk.begin(order));
        if (steps > 1) await persist(async () => desk.authorise(await desk.begin(order)));
        if (steps > 2) await persist(async () => desk.capture(await desk.begin(order)));
        const row = await persist(() => desk.reverse(order));
        expect(['VOIDED', 'REFUNDED']).toContain(row.status);
        expect(provider.tally).toMatchObject({ held: 0, net: 0 });
        expect(await payInFull(desk)).toEqual(row);
      }),
    );
  });

  test.each([
    { key: 'the same', fresh: false, held: 1 },
    { key: 'another (negative control)', fresh: true, held: 2 },
  ])('a worker that dies after the charge and before the save, with $key key each time: $held', async (control) => {
    let calls = 0;
    const { desk, provider } = setting((places) => ({
      ...places,
      provider: {
        ...places.provider,
        create: (payment) => {
          calls += 1;
          const { idempotencyKey } = payment;
          return places.provider.create({ ...payment, idempotencyKey: control.fresh ? `${calls}` : idempotencyKey });
        },
        confirm: (id, confirmation) =>
          places.provider.confirm(id, { ...confirmation, idempotencyKey: `${id}-${calls}` }),
      },
      table: {
        ...places.table,
        // Nothing that was learned is kept.
        settle: async (id, decide) => {
          const row = await places.table.read(id);
          const change = decide(row);
          return { row: row && change ? { ...row, ...change.set } : row, changed: false };
        },
      },
    }));
    await desk.authorise(await desk.begin(order));
    await desk.authorise(await desk.begin(order));
    expect(provider.tally.authorizations).toBe(control.held);
  });
});

/** Loses each answer of the plan once. */
function lose(provider: FakeProvider, planned: readonly { call: ProviderCall; when: string }[]): void {
  const left = [...planned];
  provider.disturb = (call, when) => {
    const index = left.findIndex((fault) => fault.call === call && fault.when === when);
    if (index < 0) return;
    left.splice(index, 1);
    throw new PaymentUnavailable(`${call} was lost ${when} its effect.`);
  };
}
