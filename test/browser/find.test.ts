import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { generateInvoice } from '#test/documents/generate.ts';
import type { GeneratedInvoice } from '#test/documents/generate.ts';
import { upload, whenSettled } from '#test/kit/invoices.ts';
import type { Person } from '#test/kit/person.ts';
import { newPerson, PASSWORD } from '#test/kit/person.ts';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Watched } from './chromium.ts';
import { DESKTOP, expectAccessible, launch, PHONE, picture, signIn, watched } from './chromium.ts';

const outputs = inject('outputs');

describe('whoever looks for invoices', () => {
  let browser: Browser;
  let person: Person;
  let window: Watched;
  let page: Page;
  let invoices: GeneratedInvoice[];

  beforeAll(async () => {
    person = await newPerson(outputs, 'find');
    invoices = await Promise.all(
      [501, 502, 503].map((seed) => generateInvoice({ seed, layout: 'classic', language: 'en', currency: 'EUR' })),
    );
    await Promise.all(
      invoices.map(async ({ bytes, fileName }) => {
        const { invoiceId } = await upload(outputs, person, { name: fileName, mediaType: 'PDF', bytes });
        await whenSettled(person, invoiceId);
      }),
    );
    browser = await launch();
    window = await watched(browser, DESKTOP);
    page = await window.context.newPage();
    await signIn(page, outputs.web, person.email, PASSWORD);
  });

  afterEach(() => {
    window.expectNoFault();
  });

  afterAll(async () => {
    await browser.close();
  });

  function wanted(): GeneratedInvoice {
    const [first] = invoices;
    if (!first) throw new Error('No invoice was generated.');
    return first;
  }

  function found() {
    return page.getByRole('list', { name: 'What was found' }).getByRole('listitem');
  }

  async function find(words: string): Promise<void> {
    await page.getByLabel('Words').fill(words);
    await page.getByLabel('Words').press('Enter');
  }

  it('finds by the beginning of a number, and the URL keeps what was looked for', async () => {
    await expect
      .poll(
        async () => {
          await page.goto(`${outputs.web}/find`);
          await page.getByText(/ invoices? found$/).waitFor();
          return found().count();
        },
        { timeout: 30_000 },
      )
      .toBe(invoices.length);
    await expectAccessible(page);
    await find(wanted().truth.number);
    await page.getByText('1 invoice found').waitFor();
    expect(await found().textContent()).toContain(wanted().truth.number);
    expect(new URL(page.url()).searchParams.get('text')).toBe(wanted().truth.number);
    await page.reload();
    await page.getByText('1 invoice found').waitFor();
    expect(await page.getByLabel('Words').inputValue()).toBe(wanted().truth.number);
  });

  it('says what is wrong with a filter, and that nothing was found', async () => {
    await page.goto(`${outputs.web}/find`);
    await page.getByText('More to look for').click();
    await page.getByLabel('Total from').fill('1.00');
    await page.getByRole('button', { name: 'Find', exact: true }).click();
    await page.getByText('Say which currency the total is in.').waitFor();
    await page.getByLabel('Currency').fill('EUR');
    await page.getByLabel('Total from').fill('99999999.00');
    await page.getByRole('button', { name: 'Find', exact: true }).click();
    await page.getByText('Nothing found.').waitFor();
    await expectAccessible(page);
  });

  it('saves a filter, finds with it again, and deletes it', async () => {
    await page.goto(`${outputs.web}/find`);
    await find(wanted().truth.number);
    await page.getByLabel('Name of this filter').fill('The one');
    await page.getByRole('button', { name: 'Save filter' }).click();
    await page.getByRole('link', { name: 'The one' }).waitFor();
    await page.goto(`${outputs.web}/find`);
    await page.getByRole('link', { name: 'The one' }).click();
    await page.getByText('1 invoice found').waitFor();
    await expectAccessible(page);
    await picture(page, 'find');
    await page.getByRole('button', { name: 'Delete the filter The one' }).click();
    await page.getByRole('link', { name: 'The one' }).waitFor({ state: 'detached' });
  });

  it('downloads what matches, and what is selected', async () => {
    await page.goto(`${outputs.web}/find`);
    const all = await exported('Export all that match', 'CSV, a row an invoice');
    for (const { truth } of invoices) expect(all).toContain(truth.number);

    await found()
      .filter({ hasText: wanted().truth.number })
      .getByRole('checkbox', { name: /^Select / })
      .check();
    const selected: unknown = JSON.parse(await exported('Export 1 selected', 'JSON, with lines and checks'));
    expect(selected).toHaveLength(1);
    expect(JSON.stringify(selected)).toContain(wanted().truth.number);
    await page.getByText(/^1 invoice in /).waitFor();
    expect(await exported('Export 1 selected', 'Calendar of due dates')).toContain('BEGIN:VEVENT');
    await expectAccessible(page);
  });

  it('takes an e-invoice that was exported, shows its data as an invoice, and the one it doubles beside it', async () => {
    await page.goto(`${outputs.web}/find?text=${wanted().truth.number}`);
    await page.getByText('1 invoice found').waitFor();
    const xml = await exported('Export all that match', 'UBL 2.1 e-invoices');
    await page.goto(`${outputs.web}/invoices`);
    await page
      .getByLabel('Choose invoices')
      .setInputFiles({ name: 'e-invoice.xml', mimeType: 'text/xml', buffer: Buffer.from(xml) });
    const row = page.getByRole('link').filter({ hasText: 'e-invoice.xml' });
    await row.filter({ has: page.locator('[data-status="NEEDS_REVIEW"]') }).click({ timeout: 45_000 });
    await page.locator('.sheet').filter({ hasText: wanted().truth.number }).waitFor();
    await page.getByText('Read exactly, from its e-invoice data').waitFor();
    await page.getByRole('heading', { name: 'May be the same invoice' }).waitFor();
    await page.getByRole('button', { name: 'Show both' }).click();
    await page.getByRole('img', { name: /^Page 1 of the other / }).waitFor();
    await expectAccessible(page);
  });

  async function exported(menu: string, format: string): Promise<string> {
    const download = page.waitForEvent('download');
    await page.getByText(menu).click();
    await page.getByRole('button', { name: format }).click();
    return readFileSync(await (await download).path(), 'utf8');
  }

  it('says what a vendor is for, and finds it by the beginning of its name', async () => {
    const { vendor } = wanted().truth;
    await page.goto(`${outputs.web}/vendors`);
    await page.getByLabel('Name starts with').fill(vendor.slice(0, 5).toUpperCase());
    const row = page.getByRole('list', { name: 'Vendors' }).getByRole('link').filter({ hasText: vendor });
    await row.waitFor();
    await expectAccessible(page);
    await row.click();
    await page.getByRole('heading', { name: vendor, exact: true }).waitFor();
    await page.getByRole('link').filter({ hasText: wanted().truth.number }).first().waitFor();
    await page.getByLabel('What its invoices are for').selectOption('Catering');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.reload();
    await expect.poll(() => page.getByLabel('What its invoices are for').inputValue()).toBe('CATERING');
    await page.setViewportSize(PHONE);
    await expectAccessible(page);
    await page.setViewportSize(DESKTOP);
  });

  it('lets a sender in, and out again', async () => {
    const sender = `billing-${crypto.randomUUID().slice(0, 8)}@supplier.example`;
    await page.goto(`${outputs.web}/mailbox`);
    await page.getByRole('heading', { name: 'Mail invoices here' }).waitFor();
    expect(await page.locator('.mail-address code').textContent()).toMatch(/^\S+@\S+$/);
    await page.getByLabel('Address to let in').fill(sender);
    await page.getByRole('button', { name: 'Let in' }).click();
    await page.getByRole('button', { name: `Remove ${sender}` }).waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: `Remove ${sender}` }).click();
    await page.getByText('Nobody yet').waitFor();
  });

  it('sees what was spent, by vendor, category and month', async () => {
    await page.goto(`${outputs.web}/spend?by=VENDOR&from=2024-01&to=2025-12`);
    await page.getByRole('heading', { name: 'Spend' }).waitFor();
    await expectAccessible(page);
    for (const dimension of ['Category', 'Month', 'Vendor']) {
      await page.getByLabel('By').selectOption(dimension);
      await page.getByRole('columnheader', { name: dimension }).or(page.getByText('Nothing was spent')).waitFor();
    }
    await expectAccessible(page);
  });
});
