import type { Browser, Page } from 'playwright-core';
import { newColleague } from '#test/kit/colleagues.ts';
import type { Person } from '#test/kit/person.ts';
import { newPerson, PASSWORD } from '#test/kit/person.ts';
import type { ProductView } from '#test/kit/products.ts';
import { newProduct } from '#test/kit/products.ts';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { CARD_FORM, pageWithCardForm } from './cardForm.ts';
import type { Watched } from './chromium.ts';
import { DESKTOP, expectAccessible, launch, signIn, watched } from './chromium.ts';

const outputs = inject('outputs');

/** How long saving a card may take on a machine that does other things, too. */
const PATIENCE = 30_000;

describe('a customer who keeps a card at an installation with a publishable key', () => {
  let browser: Browser;
  let customer: Person;
  let window: Watched;
  let page: Page;
  let coffee: ProductView;

  beforeAll(async () => {
    const admin = await newColleague(outputs, 'seller', ['ADMIN', 'CUSTOMER']);
    coffee = await newProduct(admin, { name: 'Crew coffee', stock: 100 });
    customer = await newPerson(outputs, 'keeper');
    browser = await launch();
    window = await watched(browser, DESKTOP);
    page = await pageWithCardForm(window, outputs);
    await signIn(page, outputs.web, customer.email, PASSWORD);
  });

  afterEach(() => {
    window.expectNoFault();
  });

  afterAll(async () => {
    await browser.close();
  });

  it('types it once into Stripe’s form, which is told that it is kept and not charged', async () => {
    await page.goto(`${outputs.web}/shop/${coffee.id}`);
    await page.getByRole('button', { name: `Add ${coffee.name} to the cart` }).click();
    await page.getByRole('link', { name: 'Cart: 1 piece' }).click();
    await page.getByLabel(CARD_FORM).fill('pm_card_mastercard');
    expect(await page.evaluate('window.elementsOptions.mode')).toBe('payment');
    await page.getByRole('radio', { name: 'Every week' }).check();
    // What was typed stayed.
    expect(await page.getByLabel(CARD_FORM).inputValue()).toBe('pm_card_mastercard');
    expect(await page.evaluate('window.elementsOptions')).toMatchObject({
      mode: 'setup',
      setupFutureUsage: 'off_session',
      currency: 'eur',
      paymentMethodCreation: 'manual',
    });
    await page.getByRole('button', { name: 'Set up, at 23.80 EUR an order' }).click();
    await page.waitForURL(/\/recurring\/./);
    await page.locator('[data-recurring-status="ACTIVE"]').waitFor({ timeout: PATIENCE });
    await page.locator('[data-card]').getByText('Mastercard ending in 4444').waitFor({ timeout: PATIENCE });
  });

  it('gives another one in its place, and reads what Stripe says of one that cannot be kept', async () => {
    await page.getByRole('button', { name: 'Change card' }).click();
    await page.getByRole('heading', { name: 'The new card must be confirmed' }).waitFor({ timeout: PATIENCE });
    const form = page.getByLabel(CARD_FORM);
    await form.fill('pm_card_visa_chargeDeclined');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Save this card' }).click();
    await page.getByText('Your card was declined.').first().waitFor();
    await page.locator('[data-card]').getByText('Mastercard ending in 4444').waitFor();
    await form.fill('pm_card_visa');
    await page.getByRole('button', { name: 'Save this card' }).click();
    await page.locator('[data-card]').getByText('Visa ending in 4242').waitFor({ timeout: PATIENCE });
    await page.getByRole('heading', { name: 'The new card must be confirmed' }).waitFor({ state: 'detached' });
  });
});
