import { createHash } from 'node:crypto';
import { describe, expect, test, vi } from 'vitest';
import type { MailRequest } from '#model/mail.ts';
import type { OrderRow } from '#model/orders.ts';
import { placedOrder } from '#model/orders.ts';
import type { RefundRow } from '#model/refunds.ts';
import { creditRefund, PurchaseNotSettled } from './creditRefund/creditRefund.ts';
import { documentedOrder } from './documented.ts';
import type { FakeRegistry } from './fakeRegistry.ts';
import { fakeRegistry } from './fakeRegistry.ts';
import { generateReceipt, OrderNotPaid } from './generateReceipt/generateReceipt.ts';
import { issueReceipt } from './registry.ts';

const AT = '2026-11-21T09:00:00.000Z';
const WEB = 'https://m.example';
const ORDER = '7f3a91c2-0000-4000-8000-000000000000';

const mug = { productId: 'p1', name: 'Mug', quantity: 3, unitPrice: 1000, taxRate: 1900, net: 3000, tax: 570 };
const book = { productId: 'p2', name: 'Book', quantity: 1, unitPrice: 2000, taxRate: 700, net: 2000, tax: 140 };

function order(stated: Partial<OrderRow> = {}): OrderRow {
  const asked = { lines: [], shippingNote: null, billTo: null, paymentMethodId: null, expectedTotal: null };
  const priced = { currency: 'EUR' as const, lines: [mug, book], subtotal: 5000, tax: 710, total: 5710 };
  const facts = { id: ORDER, ownerId: 'ada', at: AT, dueAt: AT };
  return { ...placedOrder({ ...asked, email: 'ada@example.com' }, priced, facts), status: 'PAID', ...stated };
}

function refund(stated: Partial<RefundRow> = {}): RefundRow {
  return {
    id: 'r1',
    orderId: ORDER,
    paymentId: `${ORDER}-p1`,
    ownerId: 'ada',
    status: 'SUCCEEDED',
    version: 3,
    attempt: 1,
    amount: 1190,
    currency: 'EUR',
    lines: [{ ...mug, quantity: 1, net: 1000, tax: 190 }],
    taxes: [{ rate: 1900, net: 1000, tax: 190 }],
    reason: 'DAMAGED',
    restock: false,
    requestedAt: AT,
    requestedDay: '2026-11-21',
    succeededAt: AT,
    updatedAt: AT,
    history: [],
    ...stated,
  };
}

describe('the receipt of an order', () => {
  const told = (registry: FakeRegistry, row: OrderRow | null) =>
    generateReceipt(ORDER, { registry, order: () => Promise.resolve(row), webUrl: WEB });

  test('says what was ordered, from whom to whom, and with which card it was paid', async () => {
    const registry = fakeRegistry();
    const row = await issueReceipt(documentedOrder(order()), registry);
    expect(row).toMatchObject({ id: `${ORDER}-receipt`, number: 'RE-2026-000001', buyer: { name: 'ada@example.com' } });
    expect(registry.drawn).toEqual([
      {
        kind: 'RECEIPT',
        number: 'RE-2026-000001',
        issuedAt: '2026-11-21T10:00:00.000Z',
        currency: 'EUR',
        seller: registry.seller,
        buyer: { name: 'ada@example.com' },
        purchase: { kind: 'ORDER', number: '7F3A-91C2', placedOn: '2026-11-21' },
        lines: [mug, book].map(({ productId: _, ...line }) => line),
        taxes: [
          { rate: 1900, net: 3000, tax: 570 },
          { rate: 700, net: 2000, tax: 140 },
        ],
        net: 5000,
        tax: 710,
        total: 5710,
        card: { brand: 'visa', last4: '4242' },
      },
    ]);
    const bytes = Buffer.from(JSON.stringify(registry.drawn[0]));
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(row.document).toEqual({ key: `receipts/${ORDER}-receipt.pdf`, versionId: 'v1', size: bytes.length, sha256 });
  });

  test('names whom its owner gave as the buyer', async () => {
    const billTo = { name: 'Acme', vatNumber: 'DE1' };
    expect((await issueReceipt(documentedOrder(order({ billTo })), fakeRegistry())).buyer).toEqual(billTo);
  });

  test('is one, drawn and kept once, however often it is asked for', async () => {
    const registry = fakeRegistry();
    const first = await told(registry, order());
    expect(await told(registry, order({ status: 'COMPLETED' }))).toEqual(first);
    expect(first.mail).toMatchObject({
      template: 'order-confirmed',
      values: { receipt: 'RE-2026-000001', receiptUrl: `${WEB}/orders/${ORDER}/receipt` },
    });
    expect(registry.drawn).toHaveLength(1);
    expect(registry.documents.list()).toHaveLength(1);
    // Step Functions carries 256 KB from state to state.
    expect(JSON.stringify(first).length).toBeLessThan(100_000);
  });

  test('stays the document that its row tells of, where a late run draws it in another way', async () => {
    const registry = fakeRegistry();
    const late = {
      ...registry,
      render: async () => {
        await issueReceipt(documentedOrder(order()), registry);
        return Buffer.from('by other fonts');
      },
    };
    const { document } = await issueReceipt(documentedOrder(order()), late);
    expect(registry.documents.list()).toHaveLength(2);
    const kept = await registry.documents.open(document?.key ?? '', document?.versionId);
    const bytes = (await kept?.bytes()) ?? new Uint8Array();
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(document?.sha256);
  });

  test('keeps its number where the run that drew it dies before, or after, it is kept', async () => {
    const died = () => Promise.reject(new Error('died'));
    const deaths: readonly ((registry: FakeRegistry) => unknown)[] = [
      ({ documents }) => vi.spyOn(documents, 'store').mockImplementationOnce(died),
      ({ receipts }) => vi.spyOn(receipts, 'settle').mockImplementationOnce(died),
    ];
    for (const dies of deaths) {
      const registry = fakeRegistry();
      dies(registry);
      await expect(told(registry, order())).rejects.toThrow('died');
      await told(registry, order());
      const [row, ...others] = [...registry.receipts.rows.values()];
      expect(others).toEqual([]);
      expect(row).toMatchObject({ number: 'RE-2026-000001', document: { key: `receipts/${ORDER}-receipt.pdf` } });
      // What is drawn again is the same.
      expect(registry.drawn[1]).toEqual(registry.drawn[0]);
    }
  });

  test.each(['PENDING', 'CAPTURING', 'FAILING', 'FAILED', 'CANCELLED'] as const)(
    'is none while it is %s',
    async (status) => {
      const registry = fakeRegistry();
      await expect(told(registry, order({ status }))).rejects.toThrow(OrderNotPaid);
      expect(registry.receipts.rows.size).toBe(0);
    },
  );
});

