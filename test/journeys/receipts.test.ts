import type { CurrencyCode } from '#model/currencies.ts';
import { newColleague } from '#test/kit/colleagues.ts';
import { mailsTo } from '#test/kit/inbox.ts';
import { upload, whenSettled } from '#test/kit/invoices.ts';
import type { NewOrder } from '#test/kit/orders.ts';
import { newOrder, orderInput, placeOrder, whenOrder } from '#test/kit/orders.ts';
import type { Person } from '#test/kit/person.ts';
import { newPerson } from '#test/kit/person.ts';
import type { NewProduct } from '#test/kit/products.ts';
import { newProduct } from '#test/kit/products.ts';
import { repriced } from '#test/kit/storedProducts.ts';
import { fetched, journalPage, receiptOf, whenReceipt, wholeJournal } from '#test/kit/receipts.ts';
import { until } from '#test/kit/until.ts';
import { beforeAll, describe, expect, inject, it } from 'vitest';

const outputs = inject('outputs');
const YEAR = new Date().getUTCFullYear();

const ACME = {
  name: 'Żółta Łódź, Ελλάδα & 東京 <b>GmbH</b>',
  address: { street: 'Hauptstraße 1', addressLine: null, postalCode: '10115', city: 'Berlin', country: 'DE' },
  vatNumber: 'DE123456789',
};

interface ReadBack {
  readonly lines: readonly unknown[];
  readonly checks: readonly { readonly code: string; readonly passed: boolean }[];
}

/** The path of what was wrong with a buyer. */
async function wrongWith(person: Person, productId: string, billTo: unknown): Promise<(string | null)[]> {
  const { order, userErrors } = await placeOrder(person, { ...orderInput([productId]), billTo });
  expect(order).toBeNull();
  expect(userErrors.map(({ code }) => code)).toEqual(userErrors.map(() => 'INVALID_BILL_TO'));
  return userErrors.map(({ field }) => field);
}

