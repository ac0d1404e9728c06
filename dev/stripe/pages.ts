import { html, page } from '#local/console/layout.ts';
import type { Html } from '#local/console/layout.ts';
import { testCards } from './cards.ts';
import type { Levers } from './levers.ts';
import { faults, operations, webhookFaults } from './levers.ts';
import type { IntentRecord, Records, SetupRecord } from './records.ts';
import type { Webhooks } from './webhooks.ts';

const SHOWN = 50;
const links = [
  { href: '/', title: 'Payments' },
  { href: '/_ledger', title: 'Ledger (JSON)' },
  { href: '/_levers', title: 'Levers (JSON)' },
];

/** `GET /`: payments, events, levers. */
export function homePage(records: Records, levers: Levers, webhooks: Webhooks): string {
  const intents = records.intents.newest().slice(0, SHOWN);
  const refunds = records.refunds.newest().slice(0, SHOWN);
  const setups = records.setups.newest().slice(0, SHOWN);
  const events = records.events.newest().slice(0, SHOWN);
  const content = html`
    <p>This is a stand-in for Stripe on this machine. No bank hears of it and no money moves.</p>
    <h2>Payments</h2>
    ${table(
      ['Payment', 'Order', 'Status', 'Amount', 'Captured', 'Refunded', 'Net', 'Last refusal'],
      intents.map((intent) => [
        isWaiting(intent) ? html`<a href="/pay/${intent.id}">${intent.id}</a>` : intent.id,
        intent.metadata['orderId'] ?? '',
        intent.status,
        `${intent.amount} ${intent.currency}`,
        String(intent.amount_received),
        String(records.tally(intent).refunded),
        String(intent.amount_received - records.tally(intent).refunded),
        intent.last_payment_error?.message ?? '',
      ]),
    )}
    <h2>Refunds</h2>
    ${table(
      ['Refund', 'Payment', 'Status', 'Amount', 'Why it failed'],
      refunds.map(({ id, payment_intent, status, amount, currency, failure_reason }) => [
        id,
        payment_intent ?? '',
        status ?? '',
        `${amount} ${currency}`,
        failure_reason ?? '',
      ]),
    )}
    <h2>Cards to keep</h2>
    ${table(
      ['Setup', 'Customer', 'Status', 'Last refusal'],
      setups.map((setup) => [
        isWaiting(setup) ? html`<a href="/setup/${setup.id}">${setup.id}</a>` : setup.id,
        setup.customer ?? '',
        setup.status,
        setup.last_setup_error?.message ?? '',
      ]),
    )}
    <h2>Events</h2>
    <p>
      Told to ${webhooks.endpoint()?.url ?? 'nobody yet'}; ${webhooks.size()} wait. Amounts are in the currency’s
      smallest unit.
    </p>
    ${table(
      ['Event', 'Type', 'Created'],
      events.map(({ id, type, created }) => [id, type, new Date(created * 1000).toISOString()]),
    )}
    <h2>Deliveries</h2>
    ${table(
      ['Event', 'Type', 'At', 'Answer'],
      webhooks.recent().map(({ event, type, at, result }) => [event, type, new Date(at).toISOString(), result]),
    )}
    <h2>Levers</h2>
    <p>
      Faults on demand: <code>POST /_levers</code> with JSON such as
      <code>{"fault": "lostAnswer", "operation": "capture", "times": 1}</code>; <code>DELETE /_levers</code> ends them.
    </p>
    <form method="post" action="/_levers">
      <label
        >Fault
        <select name="lever">
          <option value="none">none: end them all</option>
          ${faults.map((fault) => html`<option value="fault:${fault}">${fault}</option>`)}
          ${webhookFaults.map((fault) => html`<option value="webhook:${fault}">webhook ${fault}</option>`)}
        </select></label
      >
      <label
        >Call
        <select name="operation">
          <option value="">any</option>
          ${operations.map((operation) => html`<option>${operation}</option>`)}
        </select></label
      >
      <label>Times <input name="times" type="number" min="1" placeholder="all" /></label>
      <button>Set</button>
    </form>
    <pre>${JSON.stringify(levers.list(), null, 2)}</pre>
  `;
  return standInPage('Stripe stand-in', content);
}

