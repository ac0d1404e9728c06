import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Stripe from 'stripe';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { stripeControls } from '#test/kit/stripe.ts';
import { until } from '#test/kit/until.ts';
import type { StandInKeys, StripeStandIn } from './server.ts';
import { startStripeStandIn } from './server.ts';

describe('the stand-in, killed', () => {
  let directory: string;
  let running: ChildProcess | undefined;

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'stripe-stand-in-'));
  });

  afterEach(() => {
    running?.kill('SIGKILL');
    rmSync(directory, { recursive: true, force: true });
  });

  it('loses no call that it answered, no answer under its key, and no event', async () => {
    const first = await run(directory);
    running = first.child;
    const client = clientOf(first);
    const created = await client.paymentIntents.create(order, { idempotencyKey: 'create' });
    await client.paymentIntents.confirm(created.id, card, { idempotencyKey: 'confirm' });
    await client.paymentIntents.capture(created.id, {}, { idempotencyKey: 'capture' });
    const refund = await client.refunds.create(
      { payment_intent: created.id, amount: 500 },
      { idempotencyKey: 'refund' },
    );
    const { id: customer } = await client.customers.create({ email: 'ada@example.com' });
    const setup = await client.setupIntents.create({ customer, usage: 'off_session' });
    const kept = await client.setupIntents.confirm(setup.id, card);
    const late = await client.paymentIntents.create(order);
    await client.paymentIntents.confirm(late.id, { ...card, payment_method: 'pm_card_pendingRefund' });
    await client.paymentIntents.capture(late.id);
    const pending = await client.refunds.create({ payment_intent: late.id, amount: 700 });
    expect(pending.status).toBe('pending');
    first.child.kill('SIGKILL');
    await first.exit;

    const heard = new Set<string>();
    const receiver = createServer((incoming, outgoing) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('end', () => {
        heard.add((JSON.parse(Buffer.concat(chunks).toString()) as { type: string }).type);
        outgoing.end();
      });
    });
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
    const second = await run(directory, `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`);
    running = second.child;
    expect(second.secretKey).toBe(first.secretKey);
    const again = clientOf(second);
    expect(await again.paymentIntents.retrieve(created.id)).toMatchObject({
      status: 'succeeded',
      amount_received: 1999,
    });
    expect((await again.refunds.retrieve(refund.id)).amount).toBe(500);
    const replay = await again.paymentIntents.capture(created.id, {}, { idempotencyKey: 'capture' });
    expect(replay.lastResponse.headers['idempotent-replayed']).toBe('true');
    expect(await stripeControls(second.url).ledger('ord_1')).toMatchObject({ captures: 2, refunds: 2, net: 2798 });
    const saved = { customer, payment_method: String(kept.payment_method) };
    const whileAway = { ...order, ...saved, off_session: true, confirm: true, return_url: 'http://localhost:4000/' };
    expect(await again.paymentIntents.create(whileAway)).toMatchObject({ status: 'requires_capture', customer });
    await until(
      'the refund of before to end',
      async () => (await again.refunds.retrieve(pending.id)).status === 'succeeded',
    );
    await until('the events of before', () => heard.has('payment_intent.created') && heard.has('refund.created'));
    receiver.closeAllConnections();
    receiver.close();
  });
});

