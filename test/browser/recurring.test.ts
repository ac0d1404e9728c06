import type { Browser, Page } from 'playwright-core';
import { newColleague } from '#test/kit/colleagues.ts';
import type { Person } from '#test/kit/person.ts';
import { newPerson, PASSWORD } from '#test/kit/person.ts';
import type { ProductView } from '#test/kit/products.ts';
import { newProduct, updateProduct } from '#test/kit/products.ts';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Watched } from './chromium.ts';
import { DESKTOP, expectAccessible, launch, PHONE, picture, signIn, watched } from './chromium.ts';

const outputs = inject('outputs');

/** How long saving a card may take on a machine that does other things, too. */
const PATIENCE = 30_000;

const DAY = 24 * 60 * 60 * 1000;

/** A day so many days from today, in UTC. */
function inDays(days: number): string {
  return new Date(Date.now() + days * DAY).toISOString().slice(0, 10);
}

/** The next 31st that the first order can be on. */
function next31st(): string {
  for (let days = 1; days <= 62; days += 1) if (inDays(days).endsWith('-31')) return inDays(days);
  throw new Error('No month has a 31st.');
}

let browser: Browser;
let admin: Person;
let customer: Person;
let coffee: ProductView;
let window: Watched;
let page: Page;

beforeAll(async () => {
  browser = await launch();
  admin = await newColleague(outputs, 'seller', ['ADMIN', 'CUSTOMER']);
  coffee = await newProduct(admin, { name: 'Crew coffee', stock: 100 });
  customer = await newPerson(outputs, 'regular');
  window = await watched(browser, DESKTOP);
  page = await window.context.newPage();
  await signIn(page, outputs.web, customer.email, PASSWORD);
});

afterEach(() => {
  window.expectNoFault();
});

afterAll(async () => {
  await browser.close();
});

async function intoCart(product: ProductView): Promise<void> {
  await page.goto(`${outputs.web}/shop/${product.id}`);
  await page.getByRole('button', { name: `Add ${product.name} to the cart` }).click();
  await page.getByRole('link', { name: 'Cart: 1 piece' }).click();
  await page.getByRole('button', { name: /^Order and pay \d/ }).waitFor();
}

/** Sets up what is in the cart, and waits until it has this status. */
async function setUp(card: string, status: string): Promise<void> {
  await page.getByLabel('Test card').selectOption(card);
  await page.getByRole('button', { name: /^Set up, at \d/ }).click();
  await page.waitForURL(/\/recurring\/./);
  await page.locator(`[data-recurring-status="${status}"]`).waitFor({ timeout: PATIENCE });
}

async function answer(button: string): Promise<void> {
  await page.getByRole('button', { name: button, exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: button, exact: true }).click();
}

function runs(): Promise<string[]> {
  return page
    .locator('[data-run]')
    .evaluateAll<
      string[],
      { dataset: Record<string, string> }
    >((entries) => entries.map(({ dataset }) => dataset['run'] ?? ''));
}

describe('a customer who orders every week', () => {
  it('sees that there is nothing yet', async () => {
    await page.goto(`${outputs.web}/recurring`);
    await page.getByText('No recurring orders yet.').waitFor();
    await expectAccessible(page);
  });

  it('is told what it means before it is set up, and sets it up once by a double click', async () => {
    await intoCart(coffee);
    await page.getByRole('radio', { name: 'Every week' }).check();
    await page.getByLabel('First order on').fill(inDays(3));
    await page.getByLabel('How long').selectOption('A number of orders');
    await page.getByLabel('Orders in all').fill('6');
    await page.getByText(/^An order is placed every \w+ at 6 in the morning, 6 orders: on /).waitFor();
    await page.getByText('23.80 EUR an order at most').waitFor();
    await expectAccessible(page);
    await page.getByLabel('Test card').selectOption('Visa that succeeds');
    await page.getByRole('button', { name: 'Set up, at 23.80 EUR an order' }).dblclick();
    await page.waitForURL(/\/recurring\/./);
    await page.locator('[data-recurring-status="ACTIVE"]').waitFor({ timeout: PATIENCE });
    await page.locator('[data-card]').getByText('Visa ending in 4242').waitFor({ timeout: PATIENCE });
    expect(await runs()).toEqual([3, 10, 17, 24, 31].map(inDays));
    await page.locator('[data-event="CARD_SAVED"]').waitFor();
    await expectAccessible(page);
    await picture(page, 'recurring-desktop');
    await page.getByRole('link', { name: '← Your recurring orders' }).click();
    await expect.poll(() => page.locator('[data-recurring]').count()).toBe(1);
    await expectAccessible(page);
  });

  it('leaves the next one out, pauses and resumes it, and sees it live in another window', async () => {
    const list = await window.context.newPage();
    await list.goto(`${outputs.web}/recurring`);
    await list.locator('[data-recurring-status="ACTIVE"]').waitFor();
    await page.locator('[data-recurring]').first().click();
    await page.locator('[data-run]').first().waitFor();
    await page.getByRole('button', { name: 'Skip the next one' }).click();
    await expectAccessible(page);
    await page.getByRole('dialog').getByRole('button', { name: 'Keep it' }).click();
    expect((await runs())[0]).toBe(inDays(3));
    await answer('Skip the next one');
    await page.locator('[data-event="SKIPPED"]').waitFor();
    await expect.poll(async () => (await runs())[0]).toBe(inDays(10));
    await answer('Pause');
    await page.locator('[data-recurring-status="PAUSED"]').waitFor();
    await list.locator('[data-recurring-status="PAUSED"]').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Resume', exact: true }).click();
    await page.locator('[data-recurring-status="ACTIVE"]').waitFor();
    await list.locator('[data-recurring-status="ACTIVE"]').waitFor();
    await list.close();
  });

  it('takes another card, which the bank wants to see confirmed, and keeps the old one until then', async () => {
    await page.getByRole('button', { name: 'Change card' }).click();
    await page.getByLabel('Test card').selectOption('Asks for 3-D Secure once, when it is saved');
    await page.getByRole('button', { name: 'Use this card' }).click();
    await page.getByRole('link', { name: 'Confirm with your bank' }).waitFor({ timeout: PATIENCE });
    await page.locator('[data-card]').getByText('Visa ending in 4242').waitFor();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Confirm with your bank' }).click();
    await page.getByRole('button', { name: 'Authorise' }).click();
    await page.waitForURL(`${outputs.web}/recurring/**`);
    await page.locator('[data-card]').getByText('Visa ending in 3155').waitFor({ timeout: PATIENCE });
    expect(page.url()).not.toContain('secret');
  });

  it('cancels it for good after a question', async () => {
    await answer('Cancel for good');
    await page.locator('[data-recurring-status="CANCELLED"]').waitFor();
    await page.getByText('You cancelled it.').waitFor();
    expect(await page.getByRole('button', { name: 'Pause', exact: true }).count()).toBe(0);
    await expectAccessible(page);
  });
});