describe('a receipt', () => {
  let admin: Person;
  let ada: Person;
  let eve: Person;

  beforeAll(async () => {
    admin = await newColleague(outputs, 'accountant', ['ADMIN']);
    ada = await newPerson(outputs, 'ada');
    eve = await newPerson(outputs, 'eve');
  });

  const paidOrder = async (productIds: readonly string[], stated: Partial<NewOrder> & { billTo?: unknown } = {}) => {
    const { order, userErrors } = await placeOrder(ada, { ...orderInput(productIds), ...stated });
    expect(userErrors).toEqual([]);
    return await whenOrder(ada, order?.id ?? '');
  };

  it('comes with every order that is paid, says what it costs, and is linked by its mail', async () => {
    const mug = await newProduct(admin, { name: 'Mug <script>alert(1)</script> 東京' });
    const email = `buyer-${crypto.randomUUID().slice(0, 8)}@example.com`;
    const billTo = { ...ACME, name: `  ${ACME.name} `, vatNumber: 'de123456789' };
    const order = await paidOrder([mug.id], { email, billTo });
    expect(order.status).toBe('COMPLETED');

    const shown = await receiptOf(ada, order.id);
    expect(shown?.billTo).toEqual(ACME);
    expect(shown?.receipt).toMatchObject({
      kind: 'RECEIPT',
      number: expect.stringMatching(new RegExp(`^RE-${YEAR}-\\d{6}$`, 'u')) as unknown,
      net: order.subtotal,
      tax: order.tax,
      total: order.total,
      taxes: [{ rate: '19.00', net: order.subtotal, tax: order.tax }],
      buyer: ACME,
      order: { id: order.id },
    });
    const [mail] = await until('the mail', async () => {
      const mails = await mailsTo(outputs, email);
      return mails.length > 0 && mails;
    });
    expect(mail?.text).toContain(`${shown?.receipt?.number}: ${outputs.web}/orders/${order.id}/receipt`);
  });

  it('is a PDF at an address that works for five minutes, for whoever was given it alone', async () => {
    const mug = await newProduct(admin);
    const order = await paidOrder([mug.id]);
    const receipt = await whenReceipt(ada, order.id);
    const bytes = await fetched(receipt);
    expect(Buffer.from(bytes.subarray(0, 8)).toString('latin1')).toBe('%PDF-1.7');
    expect(bytes.length).toBe(receipt.document?.size);
    expect(receipt.document?.fileName).toBe(`${receipt.number}.pdf`);
    // Nobody gave a buyer: the address of the mails stands there.
    expect(receipt.buyer).toEqual({ name: 'customer@example.com', address: null, vatNumber: null });

    const url = new URL(receipt.document?.url ?? '');
    const response = await fetch(url);
    expect(response.headers.get('content-type')).toBe('application/pdf');
    expect(response.headers.get('content-disposition')).toBe(`inline; filename="${receipt.number}.pdf"`);
    const left = Date.parse(receipt.document?.expiresAt ?? '') - Date.now();
    expect(left).toBeGreaterThan(200_000);
    expect(left).toBeLessThanOrEqual(300_000);
    expect(url.searchParams.get('X-Amz-Expires')).toBe('300');

    const status = async (changed: (copy: URL) => void) => {
      const copy = new URL(url);
      changed(copy);
      return (await fetch(copy)).status;
    };
    expect(await status(() => undefined)).toBe(200);
    expect(await status((copy) => (copy.search = ''))).toBe(403);
    expect(await status((copy) => copy.searchParams.set('X-Amz-Expires', '604800'))).toBe(403);
    const before = new Date(Date.now() - 301_000).toISOString().replaceAll(/[-:]|\.\d+/gu, '');
    expect(await status((copy) => copy.searchParams.set('X-Amz-Date', before))).toBe(403);
    const another = await paidOrder([mug.id]);
    expect(await status((copy) => (copy.pathname = copy.pathname.replace(order.id, another.id)))).toBe(403);
  });

  it("is its owner's, and for the staff", async () => {
    const mug = await newProduct(admin);
    const order = await paidOrder([mug.id]);
    expect(await receiptOf(eve, order.id)).toBeNull();
    const seen = (await receiptOf(admin, order.id))?.receipt;
    expect(seen?.order).toEqual({ id: order.id });
    expect(await fetched(await whenReceipt(admin, order.id))).toHaveLength(seen?.document?.size ?? 0);
  });

  it('is none where nothing was charged', async () => {
    const mug = await newProduct(admin);
    const failed = await paidOrder([mug.id], { paymentMethodId: 'pm_card_chargeDeclined' });
    expect(failed.status).toBe('FAILED');
    expect((await receiptOf(ada, failed.id))?.receipt).toBeNull();
  });

  it.each<[CurrencyCode, string, string, number]>([
    ['EUR', '19.99', '19', 7],
    ['JPY', '1980', '10', 3],
    ['KWD', '10.250', '8', 2],
  ])('in %s is read back to the cent by whoever takes in invoices', async (currency, amount, taxRate, quantity) => {
    const priced = async (stated: Partial<NewProduct>) => {
      const product = await newProduct(admin, stated);
      await repriced(outputs, product.id, amount, currency);
      return product;
    };
    const product = await priced({ taxRate });
    const other = await priced({ taxRate: '0', name: 'Book' });
    const lines = [
      { productId: product.id, quantity },
      { productId: other.id, quantity: 1 },
    ];
    const order = await paidOrder([], { lines, billTo: ACME });
    const receipt = await whenReceipt(ada, order.id);
    const bytes = await fetched(receipt);
    const { invoiceId } = await upload(outputs, eve, { name: `${receipt.number}.pdf`, mediaType: 'PDF', bytes });
    const invoice = await whenSettled(eve, invoiceId);
    expect(invoice.number?.value).toBe(receipt.number);
    expect(invoice.total?.value).toBe(order.total.amount);
    const { invoice: more } = await eve.run<{ invoice: ReadBack }>(
      `query ($id: ID!) { invoice(id: $id) {
        reader currency { value } subtotal { value } tax { value }
        lines { description { value } quantity { value } amount { value } }
        checks { code passed }
      } }`,
      { id: invoiceId },
    );
    expect(more).toMatchObject({
      reader: 'E_INVOICE',
      currency: { value: currency },
      subtotal: { value: order.subtotal.amount },
      tax: { value: order.tax.amount },
    });
    expect(more.lines).toHaveLength(2);
    const failed = more.checks.filter(({ passed }) => !passed).map(({ code }) => code);
    // The seller of this stage is none, and so is its VAT number.
    expect(failed).toEqual(['VAT_NUMBER_FORM']);
  });
});

