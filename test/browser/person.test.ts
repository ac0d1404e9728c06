import type { Browser, Page } from 'playwright-core';
import { generateInvoice } from '#test/documents/generate.ts';
import type { GeneratedInvoice } from '#test/documents/generate.ts';
import { scanInvoice } from '#test/documents/scan.ts';
import { codeFor } from '#test/kit/inbox.ts';
import { PASSWORD } from '#test/kit/person.ts';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Watched } from './chromium.ts';
import { DESKTOP, expectAccessible, frameIsInView, launch, PHONE, picture, watched } from './chromium.ts';

const outputs = inject('outputs');

/** A few suppliers of different countries, two as PDFs, one scanned and one photographed. */
async function documents(): Promise<GeneratedInvoice[]> {
  const classic = await generateInvoice({ seed: 101, layout: 'classic', language: 'en', currency: 'USD' });
  const modern = await generateInvoice({ seed: 102, layout: 'modern', language: 'de', currency: 'EUR' });
  const letter = await generateInvoice({ seed: 106, layout: 'classic', language: 'en', currency: 'GBP' });
  const photo = await generateInvoice({ seed: 104, layout: 'classic', language: 'en', currency: 'USD' });
  return [
    classic,
    modern,
    await scanInvoice(letter, { format: 'png', dotsPerInch: 120 }),
    await scanInvoice(photo, { format: 'jpeg' }),
  ];
}

