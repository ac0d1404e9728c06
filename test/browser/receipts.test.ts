import { readFile } from 'node:fs/promises';
import type { Browser, Download, Page } from 'playwright-core';
import { newColleague } from '#test/kit/colleagues.ts';
import { newOrder } from '#test/kit/orders.ts';
import type { Person } from '#test/kit/person.ts';
import { newPerson, PASSWORD } from '#test/kit/person.ts';
import type { ProductView } from '#test/kit/products.ts';
import { newProduct } from '#test/kit/products.ts';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Watched } from './chromium.ts';
import { DESKTOP, expectAccessible, launch, PHONE, picture, signIn, watched } from './chromium.ts';

const outputs = inject('outputs');

/** How long an order may take on a machine that does other things, too. */
const PATIENCE = 30_000;

let browser: Browser;
let admin: Person;
let banner: ProductView;

beforeAll(async () => {
  browser = await launch();
  admin = await newColleague(outputs, 'seller', ['ADMIN', 'CUSTOMER']);
  banner = await newProduct(admin, { name: 'Łódź festival banner', stock: 100 });
});

afterAll(async () => {
  await browser.close();
});

async function intoCart(page: Page): Promise<void> {
  await page.goto(`${outputs.web}/shop/${banner.id}`);
  await page.getByRole('button', { name: `Add ${banner.name} to the cart` }).click();
  await page.getByRole('link', { name: 'Cart: 1 piece' }).click();
  await page.getByRole('button', { name: /^Order and pay \d/ }).waitFor();
}

/** What pressing this button saves. */
async function saved(page: Page, button: RegExp): Promise<{ readonly name: string; readonly begins: string }> {
  const [download] = await Promise.all<[Promise<Download>, Promise<void>]>([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).first().click(),
  ]);
  const bytes = await readFile(await download.path());
  return { name: download.suggestedFilename(), begins: bytes.subarray(0, 5).toString() };
}

describe('a customer who bills an order to a company', () => {
  let customer: Person;
  let window: Watched;
  let page: Page;

  beforeAll(async () => {
    customer = await newPerson(outputs, 'studio');
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

  it('reads beside the field what is missing of the address', async () => {
    await intoCart(page);
    await page.getByText('Bill to (optional)').click();
    await page.getByLabel('Name, or company').fill('Łódź Studio Sp. z o.o.');
    await page.getByLabel('VAT number of a company').fill('PL5260001246');
    await page.getByLabel('Place').fill('Łódź');
    await page.getByLabel('Country').selectOption('Poland');
    await expectAccessible(page);
    await page.getByRole('button', { name: /^Order and pay/ }).click();
    await page.getByLabel('Street and number').and(page.locator('[aria-invalid="true"]')).waitFor();
    const described = await page.getByLabel('Street and number').getAttribute('aria-describedby');
    expect(await page.locator(`[id="${described ?? ''}"]`).textContent()).not.toBe('');
    await expectAccessible(page);
  });

  it('finds the receipt by the link of the mail, even before it is written, with the company on it', async () => {
    await page.getByLabel('Street and number').fill('Piotrkowska 1');
    await page.getByLabel('Postal code').fill('90-001');
    await page.getByRole('button', { name: /^Order and pay/ }).click();
    await page.waitForURL(/\/orders\/./);
    await page.goto(`${page.url()}/receipt`);
    await page.getByRole('heading', { name: /^Receipt RE-\d{4}-\d{6}$/ }).waitFor({ timeout: PATIENCE });
    await page.getByRole('img', { name: /^Page 1 of RE-/ }).waitFor({ timeout: PATIENCE });
    await expect.poll(() => inkOf(page)).toBeGreaterThan(0.003);
    const buyer = await page.locator('address').innerText();
    expect(buyer.split('\n')).toEqual([
      'Łódź Studio Sp. z o.o.',
      'Piotrkowska 1',
      '90-001 Łódź',
      'Poland',
      'VAT number PL5260001246',
    ]);
    await expectAccessible(page);
    await picture(page, 'receipt-page');
  });

  it('saves it under its number, and finds its address nowhere', async () => {
    const { name, begins } = await saved(page, /^Download RE-/);
    expect(name).toMatch(/^RE-\d{4}-\d{6}\.pdf$/);
    expect(begins).toBe('%PDF-');
    expect(await page.content()).not.toContain('X-Amz-Signature');
    await page.getByRole('link', { name: /^← Order/ }).click();
    await page.locator('[data-receipt]').waitFor();
    expect((await saved(page, /^Download RE-/)).name).toBe(name);
    expect(await page.content()).not.toContain('X-Amz-Signature');
    await page.getByText('Billed to').waitFor();
    await expectAccessible(page);
  });

  it('need not type the company again', async () => {
    await intoCart(page);
    await page.getByText('Bill to (optional): Łódź Studio Sp. z o.o.').waitFor();
    expect(await page.getByLabel('Place').inputValue()).toBe('Łódź');
  });

  it('is told that there is none where nothing was charged', async () => {
    const { id } = await newOrder(customer, [banner.id], { paymentMethodId: 'pm_card_visa_chargeDeclined' });
    await page.goto(`${outputs.web}/orders/${id}/receipt`);
    await page.getByText('This order was not charged, so there is no receipt.').waitFor({ timeout: PATIENCE });
    await expectAccessible(page);
  });
});

describe('the receipt', () => {
  it('is nobody’s but its owner’s and the staff’s', async () => {
    const owner = await newPerson(outputs, 'owner');
    const stranger = await newPerson(outputs, 'stranger');
    const { id } = await newOrder(owner, [banner.id]);
    const window = await watched(browser, PHONE);
    const page = await window.context.newPage();
    await signIn(page, outputs.web, stranger.email, PASSWORD);
    await page.goto(`${outputs.web}/orders/${id}/receipt`);
    await page.getByRole('heading', { name: 'No such order' }).waitFor();
    window.expectNoFault();
    await window.context.close();
  });

  it('stands in the journal of the staff, who save it there', async () => {
    const staff = await newColleague(outputs, 'accounts', ['STAFF', 'CUSTOMER']);
    const buyer = await newPerson(outputs, 'buyer');
    const { number } = await newOrder(buyer, [banner.id]);
    const window = await watched(browser, PHONE);
    const page = await window.context.newPage();
    await signIn(page, outputs.web, staff.email, PASSWORD);
    const row = page.locator('.journal li').filter({ hasText: `Order ${number}` });
    await expect
      .poll(
        async () => {
          await page.goto(`${outputs.web}/receipts`);
          await page.getByRole('heading', { name: 'Receipts' }).waitFor();
          await page.locator('.journal li, .empty').first().waitFor();
          return row.count();
        },
        { timeout: PATIENCE },
      )
      .toBe(1);
    await expectAccessible(page);
    expect((await saved(page, /^Download RE-/)).begins).toBe('%PDF-');
    await page.getByLabel('Show').selectOption('Credit notes');
    await page.waitForURL(/kind=CREDIT_NOTE/);
    await page.locator('.journal li, .empty').first().waitFor();
    await expectAccessible(page);
    window.expectNoFault();
    await window.context.close();
  });
});

/** The share of a drawn page that is dark. */
function inkOf(page: Page): Promise<number> {
  return page.evaluate<number>(`(() => {
    const canvas = document.querySelector('.page canvas');
    if (!canvas || canvas.width === 0) return 0;
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    let dark = 0;
    for (let at = 0; at < data.length; at += 4) if (data[at + 3] > 0 && data[at] < 128) dark += 1;
    return dark / (data.length / 4);
  })()`);
}
