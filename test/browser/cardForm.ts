import type { Page, Route } from 'playwright-core';
import type { Outputs } from '#dev/cloud.ts';
import { stripeControls } from '#test/kit/stripe.ts';
import type { Watched } from './chromium.ts';

/** What the stand-in of Stripe's form is called: it takes the id of a payment method. */
export const CARD_FORM = 'Stand-in of Stripe’s form';

/**
 * In the place of Stripe.js, which comes from Stripe's host alone: its form is one field, and what it does at Stripe the stand-in does.
 * What it is called with is checked as https://docs.stripe.com/js describes it.
 */
const STAND_IN_SCRIPT = `window.Stripe = (key) => ({
  _registerWrapper() {},
  registerAppInfo() {},
  elements(options) {
    const field = document.createElement('input');
    field.setAttribute('aria-label', '${CARD_FORM}');
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
  async confirmSetup({ elements, confirmParams, redirect }) {
    if (redirect !== 'if_required') throw new Error(redirect);
    const message = await window.keepAtStandIn(elements.options.clientSecret, elements.field.value, confirmParams.return_url);
    return message === '' ? {} : { error: { message } };
  },
  async confirmPayment({ elements, confirmParams, redirect }) {
    if (redirect !== 'if_required') throw new Error(redirect);
    const message = await window.confirmAtStandIn(elements.options.clientSecret, elements.field.value, confirmParams.return_url);
    return message === '' ? {} : { error: { message } };
  },
});`;

/** A page of an installation with a publishable key: what the template makes of MARQUEE_STRIPE_PUBLISHABLE_KEY, and a script in the place of Stripe's. */
export async function pageWithCardForm(window: Watched, outputs: Outputs): Promise<Page> {
  const { context } = window;
  const controls = stripeControls(outputs.stripe);
  const key = outputs.stripePublishableKey;
  window.allow(/^left this machine: https:\/\/js\.stripe\.com\/[a-z]+\/stripe\.js$/);
  await context.route(`${outputs.web}/config.json`, async (route: Route) => {
    const response = await route.fetch();
    const configuration = (await response.json()) as Record<string, unknown>;
    await route.fulfill({ response, json: { ...configuration, stripePublishableKey: key } });
  });
  await context.route('https://js.stripe.com/**', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: STAND_IN_SCRIPT }),
  );
  await context.exposeFunction(
    'confirmAtStandIn',
    async (clientSecret: string, paymentMethodId: string, returnUrl: string) =>
      saidBy(await controls.confirmInBrowser(key, { clientSecret, paymentMethodId, returnUrl })),
  );
  await context.exposeFunction(
    'keepAtStandIn',
    async (clientSecret: string, paymentMethodId: string, returnUrl: string) =>
      saidBy(await controls.keepCardInBrowser(key, { clientSecret, paymentMethodId, returnUrl })),
  );
  const page = await context.newPage();
  // That the policy lets Stripe.js in where there is a key is a test of infra/stacks/WebStack.ts: this cloud has none.
  const devtools = await context.newCDPSession(page);
  await devtools.send('Page.setBypassCSP', { enabled: true });
  return page;
}

/** Nothing where it was taken; otherwise what the provider says to the person. */
function saidBy({ status, body }: { readonly status: number; readonly body: unknown }): string {
  if (status === 200) return '';
  const { error } = body as { error?: { message?: string } };
  return error?.message ?? JSON.stringify(body);
}