describe.each([
  ['desktop', DESKTOP],
  ['phone', PHONE],
])('a person at a %s', (device, viewport) => {
  let browser: Browser;
  let person: Watched;
  let page: Page;
  let invoices: GeneratedInvoice[];
  const email = `person-${device}-${crypto.randomUUID().slice(0, 4)}@example.com`;

  beforeAll(async () => {
    browser = await launch();
    person = await watched(browser, viewport);
    page = await person.context.newPage();
    invoices = await documents();
  });

  afterEach(() => {
    person.expectNoFault();
  });

  afterAll(async () => {
    await browser.close();
  });

  it('signs up with the code from the inbox', async () => {
    await page.goto(outputs.web);
    await page.getByRole('heading', { name: 'Marquee' }).waitFor();
    await expectAccessible(page);
    await page.getByRole('tab', { name: 'Create Account' }).click();
    await page.getByLabel('Email').fill(email);
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.getByLabel('Confirm Password').fill(PASSWORD);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Create Account' }).click();
    await page.getByLabel('Confirmation Code').waitFor();
    await expectAccessible(page);
    await page.getByLabel('Confirmation Code').fill(await codeFor(outputs, email));
    await page.getByRole('button', { name: 'Confirm' }).click();
    await page.getByRole('heading', { name: 'Invoices', exact: true }).waitFor();
    await page.getByText(email).waitFor();
    await page.getByText('No invoices yet.').waitFor();
    await expectAccessible(page);
  });

  it('uploads several invoices and sees each move live, in a second window too', async () => {
    const second = await person.context.newPage();
    await second.goto(`${outputs.web}/invoices`);
    await page.getByText('Live', { exact: true }).waitFor();
    await second.getByText('Live', { exact: true }).waitFor();

    await page
      .getByLabel('Choose invoices')
      .setInputFiles(
        invoices.map(({ bytes, fileName, mediaType }) => ({ name: fileName, mimeType: mediaType, buffer: bytes })),
      );
    for (const { fileName } of invoices) {
      await page.getByRole('progressbar', { name: `Progress of ${fileName}` }).waitFor();
    }
    await page.getByText(`${invoices.length} uploaded`).waitFor();
    await expectAccessible(page);
    if (device === 'desktop') {
      await page.locator('.invoices [data-status="READ"]').first().waitFor({ timeout: 60_000 });
      await picture(page, `invoices-${device}`);
    }
    for (const window of [page, second]) {
      await expect
        .poll(() => window.locator('.invoices :is([data-status="READ"], [data-status="NEEDS_REVIEW"])').count(), {
          timeout: 60_000,
        })
        .toBe(invoices.length);
    }
    expect(
      await page
        .getByRole('link')
        .filter({ hasText: invoices[0]?.truth.vendor ?? '' })
        .count(),
    ).toBe(1);
    await second.close();
    await page.getByRole('button', { name: 'Clear finished' }).click();
    await expectAccessible(page);
    if (device === 'phone') await picture(page, `invoices-${device}`);
  });

  it('opens an invoice and sees the document beside its fields', async () => {
    const truth = invoices[0]?.truth;
    if (!truth) throw new Error('No invoice was generated.');
    await page.getByRole('link').filter({ hasText: truth.vendor }).click();
    await page.getByRole('heading', { name: truth.vendor }).waitFor();
    expect(await page.locator('[data-field="number"]').textContent()).toBe(truth.number);
    const canvas = page.getByRole('img', { name: /^Page 1 of / });
    await canvas.waitFor();
    await expect.poll(() => inkOf(page)).toBeGreaterThan(0.005);
    await page.getByRole('button', { name: 'Show Total on the document' }).click();
    const place = await page.locator('.place-box').boundingBox();
    const sheet = await canvas.boundingBox();
    if (!place || !sheet) throw new Error('The place or the page is not drawn.');
    expect(place.width).toBeGreaterThan(5);
    expect(place.x).toBeGreaterThan(sheet.x);
    expect(place.x + place.width).toBeLessThanOrEqual(sheet.x + sheet.width);
    await expect.poll(() => frameIsInView(page)).toBe(true);
    await expectAccessible(page);
    await picture(page, `invoice-${device}`);
  });

  it('asks about it', async () => {
    await page.getByLabel('Ask about this invoice').fill('What is the total?');
    await page.getByRole('button', { name: 'Ask' }).click();
    await page.locator('.answer').waitFor();
    expect(await page.locator('.answer').textContent()).toContain(invoices[0]?.truth.total ?? '');
    await expectAccessible(page);
  });

  it('has it read again', async () => {
    const versions: string[] = [];
    await page.exposeFunction('seen', (status: string) => versions.push(status));
    await page.evaluate(`new MutationObserver(() => {
      const badge = document.querySelector('main .badge[data-status]');
      if (badge) window.seen(badge.dataset.status);
    }).observe(document.querySelector('main'), { subtree: true, childList: true, attributes: true, characterData: true })`);
    await page.getByRole('button', { name: 'Read again' }).click();
    await expect.poll(() => versions).toContain('READING');
    await page.locator('main .badge[data-status="READ"]').waitFor({ timeout: 45_000 });
  });

  it('deletes it after being asked', async () => {
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await page.getByRole('heading', { name: 'Delete this invoice?' }).waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Keep it' }).click();
    await page.getByRole('heading', { name: 'Delete this invoice?' }).waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await page.getByRole('button', { name: 'Delete for good' }).click();
    await page.getByRole('heading', { name: 'Invoices', exact: true }).waitFor();
    await expect.poll(() => page.locator('.invoices li').count()).toBe(invoices.length - 1);
    await page.getByText('Live', { exact: true }).waitFor();
  });

  it('sees a picture as it was taken, with the place of a value on it', async () => {
    const scanned = invoices[2];
    if (!scanned) throw new Error('No picture was generated.');
    await page.getByRole('link').filter({ hasText: scanned.fileName }).click();
    const image = page.getByRole('img', { name: `The document ${scanned.fileName}` });
    await image.waitFor();
    await expect
      .poll(() => image.evaluate<number, { naturalWidth: number }>(({ naturalWidth }) => naturalWidth))
      .toBeGreaterThan(500);
    await page.getByRole('button', { name: 'Show Total on the document' }).click();
    await page.locator('.place-box').waitFor();
    await expectAccessible(page);
    await page.getByRole('link', { name: '← All invoices' }).click();
    await page.getByRole('heading', { name: 'Invoices', exact: true }).waitFor();
  });

  it('signs out', async () => {
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('tab', { name: 'Sign In' }).waitFor();
    await expectAccessible(page);
    await page.goto(`${outputs.web}/invoices`);
    await page.getByRole('tab', { name: 'Sign In' }).waitFor();
  });
});

/** The share of a drawn page that is dark. */
function inkOf(page: Page): Promise<number> {
  return page.evaluate<number>(`(() => {
    const canvas = document.querySelector('.page canvas');
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    let dark = 0;
    for (let at = 0; at < data.length; at += 4) if (data[at + 3] > 0 && data[at] < 128) dark += 1;
    return dark / (data.length / 4);
  })()`);
}
