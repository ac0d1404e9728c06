import { newPerson, PASSWORD } from '#test/kit/person.ts';
import { describe, expect, inject, it } from 'vitest';
import { DESKTOP, expectAccessible, launch, watched } from './chromium.ts';

const outputs = inject('outputs');

/** Milliseconds until the page is bundled, at its first visit. */
const BUNDLING = 60_000;

describe('GraphiQL', () => {
  it('signs in, asks, and shows the answer', async () => {
    const person = await newPerson(outputs, 'graphiql');
    const browser = await launch();
    try {
      const window = await watched(browser, DESKTOP);
      const page = await window.context.newPage();
      await page.goto(outputs.graphiql);
      await page.getByLabel('E-mail').waitFor({ timeout: BUNDLING });
      await expectAccessible(page);
      await page.getByLabel('E-mail').fill(person.email);
      await page.getByLabel('Password').fill(PASSWORD);
      await page.getByRole('button', { name: 'Sign in' }).click();
      const editor = page.locator('section[aria-label="Operation Editor"]');
      await editor.locator('.view-lines').click();
      await page.keyboard.press('Control+A');
      await page.keyboard.type('{ me { id roles } }');
      // The editor closes braces by itself: what it added behind them goes.
      await page.keyboard.press('Control+Shift+End');
      await page.keyboard.press('Delete');
      await page.keyboard.press('Control+Enter');
      const answer = page.locator('section[aria-label="Result Window"]');
      await expect.poll(() => answer.textContent(), { timeout: 20_000 }).toContain(person.id);
      expect(await answer.textContent()).toContain('CUSTOMER');
      window.expectNoFault();
    } finally {
      await browser.close();
    }
  });
});
