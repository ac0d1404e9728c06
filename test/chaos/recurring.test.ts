import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { assemblyOf } from '#dev/assembly.ts';
import type { FaultRule } from '#local/faults/rules.ts';
import { sweptTo } from '#test/kit/chaos.ts';
import type { MortalMarquee } from '#test/kit/chaosProcess.ts';
import { startMortal } from '#test/kit/chaosProcess.ts';
import { newColleague } from '#test/kit/colleagues.ts';
import type { Person } from '#test/kit/person.ts';
import { newPerson, PASSWORD, signedIn } from '#test/kit/person.ts';
import { freePorts } from '#test/kit/ports.ts';
import { newProduct } from '#test/kit/products.ts';
import type { RecurringView } from '#test/kit/recurring.ts';
import { inDays, newRecurring, passDay, recurringOf, runsOf, whenRecurring } from '#test/kit/recurring.ts';
import { stripeControls } from '#test/kit/stripe.ts';
import { until } from '#test/kit/until.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';

const IN_TIME = 240_000;
const DIES_WITHIN = 30_000;
const DAY = inDays(2);
/** How often the same day is woken again: by its schedule, and by a queue that delivers twice. */
const WAKES = 3;

const ofRun = { caller: '*RunRecurringOrder*' } as const;
const deaths: readonly FaultRule[] = [
  { ...ofRun, service: 'dynamodb', action: 'TransactWriteItems', fault: { kind: 'crash', when: 'before' } },
  { ...ofRun, service: 'dynamodb', action: 'TransactWriteItems', fault: { kind: 'crash', when: 'after' } },
  { ...ofRun, service: 'states', action: 'StartExecution', fault: { kind: 'crash', when: 'before' } },
];

let assembly: string;
let directory: string;
let port: number;
let life: MortalMarquee | undefined;

beforeAll(async () => {
  assembly = await assemblyOf('test', () => undefined);
  directory = mkdtempSync(join(tmpdir(), 'marquee-recurring-killed-'));
  port = await freePorts();
});

afterAll(async () => {
  await life?.kill();
  rmSync(directory, { recursive: true, force: true });
});

async function wake({ outputs }: MortalMarquee, { id }: RecurringView): Promise<void> {
  const { aws: endpoint, region, stack } = outputs;
  const sqs = new SQSClient({ endpoint, region, credentials: { accessKeyId: 'local', secretAccessKey: 'local' } });
  const QueueUrl = Object.entries(stack).find(([name]) => name.endsWith('RecurringRunsQueueUrl'))?.[1];
  const MessageBody = JSON.stringify({ recurringOrderId: id, day: DAY });
  await Promise.all(Array.from({ length: WAKES }, () => sqs.send(new SendMessageCommand({ QueueUrl, MessageBody }))));
}

it(
  'places one order a day and charges it once, wherever the process is killed and however often it is woken',
  async () => {
    let marquee = await startMortal(assembly, directory, port);
    life = marquee;
    const admin = await newColleague(marquee.outputs, 'shopkeeper', ['ADMIN']);
    let buyer: Person = await newPerson(marquee.outputs, 'buyer');
    const { id: productId } = await newProduct(admin, { stock: 100 });
    const followed: RecurringView[] = [];
    for (const death of deaths) {
      const mine = await newRecurring(buyer, productId, { count: 1 });
      followed.push(mine);
      await marquee.arm(death);
      // Who moves the clock hears nothing where the process dies.
      await passDay(marquee.outputs, DAY).catch(() => null);
      expect(await marquee.dies(DIES_WITHIN), JSON.stringify(death)).toBe(true);
      marquee = await startMortal(assembly, directory, port);
      life = marquee;
      buyer = await signedIn(marquee.outputs, buyer.email, PASSWORD);
      await wake(marquee, mine);
      const placed = await until('its order', async () => (await recurringOf(buyer, mine.id))?.orders.nodes[0]);
      await sweptTo({ outputs: marquee.outputs, buyer }, placed?.id ?? '', ['COMPLETED']);
      await whenRecurring(buyer, mine.id, 'it to end', ({ status }) => status === 'ENDED');
      await wake(marquee, mine);
    }
    const stripe = stripeControls(marquee.outputs.stripe);
    for (const { id } of followed) {
      const ended = await recurringOf(buyer, id);
      expect(ended && runsOf(ended)).toEqual([DAY]);
      expect(ended?.placed).toBe(1);
      const { captures, net, held } = await stripe.ledger(ended?.orders.nodes[0]?.id ?? '');
      expect({ captures, net, held }).toEqual({ captures: 1, net: 2380, held: 0 });
    }
  },
  IN_TIME,
);