describe('the credit note of a refund', () => {
  const credited = async (
    stated: Partial<RefundRow> | null,
    paid = order({ status: 'COMPLETED' }),
    registry = fakeRegistry(),
  ) => {
    const mails: MailRequest[] = [];
    const outcome = await creditRefund('r1', {
      registry,
      refund: () => Promise.resolve(stated && refund(stated)),
      purchase: () => Promise.resolve(documentedOrder(paid)),
      ask: (mail) => Promise.resolve(void mails.push(mail)),
      webUrl: WEB,
    });
    return { outcome, mails, registry };
  };

  test('has a series of its own, corrects the receipt, and is linked by the mail', async () => {
    const { outcome, mails, registry } = await credited({});
    expect(outcome).toEqual({ number: 'CN-2026-000001' });
    expect(registry.drawn.at(-1)).toMatchObject({
      kind: 'CREDIT_NOTE',
      corrects: { number: 'RE-2026-000001', issuedOn: '2026-11-21', reason: 'It was damaged.' },
      lines: [{ name: 'Mug', quantity: 1, net: 1000, tax: 190 }],
      net: 1000,
      tax: 190,
      total: 1190,
    });
    expect(mails).toEqual([
      {
        id: 'order-refunded-r1',
        template: 'order-refunded',
        to: 'ada@example.com',
        ownerId: 'ada',
        values: {
          order: '7F3A-91C2',
          orderUrl: `${WEB}/orders/${ORDER}`,
          amount: '11.90 EUR',
          lines: [{ name: 'Mug', quantity: '1', gross: '11.90 EUR' }],
          reason: 'It was damaged.',
          card: 'visa 4242',
          creditNote: 'CN-2026-000001',
          creditNoteUrl: `${WEB}/orders/${ORDER}/credit-notes/r1`,
        },
      },
    ]);
  });

  test('of an amount has a line for each rate of which something is given back', async () => {
    const taxes = [
      { rate: 1900, net: 631, tax: 119 },
      { rate: 700, net: 234, tax: 16 },
      { rate: 0, net: 0, tax: 0 },
    ];
    const { registry } = await credited({ amount: 1000, lines: [], taxes });
    const note = registry.drawn.at(-1);
    expect(note).toMatchObject({ net: 865, tax: 135, total: 1000, taxes: taxes.slice(0, 2) });
    expect(
      note?.lines.map(({ quantity, unitPrice, taxRate, net, tax }) => [quantity, unitPrice, taxRate, net, tax]),
    ).toEqual([
      [1, 631, 1900, 631, 119],
      [1, 234, 700, 234, 16],
    ]);
  });

  test('is one, whatever is told again and whatever became of the refund afterwards', async () => {
    const { registry } = await credited({});
    const again = await credited({ status: 'FAILED', attempt: 2 }, order({ status: 'COMPLETED' }), registry);
    expect(again.outcome).toEqual({ number: 'CN-2026-000001' });
    expect(registry.receipts.rows.size).toBe(2);
    expect(registry.drawn).toHaveLength(2);
    expect(again.mails.map(({ id }) => id)).toEqual(['order-refunded-r1']);
  });

  test.each([
    ['a refund that is still under way', { status: 'PENDING', succeededAt: undefined }, 'COMPLETED', 'NOT_GIVEN_BACK'],
    ['an order that was undone', { reason: 'ORDER_UNDONE' }, 'FAILED', 'NEVER_PAID'],
  ] as const)('is none for %s, and nobody is mailed', async (_, stated, status, none) => {
    const { succeededAt, ...row } = { ...refund(), ...stated };
    const registry = fakeRegistry();
    const mails: MailRequest[] = [];
    const outcome = await creditRefund('r1', {
      registry,
      refund: () => Promise.resolve({ ...row, ...(succeededAt === undefined ? {} : { succeededAt }) }),
      purchase: () => Promise.resolve(documentedOrder(order({ status }))),
      ask: (mail) => Promise.resolve(void mails.push(mail)),
      webUrl: WEB,
    });
    expect(outcome).toEqual({ none });
    expect(mails).toEqual([]);
    expect(registry.receipts.rows.size).toBe(0);
  });

  test('is one, with its mail, wherever the run that issues it dies', async () => {
    // Of an order from before there were receipts: two rows, two documents, the mail.
    const calls = 7;
    for (let fatal = 0; fatal < calls; fatal += 1) {
      const { registry, asked } = mortal(fatal);
      const places = {
        registry,
        refund: () => Promise.resolve(refund()),
        purchase: () => Promise.resolve(documentedOrder(order({ status: 'COMPLETED' }))),
        ask: asked.ask,
        webUrl: WEB,
      };
      await expect(creditRefund('r1', places)).rejects.toThrow('died');
      expect(asked.mails).toHaveLength(fatal === calls - 1 ? 1 : 0);
      expect(await creditRefund('r1', places)).toEqual({ number: 'CN-2026-000001' });
      const rows = [...registry.receipts.rows.values()];
      expect(rows.map(({ number, document }) => [number, document?.key])).toEqual([
        ['RE-2026-000001', `receipts/${ORDER}-receipt.pdf`],
        ['CN-2026-000001', 'receipts/r1-credit-note.pdf'],
      ]);
      expect(new Set(asked.mails.map(({ id }) => id))).toEqual(new Set(['order-refunded-r1']));
    }
  });

  test('waits for the receipt where money is given back by hand before the order is paid', async () => {
    const registry = fakeRegistry();
    const made = refund({ reason: 'AT_PROVIDER', lines: [] });
    await expect(credited(made, order({ status: 'CAPTURING' }), registry)).rejects.toThrow(PurchaseNotSettled);
    expect(registry.receipts.rows.size).toBe(0);
    const { outcome, mails } = await credited(made, order({ status: 'PAID' }), registry);
    expect(outcome).toEqual({ number: 'CN-2026-000001' });
    expect(mails).toHaveLength(1);
  });

  test('of a refund that is gone is none', async () => {
    expect((await credited(null)).outcome).toEqual({ none: 'NOT_GIVEN_BACK' });
  });
});

/** A registry, and a queue of mails, of which one call, counted from 0, is carried out and then never heard of. */
function mortal(fatal: number) {
  const { numbers, receipts, documents, ...registry } = fakeRegistry();
  const mails: MailRequest[] = [];
  let made = 0;
  const dying = <Arguments extends unknown[], Answer>(call: (...given: Arguments) => Promise<Answer>) => {
    return async (...given: Arguments): Promise<Answer> => {
      const answer = await call(...given);
      made += 1;
      if (made - 1 === fatal) throw new Error('died');
      return answer;
    };
  };
  return {
    registry: {
      ...registry,
      numbers: { issue: dying((...given: Parameters<typeof numbers.issue>) => numbers.issue(...given)) },
      receipts: {
        ...receipts,
        settle: dying((...given: Parameters<typeof receipts.settle>) => receipts.settle(...given)),
      },
      documents: {
        ...documents,
        store: dying((...given: Parameters<typeof documents.store>) => documents.store(...given)),
      },
    },
    asked: { mails, ask: dying((mail: MailRequest) => Promise.resolve(void mails.push(mail))) },
  };
}
