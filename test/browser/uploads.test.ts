import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { invoiceReasonSentences } from '#model/invoices.ts';
import { brokenDocument } from '#test/documents/broken.ts';
import { generateInvoice } from '#test/documents/generate.ts';
import { newPerson, PASSWORD } from '#test/kit/person.ts';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import type { Watched } from './chromium.ts';
import { DESKTOP, expectAccessible, frameIsInView, launch, PHONE, signIn, watched } from './chromium.ts';

const outputs = inject('outputs');

describe('uploading', () => {
  let browser: Browser;
  let window: Watched;
  let page: Page;
  let folder: string;

  beforeAll(async () => {
    browser = await launch();
    folder = mkdtempSync(join(tmpdir(), 'marquee-browser-'));
  });

  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  });

  beforeEach(async () => {
    const person = await newPerson(outputs, 'uploads');
    window = await watched(browser, DESKTOP);
    page = await window.context.newPage();
    await signIn(page, outputs.web, person.email, PASSWORD);
    await page.getByText('Live', { exact: true }).waitFor();
  });

  afterEach(async () => {
    window.expectNoFault();
    await window.context.close();
  });

  it('takes files that are dropped from the desktop, wherever on the page', async () => {
    const invoices = await Promise.all(
      [301, 302, 303].map((seed) => generateInvoice({ seed, layout: 'modern', language: 'en', currency: 'USD' })),
    );
    const files = invoices.map(({ bytes, fileName }) => {
      const path = join(folder, fileName);
      writeFileSync(path, bytes);
      return path;
    });
    const devtools = await window.context.newCDPSession(page);
    const drag = (type: 'dragEnter' | 'dragOver' | 'drop') =>
      devtools.send('Input.dispatchDragEvent', {
        type,
        x: 700,
        y: 700,
        data: { items: [], files, dragOperationsMask: 1 },
      });
    await drag('dragEnter');
    await drag('dragOver');
    await page.getByText('Drop to upload').waitFor();
    await drag('drop');
    await page.getByText('Drop to upload').waitFor({ state: 'hidden' });
    await page.getByText('3 uploaded').waitFor();
    expect(await page.getByRole('progressbar').evaluateAll((bars) => bars.length)).toBe(3);
    await expect.poll(() => page.locator('.invoices li').count()).toBe(3);
  });

  it('works by keyboard alone: choose, open, show a place', async () => {
    const { bytes, fileName, truth } = await generateInvoice({
      seed: 304,
      layout: 'classic',
      language: 'en',
      currency: 'USD',
    });
    // Asked for well before: Chromium must know that its dialog is taken over when the key is pressed.
    const opened = page.waitForEvent('filechooser');
    await tabTo(page, page.getByRole('button', { name: 'Choose files' }));
    await page.keyboard.press('Enter');
    const chooser = await opened;
    expect(chooser.isMultiple()).toBe(true);
    await chooser.setFiles({ name: fileName, mimeType: 'application/pdf', buffer: bytes });
    const row = page.getByRole('link').filter({ hasText: truth.vendor });
    await row.waitFor({ timeout: 45_000 });
    await tabTo(page, row);
    await page.keyboard.press('Enter');
    const show = page.getByRole('button', { name: 'Show Supplier on the document' });
    await show.waitFor();
    await page.getByRole('img', { name: /^Page 1 of / }).waitFor();
    await tabTo(page, show);
    await page.keyboard.press('Space');
    await page.locator('.place-box').waitFor();
    expect(await show.getAttribute('aria-pressed')).toBe('true');
    await page.keyboard.press('Space');
    await page.locator('.place-box').waitFor({ state: 'detached' });
  });

  it('leads to a place on a later page, on a phone', async () => {
    await page.setViewportSize(PHONE);
    const { bytes, fileName, mediaType, truth } = await generateInvoice({
      seed: 115,
      layout: 'ledger',
      language: 'en',
      currency: 'EUR',
      lines: 40,
    });
    await page.getByLabel('Choose invoices').setInputFiles({ name: fileName, mimeType: mediaType, buffer: bytes });
    await page.getByRole('link').filter({ hasText: truth.vendor }).click({ timeout: 45_000 });
    await page.getByRole('img', { name: /^Page 2 of / }).waitFor();
    await expectAccessible(page);
    for (const line of ['Show line 40 on the document', 'Show line 1 on the document']) {
      await page.getByRole('button', { name: line, exact: true }).click();
      await expect.poll(() => frameIsInView(page)).toBe(true);
    }
  });

  it('sends more than one batch, each file with its own progress', async () => {
    const { bytes, mediaType } = await brokenDocument('textNamedPdf');
    const files = Array.from({ length: 27 }, (_, index) => ({
      name: `notes-${index}.pdf`,
      mimeType: mediaType,
      buffer: bytes,
    }));
    await page.getByLabel('Choose invoices').setInputFiles(files);
    await page.getByText('27 uploaded').waitFor({ timeout: 60_000 });
    await expectAccessible(page);
    await expect.poll(() => page.locator('.invoices li').count()).toBe(20);
    await page.getByRole('button', { name: 'Show more' }).click();
    await expect.poll(() => page.locator('.invoices li').count(), { timeout: 15_000 }).toBe(27);
  });

  it('says in words why a file is not sent', async () => {
    const tooLarge = await brokenDocument('tooLarge');
    await page.getByLabel('Choose invoices').setInputFiles([
      { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('no invoice') },
      { name: 'nothing.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(0) },
      { name: tooLarge.fileName, mimeType: tooLarge.mediaType, buffer: tooLarge.bytes },
    ]);
    await page.getByText('This is not a PDF, PNG, JPEG, TIFF or XML.').waitFor();
    await page.getByText('This file is empty.').waitFor();
    await page.getByText('This file is larger than 20 MB.').waitFor();
    await page.getByText('3 not uploaded').waitFor();
    await expectAccessible(page);
    expect(await page.locator('.invoices li').count()).toBe(0);
  });

  it('says in words why a document was refused, in the list and on its page', async () => {
    const names = ['encryptedPdf', 'malware', 'blankPage', 'programNamedPdf'] as const;
    const broken = await Promise.all(names.map(brokenDocument));
    await page.getByLabel('Choose invoices').setInputFiles(
      broken.map(({ fileName, mediaType, bytes }, index) => ({
        name: `${index}-${fileName}`,
        mimeType: mediaType,
        buffer: bytes,
      })),
    );
    await expect
      .poll(() => page.locator('.invoices [data-status="REJECTED"]').count(), { timeout: 60_000 })
      .toBe(names.length);
    for (const reason of ['SCAN_INCONCLUSIVE', 'INFECTED', 'BLANK', 'UNSUPPORTED_TYPE'] as const) {
      await page.locator('.invoices').getByText(invoiceReasonSentences[reason]).waitFor();
    }
    await page.setViewportSize(PHONE);
    await expectAccessible(page);
    await page.getByRole('link').filter({ hasText: '2-blank.pdf' }).click();
    await page.getByRole('alert').filter({ hasText: invoiceReasonSentences.BLANK }).waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await page.getByRole('button', { name: 'Delete for good' }).click();
    await expect.poll(() => page.locator('.invoices li').count()).toBe(names.length - 1);
    await page.getByLabel('Status').selectOption('Read');
    await page.getByText('No invoice has the status “Read”.').waitFor();
    await expectAccessible(page);
  });
});

/** Presses Tab until this has the focus. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    if (await target.evaluate<boolean, { matches(selector: string): boolean }>((element) => element.matches(':focus')))
      return;
  }
  throw new Error('Sixty presses of Tab did not lead there.');
}
