import type { Browser, Page, WebSocketRoute } from 'playwright-core';
import { newColleague } from '#test/kit/colleagues.ts';
import { cancelOrder, newOrder } from '#test/kit/orders.ts';
import type { Person } from '#test/kit/person.ts';
import { newPerson, PASSWORD } from '#test/kit/person.ts';
import type { ProductView } from '#test/kit/products.ts';
import { newProduct, updateProduct } from '#test/kit/products.ts';
import { endedOrders, storeOrders } from '#test/kit/storedOrders.ts';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Watched } from './chromium.ts';
import { DESKTOP, expectAccessible, launch, PHONE, picture, signIn, watched } from './chromium.ts';

const outputs = inject('outputs');

/** How long an order may take on a machine that does other things, too. */
const PATIENCE = 30_000;

let browser: Browser;
let admin: Person;

beforeAll(async () => {
  browser = await launch();
  admin = await newColleague(outputs, 'seller', ['ADMIN', 'CUSTOMER']);
});

afterAll(async () => {
  await browser.close();
});

/** Puts one piece of a product into the cart, and opens it. */
async function take(page: Page, product: ProductView): Promise<void> {
  await page.goto(`${outputs.web}/shop/${product.id}`);
  await page.getByRole('button', { name: `Add ${product.name} to the cart` }).click();
  await page.getByRole('link', { name: 'Cart: 1 piece' }).click();
  await page.getByRole('button', { name: /^Order and pay \d/ }).waitFor();
}

async function pay(page: Page, card: string): Promise<void> {
  await page.getByLabel('Test card').selectOption(card);
  await page.getByRole('button', { name: /^Order and pay/ }).click();
  await page.waitForURL(/\/orders\/./);
}

/** Statuses on the timeline, as they stand there. */
function timeline(page: Page): Promise<string[]> {
  return page
    .locator('[data-entry]')
    .evaluateAll<
      string[],
      { dataset: Record<string, string> }
    >((entries) => entries.map(({ dataset }) => dataset['entry'] ?? ''));
}

async function ordersListed(page: Page): Promise<number> {
  await page.goto(`${outputs.web}/orders`);
  await page.locator('.orders li').first().waitFor();
  return page.locator('.orders li').count();
}

