import type { Browser, Page } from 'playwright-core';
import { newColleague } from '#test/kit/colleagues.ts';
import type { OrderView } from '#test/kit/orders.ts';
import { newOrder, orderOf } from '#test/kit/orders.ts';
import type { Person } from '#test/kit/person.ts';
import { newPerson, PASSWORD } from '#test/kit/person.ts';
import type { ProductView } from '#test/kit/products.ts';
import { newProduct } from '#test/kit/products.ts';
import { stripeControls } from '#test/kit/stripe.ts';
import { until } from '#test/kit/until.ts';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Watched } from './chromium.ts';
import { DESKTOP, expectAccessible, launch, PHONE, picture, signIn, watched } from './chromium.ts';

const outputs = inject('outputs');

/** How long an order or a refund may take on a machine that does other things, too. */
const PATIENCE = 30_000;

let browser: Browser;
let staff: Person;
let customer: Person;
let shirt: ProductView;
let mug: ProductView;
let window: Watched;
let page: Page;

beforeAll(async () => {
  browser = await launch();
  const admin = await newColleague(outputs, 'seller', ['ADMIN', 'CUSTOMER']);
  shirt = await newProduct(admin, { name: 'Tour T-shirt', stock: 100 });
  mug = await newProduct(admin, { name: 'Tour mug', stock: 100 });
  staff = await newColleague(outputs, 'desk', ['STAFF', 'CUSTOMER']);
  customer = await newPerson(outputs, 'customer');
  window = await watched(browser, DESKTOP);
  page = await window.context.newPage();
  await signIn(page, outputs.web, staff.email, PASSWORD);
});

afterEach(() => {
  window.expectNoFault();
});

afterAll(async () => {
  await browser.close();
});

/** An order of the customer that is charged and completed. */
async function paidOrder(card?: string): Promise<OrderView> {
  const order = await newOrder(customer, [shirt.id, mug.id], {
    lines: [
      { productId: shirt.id, quantity: 3 },
      { productId: mug.id, quantity: 1 },
    ],
    ...(card === undefined ? {} : { paymentMethodId: card }),
  });
  return until(`the order ${order.id}`, async () => {
    const now = await orderOf(customer, order.id);
    return now?.status === 'COMPLETED' ? now : null;
  });
}

/** Opens the order of somebody else, and its dialogue. */
async function openDialogue(id: string): Promise<void> {
  await page.goto(`${outputs.web}/orders/${id}?desk`);
  await page.getByRole('button', { name: 'Give money back' }).click();
  await page.getByRole('dialog').getByRole('heading', { name: 'Give money back' }).waitFor();
}

/** `refundOrder` by somebody else at the same time. */
async function refundBeside(id: string, amount: string): Promise<void> {
  const { refundOrder } = await staff.run<{ refundOrder: { userErrors: readonly { message: string }[] } }>(
    `mutation ($id: ID!, $input: RefundOrderInput!) { refundOrder(id: $id, input: $input) { userErrors { message } } }`,
    {
      id,
      input: {
        amount: { amount, currency: 'EUR' },
        reason: 'GOODWILL',
        idempotencyKey: crypto.randomUUID(),
      },
    },
  );
  expect(refundOrder.userErrors).toEqual([]);
}

function money(of: Page, which: string) {
  return of.locator(`[data-money="${which}"] dd`);
}

