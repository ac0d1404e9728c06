import type { CurrencyCode } from '#model/currencies.ts';
import { newColleague } from '#test/kit/colleagues.ts';
import { mailsTo } from '#test/kit/inbox.ts';
import { upload, whenSettled } from '#test/kit/invoices.ts';
import { orderInput, placeOrder, whenOrder } from '#test/kit/orders.ts';
import type { Person } from '#test/kit/person.ts';
import { newPerson } from '#test/kit/person.ts';
import { newProduct } from '#test/kit/products.ts';
import type { ReceiptView } from '#test/kit/receipts.ts';
import { fetched, RECEIPT, whenReceipt, wholeJournal } from '#test/kit/receipts.ts';
import type { NewRefund } from '#test/kit/refunds.ts';
import { newRefund, whenRefund } from '#test/kit/refunds.ts';
import { repriced } from '#test/kit/storedProducts.ts';
import { until } from '#test/kit/until.ts';
import { beforeAll, describe, expect, inject, it } from 'vitest';

const outputs = inject('outputs');
const YEAR = new Date().getUTCFullYear();
const ACME = { name: 'Acme', address: { street: 'Hauptstraße 1', city: 'Berlin', country: 'DE' } };

describe('a credit note', () => {
  let admin: Person;
  let ada: Person;
  let eve: Person;

  beforeAll(async () => {
    admin = await newColleague(outputs, 'accountant', ['ADMIN']);
    ada = await newPerson(outputs, 'ada');
    eve = await newPerson(outputs, 'eve');
  });

  const noteOf = async (person: Person, refundId: string): Promise<ReceiptView | null> => {
    const document = `query ($id: ID!) { refund(id: $id) { creditNote ${RECEIPT} } }`;
    const { refund } = await person.run<{ refund: { creditNote: ReceiptView | null } | null }>(document, {
      id: refundId,
    });
    return refund?.creditNote ?? null;
  };

  /** An order of three pieces of one product and one of another, at two rates, and its receipt. */
  const paidOrder = async (currency: CurrencyCode, amount: string) => {
    const products = await Promise.all(
      ['20', '10'].map((taxRate) => newProduct(admin, { taxRate, name: `Poster at ${taxRate}` })),
    );
    for (const { id } of products) await repriced(outputs, id, amount, currency);
    const email = `refunded-${crypto.randomUUID().slice(0, 8)}@example.com`;
    const [first = '', second = ''] = products.map(({ id }) => id);
    const lines = [
      { productId: first, quantity: 3 },
      { productId: second, quantity: 1 },
    ];
    const { order } = await placeOrder(ada, { ...orderInput([]), lines, email, billTo: ACME });
    const { id } = await whenOrder(ada, order?.id ?? '');
    return { id, email, productId: first, receipt: await whenReceipt(ada, id) };
  };

  it.each<[CurrencyCode, string, string, string]>([
    ['EUR', '9.95', 'two pieces', '23.88'],
    ['JPY', '1999', 'an amount', '2500'],
    ['KWD', '10.500', 'all that is left', '49.350'],
  ])(
    'of an order in %s at %s (%s: %s) comes with its mail, and is read back to the cent',
    async (currency, price, what, total) => {
      const { id, email, productId, receipt } = await paidOrder(currency, price);
      const asked: Readonly<Record<string, Partial<NewRefund>>> = {
        'two pieces': { lines: [{ productId, quantity: 2 }] },
        'an amount': { amount: { amount: total, currency } },
        'all that is left': {},
      };
      const { id: refundId } = await newRefund(admin, id, { reason: 'DAMAGED', ...asked[what] });
      await whenRefund(admin, refundId, 'SUCCEEDED');
      const note = await until('the credit note', async () => {
        const seen = await noteOf(ada, refundId);
        return seen?.document ? seen : null;
      });
      expect(note).toMatchObject({
        kind: 'CREDIT_NOTE',
        number: expect.stringMatching(new RegExp(`^CN-${YEAR}-\\d{6}$`, 'u')) as unknown,
        total: { amount: total, currency },
        buyer: receipt.buyer,
        order: { id },
      });
      expect(await noteOf(eve, refundId)).toBeNull();

      const [mail] = await until('the mail', async () => {
        const mails = (await mailsTo(outputs, email)).filter(({ subject }) => subject.startsWith('We gave back'));
        return mails.length > 0 && mails;
      });
      expect(mail?.subject).toContain(`${total} ${currency}`);
      expect(mail?.text).toContain(`${note.number}: ${outputs.web}/orders/${id}/credit-notes/${refundId}`);

      const bytes = await fetched(note);
      const { invoiceId } = await upload(outputs, eve, { name: `${note.number}.pdf`, mediaType: 'PDF', bytes });
      const read = await whenSettled(eve, invoiceId);
      expect(read.number?.value).toBe(note.number);
      const { invoice } = await eve.run<{ invoice: Readonly<Record<string, unknown>> }>(
        `query ($id: ID!) { invoice(id: $id) { reader kind currency { value } total { value } tax { value } } }`,
        { id: invoiceId },
      );
      expect(invoice).toMatchObject({
        reader: 'E_INVOICE',
        kind: 'CREDIT_NOTE',
        currency: { value: currency },
        total: { value: total },
        tax: { value: note.tax.amount },
      });

      const numbers = (await wholeJournal(admin, 'CREDIT_NOTE', YEAR)).map(({ number }) => Number(number.slice(-6)));
      expect(numbers).toEqual(numbers.map((_, index) => numbers.length - index));
    },
  );
});