describe('a customer', () => {
  let customer: Person;
  let window: Watched;
  let page: Page;
  let shirt: ProductView;

  beforeAll(async () => {
    shirt = await newProduct(admin, { name: 'Northern Lights tour T-shirt', stock: 100 });
    customer = await newPerson(outputs, 'customer');
    window = await watched(browser, DESKTOP);
    page = await window.context.newPage();
    await signIn(page, outputs.web, customer.email, PASSWORD);
  });

  afterEach(() => {
    window.expectNoFault();
  });

  afterAll(async () => {
    await window.context.close();
  });

  it('sees that there is nothing yet', async () => {
    await page.goto(`${outputs.web}/orders`);
    await page.getByText('No orders yet.').waitFor();
    await expectAccessible(page);
  });

  it('buys with a test card and sees the timeline move live until it is completed, in a second window too', async () => {
    const list = await window.context.newPage();
    await list.goto(`${outputs.web}/orders`);
    await list.getByText('No orders yet.').waitFor();
    await take(page, shirt);
    expect(await page.getByLabel('E-mail').inputValue()).toBe(customer.email);
    await page.getByText('Payment — test only').waitFor();
    await page.getByLabel('Note for the delivery').fill('Ring twice.');
    await expectAccessible(page);
    await page.evaluate('window.notReloaded = true');
    await pay(page, 'Visa that succeeds');
    await page.getByText('Your order is placed.').waitFor();
    await page.locator('[data-entry="COMPLETED"]').waitFor({ timeout: PATIENCE });
    expect(await page.evaluate('window.notReloaded')).toBe(true);
    const entries = await timeline(page);
    expect(entries).toEqual(['PENDING', 'VALIDATED', 'AUTHORIZED', 'RESERVED', 'CAPTURING', 'PAID', 'COMPLETED']);
    await page.getByText('Visa ending in 4242').waitFor();
    await page.getByText('Ring twice.').waitFor();
    expect(await page.locator('[data-payment]').textContent()).toContain('23.80 EUR');
    expect(await page.getByRole('button', { name: 'Cancel order' }).count()).toBe(0);
    await expectAccessible(page);
    await picture(page, 'order-desktop');
    await list.locator('[data-order-status="COMPLETED"]').waitFor();
    await list.close();
    await page.goto(`${outputs.web}/cart`);
    await page.getByText('Nothing in the cart yet.').waitFor();
  });

  it('places one order by a double click', async () => {
    const before = await ordersListed(page);
    await take(page, shirt);
    await page.getByRole('button', { name: /^Order and pay/ }).dblclick();
    await page.waitForURL(/\/orders\/./);
    await page.locator('[data-entry="COMPLETED"]').waitFor({ timeout: PATIENCE });
    expect(await ordersListed(page)).toBe(before + 1);
  });

  it('reads why a card was refused, and what to do', async () => {
    await take(page, shirt);
    await pay(page, 'Has insufficient funds');
    await page.locator('[data-entry="FAILED"]').waitFor({ timeout: PATIENCE });
    await page.getByRole('alert').filter({ hasText: 'The card has insufficient funds. Use another card.' }).waitFor();
    await page.getByRole('link', { name: 'Order again' }).waitFor();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Order again' }).click();
    expect(await page.getByLabel(`Pieces of ${shirt.name}`).inputValue()).toBe('1');
    await page.getByRole('button', { name: `Remove ${shirt.name}` }).click();
    await page.getByText('Nothing in the cart yet.').waitFor();
  });

  it('is told where nobody knows who orders, and tries again', async () => {
    window.allow(/Failed to load resource/);
    await page.route('**/graphql', (route) =>
      (route.request().postData() ?? '').includes('query Me') ? route.abort('connectionreset') : route.fallback(),
    );
    await page.goto(`${outputs.web}/cart`);
    await page.getByRole('alert').filter({ hasText: 'It could not be learnt who you are' }).waitFor();
    await page.unroute('**/graphql');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText('Nothing in the cart yet.').waitFor();
  });

  it('confirms with the bank where 3-D Secure is asked for, and comes back to an order that goes on', async () => {
    await take(page, shirt);
    await pay(page, 'Asks for 3-D Secure');
    await page.getByRole('link', { name: 'Confirm with your bank' }).waitFor({ timeout: PATIENCE });
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Confirm with your bank' }).click();
    await page.getByRole('button', { name: 'Authorise' }).click();
    await page.waitForURL(`${outputs.web}/orders/**`);
    await page.locator('[data-entry="COMPLETED"]').waitFor({ timeout: PATIENCE });
    expect(await timeline(page)).toContain('PAYMENT_ACTION_REQUIRED');
    expect(page.url()).not.toContain('secret');
  });

  it('cancels while the payment waits for the bank', async () => {
    await take(page, shirt);
    await pay(page, 'Asks for 3-D Secure');
    await page.getByRole('link', { name: 'Confirm with your bank' }).waitFor({ timeout: PATIENCE });
    await page.getByRole('button', { name: 'Cancel order' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Keep it' }).click();
    await page.getByRole('button', { name: 'Cancel order' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel order' }).click();
    await page.locator('[data-entry="CANCELLED"]').waitFor({ timeout: PATIENCE });
    await page.getByRole('alert').filter({ hasText: 'You cancelled this order. Nothing was charged.' }).waitFor();
  });

  it('is shown both prices where it changed meanwhile, and orders at the new one by pressing again', async () => {
    const changing = await newProduct(admin, { name: 'Changing cap', price: { amount: '10.00', currency: 'EUR' } });
    await take(page, changing);
    await updateProduct(admin, changing, { price: { amount: '12.00', currency: 'EUR' } });
    await page.getByRole('button', { name: 'Order and pay 11.90 EUR' }).click();
    await page.getByText('The price changed: it was 11.90 EUR and is now 14.28 EUR.').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Order and pay 14.28 EUR' }).click();
    await page.waitForURL(/\/orders\/./);
    await page.locator('.sums .total').getByText('14.28 EUR').waitFor();
  });

  it('orders once where the answer was lost, even after a reload', async () => {
    const before = await ordersListed(page);
    await take(page, shirt);
    window.allow(/Failed to load resource/);
    await page.route('**/graphql', async (route) => {
      if (!(route.request().postData() ?? '').includes('placeOrder')) return route.fallback();
      await route.fetch();
      return route.abort('connectionreset');
    });
    await page.getByRole('button', { name: /^Order and pay/ }).click();
    await page.getByText('Your order was sent, but no answer came.').waitFor();
    await page.unroute('**/graphql');
    await expectAccessible(page);
    await page.reload();
    await page.getByRole('button', { name: 'Ask again' }).click();
    await page.waitForURL(/\/orders\/./);
    await page.locator('[data-entry="COMPLETED"]').waitFor({ timeout: PATIENCE });
    expect(await ordersListed(page)).toBe(before + 1);
  });

  it('reads beside each line and field why nothing was ordered', async () => {
    const short = await newProduct(admin, { name: 'Short scarf' });
    await take(page, short);
    await updateProduct(admin, short, { active: false });
    await page.getByRole('button', { name: /^Order and pay/ }).click();
    await page.getByText('This product is not sold here, or not any more.').waitFor();
    await page.getByText('is not sold any more. Take it out to order the rest.').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: /^Remove/ }).click();
    await page.getByText('Nothing in the cart yet.').waitFor();
  });
});

describe('the page of an order', () => {
  it('fetches what it missed once the live connection comes back after a break', async () => {
    const customer = await newPerson(outputs, 'break');
    const { id: productId } = await newProduct(admin, { name: 'Missed mug' });
    const window = await watched(browser, DESKTOP);
    const open: { readonly here: WebSocketRoute; readonly there: WebSocketRoute }[] = [];
    await window.context.routeWebSocket(/\/realtime/, (here) => {
      open.push({ here, there: here.connectToServer() });
    });
    const page = await window.context.newPage();
    await signIn(page, outputs.web, customer.email, PASSWORD);
    const { id } = await newOrder(customer, [productId], { paymentMethodId: 'pm_card_authenticationRequired' });
    await page.goto(`${outputs.web}/orders/${id}`);
    await page.locator('[data-entry="PAYMENT_ACTION_REQUIRED"]').waitFor({ timeout: PATIENCE });
    await page.getByText('Live', { exact: true }).waitFor();

    for (const { here, there } of open.splice(0)) {
      await there.close();
      await here.close({ code: 3001, reason: 'cut by the test' });
    }
    await page.getByText('Connecting …').waitFor();
    await cancelOrder(customer, id);
    await page.getByText('Live', { exact: true }).waitFor();
    await page.locator('[data-entry="CANCELLED"]').waitFor({ timeout: PATIENCE });
    expect(await timeline(page)).toEqual([
      'PENDING',
      'VALIDATED',
      'PAYMENT_ACTION_REQUIRED',
      'CANCELLING',
      'CANCELLED',
    ]);
    window.expectNoFault();
    await window.context.close();
  });

  it('is nobody’s but its owner’s and the staff’s', async () => {
    const owner = await newPerson(outputs, 'owner');
    const stranger = await newPerson(outputs, 'stranger');
    const { id: productId } = await newProduct(admin, { name: 'Private mug' });
    const { id } = await newOrder(owner, [productId]);
    const window = await watched(browser, PHONE);
    const page = await window.context.newPage();
    await signIn(page, outputs.web, stranger.email, PASSWORD);
    await page.goto(`${outputs.web}/orders/${id}`);
    await page.getByRole('heading', { name: 'No such order' }).waitFor();
    await expectAccessible(page);
    window.expectNoFault();
    await window.context.close();
  });
});

describe('somebody of the staff at the order desk', () => {
  let staff: Person;
  let customer: Person;
  let window: Watched;
  let page: Page;
  let mug: ProductView;

  beforeAll(async () => {
    mug = await newProduct(admin, { name: 'Desk mug', stock: 100 });
    staff = await newColleague(outputs, 'desk', ['STAFF', 'CUSTOMER']);
    customer = await newPerson(outputs, 'buyer');
    window = await watched(browser, PHONE);
    page = await window.context.newPage();
    await signIn(page, outputs.web, staff.email, PASSWORD);
  });

  afterEach(() => {
    window.expectNoFault();
  });

  afterAll(async () => {
    await window.context.close();
  });

  it('sees an order appear and move live', async () => {
    await page.goto(`${outputs.web}/desk`);
    await page.getByRole('heading', { name: 'Order desk' }).waitFor();
    await page.locator('.orders li').or(page.getByText('No order was placed on')).first().waitFor();
    const order = await newOrder(customer, [mug.id], { email: customer.email });
    const row = page.locator(`[data-order="${order.id}"]`);
    await row.waitFor({ timeout: PATIENCE });
    await row.locator('[data-order-status="COMPLETED"]').waitFor({ timeout: PATIENCE });
    expect(await row.textContent()).toContain(customer.email);
    await expectAccessible(page);
    await picture(page, 'desk-phone');
  });

  it('finds orders by e-mail, whatever its letter case, and what needs attention', async () => {
    await page.getByLabel('E-mail address of the order').fill(customer.email.toUpperCase());
    await page.getByRole('button', { name: 'Find', exact: true }).click();
    await page.waitForURL(/email=/);
    await expect.poll(() => page.locator('.orders li').count()).toBe(1);
    await page.getByRole('button', { name: 'Needs attention' }).click();
    await page.getByText('Nothing needs attention.').waitFor();
    await expectAccessible(page);
  });

  it('tries again to undo what could not be undone, once its cause is mended', async () => {
    const [stuck] = endedOrders(1, new Date().toISOString(), {
      status: 'NEEDS_ATTENTION',
      ownerId: customer.id,
      undoneAs: 'FAILED',
      reason: 'NOT_UNDONE',
    });
    if (!stuck) throw new Error('No order was made.');
    await storeOrders(outputs, [stuck]);
    await page.goto(`${outputs.web}/desk?attention`);
    await page.locator(`[data-order="${stuck.id}"]`).click();
    await page.getByRole('alert').filter({ hasText: 'This order could not be undone by itself.' }).waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.locator('[data-entry="FAILED"]').waitFor({ timeout: PATIENCE });
    await page.getByRole('link', { name: '← Order desk' }).click();
  });

  it('leads on to what a page of the list does not hold', async () => {
    const email = `many-${crypto.randomUUID().slice(0, 8)}@example.com`;
    const placedAt = new Date(Date.now() - 24 * 60 * 60 * 1000).toISOString();
    await storeOrders(outputs, endedOrders(30, placedAt, { email, ownerId: customer.id }));
    await page.goto(`${outputs.web}/desk?email=${email}`);
    await expect.poll(() => page.locator('.orders li').count()).toBe(25);
    await page.getByRole('button', { name: 'Show more' }).click();
    await expect.poll(() => page.locator('.orders li').count()).toBe(30);
    await expectAccessible(page);
  });

  it('cancels another’s order that waits for its bank, and its owner reads by whom', async () => {
    const order = await newOrder(customer, [mug.id], { paymentMethodId: 'pm_card_authenticationRequired' });
    await page.goto(`${outputs.web}/orders/${order.id}?desk`);
    await page.locator('[data-entry="PAYMENT_ACTION_REQUIRED"]').waitFor({ timeout: PATIENCE });
    await page.getByText('Its owner has been asked to.').waitFor();
    await page.getByRole('button', { name: 'Cancel order' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel order' }).click();
    await page.locator('[data-entry="CANCELLED"]').waitFor({ timeout: PATIENCE });
    await page.getByRole('alert').filter({ hasText: 'This order was cancelled by our staff.' }).waitFor();
    await expectAccessible(page);
  });

  it('corrects stock, and changes nothing else of a product', async () => {
    await page.goto(`${outputs.web}/stock/${mug.id}`);
    await page.getByRole('button', { name: 'Correct stock' }).waitFor();
    expect(await page.getByRole('heading', { name: 'What it is' }).count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Add picture' }).count()).toBe(0);
    await expectAccessible(page);
  });

  it('sees which mails went out, and to whom none go', async () => {
    await page.goto(`${outputs.web}/mails?recipient=${customer.email}`);
    await page.getByRole('listitem').filter({ hasText: 'order-confirmed' }).first().waitFor({ timeout: PATIENCE });
    const address = `bounces-${crypto.randomUUID().slice(0, 8)}@example.com`;
    await page.getByLabel('Address to send nothing to').fill(address);
    await page.getByRole('button', { name: 'Suppress' }).click();
    await page.getByText(address).waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: `Let mails go to ${address} again` }).click();
    await page.getByText(address).waitFor({ state: 'detached' });
  });
});
