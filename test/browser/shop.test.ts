import type { Browser, Page } from 'playwright-core';
import { demoPicture } from '#dev/demoPictures.ts';
import { seedProducts } from '#dev/demoProducts.ts';
import { newColleague } from '#test/kit/colleagues.ts';
import type { Person } from '#test/kit/person.ts';
import { newPerson, PASSWORD } from '#test/kit/person.ts';
import type { ProductView } from '#test/kit/products.ts';
import { newProduct, updateProduct } from '#test/kit/products.ts';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Watched } from './chromium.ts';
import { DESKTOP, expectAccessible, launch, PHONE, picture, signIn, watched } from './chromium.ts';

const outputs = inject('outputs');

/** A word that only the numbers of this run's products begin with. */
const tour = `T${crypto.randomUUID().slice(0, 7)}`;

let browser: Browser;
let admin: Person;
let shirt: ProductView;

beforeAll(async () => {
  browser = await launch();
  admin = await newColleague(outputs, 'shopkeeper', ['ADMIN', 'CUSTOMER']);
  await seedProducts(outputs.graphql, admin.accessToken);
  shirt = await newProduct(admin, {
    sku: `${tour}-SHIRT`,
    name: 'Tour shirt',
    category: 'Clothes',
    description: 'Black, with the dates on its back.',
    stock: 40,
  });
  await newProduct(admin, { sku: `${tour}-VINYL`, name: 'Tour vinyl', category: 'Music', taxRate: '7', stock: 0 });
});

afterAll(async () => {
  await browser.close();
});

/** Opens the shop with what a search finds, once it finds this product: what is new is found within seconds. */
async function find(page: Page, words: string, name: string): Promise<void> {
  await expect
    .poll(
      async () => {
        await page.goto(`${outputs.web}/shop?search=${encodeURIComponent(words)}`);
        await page.getByText('Loading …').waitFor({ state: 'detached' });
        await page
          .getByRole('listitem')
          .filter({ hasText: name })
          .or(page.getByText('Nothing found'))
          .first()
          .waitFor();
        return page.getByRole('listitem').filter({ hasText: name }).count();
      },
      { timeout: 20_000 },
    )
    .toBeGreaterThan(0);
}

/** What of somebody's shopping the browser keeps. */
const KEPT_HERE = `Object.keys(localStorage).filter((key) => /^marquee\\.(cart|unansweredOrder)/.test(key))`;

