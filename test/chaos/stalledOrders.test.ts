import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import {
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  SFNClient,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import { assemblyOf } from '#dev/assembly.ts';
import type { Outputs } from '#dev/cloud.ts';
import { startMarquee } from '#dev/cloud.ts';
import { purchaseExecution } from '#model/keys.ts';
import { newColleague } from '#test/kit/colleagues.ts';
import { mailsTo } from '#test/kit/inbox.ts';
import type { OrderView } from '#test/kit/orders.ts';
import { cancelOrder, newOrder, orderOf, retryOrder, whenOrder } from '#test/kit/orders.ts';
import type { Person } from '#test/kit/person.ts';
import { newPerson, PASSWORD, signedIn } from '#test/kit/person.ts';
import { freePorts } from '#test/kit/ports.ts';
import { newProduct, stockOf } from '#test/kit/products.ts';
import type { StripeControls } from '#test/kit/stripe.ts';
import { stripeControls } from '#test/kit/stripe.ts';
import { until } from '#test/kit/until.ts';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

type Running = Awaited<ReturnType<typeof startMarquee>>['cloud'];

const ASKS_THE_BANK = 'pm_card_threeDSecure2Required';
/** Short enough for a test, long enough to see an order wait. */
const ACTION_SECONDS = 4;
const STALLED_SECONDS = 1;
/** functions/orders/sweepOrders/sweepOrder.ts */
const ALL_RUNS = 8;

let directory: string;
let cloud: Running;
/** What has begun is ended, however far the beginning came. */
let stop: (() => Promise<void>) | undefined;
let outputs: Outputs;
let stripe: StripeControls;
let admin: Person;
let ada: Person;
let lambda: LambdaClient;
let workflows: SFNClient;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'marquee-stalled-'));
  ({ cloud, outputs } = await startMarquee({
    assembly: await assemblyOf('test', () => undefined),
    stage: 'test',
    port: await freePorts(),
    directory,
    inMemory: true,
    parameters: { PaymentActionSeconds: String(ACTION_SECONDS), OrderStalledSeconds: String(STALLED_SECONDS) },
    onFailure: (error) => {
      throw error;
    },
  }));
  stop = () => cloud.stop();
  stripe = stripeControls(outputs.stripe);
  const client = {
    endpoint: outputs.aws,
    region: outputs.region,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  };
  lambda = new LambdaClient(client);
  workflows = new SFNClient(client);
  stop = async () => {
    lambda.destroy();
    workflows.destroy();
    await cloud.stop();
  };
  admin = await newColleague(outputs, 'shopkeeper', ['ADMIN']);
  ada = await newPerson(outputs, 'ada');
});

/** A token lasts five minutes, and this file longer on a busy machine. */
beforeEach(async () => {
  admin = await signedIn(outputs, admin.email, PASSWORD);
  ada = await signedIn(outputs, ada.email, PASSWORD);
});

afterEach(async () => {
  await stripe.release();
  await cloud.faults.clear();
});

afterAll(async () => {
  await stop?.();
  rmSync(directory, { recursive: true, force: true });
});

/** What EventBridge does every minute. */
async function sweep(): Promise<void> {
  const FunctionName = outputs.stack['SweepOrdersFunctionName'] ?? '';
  const { FunctionError, Payload } = await lambda.send(new InvokeCommand({ FunctionName }));
  if (FunctionError) throw new Error(`The sweep failed: ${Buffer.from(Payload ?? []).toString()}`);
}

/** Ends an execution as an operator, or a deployment gone wrong, does: nothing of what it had in mind is done. */
async function stopExecution(orderId: string, run = 1): Promise<void> {
  const machine = (outputs.stack['ProcessOrderArn'] ?? '').replace(':stateMachine:', ':execution:');
  const executionArn = `${machine}:${purchaseExecution(orderId, run)}`;
  await until(`run ${run} to be at work`, async () => {
    await sweep();
    const { status } = await workflows
      .send(new DescribeExecutionCommand({ executionArn }))
      .catch(() => ({ status: '' }));
    return status === 'RUNNING';
  });
  await workflows.send(new StopExecutionCommand({ executionArn }));
}

