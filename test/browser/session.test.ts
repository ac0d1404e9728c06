import { AdminUserGlobalSignOutCommand } from '@aws-sdk/client-cognito-identity-provider';
import type { Browser, Page, WebSocketRoute } from 'playwright-core';
import type { Document } from '#dev/upload.ts';
import { administration } from '#dev/users.ts';
import { generateInvoice } from '#test/documents/generate.ts';
import { upload } from '#test/kit/invoices.ts';
import type { Person } from '#test/kit/person.ts';
import { newPerson, PASSWORD } from '#test/kit/person.ts';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import type { Watched } from './chromium.ts';
import { AGE_TOKENS, DESKTOP, expectAccessible, launch, PHONE, signIn, watched } from './chromium.ts';

const outputs = inject('outputs');

const REFRESH_TOKEN = `Object.entries(localStorage).find(([key]) => key.endsWith('.refreshToken'))?.[1]`;

let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});

afterAll(async () => {
  await browser.close();
});

describe('a session', () => {
  let person: Person;
  let window: Watched;
  let page: Page;

  beforeEach(async () => {
    person = await newPerson(outputs, 'session');
    window = await watched(browser, DESKTOP);
    page = await window.context.newPage();
    await signIn(page, outputs.web, person.email, PASSWORD);
  });

  afterEach(async () => {
    window.expectNoFault();
    await window.context.close();
  });

  it('outlives a reload, and its tokens are renewed again and again, each time with another refresh token', async () => {
    await page.reload();
    await page.getByText('No invoices yet.').waitFor();
    expect(window.cognito).not.toContain('GetTokensFromRefreshToken');
    const seen = new Set([await page.evaluate<string>(REFRESH_TOKEN)]);
    for (const renewals of [1, 2]) {
      await page.evaluate(AGE_TOKENS);
      await page.reload();
      await page.getByText('No invoices yet.').waitFor();
      expect(window.cognito.filter((operation) => operation === 'GetTokensFromRefreshToken')).toHaveLength(renewals);
      seen.add(await page.evaluate<string>(REFRESH_TOKEN));
    }
    expect(seen.size).toBe(3);
  });

  it('survives that two windows renew it at the same time', async () => {
    const second = await window.context.newPage();
    await second.goto(outputs.web);
    await second.getByText('No invoices yet.').waitFor();
    await page.evaluate(AGE_TOKENS);
    await Promise.all([page.reload(), second.reload()]);
    await Promise.all([page, second].map((each) => each.getByText('No invoices yet.').waitFor()));
    await page.evaluate(AGE_TOKENS);
    await page.reload();
    await page.getByText('No invoices yet.').waitFor();
  });

  it('ends where it was ended from elsewhere, once its tokens are due', async () => {
    const pool = administration({ awsEndpoint: outputs.aws, ...outputs });
    await pool.send(new AdminUserGlobalSignOutCommand({ UserPoolId: outputs.userPoolId, Username: person.email }));
    pool.destroy();
    // The browser itself reports that Cognito refuses, with HTTP 400.
    window.allow(/status of 400/);
    await page.evaluate(AGE_TOKENS);
    await page.reload();
    await page.getByRole('tab', { name: 'Sign In' }).waitFor();
    expect(window.cognito).toContain('GetTokensFromRefreshToken');
  });

  it('leads back to the invoice that a link names, and says where there is none', async () => {
    const { invoiceId } = await upload(outputs, person, await document(201));
    await page.goto(`${outputs.web}/invoices/${invoiceId}`);
    await page.getByRole('heading', { name: 'What was read' }).waitFor({ timeout: 45_000 });
    await page.reload();
    await page.getByRole('heading', { name: 'What was read' }).waitFor();
    expect(await page.title()).toContain('· Marquee');
    await page.goto(`${outputs.web}/invoices/00000000000000000000000000000000`);
    await page.getByRole('heading', { name: 'No such invoice' }).waitFor();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Back to your invoices' }).click();
    await page.locator('.invoices li').waitFor();
  });

  it('says in words that the API cannot be reached, and tries again when asked', async () => {
    window.allow(/Failed to load resource/);
    const api = '**/graphql';
    // Until the very press, since the app looks by itself once it is connected: nothing would be left to try again.
    await page.route(api, async (route) => {
      const isPressed = await page.evaluate('window.isPressed === true').catch(() => false);
      return isPressed ? route.continue() : route.abort('connectionrefused');
    });
    await page.reload();
    await page.getByRole('alert').first().waitFor();
    expect(await page.getByRole('alert').first().textContent()).toContain('cannot be reached');
    await expectAccessible(page);
    await page.evaluate("document.addEventListener('click', () => { window.isPressed = true; }, true)");
    await page.getByRole('button', { name: 'Try again' }).first().click();
    await page.getByText('No invoices yet.').waitFor();
    await page.unroute(api);
  });
});

