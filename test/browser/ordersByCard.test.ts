import type { Browser, Page, Route } from 'playwright-core';
import { newColleague } from '#test/kit/colleagues.ts';
import { newOrder, orderOf } from '#test/kit/orders.ts';
import type { Person } from '#test/kit/person.ts';
import { newPerson, PASSWORD } from '#test/kit/person.ts';
import type { ProductView } from '#test/kit/products.ts';
import { newProduct } from '#test/kit/products.ts';
import { stripeControls } from '#test/kit/stripe.ts';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Watched } from './chromium.ts';
import { DESKTOP, launch, signIn, watched } from './chromium.ts';

const outputs = inject('outputs');

/** How long an order may take on a machine that does other things, too. */
const PATIENCE = 30_000;

/**
 * In the place of Stripe.js, which comes from Stripe's host alone: its form is one field, and what it does at Stripe the stand-in does.
 * What it is called with is checked as https://docs.stripe.com/js describes it.
 */
const STAND_IN_SCRIPT = `window.Stripe = (key) => ({
  _registerWrapper() {},
  registerAppInfo() {},
  elements(options) {
    const field = document.createElement('input');
    field.setAttribute('aria-label', 'Stand-in of Stripe’s form');
    const element = {
      mount(place) { place.append(field); },
      destroy() { field.remove(); },
    };
    window.elementsOptions = options;
    return {
      options, field,
      create(kind) { if (kind !== 'payment') throw new Error(kind); return element; },
      getElement: () => element,
      update(changed) { Object.assign(options, changed); },
      async submit() { return field.value === '' ? { error: { message: 'Your card number is incomplete.' } } : {}; },
    };
  },
  async createPaymentMethod({ elements, params }) {
    window.billingDetails = params.billing_details;
    return { paymentMethod: { id: elements.field.value } };
  },
  async confirmPayment({ elements, confirmParams, redirect }) {
    if (redirect !== 'if_required') throw new Error(redirect);
    const message = await window.confirmAtStandIn(elements.options.clientSecret, elements.field.value, confirmParams.return_url);
    return message === '' ? {} : { error: { message } };
  },
});`;

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
    window.allow(/^left this machine: https:\/\/js\.stripe\.com\/[a-z]+\/stripe\.js$/);
    await configureKey();
    page = await window.context.newPage();
    // That the policy lets Stripe.js in where there is a key is a test of infra/stacks/WebStack.ts: this cloud has none.
    const devtools = await window.context.newCDPSession(page);
    await devtools.send('Page.setBypassCSP', { enabled: true });
    await signIn(page, outputs.web, customer.email, PASSWORD);
  });

  afterEach(() => {
    window.expectNoFault();
  });

  afterAll(async () => {
    await browser.close();
  });

  /** What the template makes of MARQUEE_STRIPE_PUBLISHABLE_KEY, and a script in the place of Stripe's. */
  async function configureKey(): Promise<void> {
    const { context } = window;
    await context.route(`${outputs.web}/config.json`, async (route: Route) => {
      const response = await route.fetch();
      const configuration = (await response.json()) as Record<string, unknown>;
      await route.fulfill({
        response,
        json: { ...configuration, stripePublishableKey: outputs.stripePublishableKey },
      });
    });
    await context.route('https://js.stripe.com/**', (route) =>
      route.fulfill({ contentType: 'text/javascript', body: STAND_IN_SCRIPT }),
    );
    await context.exposeFunction(
      'confirmAtStandIn',
      async (clientSecret: string, paymentMethodId: string, returnUrl: string) => {
        const { status, body } = await stripeControls(outputs.stripe).confirmInBrowser(outputs.stripePublishableKey, {
          clientSecret,
          paymentMethodId,
          returnUrl,
        });
        return status === 200 ? '' : messageOf(body);
      },
    );
  }

  it('types the card into Stripe’s form, and what Stripe says of it stands there', async () => {
    await page.goto(`${outputs.web}/shop/${product.id}`);
    await page.getByRole('button', { name: `Add ${product.name} to the cart` }).click();
    await page.getByRole('link', { name: 'Cart: 1 piece' }).click();
    const form = page.getByLabel('Stand-in of Stripe’s form');
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
    const form = page.getByLabel('Stand-in of Stripe’s form');
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

function messageOf(body: unknown): string {
  const { error } = body as { error?: { message?: string } };
  return error?.message ?? JSON.stringify(body);
}