/** Sweeps until the order is in one of these statuses. */
function sweptTo(id: string, ...statuses: string[]): Promise<OrderView> {
  return until(
    `the order to be ${statuses.join(' or ')}`,
    async () => {
      await sweep();
      const order = await orderOf(ada, id);
      return order && statuses.includes(order.status) ? order : null;
    },
    60_000,
  );
}

/** States that the standard workflow of an order came to, once it has ended: each is paid for. */
async function transitionsOf(orderId: string): Promise<string[]> {
  const machine = (outputs.stack['ProcessOrderArn'] ?? '').replace(':stateMachine:', ':execution:');
  const executionArn = `${machine}:${orderId}`;
  await until('its execution to end', async () => {
    const { status } = await workflows.send(new DescribeExecutionCommand({ executionArn }));
    return status === 'SUCCEEDED';
  });
  const { events = [] } = await workflows.send(new GetExecutionHistoryCommand({ executionArn }));
  return events.flatMap(({ stateEnteredEventDetails }) => stateEnteredEventDetails?.name ?? []);
}

it('an order that goes well takes one state of its standard workflow', async () => {
  const mug = await newProduct(admin, { stock: 5 });
  const { id } = await newOrder(ada, [mug.id]);
  await whenOrder(ada, id, ['COMPLETED']);
  expect(await transitionsOf(id)).toEqual(['RunSteps']);
});

describe('an order whose services fail', () => {
  it(
    'is undone where the provider is away for long, although it had held the money',
    { timeout: 170_000 },
    async () => {
      const mug = await newProduct(admin, { stock: 5 });
      await stripe.pull(
        { fault: 'error', operation: 'confirm', effect: true },
        { fault: 'error', operation: 'retrieve' },
      );
      const { id } = await newOrder(ada, [mug.id]);
      await whenOrder(ada, id, ['FAILING'], 120_000);
      expect(await stripe.ledger(id)).toMatchObject({ authorizations: 1 });
      await stripe.release();
      const order = await whenOrder(ada, id, ['FAILED'], 60_000);
      expect(order.refusal?.code).toBe('PAYMENT_UNAVAILABLE');
      expect(await stripe.ledger(id)).toMatchObject({ captures: 0, held: 0, net: 0 });
    },
  );

  it('is completed, with one mail, where the queue of mails lost its answer', async () => {
    const mug = await newProduct(admin, { stock: 5 });
    const email = `owner-${crypto.randomUUID().slice(0, 8)}@example.com`;
    const rule = await cloud.faults.add({
      service: 'sqs',
      action: 'SendMessage',
      resource: '*MailRequests*',
      times: 2,
      fault: { kind: 'lostAnswer' },
    });
    const { id, number } = await newOrder(ada, [mug.id], { email });
    await whenOrder(ada, id, ['COMPLETED'], 60_000);
    expect(cloud.faults.list().find((armed) => armed.id === rule.id)?.hits).toBe(2);
    await until('the mail', async () => (await mailsTo(outputs, email)).length > 0);
    // Whatever else was asked for is worked off before this one.
    const { id: later } = await newOrder(ada, [mug.id], { email: `next-${email}` });
    await whenOrder(ada, later, ['COMPLETED']);
    await until('the mail after it', async () => (await mailsTo(outputs, `next-${email}`)).length > 0);
    const subjects = (await mailsTo(outputs, email)).map(({ subject }) => subject);
    expect(subjects).toEqual([`Your order ${number} is confirmed`]);
  });

  it('is carried out where others write to the same product at the same moment: a conflict is not OUT_OF_STOCK', async () => {
    const mug = await newProduct(admin, { stock: 1 });
    const rule = await cloud.faults.add({
      service: 'dynamodb',
      action: 'TransactWriteItems',
      caller: '*UpdateInventory*',
      times: 8,
      fault: { kind: 'conflict', items: [1] },
    });
    const { id } = await newOrder(ada, [mug.id]);
    expect((await whenOrder(ada, id, undefined, 60_000)).status).toBe('COMPLETED');
    expect(cloud.faults.list().find((armed) => armed.id === rule.id)?.hits).toBe(8);
    expect(await stockOf(admin, mug.id)).toBe(0);
  });
});