/** `GET /3ds/:id`: where a bank would ask whether it is you. */
export function authenticationPage(asking: IntentRecord | SetupRecord | null): string {
  const what = asking?.object === 'setup_intent' ? 'card' : 'payment';
  const nothing = 'Stripe stand-in: no such payment';
  if (asking === null) return standInPage(nothing, html`<p>There is no such payment, nor such a card to keep.</p>`);
  if (asking.status !== 'requires_action') {
    const content = html`<p>
      This ${what} waits for nothing: it is <strong>${asking.status}</strong>. You can close this page.
    </p>`;
    return standInPage('Stripe stand-in: 3-D Secure test', content);
  }
  const question =
    asking.object === 'setup_intent'
      ? 'who keeps this card, to be charged while you are away.'
      : `who pays ${asking.amount} ${asking.currency.toUpperCase()} (in the currency’s smallest unit).`;
  const content = html`
    <p>
      <strong>This is a test stand-in, not your bank.</strong> A real bank would ask here whether it is you ${question}
    </p>
    <form method="post">
      <button name="outcome" value="authorize">Authorise</button>
      <button name="outcome" value="fail">Fail</button>
    </form>
  `;
  return standInPage('Stripe stand-in: 3-D Secure test', content);
}

/** `GET /pay/:id`: what Stripe's form would do, with test cards alone. */
export function paymentPage(intent: IntentRecord | null, refusal: string | null): string {
  const title = 'Stripe stand-in: pay by test card';
  if (intent === null) return standInPage(title, html`<p>There is no such payment.</p>`);
  const content = html`
    <p>This is a test stand-in: no real card, and no money moves.</p>
    <p>
      ${intent.amount} ${intent.currency.toUpperCase()} (in the currency’s smallest unit), order
      ${intent.metadata['orderId'] ?? 'unknown'}: <strong>${intent.status}</strong>.
    </p>
    ${confirmation(intent, refusal, 'Pay')}
  `;
  return standInPage(title, content);
}

/** `GET /setup/:id`: what Stripe's form would do to keep a card, with test cards alone. */
export function setupPage(setup: SetupRecord | null, refusal: string | null): string {
  const title = 'Stripe stand-in: keep a test card';
  if (setup === null) return standInPage(title, html`<p>There is no such card to keep.</p>`);
  const content = html`
    <p>This is a test stand-in: no real card, and no money moves.</p>
    <p>
      A card of ${setup.customer ?? 'nobody'}, to be charged while its owner is away: <strong>${setup.status}</strong>.
    </p>
    ${confirmation(setup, refusal, 'Keep this card')}
  `;
  return standInPage(title, content);
}

/** Why it was refused, where the bank is, and the form. */
function confirmation(waiting: IntentRecord | SetupRecord, refusal: string | null, button: string): Html {
  const action = waiting.next_action?.redirect_to_url?.url ?? null;
  return html`${refusal === null ? '' : html`<p class="failed" role="alert">${refusal}</p>`}
  ${action === null ? '' : html`<p><a href="${action}">Confirm with the bank</a></p>`}
  ${isWaiting(waiting)
    ? html`<form method="post">
        <label
          >Test card
          <select name="card">
            ${Object.keys(testCards).map((name) => html`<option>pm_card_${name}</option>`)}
          </select></label
        >
        <button>${button}</button>
      </form>`
    : ''}`;
}

function isWaiting({ status }: IntentRecord | SetupRecord): boolean {
  return status === 'requires_payment_method' || status === 'requires_confirmation';
}

function standInPage(title: string, content: Html): string {
  return page(title, links, content).replaceAll('Local cloud', 'Stripe stand-in');
}

function table(heads: readonly string[], rows: readonly (readonly (Html | string)[])[]): Html {
  return html`<table>
    <thead>
      <tr>
        ${heads.map((head) => html`<th>${head}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (row) =>
          html`<tr>
            ${row.map((cell) => html`<td>${cell}</td>`)}
          </tr>`,
      )}
    </tbody>
  </table>`;
}
