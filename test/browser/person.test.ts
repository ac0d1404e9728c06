import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { generateInvoice } from '#test/documents/generate.ts';
import { codeFor } from '#test/kit/inbox.ts';
import { PASSWORD } from '#test/kit/person.ts';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';

const outputs = inject('outputs');

/** Where the pictures of the documentation go; only a run with PICTURES=1 writes them. */
const PICTURES = 'docs/pictures';
const takesPictures = process.env['PICTURES'] === '1';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

describe.each([
  ['desktop', { width: 1280, height: 860 }],
  ['phone', { width: 390, height: 844 }],
])('a person at a %s', (device, viewport) => {
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let folder: string;
  const email = `person-${device}-${crypto.randomUUID().slice(0, 8)}@example.com`;

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: flags });
    context = await browser.newContext({ viewport, locale: 'en-GB' });
    page = await context.newPage();
    folder = mkdtempSync(join(tmpdir(), 'marquee-browser-'));
  });

  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('signs up with the code from the inbox', async () => {
    await page.goto(outputs.web);
    await page.getByRole('tab', { name: 'Create Account' }).click();
    await page.getByLabel('Email').fill(email);
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.getByLabel('Confirm Password').fill(PASSWORD);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Create Account' }).click();
    await page.getByLabel('Confirmation Code').fill(await codeFor(outputs, email));
    await page.getByRole('button', { name: 'Confirm' }).click();
    await page.getByRole('heading', { name: 'Invoices', exact: true }).waitFor();
    expect(await page.getByText(email).isVisible()).toBe(true);
  });

  it('drops several invoices and sees each move live, in a second window too', async () => {
    const second = await context.newPage();
    await second.goto(`${outputs.web}/invoices`);
    await page.getByText('Live', { exact: true }).waitFor();
    await second.getByText('Live', { exact: true }).waitFor();

    const invoices = await Promise.all([
      generateInvoice({ seed: 101, layout: 'classic', language: 'en', currency: 'USD' }),
      generateInvoice({ seed: 102, layout: 'modern', language: 'de', currency: 'EUR' }),
    ]);
    const paths = invoices.map(({ bytes, fileName }) => {
      const path = join(folder, fileName);
      writeFileSync(path, bytes);
      return path;
    });
    await page.getByLabel('Choose invoices').setInputFiles(paths);
    for (const { fileName } of invoices) {
      await page.getByRole('progressbar', { name: `Progress of ${fileName}` }).waitFor();
    }
    for (const window of [page, second]) {
      for (const { truth } of invoices) {
        const row = window.getByRole('link').filter({ hasText: truth.vendor });
        await row.locator('[data-status="READ"], [data-status="NEEDS_REVIEW"]').waitFor({ timeout: 60_000 });
      }
    }
    await expectAccessible(page);
    await picture(page, `invoices-${device}`);
    await second.close();
  });

  it('opens an invoice and sees the document beside its fields', async () => {
    const { truth } = await generateInvoice({ seed: 101, layout: 'classic', language: 'en', currency: 'USD' });
    await page.getByRole('link').filter({ hasText: truth.vendor }).click();
    await page.getByRole('heading', { name: truth.vendor }).waitFor();
    expect(await page.locator('[data-field="number"]').textContent()).toBe(truth.number);
    await page.getByRole('img', { name: /^Page 1 of / }).waitFor();
    await page.getByRole('button', { name: 'Show Total on the document' }).click();
    const box = page.locator('.place-box');
    await box.waitFor();
    const place = await box.boundingBox();
    expect(place?.width).toBeGreaterThan(5);
    await expectAccessible(page);
    await picture(page, `invoice-${device}`);
  });

  it('asks about it, and deletes it', async () => {
    await page.getByLabel('Ask about this invoice').fill('What is the total?');
    await page.getByRole('button', { name: 'Ask' }).click();
    await page.locator('.answer').waitFor();
    page.once('dialog', (dialog) => void dialog.accept());
    await page.getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('heading', { name: 'Invoices', exact: true }).waitFor();
    await expect.poll(() => page.locator('.invoices li').count()).toBe(1);
  });

  it('is told in words why a file is refused', async () => {
    const path = join(folder, 'notes.txt');
    writeFileSync(path, 'no invoice');
    await page.getByLabel('Choose invoices').setInputFiles(path);
    await page.getByText('This is not a PDF, PNG, JPEG or TIFF.').waitFor();
  });

  it('signs out', async () => {
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('tab', { name: 'Sign In' }).waitFor();
  });
});

/** No serious or critical finding of axe. */
async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([]);
}

async function picture(page: Page, name: string): Promise<void> {
  if (!takesPictures) return;
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: join(PICTURES, `${name}.png`) });
}