describe('the money of an order', () => {
  it('is given back by pieces, once for a double click, and its owner sees it live with the credit note', async () => {
    const order = await paidOrder();
    const own = await watched(browser, PHONE);
    const theirs = await own.context.newPage();
    await signIn(theirs, outputs.web, customer.email, PASSWORD);
    await theirs.goto(`${outputs.web}/orders/${order.id}`);
    await money(theirs, 'captured').getByText('95.20 EUR').waitFor();
    expect(await theirs.getByRole('button', { name: 'Give money back' }).count()).toBe(0);

    await openDialogue(order.id);
    const dialogue = page.getByRole('dialog');
    expect(await dialogue.locator('[data-left]').textContent()).toBe('95.20 EUR');
    expect(await dialogue.getByRole('button', { name: 'Give back', exact: true }).isDisabled()).toBe(true);
    await dialogue.getByLabel(`Pieces of ${shirt.name} to give back, of 3`).fill('2');
    await dialogue.getByLabel('They go back into stock').check();
    await dialogue.getByLabel('Why').selectOption('Arrived damaged');
    await dialogue.getByLabel('Note for the staff').fill('Both were torn.');
    expect(await dialogue.locator('[data-sum]').textContent()).toContain('47.60 EUR');
    await expectAccessible(page);
    await picture(page, 'refund-dialogue');
    await dialogue.getByRole('button', { name: 'Give back 47.60 EUR' }).dblclick();
    await page.getByText('47.60 EUR are being given back.').waitFor();
    await page.locator('[data-refund-status="SUCCEEDED"]').waitFor({ timeout: PATIENCE });
    expect(await page.locator('[data-refund]').count()).toBe(1);
    await page.getByText('“Both were torn.”').waitFor();
    await page.getByText('back in stock').waitFor();
    await money(page, 'net').getByText('47.60 EUR').waitFor();
    await expectAccessible(page);

    await theirs.locator('[data-refund-status="SUCCEEDED"]').waitFor({ timeout: PATIENCE });
    await money(theirs, 'refunded').getByText('47.60 EUR').waitFor();
    await theirs.getByText(`2 × ${shirt.name}`).waitFor();
    expect(await theirs.getByText('Both were torn.').count()).toBe(0);
    await theirs.getByText(/^Credit note CN-\d{4}-\d{6}$/).waitFor({ timeout: PATIENCE });
    await expectAccessible(theirs);
    own.expectNoFault();
    await own.context.close();
  });

  it('is offered only as far as it is left, and says so with fresh figures where somebody was faster', async () => {
    const order = await paidOrder();
    await openDialogue(order.id);
    const dialogue = page.getByRole('dialog');
    await dialogue.getByRole('radio', { name: 'An amount' }).check();
    const amount = dialogue.getByLabel('Amount in EUR, tax included');
    await amount.fill('95,21');
    await dialogue.getByText('That is more than is left: 95.20 EUR.').waitFor();
    await expectAccessible(page);
    await amount.fill('60');
    // The page must not hear of it before it sends its own.
    let faster = false;
    await page.route('**/graphql', async (route) => {
      if (!faster && (route.request().postData() ?? '').includes('refundOrder')) {
        faster = true;
        await refundBeside(order.id, '50.00');
      }
      return route.fallback();
    });
    await dialogue.getByRole('button', { name: 'Give back 60.00 EUR' }).click();
    await dialogue.getByText('That is more than is left: 45.20 EUR.').waitFor({ timeout: PATIENCE });
    await expect.poll(() => dialogue.locator('.field-problem:not(:empty)').count()).toBe(1);
    expect(await dialogue.locator('[data-left]').textContent()).toBe('45.20 EUR');
    await expectAccessible(page);
    await page.unroute('**/graphql');
    await dialogue.getByRole('radio', { name: 'All that is left' }).check();
    await dialogue.getByRole('button', { name: 'Give back 45.20 EUR' }).click();
    await page.getByRole('button', { name: 'Nothing left to give back' }).waitFor({ timeout: PATIENCE });
    await money(page, 'net').getByText('0.00 EUR').waitFor({ timeout: PATIENCE });
  });
});

describe('the refund desk', () => {
  it('shows first what did not work, live, and tries it again or closes it after a question', async () => {
    const order = await paidOrder('pm_card_refundFail');
    await page.goto(`${outputs.web}/refunds`);
    await page.getByRole('heading', { name: 'Did not work' }).waitFor();
    await refundBeside(order.id, '20.00');
    const failed = page.getByRole('list', { name: 'Did not work' }).locator('li').filter({ hasText: order.number });
    await failed.locator('[data-refund-status="FAILED"]').waitFor({ timeout: PATIENCE });
    await expectAccessible(page);
    await failed.getByRole('button', { name: 'Try again' }).click();
    await failed.getByText('try 2').waitFor({ timeout: PATIENCE });
    await failed.locator('[data-refund-status="FAILED"]').waitFor({ timeout: PATIENCE });
    await failed.getByRole('button', { name: 'Close it' }).click();
    await page.getByRole('dialog').getByRole('heading', { name: 'Close this refund?' }).waitFor();
    await expectAccessible(page);
    await page.getByRole('dialog').getByRole('button', { name: 'Leave it open' }).click();
    await failed.getByRole('button', { name: 'Close it' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Close it' }).click();
    await failed.waitFor({ state: 'detached' });
    const ofToday = page.locator('[data-refund]').filter({ hasText: order.number });
    await ofToday.locator('[data-refund-status="CLOSED"]').waitFor();
  });

  it('fits a phone', async () => {
    await page.setViewportSize(PHONE);
    await page.goto(`${outputs.web}/refunds`);
    await page.locator('[data-refund]').first().waitFor();
    await expectAccessible(page);
    await picture(page, 'refunds-phone');
    await page.setViewportSize(DESKTOP);
  });

  it('hears at once what a bank says days later', async () => {
    const order = await paidOrder();
    await refundBeside(order.id, '10.00');
    await page.goto(`${outputs.web}/orders/${order.id}?desk`);
    await page.locator('[data-refund-status="SUCCEEDED"]').waitFor({ timeout: PATIENCE });
    const stripe = stripeControls(outputs.stripe);
    const [refund] = await stripe.refundsOf(order.id);
    if (!refund) throw new Error('The provider has no refund.');
    await stripe.endRefund(refund.id, 'failed', 'lost_or_stolen_card');
    await page.locator('[data-refund-status="FAILED"]').waitFor({ timeout: PATIENCE });
    await page.getByText('The card is reported lost or stolen.').waitFor();
    await money(page, 'net').getByText('95.20 EUR').waitFor();
  });
});