describe.each([
  ['desktop', DESKTOP],
  ['phone', PHONE],
])('somebody who looks around at a %s', (device, viewport) => {
  let window: Watched;
  let page: Page;

  beforeAll(async () => {
    const person = await newPerson(outputs, 'shop');
    window = await watched(browser, viewport);
    page = await window.context.newPage();
    await signIn(page, outputs.web, person.email, PASSWORD);
  });

  afterEach(() => {
    window.expectNoFault();
  });

  afterAll(async () => {
    await window.context.close();
  });

  it('finds by the beginning of words, sees what there is of it, and the URL keeps the words', async () => {
    await find(page, tour, 'Tour shirt');
    await find(page, tour, 'Tour vinyl');
    await page.getByLabel('Search the shop').fill(`${tour.toLowerCase()} shi`);
    await page.getByRole('listitem').filter({ hasText: 'Tour vinyl' }).waitFor({ state: 'detached' });
    const card = page.getByRole('listitem').filter({ hasText: 'Tour shirt' });
    expect(await card.textContent()).toMatch(/23\.80 EUR.*In stock/);
    await page.reload();
    await card.waitFor();
    await page.getByLabel('Search the shop').fill(`${tour} nothing`);
    await page.getByText(`Nothing found for “${tour} nothing”.`).waitFor();
    await page.getByLabel('Search the shop').fill(`${tour} vinyl`);
    const soldOut = page.getByRole('listitem').filter({ hasText: 'Tour vinyl' });
    await soldOut.getByText('Sold out').waitFor();
    expect(await soldOut.getByRole('button').isDisabled()).toBe(true);
    await expectAccessible(page);
  });

  it('fills a cart that outlives a reload, and holds no more than an order may', async () => {
    await page.goto(`${outputs.web}/shop/${shirt.id}`);
    await page.getByText('Black, with the dates on its back.').waitFor();
    await expectAccessible(page);
    await page.getByLabel('Pieces').fill('99');
    await page.getByRole('button', { name: `Add ${shirt.name} to the cart` }).click();
    await page.getByText('99 in the cart').waitFor();
    await page.getByRole('button', { name: `Add ${shirt.name} to the cart` }).click();
    await page.getByText('At most 100 of a product and 20 products').waitFor();
    await page.reload();
    await page.getByRole('link', { name: 'Cart: 99 pieces' }).click();
    const pieces = page.getByLabel(`Pieces of ${shirt.name}`);
    await pieces.fill('0');
    await page.getByRole('alert').filter({ hasText: 'Order 1–100 pieces of a product.' }).waitFor();
    await pieces.fill('3');
    await page.getByRole('button', { name: 'Order and pay 71.40 EUR' }).waitFor();
    expect(await page.locator('.sums').first().textContent()).toMatch(/60\.00 EUR.*19\s% tax.*11\.40 EUR.*71\.40 EUR/);
    await expectAccessible(page);
    if (device === 'phone') await picture(page, 'cart-phone');
    await page.getByRole('button', { name: `Remove ${shirt.name}` }).click();
    await page.getByText('Nothing in the cart yet.').waitFor();
    await expectAccessible(page);
  });

  it('looks through everything with its pictures', async () => {
    await find(page, 'NL', 'Encore enamel mug');
    const shown = page.getByRole('img', { name: 'Drawing of Encore enamel mug' }).first();
    await shown.scrollIntoViewIfNeeded();
    await expect
      .poll(() => shown.evaluate<number, { naturalWidth: number }>(({ naturalWidth }) => naturalWidth))
      .toBeGreaterThan(0);
    await page.evaluate('window.scrollTo(0, 0)');
    await expectAccessible(page);
    if (device === 'desktop') await picture(page, 'shop-desktop');
  });

  it('is told that there is no such product, and sees none of the pages for staff', async () => {
    await page.goto(`${outputs.web}/shop/00000000-0000-4000-8000-000000000000`);
    await page.getByRole('heading', { name: 'No such product' }).waitFor();
    await page.goto(`${outputs.web}/stock`);
    await page.getByRole('heading', { name: 'Invoices', exact: true }).waitFor();
    expect(await page.getByRole('link', { name: 'Stock', exact: true }).count()).toBe(0);
  });

  it('leaves no cart to the next person at the same computer', async () => {
    await page.goto(`${outputs.web}/shop/${shirt.id}`);
    await page.getByRole('button', { name: `Add ${shirt.name} to the cart` }).click();
    await page.getByText('1 in the cart').waitFor();
    expect(await page.evaluate(KEPT_HERE)).toEqual([expect.stringContaining('marquee.cart')]);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('tab', { name: 'Sign In' }).waitFor();
    expect(await page.evaluate(KEPT_HERE)).toEqual([]);
  });
});