describe('the stand-in’s API', () => {
  let standIn: StripeStandIn;
  let client: Stripe;

  beforeEach(async () => {
    standIn = await startStripeStandIn({ port: 0 });
    client = clientOf({ url: standIn.url, ...standIn.keys });
  });

  afterEach(() => standIn.stop());

  it('answers in the version that the SDK speaks', async () => {
    const { lastResponse } = await client.paymentIntents.create(order);
    expect(lastResponse.apiVersion).toBe(Stripe.API_VERSION);
    expect((await client.events.list()).data[0]?.api_version).toBe(Stripe.API_VERSION);
  });

  it.each([
    ['a parameter that there is none of', { ...order, payment_method_types: ['card'] }, 400, 'parameter_unknown'],
    ['no amount', { currency: 'eur' }, 400, 'parameter_missing'],
    ['an amount that is too small', { ...order, amount: 49 }, 400, 'amount_too_small'],
    ['an amount of nine digits', { ...order, amount: 100_000_000 }, 400, 'amount_too_large'],
    ['a payment method of nobody', { ...order, payment_method: 'pm_none' }, 404, 'resource_missing'],
  ])('refuses %s', async (_name, parameters, statusCode, code) => {
    await expect(client.rawRequest('POST', '/v1/payment_intents', parameters)).rejects.toMatchObject({
      statusCode,
      code,
    });
  });

  it('tells what nobody may know only to the secret key', async () => {
    const { url, keys } = standIn;
    const wrong = clientOf({ url, ...keys, secretKey: 'sk_test_wrong' });
    await expect(wrong.paymentIntents.create(order)).rejects.toMatchObject({ statusCode: 401 });
    const browser = clientOf({ url, ...keys, secretKey: keys.publishableKey });
    await expect(browser.paymentIntents.create(order)).rejects.toMatchObject({ statusCode: 403 });
    const { id } = await client.paymentIntents.create(order);
    await expect(browser.paymentIntents.retrieve(id)).rejects.toMatchObject({ statusCode: 400 });
  });

  it('lets a browser make a payment method and pay with its intent’s own secret', async () => {
    const controls = stripeControls(standIn.url);
    const { publishableKey } = standIn.keys;
    const created = await client.paymentIntents.create(order);
    const paymentMethodId = await controls.tokenize(publishableKey, visa);
    const intent = { clientSecret: created.client_secret ?? '', paymentMethodId, returnUrl: 'http://localhost/' };
    const other = { ...intent, clientSecret: `${created.id}_secret_other` };
    expect(await controls.confirmInBrowser(publishableKey, other)).toMatchObject({ status: 400 });
    expect(await controls.confirmInBrowser(publishableKey, intent)).toMatchObject({
      status: 200,
      body: { status: 'requires_capture', payment_method: paymentMethodId },
    });
    expect(await client.paymentMethods.retrieve(paymentMethodId)).toMatchObject({
      card: { last4: '4242', exp_month: 7 },
    });
  });

  it.each([
    ['a wrong number', { number: '4242424242424241' }, 'incorrect_number'],
    ['a card that is no test card', { number: '4111111111111111' }, 'test_mode_live_card'],
    ['an expiry in the past', { expiryYear: 2020 }, 'invalid_expiry_year'],
    ['a month that is none', { expiryMonth: 13 }, 'invalid_expiry_month'],
  ])('takes no payment method of %s', async (_name, change, code) => {
    const made = stripeControls(standIn.url).tokenize(standIn.keys.publishableKey, { ...visa, ...change });
    await expect(made).rejects.toThrow(code);
  });

  it('lets a payment method without a customer pay once', async () => {
    const made = await stripeControls(standIn.url).tokenize(standIn.keys.publishableKey, visa);
    const pay = async () => {
      const { id } = await client.paymentIntents.create(order);
      return client.paymentIntents.confirm(id, { ...card, payment_method: made });
    };
    await pay();
    await expect(pay()).rejects.toMatchObject({ statusCode: 400, param: 'payment_method' });
  });

  it('keeps by its page a card for what waits for one', async () => {
    const { id: customer } = await client.customers.create({ email: 'ada@example.com' });
    const { id } = await client.setupIntents.create({ customer });
    const keep = async (name: string) =>
      (await fetch(`${standIn.url}/setup/${id}`, { method: 'POST', body: new URLSearchParams({ card: name }) })).text();
    expect(await (await fetch(standIn.url)).text()).toContain(`/setup/${id}`);
    expect(await keep('pm_card_visa_chargeDeclined')).toContain('Your card was declined.');
    expect(await keep('pm_card_authenticationRequired')).toContain(`/3ds/${id}`);
    const back = await fetch(`${standIn.url}/3ds/${id}`, {
      method: 'POST',
      body: new URLSearchParams({ outcome: 'authorize' }),
    });
    expect(await back.text()).toContain('succeeded');
    const { data } = await client.paymentMethods.list({ customer });
    expect(data).toMatchObject([{ customer, card: { last4: '3184' } }]);
    expect((await fetch(`${standIn.url}/setup/seti_nothing`)).status).toBe(404);
  });

  it('keeps a card that is attached, and never takes one again that was detached', async () => {
    const { id: customer } = await client.customers.create({ email: 'ada@example.com' });
    const attached = await client.paymentMethods.attach('pm_card_visa', { customer });
    expect(attached).toMatchObject({ customer, card: { last4: '4242' } });
    const stranger = await client.customers.create();
    await expect(client.paymentMethods.attach(attached.id, { customer: stranger.id })).rejects.toMatchObject({
      statusCode: 400,
    });
    expect(await client.paymentMethods.detach(attached.id)).toMatchObject({ customer: null });
    await expect(client.paymentMethods.detach(attached.id)).rejects.toMatchObject({ statusCode: 400 });
    await expect(client.paymentMethods.attach(attached.id, { customer })).rejects.toMatchObject({ statusCode: 400 });
  });

  it('lists page by page, both ways, and within a time', async () => {
    const ids: string[] = [];
    for (let index = 0; index < 5; index += 1) ids.unshift((await client.paymentIntents.create(order)).id);
    const list = async (parameters: object) => {
      const { data, has_more } = await client.paymentIntents.list(parameters);
      return { ids: data.map(({ id }) => id), more: has_more };
    };
    expect(await list({ limit: 2 })).toEqual({ ids: ids.slice(0, 2), more: true });
    expect(await list({ limit: 3, starting_after: ids[1] })).toEqual({ ids: ids.slice(2), more: false });
    expect(await list({ limit: 2, ending_before: ids[4] })).toEqual({ ids: ids.slice(2, 4), more: true });
    expect(await list({ created: { gt: Math.floor(Date.now() / 1000) + 60 } })).toEqual({ ids: [], more: false });
    await expect(list({ starting_after: 'pi_nothing' })).rejects.toMatchObject({ code: 'resource_missing' });
    await expect(list({ limit: 101 })).rejects.toMatchObject({ statusCode: 400 });
  });

  it('lets hands do what others do to a payment, and refuses what they cannot', async () => {
    const { id } = await client.paymentIntents.create({ ...order, capture_method: 'automatic' });
    await client.paymentIntents.confirm(id, card);
    const pull = async (hand: string, input: object) => {
      const response = await fetch(`${standIn.url}/_levers/${hand}`, { method: 'POST', body: JSON.stringify(input) });
      return { status: response.status, body: (await response.json()) as { id?: string } };
    };
    const made = await pull('refund', { orderId: 'ord_1', amount: 500 });
    expect(made).toMatchObject({ status: 200, body: { object: 'refund', amount: 500, metadata: {} } });
    expect((await pull('refund', { intent: id, amount: 1500 })).status).toBe(400);
    expect((await pull('refund', { orderId: 'ord_nothing' })).status).toBe(400);
    const refund = made.body.id ?? '';
    expect((await pull('endRefund', { refund, status: 'failed', failureReason: 'nonsense' })).status).toBe(400);
    expect(await pull('endRefund', { refund, status: 'failed' })).toMatchObject({
      body: { status: 'failed', failure_reason: 'expired_or_canceled_card' },
    });
    expect((await pull('endRefund', { refund, status: 'succeeded' })).status).toBe(400);
    const charge = (await client.paymentIntents.retrieve(id, { expand: ['latest_charge'] })).latest_charge;
    expect(charge).toMatchObject({ amount_refunded: 0, refunded: false });
    expect((await pull('toString', {})).status).toBe(404);
    expect((await pull('nothing', {})).status).toBe(404);
  });

  it('finds the payments of an order', async () => {
    const { id } = await client.paymentIntents.create(order);
    await client.paymentIntents.create({ ...order, metadata: { orderId: 'ord_2' } });
    const found = await client.paymentIntents.search({ query: "metadata['orderId']:'ord_1'" });
    expect(found.data.map((each) => each.id)).toEqual([id]);
    expect((await client.paymentIntents.list({ limit: 1 })).has_more).toBe(true);
  });

  it.each(['/v1/nothing', '/v1/payment_intents/%', '/nothing'])('answers %s with an error and stays', async (path) => {
    const headers = { authorization: `Bearer ${standIn.keys.secretKey}` };
    const response = await fetch(`${standIn.url}${path}`, { headers });
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(await response.json()).toHaveProperty('error');
    expect((await client.paymentIntents.create(order)).object).toBe('payment_intent');
  });

  it('calls itself a stand-in, and shows what is said to it as text', async () => {
    await client.paymentIntents.create({ ...order, metadata: { orderId: '<script>alert(1)</script>' } });
    const page = await (await fetch(standIn.url)).text();
    expect(page).toContain('This is a stand-in for Stripe');
    expect(page).not.toContain('<script>alert');
  });

  it('pays by its page what waits for a card', async () => {
    const { id } = await client.paymentIntents.create(order);
    const pay = async (name: string) =>
      (await fetch(`${standIn.url}/pay/${id}`, { method: 'POST', body: new URLSearchParams({ card: name }) })).text();
    expect(await (await fetch(standIn.url)).text()).toContain(`/pay/${id}`);
    expect(await pay('pm_card_visa_chargeDeclinedInsufficientFunds')).toContain('insufficient funds');
    expect(await pay('pm_card_visa')).toContain('requires_capture');
  });

  it('takes levers from its page’s form', async () => {
    const submit = (fields: Record<string, string>) =>
      fetch(`${standIn.url}/_levers`, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });
    expect((await submit({ lever: 'fault:error', operation: 'create', times: '1' })).status).toBe(303);
    await submit({ lever: 'webhook:doubled', operation: '', times: '' });
    const { levers } = (await (await fetch(`${standIn.url}/_levers`)).json()) as { levers: unknown[] };
    expect(levers).toEqual([
      { fault: 'error', operation: 'create', times: 1, left: 1 },
      { webhook: 'doubled', left: null },
    ]);
    await submit({ lever: 'none' });
    expect((await client.paymentIntents.create(order)).status).toBe('requires_payment_method');
  });

  it('lets no page of another site pull its levers, nor takes a lever that there is none of', async () => {
    const pull = (lever: object, headers = {}) =>
      fetch(`${standIn.url}/_levers`, { method: 'POST', body: JSON.stringify(lever), headers });
    expect((await pull({ fault: 'error' }, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await pull({ fault: 'nonsense' })).status).toBe(400);
    expect((await pull({ fault: 'error', time: 1 })).status).toBe(400);
  });

  it('names the port that is taken', async () => {
    const port = Number(new URL(standIn.url).port);
    await expect(startStripeStandIn({ port })).rejects.toThrow(`Port ${port} (stripe) is taken by another program.`);
  });
});

