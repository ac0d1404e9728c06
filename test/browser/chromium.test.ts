import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import type { Watched } from './chromium.ts';
import { expectAccessible, launch, PHONE, watched } from './chromium.ts';

const outputs = inject('outputs');

/** What watches the windows of the other tests sees what it is there for. */
describe('a watched window', () => {
  let browser: Browser;
  let window: Watched;
  let page: Page;

  beforeAll(async () => {
    browser = await launch();
  });

  afterAll(async () => {
    await browser.close();
  });

  beforeEach(async () => {
    window = await watched(browser, PHONE);
    page = await window.context.newPage();
    await page.goto(outputs.web);
    await page.getByRole('heading', { name: 'Marquee' }).waitFor();
    window.expectNoFault();
    await expectAccessible(page);
  });

  it('reports what the content security policy forbids, in scripts and in connections', async () => {
    await page.evaluate(`document.body.append(Object.assign(document.createElement('script'), { textContent: '1' }))`);
    await page.evaluate(`fetch('https://elsewhere.invalid/').catch(() => undefined)`);
    expect(window.faults().join('\n')).toMatch(/inline script[^]*elsewhere\.invalid/);
    expect(window.expectNoFault).toThrow();
  });

  it('reports what is thrown', async () => {
    const thrown = window.context.waitForEvent('weberror');
    await page.evaluate(`setTimeout(() => { throw new Error('thrown on purpose'); })`);
    await thrown;
    expect(window.faults().join('\n')).toMatch(/thrown on purpose/);
    expect(window.expectNoFault).toThrow();
  });

  it('reports a request to another machine', async () => {
    await page.route('http://elsewhere.invalid/**', (route) => route.fulfill({ body: 'nobody asked' }));
    await page.goto('http://elsewhere.invalid/');
    expect(window.faults().join('\n')).toMatch(/left this machine/);
    expect(window.expectNoFault).toThrow();
  });

  it('reports what people cannot perceive, and what is too wide', async () => {
    await page.evaluate(`document.body.append(document.createElement('button'))`);
    await expect(expectAccessible(page)).rejects.toThrow(/button-name/);
    await page.reload();
    await page.getByRole('heading', { name: 'Marquee' }).waitFor();
    await page.evaluate(`document.body.style.width = '500px'`);
    await expect(expectAccessible(page)).rejects.toThrow(/less than or equal to 0/);
  });
});
