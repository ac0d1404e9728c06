import { html, page } from '#local/console/layout.ts';
import type { Html } from '#local/console/layout.ts';
import type { Levers } from './levers.ts';
import type { IntentRecord, Records } from './records.ts';
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
  const events = records.events.newest().slice(0, SHOWN);
  const content = html`
    <p>This is a stand-in for Stripe on this machine. No bank hears of it and no money moves.</p>
    <h2>Payments</h2>
    ${table(
      ['Payment', 'Order', 'Status', 'Amount', 'Captured', 'Last refusal'],
      intents.map((intent) => [
        intent.id,
        intent.metadata['orderId'] ?? '',
        intent.status,
        `${intent.amount} ${intent.currency}`,
        String(intent.amount_received),
        intent.last_payment_error?.message ?? '',
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
    <pre>${JSON.stringify(levers.list(), null, 2)}</pre>
  `;
  return standInPage('Stripe stand-in', content);
}

/** `GET /3ds/:id`: where a bank would ask whether it is you. */
export function authenticationPage(intent: IntentRecord | null): string {
  if (intent === null) return standInPage('Stripe stand-in: no such payment', html`<p>There is no such payment.</p>`);
  if (intent.status !== 'requires_action') {
    const content = html`<p>
      This payment waits for nothing: it is <strong>${intent.status}</strong>. You can close this page.
    </p>`;
    return standInPage('Stripe stand-in: 3-D Secure test', content);
  }
  const content = html`
    <p>
      <strong>This is a test stand-in, not your bank.</strong> A real bank would ask here whether it is you who pays
      ${intent.amount} ${intent.currency.toUpperCase()} (in the currency’s smallest unit).
    </p>
    <form method="post">
      <button name="outcome" value="authorize">Authorise</button>
      <button name="outcome" value="fail">Fail</button>
    </form>
  `;
  return standInPage('Stripe stand-in: 3-D Secure test', content);
}

function standInPage(title: string, content: Html): string {
  return page(title, links, content).replaceAll('Local cloud', 'Stripe stand-in');
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): Html {
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
