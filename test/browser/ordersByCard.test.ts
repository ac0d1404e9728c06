import type { Browser, Page } from 'playwright-core';
import { newColleague } from '#test/kit/colleagues.ts';
import { newOrder, orderOf } from '#test/kit/orders.ts';
import type { Person } from '#test/kit/person.ts';
import { newPerson, PASSWORD } from '#test/kit/person.ts';
import type { ProductView } from '#test/kit/products.ts';
import { newProduct } from '#test/kit/products.ts';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { CARD_FORM, pageWithCardForm } from './cardForm.ts';
import type { Watched } from './chromium.ts';
import { DESKTOP, launch, signIn, watched } from './chromium.ts';

const outputs = inject('outputs');

/** How long an order may take on a machine that does other things, too. */
const PATIENCE = 30_000;

describe('a customer of an installation with a publishable key', () => {
  let browser: Browser;
  let customer: Person;
  let window: Watched;
  let page: Page;
  let product: ProductView;

  beforeAll(async () => {
    const admin = await newColleague(outputs, 'seller', ['ADMIN', 'CUSTOMER']);
    product = await newProduct(admin, { name: 'Card case', stock: 100 });
    customer = await newPerson(outputs, 'card');
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

  it('types the card into Stripe’s form, and what Stripe says of it stands there', async () => {
    await page.goto(`${outputs.web}/shop/${product.id}`);
    await page.getByRole('button', { name: `Add ${product.name} to the cart` }).click();
    window.allow(/Failed to load resource.*js\.stripe\.com/);
    // Stripe’s own loader tries twice.
    await page.route('https://js.stripe.com/**', (route) => route.abort(), { times: 2 });
    await page.getByRole('link', { name: 'Cart: 1 piece' }).click();
    const form = page.getByLabel(CARD_FORM);
    await page.getByRole('alert').filter({ hasText: 'form could not be loaded' }).waitFor();
    await page.getByRole('button', { name: 'Try again' }).click();
    await form.waitFor();
    expect(await page.getByText('test only').count()).toBe(0);
    await page.getByLabel(`Pieces of ${product.name}`).fill('2');
    await page.getByRole('button', { name: 'Order and pay 47.60 EUR' }).click();
    await page.getByText('Your card number is incomplete.').waitFor();
    await form.fill('pm_card_mastercard');
    await page.getByRole('button', { name: 'Order and pay 47.60 EUR' }).click();
    await page.waitForURL(/\/orders\/./);
    expect(await page.evaluate('window.billingDetails')).toEqual({ email: customer.email });
    expect(await page.evaluate('window.elementsOptions')).toMatchObject({
      mode: 'payment',
      amount: 4760,
      currency: 'eur',
      captureMethod: 'manual',
      paymentMethodCreation: 'manual',
    });
    await page.locator('[data-entry="COMPLETED"]').waitFor({ timeout: PATIENCE });
    await page.getByText('Mastercard ending in 4444').waitFor();
  });

  it('pays an order that was placed without a card, with another card where the first is declined', async () => {
    const { id } = await newOrder(customer, [product.id], { paymentMethodId: null });
    await page.goto(`${outputs.web}/orders/${id}`);
    const form = page.getByLabel(CARD_FORM);
    await form.waitFor({ timeout: PATIENCE });
    await form.fill('pm_card_visa_chargeDeclined');
    await page.getByRole('button', { name: 'Pay', exact: true }).click();
    await page.getByText('Your card was declined.').waitFor();
    expect((await orderOf(customer, id))?.status).toBe('PAYMENT_ACTION_REQUIRED');
    await form.fill('pm_card_visa');
    await page.getByRole('button', { name: 'Pay', exact: true }).click();
    await page.locator('[data-entry="COMPLETED"]').waitFor({ timeout: PATIENCE });
  });
});