describe('an order that nothing moves', () => {
  it('whose start was lost is started by the sweeper, and charged once', async () => {
    const mug = await newProduct(admin, { stock: 5 });
    await cloud.faults.add({
      service: 'states',
      action: 'StartExecution',
      times: 'always',
      fault: { kind: 'throttle' },
    });
    const { id } = await newOrder(ada, [mug.id]);
    expect((await orderOf(ada, id))?.status).toBe('PENDING');
    await cloud.faults.clear();
    await sweptTo(id, 'COMPLETED');
    expect(await stripe.ledger(id)).toMatchObject({ captures: 1, net: 2380 });
  });

  it('fails once its owner’s time is over, and nothing stays held', async () => {
    const mug = await newProduct(admin, { stock: 5 });
    const { id } = await newOrder(ada, [mug.id], { paymentMethodId: ASKS_THE_BANK });
    await whenOrder(ada, id, ['PAYMENT_ACTION_REQUIRED']);
    const order = await whenOrder(ada, id);
    expect(order).toMatchObject({ status: 'FAILED', refusal: { code: 'PAYMENT_ACTION_TIMED_OUT' } });
    expect(await stripe.ledger(id)).toMatchObject({ captures: 0, held: 0, net: 0 });
  });

  it('goes on where its owner paid in time and nobody was told', async () => {
    const mug = await newProduct(admin, { stock: 5 });
    const { id } = await newOrder(ada, [mug.id], { paymentMethodId: ASKS_THE_BANK });
    const waiting = await whenOrder(ada, id, ['PAYMENT_ACTION_REQUIRED']);
    await stripe.pull({ webhook: 'dropped', orderId: id });
    await stripe.authenticate((waiting.paymentAction?.clientSecret ?? '').split('_secret_')[0] ?? '', 'authorize');
    expect((await sweptTo(id, 'COMPLETED', 'FAILED')).status).toBe('COMPLETED');
    expect(await stripe.ledger(id)).toMatchObject({ captures: 1, net: 2380 });
  });

  it('whose workflow was stopped is brought to its end by another run', async () => {
    const mug = await newProduct(admin, { stock: 5 });
    await stripe.pull({ fault: 'latency', milliseconds: 2_000 });
    const { id } = await newOrder(ada, [mug.id]);
    await whenOrder(ada, id, ['VALIDATED']);
    await stopExecution(id);
    await stripe.release();
    await sweptTo(id, 'COMPLETED');
    expect(await stripe.ledger(id)).toMatchObject({ captures: 1, net: 2380 });
    expect(await stockOf(admin, mug.id)).toBe(4);
  });

  it('that cannot be undone needs attention, and is undone once it is tried again', async () => {
    const mug = await newProduct(admin, { stock: 5 });
    await stripe.pull({ fault: 'latency', milliseconds: 500, operation: 'confirm' });
    const { id } = await newOrder(ada, [mug.id]);
    await whenOrder(ada, id, ['VALIDATED']);
    await stripe.pull({ fault: 'error', operation: 'cancel' });
    await cancelOrder(ada, id);
    for (let run = 1; run <= ALL_RUNS; run += 1) await stopExecution(id, run);
    await sweptTo(id, 'NEEDS_ATTENTION');
    const stuck = await whenOrder(ada, id, ['NEEDS_ATTENTION']);
    expect(stuck.refusal?.code).toBe('NOT_UNDONE');
    await stripe.release();
    expect((await retryOrder(admin, stuck)).order?.status).toBe('CANCELLING');
    const order = await whenOrder(ada, id, ['CANCELLED']);
    expect(order.refusal?.code).toBe('CANCELLED_BY_CUSTOMER');
    expect(await stripe.ledger(id)).toMatchObject({ captures: 0, held: 0, net: 0 });
    expect(await stockOf(admin, mug.id)).toBe(5);
  });
});