describe('the way in', () => {
  let window: Watched;
  let page: Page;

  beforeEach(async () => {
    window = await watched(browser, PHONE);
    page = await window.context.newPage();
  });

  afterEach(async () => {
    window.expectNoFault();
    await window.context.close();
  });

  it('refuses a wrong password without telling whether somebody is known', async () => {
    window.allow(/status of 400/);
    const person = await newPerson(outputs, 'password');
    const answers: (string | null)[] = [];
    for (const email of [person.email, `nobody-${person.email}`]) {
      await page.goto(outputs.web);
      await page.getByLabel('Email').fill(email);
      await page.getByLabel('Password', { exact: true }).fill('Not-The-Password-1');
      await page.getByRole('button', { name: 'Sign in', exact: true }).click();
      const alert = page.getByRole('alert').filter({ hasText: /./ });
      await alert.waitFor();
      await expectAccessible(page);
      answers.push(await alert.textContent());
    }
    expect(answers[0]).toBe('Incorrect username or password.');
    expect(answers[1]).toBe(answers[0]);
  });

  it('says in words that its configuration is missing', async () => {
    window.allow(/status of 404/);
    await page.route('**/config.json', (route) => route.fulfill({ status: 404 }));
    await page.goto(outputs.web);
    await page.getByRole('heading', { name: 'Marquee cannot start' }).waitFor();
    await expectAccessible(page);
  });
});

describe('the live connection', () => {
  it('comes back after a break, and what was missed is fetched', async () => {
    const person = await newPerson(outputs, 'live');
    const window = await watched(browser, DESKTOP);
    const open: { readonly here: WebSocketRoute; readonly there: WebSocketRoute }[] = [];
    let passable = Promise.resolve();
    await window.context.routeWebSocket(/\/realtime/, async (here) => {
      await passable;
      open.push({ here, there: here.connectToServer() });
    });
    const page = await window.context.newPage();
    await signIn(page, outputs.web, person.email, PASSWORD);
    await page.getByText('Live', { exact: true }).waitFor();
    await page.getByText('No invoices yet.').waitFor();

    expect(open).toHaveLength(1);
    const repaired = Promise.withResolvers<void>();
    passable = repaired.promise;
    for (const { here, there } of open.splice(0)) {
      await there.close();
      await here.close({ code: 3001, reason: 'cut by the test' });
    }
    await page.getByText('Connecting …').waitFor();
    const missed = await document(202);
    await upload(outputs, person, missed);
    expect(await page.locator('.invoices li').count()).toBe(0);

    repaired.resolve();
    await page.getByText('Live', { exact: true }).waitFor();
    expect(open).toHaveLength(1);
    await page.locator('.invoices li').waitFor();
    await page.locator('.invoices :is([data-status="READ"], [data-status="NEEDS_REVIEW"])').waitFor();
    window.expectNoFault();
    await window.context.close();
  });
});

async function document(seed: number): Promise<Document> {
  const { bytes, fileName } = await generateInvoice({ seed, layout: 'classic', language: 'en', currency: 'EUR' });
  return { name: fileName, mediaType: 'PDF', bytes };
}
