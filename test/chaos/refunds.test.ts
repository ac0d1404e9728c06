import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetQueueAttributesCommand, SQSClient, StartMessageMoveTaskCommand } from '@aws-sdk/client-sqs';
import { assemblyOf } from '#dev/assembly.ts';
import type { Outputs } from '#dev/cloud.ts';
import type { CallLever } from '#dev/stripe/levers.ts';
import type { FaultRule } from '#local/faults/rules.ts';
import type { ImpatientMarquee } from '#test/kit/chaos.ts';
import { followedOrderOf, hurry, startImpatient, STOCK, sweepRefunds, sweptTo } from '#test/kit/chaos.ts';
import type { MortalMarquee } from '#test/kit/chaosProcess.ts';
import { startMortal } from '#test/kit/chaosProcess.ts';
import { newColleague } from '#test/kit/colleagues.ts';
import type { Call } from '#test/kit/faults.ts';
import { distinctCalls, ruleFor } from '#test/kit/faults.ts';
import type { Person } from '#test/kit/person.ts';
import { newPerson, PASSWORD, signedIn } from '#test/kit/person.ts';
import { freePorts } from '#test/kit/ports.ts';
import { newProduct, stockOf } from '#test/kit/products.ts';
import { refundInput, refundOf, refundOrder } from '#test/kit/refunds.ts';
import type { StripeControls } from '#test/kit/stripe.ts';
import { stripeControls } from '#test/kit/stripe.ts';
import { until } from '#test/kit/until.ts';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

/** How much faster waiting goes between two deliveries. */
const HASTE = 30;
const IN_TIME = 180_000;
/** Longer than the half hour in which a message comes five times; its last delivery must not find the clock at rest. */
const FURTHEST = 60 * 60_000;
/** Faults that are armed at once, each of which strikes one of as many refunds. */
const AT_ONCE = 6;
const SWEEP_EVERY = 20;
const STALLED_SECONDS = 2;

/** A refund that a test follows: of the one piece of an order, which goes back into stock. */
interface Followed {
  readonly id: string;
  readonly orderId: string;
  readonly productId: string;
}

type People = Pick<ImpatientMarquee, 'outputs' | 'stripe' | 'admin' | 'buyer'>;

/** An order of one piece that is completed. */
async function completed(people: People): Promise<Omit<Followed, 'id'>> {
  const { id: productId } = await newProduct(people.admin, { stock: STOCK });
  const { id: orderId } = await followedOrderOf(people.buyer, productId);
  await sweptTo(people, orderId, ['COMPLETED']);
  return { orderId, productId };
}

/** Asks for its refund as a client does: where no answer comes, again under the same key. */
async function refunded({ admin }: Pick<People, 'admin'>, order: Omit<Followed, 'id'>): Promise<Followed> {
  const input = refundInput({ lines: [{ productId: order.productId, quantity: 1 }], restock: true });
  const { refund } = await until('the refund to be asked for', async () => {
    const answer = await refundOrder(admin, order.orderId, input).catch(() => null);
    return answer?.userErrors.some(({ code }) => code === 'TRY_AGAIN') ? null : answer;
  });
  if (!refund) throw new Error(`No refund was asked for of ${order.orderId}.`);
  return { ...order, id: refund.id };
}

/** What is true once the money and the piece are back: each of them once. */
const DONE = { status: 'SUCCEEDED', restocked: true, attempt: 1, refunds: 1, net: 0, stock: STOCK };

/** How a refund ends, with somebody sweeping meanwhile. */
async function endOf(people: People, { id, orderId, productId }: Followed): Promise<typeof DONE> {
  let looks = 0;
  const refund = await until(
    `the refund ${id} to end`,
    async () => {
      looks += 1;
      if (looks % SWEEP_EVERY === 0) await sweepRefunds(people).catch(() => false);
      const seen = await refundOf(people.admin, id).catch(() => null);
      return seen?.status === 'SUCCEEDED' || seen?.status === 'FAILED' ? seen : null;
    },
    60_000,
  ).catch(() => refundOf(people.admin, id));
  const [{ refunds, net }, stock] = await Promise.all([
    people.stripe.ledger(orderId),
    stockOf(people.admin, productId),
  ]);
  const { status = 'MISSING', restocked = false, attempt = 0 } = refund ?? {};
  return { status, restocked, attempt, refunds, net, stock };
}

