import type { Browser, Page } from 'playwright-core';
import { generateInvoice } from '#test/documents/generate.ts';
import type { GeneratedInvoice } from '#test/documents/generate.ts';
import { newColleague } from '#test/kit/colleagues.ts';
import { upload, whenSettled } from '#test/kit/invoices.ts';
import type { Person } from '#test/kit/person.ts';
import { newPerson, PASSWORD } from '#test/kit/person.ts';
import type { ReviewedInvoice } from '#test/kit/review.ts';
import { correct, reviewed } from '#test/kit/review.ts';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Watched } from './chromium.ts';
import { DESKTOP, expectAccessible, frameIsInView, launch, PHONE, picture, signIn, watched } from './chromium.ts';

const outputs = inject('outputs');

/** STAFF approve up to this many euros. */
const LIMIT = 5000;

/** An invoice in review, with what truly stands on its document. */
interface Waiting {
  readonly id: string;
  readonly truth: GeneratedInvoice['truth'];
}

let browser: Browser;
let owner: Person;
let staff: Person;
let window: Watched;
let page: Page;
let lastSeed = 4200;

beforeAll(async () => {
  owner = await newPerson(outputs, 'supplied');
  staff = await newColleague(outputs, 'reviewer', ['STAFF', 'CUSTOMER']);
  browser = await launch();
  window = await watched(browser, DESKTOP);
  page = await window.context.newPage();
  await signIn(page, outputs.web, staff.email, PASSWORD);
  await page.getByText('Live', { exact: true }).waitFor();
});

afterEach(() => {
  window.expectNoFault();
});

afterAll(async () => {
  await browser.close();
});

/** The next generated invoice that STAFF may approve, in euros. */
async function affordable(): Promise<GeneratedInvoice> {
  for (;;) {
    lastSeed += 1;
    const invoice = await generateInvoice({
      seed: lastSeed,
      layout: 'classic',
      language: 'en',
      currency: 'EUR',
      lines: 1,
    });
    if (Number(invoice.truth.total) < LIMIT) return invoice;
  }
}

/** Invoices whose total is not what their sums say: each in review, over a doubt that STAFF may decide about. */
async function waiting(totals: readonly string[]): Promise<Waiting[]> {
  const documents = await Promise.all(totals.map(affordable));
  return Promise.all(
    documents.map(async ({ bytes, fileName, truth }, index) => {
      const { invoiceId } = await upload(outputs, owner, { name: fileName, mediaType: 'PDF', bytes });
      await whenSettled(owner, invoiceId);
      const fields = [{ field: 'TOTAL', value: totals[index] ?? '1.00' }];
      const { invoice } = await correct(owner, await seen(invoiceId), { fields });
      expect(invoice?.status).toBe('NEEDS_REVIEW');
      return { id: invoiceId, truth };
    }),
  );
}

async function seen(id: string): Promise<ReviewedInvoice> {
  const invoice = await reviewed(owner, id);
  if (!invoice) throw new Error(`${id} is not there.`);
  return invoice;
}

function row(where: Page, { id }: Waiting) {
  return where.locator(`a[data-invoice="${id}"]`);
}

/** Presses j, then k, until this row has the focus: it may stand on either side of where the focus is. */
async function standOn(invoice: Waiting): Promise<void> {
  await row(page, invoice).waitFor();
  const rows = await page.locator('.queue li').count();
  for (const key of ['j', 'k']) {
    for (let presses = 0; presses < rows; presses += 1) {
      if (await focusIs(`a[data-invoice="${invoice.id}"]`)) return;
      await page.keyboard.press(key);
    }
  }
  expect(await focusIs(`a[data-invoice="${invoice.id}"]`)).toBe(true);
}

function focusIs(selector: string): Promise<boolean> {
  return page.evaluate<boolean>(`document.activeElement?.matches(${JSON.stringify(selector)}) ?? false`);
}

function typedIn(field: string): Promise<string> {
  return page.locator(`[data-correct="${field}"]`).inputValue();
}

