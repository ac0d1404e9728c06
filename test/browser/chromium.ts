import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { expect } from 'vitest';

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

export const DESKTOP = { width: 1280, height: 860 };
export const PHONE = { width: 390, height: 844 };

/** Makes Amplify think that ten minutes have passed since its tokens were made: they live for five. */
export const AGE_TOKENS = `for (const key of Object.keys(localStorage))
  if (key.endsWith('.clockDrift')) localStorage.setItem(key, String(10 * 60 * 1000));`;

/** Starts Debian's Chromium, or the one that CHROMIUM names. */
export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: flags });
}

/** A browser of one person: their windows share a session. */
export interface Watched {
  readonly context: BrowserContext;
  /** Operations of Cognito that were called, in order (`InitiateAuth`). */
  readonly cognito: readonly string[];
  /** Says that this error of the console belongs to what is tested. */
  allow(expected: RegExp): void;
  /** Where a page threw, wrote an error to the console, broke its content security policy or spoke to another machine. */
  faults(): readonly string[];
  /** Fails where there are faults. */
  expectNoFault(): void;
}

/** Opens a browser of one person and watches all of its windows. */
export async function watched(
  browser: Browser,
  viewport: { readonly width: number; readonly height: number },
): Promise<Watched> {
  // Without motion: in the middle of a fade axe would measure colours that nobody is meant to read.
  const context = await browser.newContext({ viewport, locale: 'en-GB', timezoneId: 'UTC', reducedMotion: 'reduce' });
  const seen: string[] = [];
  const cognito: string[] = [];
  const allowed: RegExp[] = [];
  context.on('console', (message) => {
    if (message.type() === 'error') seen.push(`console: ${message.text()} (${message.location().url})`);
  });
  context.on('weberror', (error) => seen.push(`thrown: ${error.error().stack ?? error.error().message}`));
  const visit = (url: string): void => {
    const { protocol, hostname } = new URL(url);
    if (protocol === 'blob:' || protocol === 'data:') return;
    if (hostname !== 'localhost' && hostname !== '127.0.0.1') seen.push(`left this machine: ${url}`);
  };
  context.on('request', (request) => {
    visit(request.url());
    const target = request.headers()['x-amz-target'];
    if (target) cognito.push(target.replace(/^.*\./, ''));
  });
  context.on('page', (page) => {
    page.on('websocket', (socket) => {
      visit(socket.url());
    });
  });
  const faults = () => seen.filter((fault) => !allowed.some((expected) => expected.test(fault)));
  return {
    context,
    cognito,
    faults,
    allow(expected) {
      allowed.push(expected);
    },
    expectNoFault() {
      expect(faults()).toEqual([]);
    },
  };
}

/** Signs in by the form. */
export async function signIn(page: Page, web: string, email: string, password: string): Promise<void> {
  await page.goto(web);
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('button', { name: 'Sign out' }).waitFor();
}

/** No serious or critical finding of axe, and nothing to scroll sideways to. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([]);
  await expectFits(page);
}

/** Nothing to scroll sideways to: for a page that axe has looked at in another width. */
export async function expectFits(page: Page): Promise<void> {
  const beyond = await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');
  expect(beyond).toBeLessThanOrEqual(0);
}

/** Whether the frame around a value is seen: within the window, and within the pane that the document scrolls in. */
export function frameIsInView(page: Page): Promise<boolean> {
  return page.evaluate<boolean>(`(() => {
    const frame = document.querySelector('.place-box')?.getBoundingClientRect();
    const pane = document.querySelector('.pages').getBoundingClientRect();
    return !!frame && frame.top >= Math.max(0, pane.top) && frame.bottom <= Math.min(innerHeight, pane.bottom);
  })()`);
}

/** Writes a picture for the documentation, where this run writes them. */
export async function picture(page: Page, name: string): Promise<void> {
  if (!takesPictures) return;
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: join(PICTURES, `${name}.png`), animations: 'disabled' });
}