const isOfSending = ({ caller, resource }: Call) => /SendRefund/.test(`${caller} ${resource ?? ''}`);

async function queued(outputs: Outputs, QueueUrl: string): Promise<number> {
  const client = sqsOf(outputs);
  try {
    const AttributeNames = ['ApproximateNumberOfMessages' as const];
    const { Attributes } = await client.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames }));
    return Number(Attributes?.['ApproximateNumberOfMessages']);
  } finally {
    client.destroy();
  }
}

async function redrive(outputs: Outputs, QueueUrl: string): Promise<void> {
  const client = sqsOf(outputs);
  try {
    const { Attributes } = await client.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn'] }));
    await client.send(new StartMessageMoveTaskCommand({ SourceArn: Attributes?.['QueueArn'] ?? '' }));
  } finally {
    client.destroy();
  }
}

function sqsOf({ aws, region }: Outputs): SQSClient {
  return new SQSClient({ endpoint: aws, region, credentials: { accessKeyId: 'local', secretAccessKey: 'local' } });
}

describe('a refund whose carrying out is disturbed', () => {
  let marquee: ImpatientMarquee;

  beforeAll(async () => {
    marquee = await startImpatient({ actionSeconds: 60, stalledSeconds: 1, refundStalledSeconds: STALLED_SECONDS });
    return () => marquee.stop();
  });

  beforeEach(() => marquee.renew());

  afterEach(async () => {
    await marquee.stripe.release();
    await marquee.cloud.faults.clear();
  });

  /** What sending one refund causes, in functions that are warm. */
  async function callsOfOne(): Promise<Call[]> {
    const { faults } = marquee.cloud;
    const [warm, order] = [await completed(marquee), await completed(marquee)];
    expect(await endOf(marquee, await refunded(marquee, warm))).toEqual(DONE);
    faults.record();
    expect(await endOf(marquee, await refunded(marquee, order))).toEqual(DONE);
    await until('its message to be done', () =>
      faults.recorded().calls.some(({ action, resources }) => {
        return action === 'DeleteMessageBatch' && resources.some((name) => name.includes('RefundRequests'));
      }),
    );
    return distinctCalls(faults.stopRecording().calls).filter(isOfSending);
  }

  it(
    'gives its money and its pieces back once, whichever call of AWS fails before or after its effect',
    async () => {
      const calls = await callsOfOne();
      expect(calls.map(({ action }) => action)).toEqual(
        expect.arrayContaining(['GetItem', 'TransactWriteItems', 'BatchGetItem']),
      );
      const strikes = calls.flatMap((call): FaultRule[] => [
        ruleFor(call, { kind: 'error' }, { times: 1 }),
        ruleFor(call, { kind: 'lostAnswer', ms: 0 }, { times: 1 }),
      ]);
      const orders: Omit<Followed, 'id'>[] = [];
      for (let index = 0; index < AT_ONCE; index += 1) orders.push(await completed(marquee));
      const slow = hurry(marquee.cloud, HASTE);
      try {
        for (let start = 0; start < strikes.length; start += AT_ONCE) {
          const armed = strikes.slice(start, start + AT_ONCE);
          const struck = start === 0 ? orders : await Promise.all(armed.map(() => completed(marquee)));
          for (const rule of armed) await marquee.cloud.faults.add(rule);
          const refunds = await Promise.all(struck.map((order) => refunded(marquee, order)));
          const ends = await Promise.all(refunds.map((refund) => endOf(marquee, refund)));
          expect(ends, JSON.stringify(armed)).toEqual(refunds.map(() => DONE));
          await marquee.cloud.faults.clear();
        }
      } finally {
        slow();
      }
    },
    IN_TIME,
  );

  it.each<[string, CallLever]>([
    ['is lost on its way', { fault: 'lostRequest', operation: 'refund', times: 2 }],
    ['is answered in vain', { fault: 'lostAnswer', operation: 'refund', times: 2 }],
    ['meets a provider that is out of order', { fault: 'error', operation: 'refund', times: 4 }],
    ['comes too often', { fault: 'rateLimit', operation: 'refund', times: 4 }],
  ])(
    'gives its money back once where what is asked of the provider %s',
    async (_, lever) => {
      const order = await completed(marquee);
      await marquee.stripe.pull(lever);
      const slow = hurry(marquee.cloud, HASTE);
      try {
        expect(await endOf(marquee, await refunded(marquee, order))).toEqual(DONE);
      } finally {
        slow();
      }
    },
    IN_TIME,
  );

  it(
    'comes to rest among the dead letters while the provider is away, and is sent by the sweeper; redriven, it changes nothing',
    async () => {
      const dead = marquee.outputs.stack['RefundDeadLettersUrl'] ?? '';
      const order = await completed(marquee);
      await marquee.stripe.pull({ fault: 'error' });
      const refund = await refunded(marquee, order);
      const slow = hurry(marquee.cloud, HASTE * 2, FURTHEST);
      try {
        await until('the message to be put aside', async () => (await queued(marquee.outputs, dead)) === 1, 100_000);
      } finally {
        slow();
        marquee.cloud.faults.clockOffset = 0;
      }
      expect(await refundOf(marquee.admin, refund.id)).toMatchObject({ status: 'REQUESTED', restocked: true });
      await marquee.stripe.release();
      expect(await endOf(marquee, refund)).toEqual(DONE);
      await redrive(marquee.outputs, dead);
      await until('the message to be gone', async () => (await queued(marquee.outputs, dead)) === 0);
      expect(await endOf(marquee, refund)).toEqual(DONE);
    },
    IN_TIME,
  );
});