describe('the buyer of an order', () => {
  it('is refused by the part that is wrong, and nothing is ordered', async () => {
    const admin = await newColleague(outputs, 'shopkeeper', ['ADMIN']);
    const bob = await newPerson(outputs, 'bob');
    const { id } = await newProduct(admin);
    expect(await wrongWith(bob, id, { name: '   ' })).toEqual(['billTo.name']);
    expect(await wrongWith(bob, id, { name: 'A\u0000B' })).toEqual(['billTo.name']);
    expect(await wrongWith(bob, id, { name: 'A\nB' })).toEqual(['billTo.name']);
    expect(await wrongWith(bob, id, { name: `A\u202EB` })).toEqual(['billTo.name']);
    expect(await wrongWith(bob, id, { name: 'x'.repeat(121) })).toEqual(['billTo.name']);
    expect(await wrongWith(bob, id, { name: 'A', vatNumber: 'DE 123' })).toEqual(['billTo.vatNumber']);
    const address = { street: ' ', postalCode: '1'.repeat(21), city: '', country: 'DE' };
    expect(await wrongWith(bob, id, { name: 'A', address })).toEqual([
      'billTo.address.street',
      'billTo.address.postalCode',
      'billTo.address.city',
    ]);
  });
});

describe('the journal', () => {
  it('lists a series without a gap, newest first, page by page, for the staff alone', async () => {
    const staff = await newColleague(outputs, 'accountant', ['STAFF']);
    const carl = await newPerson(outputs, 'carl');
    const admin = await newColleague(outputs, 'shopkeeper', ['ADMIN']);
    const { id } = await newProduct(admin);
    const orders = await Promise.all([1, 2, 3, 4].map(() => newOrder(carl, [id])));
    await Promise.all(orders.map((order) => whenOrder(carl, order.id)));

    const journal = await wholeJournal(staff, 'RECEIPT', YEAR, 3);
    const sequences = journal.map(({ number }) => Number(number.slice(-6)));
    expect(sequences.length).toBeGreaterThanOrEqual(4);
    expect(sequences).toEqual(sequences.map((_, index) => sequences.length - index));
    const dates = journal.map(({ issuedAt }) => issuedAt);
    expect(dates).toEqual([...dates].sort().reverse());
    expect(await wholeJournal(staff, 'RECEIPT', 2001)).toEqual([]);

    const { pageInfo } = await journalPage(staff, { kind: 'RECEIPT', year: YEAR, first: 1 });
    const refused = (promise: Promise<unknown>) =>
      promise.then(
        () => 'answered',
        (error: { errors?: { errorType?: string }[] }) => error.errors?.[0]?.errorType,
      );
    const asks = (variables: Partial<Parameters<typeof journalPage>[1]>) =>
      refused(journalPage(staff, { kind: 'RECEIPT', year: YEAR, ...variables }));
    expect(await asks({ year: 1999 })).toBe('BadRequest');
    expect(await asks({ first: 0 })).toBe('BadRequest');
    expect(await asks({ kind: 'CREDIT_NOTE', after: pageInfo.endCursor })).toBe('BadRequest');
    expect(await refused(journalPage(carl, { kind: 'RECEIPT', year: YEAR }))).toBe('Unauthorized');
  });
});