describe('a reviewer', () => {
  it('corrects, saves and approves by keys alone, goes on to the next, and a colleague sees it live', async () => {
    const [first, second] = await waiting(['4711.11', '99.99']);
    if (!first || !second) throw new Error('Nothing waits.');
    const elsewhere = await window.context.newPage();
    await elsewhere.goto(`${outputs.web}/review`);
    await row(elsewhere, first).waitFor();

    await page.getByRole('link', { name: 'Review', exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Review' }).waitFor();
    await standOn(first);
    await expectAccessible(page);
    await picture(page, 'review-queue');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: first.truth.vendor }).waitFor();
    await page.getByRole('img', { name: /^Page 1 of / }).waitFor();

    await page.keyboard.press('e');
    expect(await focusIs('[data-correct="total"]')).toBe(true);
    await page.keyboard.press('ArrowDown');
    expect(await typedIn('total')).toBe(first.truth.total);
    await expect.poll(() => frameIsInView(page)).toBe(true);
    await expectAccessible(page);
    await page.evaluate('window.scrollTo(0, 0)');
    await picture(page, 'review-invoice');
    await page.keyboard.press('Tab');
    expect(await focusIs('[data-correct="vendor"]')).toBe(true);
    await expect.poll(() => frameIsInView(page)).toBe(true);

    await page.keyboard.press('Control+Enter');
    await page.locator('main .badge[data-status="READ"]').waitFor();
    await expect.poll(() => focusIs('[data-approve]')).toBe(true);
    await page.keyboard.press('Enter');
    await page.getByText(`Approved: ${first.truth.vendor}`).waitFor();
    expect((await seen(first.id)).status).toBe('APPROVED');
    await row(elsewhere, first).waitFor({ state: 'detached' });
    await elsewhere.close();
    await expect.poll(() => page.url()).toMatch(/\/invoices\/\w+\?desk=all$/);
  });

  it('rejects with a reason, and keys do nothing while somebody types', async () => {
    const [invoice] = await waiting(['12.34']);
    if (!invoice) throw new Error('Nothing waits.');
    await page.goto(`${outputs.web}/review?reason=AMOUNTS_DISAGREE`);
    await standOn(invoice);
    await page.keyboard.press('Enter');
    await page.locator('[data-correct="paymentTerms"]').fill('');
    await page.keyboard.type('area nj?');
    expect(await typedIn('paymentTerms')).toBe('area nj?');
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.getByRole('button', { name: 'Discard' }).click();

    await page.keyboard.press('?');
    await page.getByRole('heading', { name: 'Keys' }).waitFor();
    await expectAccessible(page);
    await page.getByLabel('Keys of one character are on').uncheck();
    await page.keyboard.press('Escape');
    await page.keyboard.press('r');
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.getByRole('button', { name: 'Keys' }).click();
    await page.getByLabel('Keys of one character are on').check();
    await page.keyboard.press('Escape');

    await page.keyboard.press('r');
    await page.getByLabel('Why? Its owner reads this.').waitFor();
    await page.keyboard.type('This was never ordered.');
    await expectAccessible(page);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText(`Rejected: ${invoice.truth.vendor}`).waitFor();
    expect(await seen(invoice.id)).toMatchObject({
      status: 'REJECTED',
      decision: { approved: false, reason: 'This was never ordered.' },
    });

    await page.goto(`${outputs.web}/invoices/${invoice.id}`);
    await page.getByRole('alert').filter({ hasText: 'This was never ordered.' }).waitFor();
    await page.getByRole('button', { name: 'Reopen' }).click();
    await page.locator('main .badge[data-status="NEEDS_REVIEW"]').waitFor();
    await page.getByRole('listitem').filter({ hasText: 'somebody took the decision back' }).waitFor();
  });

  it('keeps what was typed where the invoice changed meanwhile', async () => {
    const [invoice] = await waiting(['23.45']);
    if (!invoice) throw new Error('Nothing waits.');
    await page.goto(`${outputs.web}/invoices/${invoice.id}`);
    await page.locator('[data-correct="number"]').fill('TYPED-1');
    await correct(owner, await seen(invoice.id), { fields: [{ field: 'PAYMENT_TERMS', value: 'At once' }] });
    await page.getByText('What you typed is kept.').waitFor();
    await page.getByRole('link', { name: '← All invoices' }).click();
    await page.getByRole('heading', { name: 'Invoices', exact: true }).waitFor();
    await page.goBack();
    await page.getByText('What you typed is kept.').waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByRole('alert').filter({ hasText: 'changed in the meantime' }).waitFor();
    await expectAccessible(page);
    expect(await typedIn('number')).toBe('TYPED-1');
    await page.getByRole('button', { name: 'Load what changed' }).click();
    expect(await typedIn('paymentTerms')).toBe('At once');
    expect(await typedIn('number')).toBe('TYPED-1');
    await page.keyboard.press('Control+Enter');
    await expect.poll(async () => (await seen(invoice.id)).number?.value).toBe('TYPED-1');
    await page.getByText('1 correction not saved').waitFor({ state: 'detached' });
    await page.getByRole('heading', { name: 'History' }).click();
    await page.locator('[data-action="CORRECTED"]').filter({ hasText: 'TYPED-1' }).getByText('by you').waitFor();
    await expectAccessible(page);
  });

  it('says beside a field what is wrong with it, and takes a value where a box is drawn', async () => {
    const [invoice] = await waiting(['34.56']);
    if (!invoice) throw new Error('Nothing waits.');
    await page.goto(`${outputs.web}/invoices/${invoice.id}`);
    await page.locator('[data-correct="iban"]').fill('DE00123');
    await page.locator('[data-correct="dueDate"]').fill('31.12.2026');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('alert').filter({ hasText: 'Write the day as 2026-01-31.' }).waitFor();
    await expect.poll(() => focusIs('[data-correct="dueDate"]')).toBe(true);
    await page.locator('[data-correct="dueDate"]').fill('2026-12-31');
    await page.keyboard.press('Control+Enter');
    await page
      .locator('.field-row', { has: page.locator('[data-correct="iban"]') })
      .getByRole('alert')
      .waitFor();
    expect(await page.locator('[data-correct="iban"]').getAttribute('aria-invalid')).toBe('true');
    await page.locator('[data-correct="iban"]').fill('');

    await page.locator('[data-correct="number"]').focus();
    await expect.poll(() => frameIsInView(page)).toBe(true);
    const printed = await framedPart(page);
    await page.locator('[data-correct="paymentTerms"]').focus();
    await drawOver(page, printed);
    await expect.poll(() => typedIn('paymentTerms')).toBe(invoice.truth.number);
    expect(await focusIs('[data-correct="paymentTerms"]')).toBe(true);
    await page.keyboard.press('Control+Enter');
    await page.locator('.save-bar').waitFor({ state: 'detached' });
  });

  it('approves many at once, and is told of each that was not', async () => {
    const [cheap, dear] = await waiting(['45.67', '987654.32']);
    if (!cheap || !dear) throw new Error('Nothing waits.');
    await page.goto(`${outputs.web}/review`);
    for (const invoice of [cheap, dear]) {
      await standOn(invoice);
      await page.keyboard.press('x');
    }
    await page.getByText('2 selected').waitFor();
    await page.keyboard.press('a');
    await page.getByText('1 approved, 1 not approved').waitFor();
    await page.locator('.outcomes li').filter({ hasText: dear.truth.vendor }).waitFor();
    await row(page, cheap).waitFor({ state: 'detached' });
    await expectAccessible(page);
    expect((await seen(cheap.id)).status).toBe('APPROVED');
    expect((await seen(dear.id)).status).toBe('NEEDS_REVIEW');
  });

  it('has each page whole on a phone', async () => {
    const [invoice] = await waiting(['56.78']);
    if (!invoice) throw new Error('Nothing waits.');
    await page.setViewportSize(PHONE);
    await page.goto(`${outputs.web}/review`);
    await row(page, invoice).waitFor();
    await expectAccessible(page);
    await row(page, invoice).click();
    await page.locator('.correct-fields').waitFor();
    await page.getByRole('button', { name: 'Correct lines' }).click();
    await expectAccessible(page);
    await picture(page, 'review-phone');
    for (const place of ['Vendors', 'Spend', 'Mailbox', 'Find']) {
      await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: place }).click();
      await page.getByRole('heading', { name: place, exact: true }).waitFor();
      await expect.poll(() => page.getByText(/^(Loading|Looking) …$/).count()).toBe(0);
      await expectAccessible(page);
    }
  });
});

