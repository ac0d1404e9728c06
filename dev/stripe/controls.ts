import * as z from 'zod';
import type { Api } from './api.ts';
import { StripeFailure } from './failures.ts';
import type { Fields } from './form.ts';
import type { Call } from './intents.ts';
import { authenticate, confirmIntent } from './intents.ts';
import { ledger } from './ledger.ts';
import type { Levers } from './levers.ts';
import { pullHand } from './hands.ts';
import { authenticationPage, homePage, paymentPage, setupPage } from './pages.ts';
import type { Records } from './records.ts';
import type { ControlAnswer, ControlRequest } from './server.ts';
import { authenticateSetup, confirmSetup } from './setups.ts';
import type { Webhooks } from './webhooks.ts';

export interface Controlled {
  readonly api: Api;
  readonly records: Records;
  readonly levers: Levers;
  readonly webhooks: Webhooks;
}

const outcome = z.enum(['authorize', 'fail']);
const resending = z.strictObject({ event: z.string() });

/** Everything beside Stripe's own API: pages, levers, the ledger. */
export function controlAnswer(controlled: Controlled, request: ControlRequest): ControlAnswer {
  // No page of another site may change what this stand-in does.
  if (request.method !== 'GET' && request.headers['sec-fetch-site'] === 'cross-site')
    return json(403, { error: 'cross-site' });
  try {
    return controlled.api.perform(() => answer(controlled, request));
  } catch (error) {
    if (error instanceof StripeFailure) return json(error.status, { error: error.body });
    if (error instanceof z.ZodError) return json(400, { error: z.prettifyError(error) });
    if (error instanceof SyntaxError) return json(400, { error: error.message });
    throw error;
  }
}

function answer(controlled: Controlled, { method, url, headers, body }: ControlRequest): ControlAnswer {
  const { api, records, levers, webhooks } = controlled;
  const toPay = /^\/pay\/(pi_\w+)$/.exec(url.pathname)?.[1];
  if (toPay !== undefined) return paymentAnswer(controlled, toPay, method, body);
  const toSetUp = /^\/setup\/(seti_\w+)$/.exec(url.pathname)?.[1];
  if (toSetUp !== undefined) return setupAnswer(controlled, toSetUp, method, body);
  const challenge = /^\/3ds\/((?:pi|seti)_\w+)$/.exec(url.pathname)?.[1];
  if (challenge !== undefined) return authenticationAnswer(controlled, challenge, method, body);
  switch (`${method} ${url.pathname}`) {
    case 'GET /':
      return page(homePage(records, levers, webhooks));
    case 'GET /_ledger':
      return json(200, ledger(records, url.searchParams.get('orderId')));
    case 'GET /_levers':
      return json(200, { standIn: true, levers: levers.list(), waitingWebhooks: webhooks.size() });
    case 'POST /_levers':
      if (isForm(headers)) return leverForm(levers, body);
      levers.add(JSON.parse(body));
      return json(200, { standIn: true, levers: levers.list() });
    case 'DELETE /_levers':
      levers.clear();
      return json(200, { standIn: true, levers: [] });
    case 'POST /_levers/resend': {
      const event = records.events.get(resending.parse(JSON.parse(body)).event);
      if (event === undefined) return json(404, { error: 'There is no such event.' });
      webhooks.add(event);
      return json(200, event);
    }
    default: {
      const hand = method === 'POST' ? /^\/_levers\/(\w+)$/.exec(url.pathname)?.[1] : undefined;
      const done = hand === undefined ? undefined : api.perform((call) => pullHand(call, hand, () => JSON.parse(body)));
      if (done !== undefined) return json(200, done);
      return json(404, { error: `The Stripe stand-in has nothing at ${method} ${url.pathname}.` });
    }
  }
}

function authenticationAnswer({ api, records }: Controlled, id: string, method: string, body: string): ControlAnswer {
  const find = () => records.intents.get(id) ?? records.setups.get(id) ?? null;
  const asking = find();
  if (asking === null) return page(authenticationPage(null), 404);
  if (method !== 'POST' || asking.status !== 'requires_action') return page(authenticationPage(asking));
  const chosen = outcome.parse(new URLSearchParams(body).get('outcome'));
  const confirmed = asking.object === 'setup_intent' ? authenticateSetup : authenticate;
  const { url } = api.perform((call) => confirmed(call, id, chosen));
  return url === null ? page(authenticationPage(find())) : seeOther(url);
}

/** What the home page's form sends: one fault of calls or webhooks, or that all shall end. */
function leverForm(levers: Levers, body: string): ControlAnswer {
  const form = new URLSearchParams(body);
  const [kind = '', name = ''] = (form.get('lever') ?? '').split(':');
  const times = Number(form.get('times') ?? '');
  const operation = form.get('operation') ?? '';
  if (kind === 'none') levers.clear();
  else {
    levers.add({
      [kind]: name,
      ...(times > 0 ? { times } : {}),
      ...(kind === 'fault' && operation !== '' ? { operation } : {}),
      ...(name === 'latency' || name === 'delayed' ? { milliseconds: FORM_DELAY } : {}),
    });
  }
  return seeOther('/');
}

const FORM_DELAY = 3_000;

/** Pays with a test card what waits for a payment method, as a browser would with Stripe's form. */
function paymentAnswer({ api, records }: Controlled, id: string, method: string, body: string): ControlAnswer {
  const intent = records.intents.get(id) ?? null;
  if (method !== 'POST' || intent === null) return page(paymentPage(intent, null), intent === null ? 404 : 200);
  const refusal = confirmed(api, body, `/pay/${id}`, (call, fields) => confirmIntent(call, id, fields));
  return page(paymentPage(records.intents.get(id) ?? null, refusal));
}

/** Keeps a test card for what waits for one, as a browser would with Stripe's form. */
function setupAnswer({ api, records }: Controlled, id: string, method: string, body: string): ControlAnswer {
  const setup = records.setups.get(id) ?? null;
  if (method !== 'POST' || setup === null) return page(setupPage(setup, null), setup === null ? 404 : 200);
  const refusal = confirmed(api, body, `/setup/${id}`, (call, fields) => confirmSetup(call, id, fields));
  return page(setupPage(records.setups.get(id) ?? null, refusal));
}

/** Confirms with the test card that the form names. Answers why it was refused, or null. */
function confirmed(api: Api, body: string, back: string, confirm: (call: Call, fields: Fields) => void): string | null {
  const fields = { payment_method: new URLSearchParams(body).get('card') ?? '', return_url: api.urlOf(back) };
  return api.perform((call) => {
    try {
      confirm(call, fields);
      return null;
    } catch (error) {
      if (error instanceof StripeFailure) return error.message;
      throw error;
    }
  });
}

function isForm(headers: ControlRequest['headers']): boolean {
  return headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true;
}

function seeOther(location: string): ControlAnswer {
  return { status: 303, headers: { location, 'cache-control': 'no-store' }, body: '' };
}

function page(content: string, status = 200): ControlAnswer {
  const headers = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' };
  return { status, headers, body: content };
}

function json(status: number, content: object): ControlAnswer {
  return {
    status,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
    body: JSON.stringify(content),
  };
}