const order = { amount: 1999, currency: 'eur', capture_method: 'manual' as const, metadata: { orderId: 'ord_1' } };
const card = { payment_method: 'pm_card_visa', return_url: 'http://localhost:4000/' };
const visa = { number: '4242 4242 4242 4242', expiryMonth: 7, expiryYear: new Date().getUTCFullYear() + 2, cvc: '123' };

function clientOf({ url, secretKey }: { url: string } & StandInKeys): Stripe {
  const { hostname, port } = new URL(url);
  return new Stripe(secretKey, { protocol: 'http', host: hostname, port, maxNetworkRetries: 0, telemetry: false });
}

interface Running extends StandInKeys {
  readonly child: ChildProcess;
  readonly exit: Promise<unknown>;
  readonly url: string;
}

/** The stand-in in a process of its own. */
async function run(directory: string, webhook?: string): Promise<Running> {
  const child = spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      'dev/stripe/main.ts',
      '--dir',
      directory,
      ...(webhook ? ['--webhook', webhook] : []),
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const exit = new Promise((resolve) => child.once('exit', resolve));
  let printed = '';
  child.stdout.on('data', (data: Buffer) => (printed += data.toString()));
  const line = await until('the stand-in to print where it is', () => (printed.includes('\n') ? printed : null));
  return { child, exit, ...(JSON.parse(line) as StandInKeys & { url: string }) };
}
