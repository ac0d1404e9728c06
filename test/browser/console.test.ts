import type { Browser, Page } from 'playwright-core';
import { newPerson } from '#test/kit/person.ts';
import type { Person } from '#test/kit/person.ts';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Watched } from './chromium.ts';
import { expectAccessible, launch, PHONE, watched } from './chromium.ts';

const outputs = inject('outputs');

describe('the console of the local cloud, on a phone', () => {
  let browser: Browser;
  let person: Person;
  let window: Watched;
  let page: Page;

  beforeAll(async () => {
    person = await newPerson(outputs, 'console');
    browser = await launch();
    window = await watched(browser, PHONE);
    page = await window.context.newPage();
  });

  afterEach(() => {
    window.expectNoFault();
  });

  afterAll(async () => {
    await browser.close();
  });

  it('shows what runs', async () => {
    await page.goto(outputs.status);
    await page.getByRole('heading', { name: 'Status' }).waitFor();
    await expectAccessible(page);
  });

  it('shows what each request touched', async () => {
    await page.getByRole('link', { name: 'Requests' }).click();
    await page.getByRole('heading', { name: 'Requests' }).waitFor();
    await page.locator('summary').first().click();
    // Which request comes first is chance: what all of them touched has room on a phone.
    await page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })");
    await expectAccessible(page);
  });

  it('shows the mails that were sent', async () => {
    await page.getByRole('link', { name: 'Inbox' }).click();
    await page.getByRole('heading', { name: 'Inbox' }).waitFor();
    await expectAccessible(page);
    await page.getByRole('row').filter({ hasText: person.email }).getByRole('link').click();
    expect(await page.getByRole('main').textContent()).toMatch(/\b\d{6}\b/);
    // The mail's own HTML stands in a sandbox without scripts, into which axe cannot look.
    await page.evaluate("document.querySelector('iframe')?.remove()");
    await expectAccessible(page);
  });
});