describe('whoever does not review', () => {
  it('has no desk, and sees and corrects their own', async () => {
    const [invoice] = await waiting(['67.89']);
    if (!invoice) throw new Error('Nothing waits.');
    const own = await watched(browser, DESKTOP);
    const theirs = await own.context.newPage();
    await signIn(theirs, outputs.web, owner.email, PASSWORD);
    expect(await theirs.getByRole('link', { name: 'Review', exact: true }).count()).toBe(0);
    await theirs.goto(`${outputs.web}/review`);
    await theirs.getByRole('heading', { name: 'Invoices', exact: true }).waitFor();
    await theirs.goto(`${outputs.web}/invoices/${invoice.id}`);
    await theirs.getByRole('button', { name: 'Correct', exact: true }).click();
    await theirs.keyboard.press('ArrowDown');
    await theirs.keyboard.press('Control+Enter');
    await theirs.locator('main .badge[data-status="READ"]').waitFor();
    expect(await theirs.getByRole('button', { name: 'Approve' }).count()).toBe(0);
    own.expectNoFault();
    await own.context.close();
  });
});

interface Part {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** What part of the page the frame around a value is, 0–1. */
function framedPart(where: Page): Promise<Part> {
  return where.evaluate<Part>(`(() => {
    const frame = document.querySelector('.place-box').getBoundingClientRect();
    const sheet = document.querySelector('.page').getBoundingClientRect();
    return {
      left: (frame.left - sheet.left) / sheet.width,
      top: (frame.top - sheet.top) / sheet.height,
      width: frame.width / sheet.width,
      height: frame.height / sheet.height,
    };
  })()`);
}

/** Draws a box on the page with the mouse. */
async function drawOver(where: Page, { left, top, width, height }: Part): Promise<void> {
  await where.evaluate("document.querySelector('.pages').scrollTop = 0");
  const sheet = await where.locator('.page').first().boundingBox();
  if (!sheet) throw new Error('No page is drawn.');
  const x = sheet.x + left * sheet.width;
  const y = sheet.y + top * sheet.height;
  await where.mouse.move(x, y);
  await where.mouse.down();
  await where.mouse.move(x + width * sheet.width, y + height * sheet.height, { steps: 4 });
  await where.mouse.up();
}