describe('a local cloud that is killed while it refunds', () => {
  let directory: string;
  let life: MortalMarquee | undefined;
  let admin: Person;
  let buyer: Person;

  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'marquee-refunds-killed-'));
  });

  afterAll(async () => {
    await life?.kill();
    rmSync(directory, { recursive: true, force: true });
  });

  it(
    'gives the money and the pieces back once',
    async () => {
      const [assembly, port] = [await assemblyOf('test', () => undefined), await freePorts()];
      let marquee = await startMortal(assembly, directory, port);
      life = marquee;
      admin = await newColleague(marquee.outputs, 'shopkeeper', ['ADMIN']);
      buyer = await newPerson(marquee.outputs, 'buyer');
      const people = (): People => ({ outputs: marquee.outputs, stripe: controls(marquee), admin, buyer });
      const orders = await Promise.all([0, 1, 2].map(() => completed(people())));
      const writes = { service: 'dynamodb', action: 'TransactWriteItems', caller: '*SendRefund*' } as const;
      // After its pieces are back; after the money is, and before that is noted; after it is noted.
      const deaths: readonly FaultRule[] = [
        { ...writes, fault: { kind: 'crash', when: 'after' }, after: 0 },
        { ...writes, fault: { kind: 'crash', when: 'before' }, after: 1 },
        { ...writes, fault: { kind: 'crash', when: 'after' }, after: 1 },
      ];
      for (const [index, death] of deaths.entries()) {
        const order = orders[index];
        if (!order) throw new Error('There is no order.');
        await marquee.arm(death);
        const asking = refunded(people(), order).catch(() => null);
        expect(await marquee.dies(30_000), JSON.stringify(death)).toBe(true);
        const known = await asking;
        marquee = await startMortal(assembly, directory, port);
        life = marquee;
        admin = await signedIn(marquee.outputs, admin.email, PASSWORD);
        buyer = await signedIn(marquee.outputs, buyer.email, PASSWORD);
        if (!known) throw new Error('It died before it answered.');
        expect(await endOf(people(), known), JSON.stringify(death)).toEqual(DONE);
      }
    },
    IN_TIME,
  );
});

function controls({ outputs }: MortalMarquee): StripeControls {
  return stripeControls(outputs.stripe);
}