describe('whoever looks after the products', () => {
  let window: Watched;
  let page: Page;

  beforeAll(async () => {
    window = await watched(browser, DESKTOP);
    page = await window.context.newPage();
    await signIn(page, outputs.web, admin.email, PASSWORD);
  });

  afterEach(() => {
    window.expectNoFault();
  });

  afterAll(async () => {
    await window.context.close();
  });

  async function add(name: string, sku: string): Promise<void> {
    await page.goto(`${outputs.web}/stock`);
    await page.getByRole('link', { name: 'New product' }).click();
    await page.getByLabel('Name', { exact: true }).fill(name);
    await page.getByLabel('Number (SKU)').fill(sku);
    await page.getByLabel('Category').fill('Posters');
    await page.getByLabel('Price before tax').fill('12.50');
    await page.getByLabel('Pieces to begin with').fill('7');
    await page.getByRole('button', { name: 'Add product' }).click();
  }

  it('adds a product with a picture, and sees it in the shop', async () => {
    const name = 'Violet poster';
    await add(name, 'not a number');
    await page.getByRole('alert').or(page.locator('.says .problem')).first().waitFor();
    await expectAccessible(page);
    expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe(name);
    await page.getByLabel('Number (SKU)').fill(`${tour}-POSTER`);
    await page.getByRole('button', { name: 'Add product' }).click();
    await page.getByRole('heading', { name }).waitFor();
    await page.getByText('7 pieces').waitFor();
    await page.getByLabel('Picture (PNG').setInputFiles({
      name: 'poster.png',
      mimeType: 'image/png',
      buffer: demoPicture('poster', '#6d28d9', '#e9ddfd'),
    });
    await page.getByLabel('What it shows').fill('A violet poster');
    await page.getByRole('button', { name: 'Add picture' }).click();
    await page.getByRole('img', { name: 'A violet poster' }).waitFor();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'In the shop' }).click();
    const shown = page.getByRole('img', { name: 'A violet poster' });
    await shown.waitFor();
    await expect
      .poll(() => shown.evaluate<number, { naturalWidth: number }>(({ naturalWidth }) => naturalWidth))
      .toBeGreaterThan(0);
    expect(await page.locator('.price').textContent()).toContain('14.88 EUR');
    await find(page, tour, name);
    await page.getByRole('img', { name: 'A violet poster' }).waitFor();
  });

  it('says why a file is no picture, and keeps what was typed', async () => {
    await page.goto(`${outputs.web}/stock/${shirt.id}`);
    await page
      .getByLabel('Picture (PNG')
      .setInputFiles({ name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('no picture') });
    await page.getByLabel('What it shows').fill('Notes');
    await page.getByText('This is not a PNG, JPEG or WebP picture.').waitFor();
    expect(await page.getByRole('button', { name: 'Add picture' }).isDisabled()).toBe(true);
    expect(await page.getByLabel('What it shows').inputValue()).toBe('Notes');
  });

  it('corrects the stock with a reason, once, and is told where too little is left', async () => {
    await page.goto(`${outputs.web}/stock/${shirt.id}`);
    await page.getByText('40 pieces').waitFor();
    await page.getByLabel('Came (+) or went (−)').fill('-41');
    await page.getByRole('button', { name: 'Correct stock' }).click();
    await page.getByText('There is less in stock than would be taken out.').waitFor();
    await page.getByLabel('Came (+) or went (−)').fill('-5');
    await page.getByLabel('Why').selectOption('Damage');
    await page.getByLabel('Note').fill('A leaking roof');
    await page.getByRole('button', { name: 'Correct stock' }).dblclick();
    await page.getByText('35 pieces').waitFor();
    await page.getByText('Damage: A leaking roof').waitFor();
    expect(await page.locator('.movements li').count()).toBe(1);
    await expectAccessible(page);
  });

  it('keeps what was typed where somebody else changed the product meanwhile, and shows both', async () => {
    await page.goto(`${outputs.web}/stock/${shirt.id}`);
    await page.getByLabel('Category').fill('Shirts');
    const { product } = await updateProduct(admin, shirt, { category: 'Textiles', description: 'Grey now.' });
    if (!product) throw new Error('The other change was refused.');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Somebody else changed this product in the meantime.').waitFor();
    await page.getByText('Now: Textiles').waitFor();
    expect(await page.getByLabel('Category').inputValue()).toBe('Shirts');
    expect(await page.getByLabel('Description').inputValue()).toBe('Grey now.');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved').waitFor();
    await page.reload();
    await page.getByText('Shirts ·').waitFor();
    expect(await page.getByLabel('Description').inputValue()).toBe('Grey now.');
  });

  it('takes a product out of the shop, and finds what is low on stock', async () => {
    const mug = await newProduct(admin, { sku: `${tour}-MUG`, name: 'Low mug', stock: 2, lowStockAt: 5 });
    await expect
      .poll(
        async () => {
          await page.goto(`${outputs.web}/stock?low`);
          await page.locator(`[data-product="${mug.id}"]`).waitFor({ timeout: 2_000 });
          return true;
        },
        { timeout: 20_000 },
      )
      .toBe(true);
    expect(await page.locator(`[data-product="${shirt.id}"]`).count()).toBe(0);
    await expectAccessible(page);
    await page.locator(`[data-product="${mug.id}"]`).click();
    await page.getByLabel('Is sold').uncheck();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Not sold').waitFor();
    await page.getByRole('link', { name: 'In the shop' }).waitFor({ state: 'detached' });
  });
});