describe('a customer who orders every month', () => {
  it('reads what happens in shorter months, and why a day cannot be the first', async () => {
    await intoCart(coffee);
    await page.getByRole('radio', { name: 'Every month' }).check();
    await page.getByLabel('First order on').fill(next31st());
    await page.getByText('In a month without day 31 the order is placed on its last day.').waitFor();
    await page.getByRole('button', { name: `Remove ${coffee.name}` }).click();
    await page.getByText('Nothing in the cart yet.').waitFor();
  });

  it('confirms the card with the bank before anything begins', async () => {
    await intoCart(coffee);
    await page.getByRole('radio', { name: 'Every month' }).check();
    await setUp('Asks for 3-D Secure once, when it is saved', 'SETUP_REQUIRED');
    await page.getByRole('link', { name: 'Confirm with your bank' }).waitFor({ timeout: PATIENCE });
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Confirm with your bank' }).click();
    await page.getByRole('button', { name: 'Authorise' }).click();
    await page.waitForURL(`${outputs.web}/recurring/**`);
    await page.locator('[data-recurring-status="ACTIVE"]').waitFor({ timeout: PATIENCE });
    expect(page.url()).not.toContain('secret');
  });

  it('goes on at a higher price only once both totals were shown and the new one was agreed to', async () => {
    const tea = await newProduct(admin, { name: 'Crew tea', price: { amount: '10.00', currency: 'EUR' }, stock: 100 });
    await page.setViewportSize(PHONE);
    await intoCart(tea);
    await page.getByRole('radio', { name: 'Every month' }).check();
    await expectAccessible(page);
    await setUp('Visa that succeeds', 'ACTIVE');
    await answer('Pause');
    await page.locator('[data-recurring-status="PAUSED"]').waitFor();
    await updateProduct(admin, tea, { price: { amount: '12.00', currency: 'EUR' } });
    await page.reload();
    await page.locator('[data-total="current"]').getByText('14.28 EUR').waitFor();
    expect(await page.locator('[data-total="agreed"]').textContent()).toBe('11.90 EUR');
    await expectAccessible(page);
    await picture(page, 'recurring-phone');
    await page.getByRole('button', { name: 'Agree to 14.28 EUR and resume' }).click();
    await page.locator('[data-recurring-status="ACTIVE"]').waitFor();
    await page.locator('[data-agreed]').getByText('14.28 EUR').waitFor();
    await page.setViewportSize(DESKTOP);
  });
});

describe('the page of a recurring order', () => {
  it('is nobody’s but its owner’s and the staff’s', async () => {
    const path = new URL(page.url()).pathname;
    const stranger = await newPerson(outputs, 'stranger');
    const theirs = await watched(browser, PHONE);
    const there = await theirs.context.newPage();
    await signIn(there, outputs.web, stranger.email, PASSWORD);
    await there.goto(`${outputs.web}${path}`);
    await there.getByRole('heading', { name: 'No such recurring order' }).waitFor();
    await expectAccessible(there);
    theirs.expectNoFault();
    await theirs.context.close();
  });
});
