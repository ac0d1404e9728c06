import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { assemblyOf } from '#dev/assembly.ts';
import type { Outputs } from '#dev/cloud.ts';
import { startMarquee } from '#dev/cloud.ts';
import type { RunningCloud } from '#local/cloud.ts';
import type { OrderStatus } from '#model/orders.ts';
import { HOLD_SECONDS } from '#model/holds.ts';
import { receiptId } from '#model/keys.ts';
import { orderMachine } from '#model/orders.ts';
import { REFUND_STALLED_SECONDS } from '#model/refunds.ts';
import { canMove } from '#model/statusMachine.ts';
import { newColleague } from './colleagues.ts';
import { mailsTo } from './inbox.ts';
import type { NewOrder, OrderAnswer, OrderView } from './orders.ts';
import { endedStatuses, orderInput, orderOf, placeOrder } from './orders.ts';
import type { Person } from './person.ts';
import { newPerson, PASSWORD, signedIn } from './person.ts';
import { faultsOf } from './numberSeries.ts';
import { freePorts } from './ports.ts';
import { newProduct, stockOf } from './products.ts';
import { receiptOf, wholeJournal } from './receipts.ts';
import type { StripeControls } from './stripe.ts';
import { stripeControls } from './stripe.ts';
import { until } from './until.ts';

/** Of one piece of `newProduct`, in minor units. */
export const PRICE = 2380;
/** What every product of these tests begins with. */
export const STOCK = 5;

/** Marquee whose patience is short, so that what takes minutes takes seconds. */
export interface ImpatientMarquee {
  readonly cloud: RunningCloud;
  readonly outputs: Outputs;
  readonly stripe: StripeControls;
  readonly admin: Person;
  readonly buyer: Person;
  /** Signs both in anew: a token lasts five minutes, by the clock of the services. */
  renew(): Promise<void>;
  stop(): Promise<void>;
}

/** Boots one in memory. */
export async function startImpatient({
  actionSeconds,
  stalledSeconds,
  refundStalledSeconds = REFUND_STALLED_SECONDS,
  holdSeconds = HOLD_SECONDS,
}: {
  readonly actionSeconds: number;
  readonly stalledSeconds: number;
  readonly refundStalledSeconds?: number;
  readonly holdSeconds?: number;
}): Promise<ImpatientMarquee> {
  const directory = mkdtempSync(join(tmpdir(), 'marquee-orders-chaos-'));
  const { cloud, outputs } = await startMarquee({
    assembly: await assemblyOf('test', () => undefined),
    stage: 'test',
    port: await freePorts(),
    directory,
    inMemory: true,
    parameters: {
      PaymentActionSeconds: `${actionSeconds}`,
      OrderStalledSeconds: `${stalledSeconds}`,
      RefundStalledSeconds: `${refundStalledSeconds}`,
      HoldSeconds: `${holdSeconds}`,
    },
    onFailure: (error) => {
      throw error;
    },
  });
  const stop = async (): Promise<void> => {
    await cloud.stop();
    rmSync(directory, { recursive: true, force: true });
  };
  const persons = await peopleOf(outputs).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  return {
    cloud,
    outputs,
    stripe: stripeControls(outputs.stripe),
    get admin() {
      return persons.admin;
    },
    get buyer() {
      return persons.buyer;
    },
    async renew() {
      persons.admin = await signedIn(outputs, persons.admin.email, PASSWORD);
      persons.buyer = await signedIn(outputs, persons.buyer.email, PASSWORD);
    },
    stop,
  };
}

async function peopleOf(outputs: Outputs): Promise<{ admin: Person; buyer: Person }> {
  return { admin: await newColleague(outputs, 'shopkeeper', ['ADMIN']), buyer: await newPerson(outputs, 'buyer') };
}

/** Does what EventBridge does every minute. A sweep that fails is no concern of who causes it: the next one goes on. */
export function sweep(marquee: Pick<ImpatientMarquee, 'outputs'>): Promise<boolean> {
  return invoked(marquee, 'SweepOrdersFunctionName');
}

/** Does what EventBridge does every five minutes for refunds. */
export function sweepRefunds(marquee: Pick<ImpatientMarquee, 'outputs'>): Promise<boolean> {
  return invoked(marquee, 'SweepRefundsFunctionName');
}

/** Invokes a function whose name this output tells. Answers whether it ended well. */
export async function invoked({ outputs }: Pick<ImpatientMarquee, 'outputs'>, output: string): Promise<boolean> {
  const client = new LambdaClient({
    endpoint: outputs.aws,
    region: outputs.region,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  try {
    const FunctionName = outputs.stack[output] ?? '';
    return (await client.send(new InvokeCommand({ FunctionName }))).FunctionError === undefined;
  } finally {
    client.destroy();
  }
}

/** The highest value of a figure of ours, as an alarm sees it. 0 where it was never told. */
export async function highest({ cloud }: Pick<ImpatientMarquee, 'cloud'>, MetricName: string): Promise<number> {
  const now = Date.now() / 1000;
  const { Datapoints } = await cloud.cloud.call<{ Datapoints: readonly { readonly Maximum?: number }[] }>(
    'monitoring',
    'GetMetricStatistics',
    {
      Namespace: 'Marquee',
      MetricName,
      Dimensions: [{ Name: 'stage', Value: 'test' }],
      StartTime: now - DAY_SECONDS,
      EndTime: now + DAY_SECONDS,
      Period: DAY_SECONDS,
      Statistics: ['Maximum'],
    },
    { kind: 'root' },
  );
  return Math.max(0, ...Datapoints.map(({ Maximum = 0 }) => Maximum));
}

const DAY_SECONDS = 24 * 60 * 60;

/** An order that a test follows: of one piece of a product that nobody else orders, mailed to an address of its own. */
export interface Followed {
  readonly id: string;
  readonly productId: string;
  readonly email: string;
}

/** Places an order of a new product, as a client does: where no answer comes, it asks again under the same key. */
export async function followedOrder(
  { admin, buyer }: Pick<ImpatientMarquee, 'admin' | 'buyer'>,
  stated: Partial<NewOrder> = {},
): Promise<Followed> {
  const { id: productId } = await newProduct(admin, { stock: STOCK });
  return followedOrderOf(buyer, productId, stated);
}

/** Places an order of one piece of this product, and asks again where no answer comes. */
export async function followedOrderOf(
  buyer: Person,
  productId: string,
  stated: Partial<NewOrder> = {},
): Promise<Followed> {
  const email = `chaos-${crypto.randomUUID()}@customer.example`;
  const input = orderInput([productId], { email, ...stated });
  const { order } = await asked(() => placeOrder(buyer, input));
  if (!order) throw new Error(`No order was placed: ${JSON.stringify(input)}`);
  return { id: order.id, productId, email };
}

/** Asks until there is an answer that is not to try again. */
async function asked(ask: () => Promise<OrderAnswer>): Promise<OrderAnswer> {
  return until('an answer', async () => {
    const answer = await ask().catch(() => null);
    return answer?.userErrors.some(({ code }) => code === 'TRY_AGAIN') ? null : answer;
  });
}

/** The order once it is in one of these statuses, with somebody sweeping meanwhile. Throws with how it stands where it never is. */
export async function sweptTo(
  marquee: Pick<ImpatientMarquee, 'outputs' | 'buyer'>,
  id: string,
  statuses: readonly string[] = endedStatuses,
  milliseconds = 60_000,
): Promise<OrderView> {
  let last: OrderView | null = null;
  let looks = 0;
  try {
    return await until(
      `the order ${id} to be ${statuses.join(' or ')}`,
      async () => {
        looks += 1;
        if (looks % SWEEP_EVERY === 0) await sweep(marquee).catch(() => false);
        last = await orderOf(marquee.buyer, id).catch(() => null);
        return last && statuses.includes(last.status) ? last : null;
      },
      milliseconds,
    );
  } catch (cause) {
    throw new Error(`The order stands at ${JSON.stringify(last)}`, { cause });
  }
}

/** Looks at an order between two sweeps. */
const SWEEP_EVERY = 20;

/** What is true of an order that has ended, as far as money, stock, mail and its history tell. */
export interface Ending {
  readonly status: string;
  readonly authorizations: number;
  readonly captures: number;
  readonly net: number;
  readonly held: number;
  readonly stock: number;
  /** Receipts whose document lies there. */
  readonly receipts: number;
  readonly strayed: readonly string[];
}

/** Looks at all that an order left behind. */
export async function endingOf(
  { stripe, admin, buyer }: Pick<ImpatientMarquee, 'stripe' | 'admin' | 'buyer'>,
  { id, productId }: Followed,
): Promise<Ending> {
  const order = await orderOf(buyer, id);
  if (!order) throw new Error(`The order ${id} is gone.`);
  const [{ authorizations, captures, net, held }, stock, seen] = await Promise.all([
    stripe.ledger(id),
    stockOf(admin, productId),
    receiptOf(buyer, id),
  ]);
  const receipts = seen?.receipt?.document ? 1 : 0;
  return { status: order.status, authorizations, captures, net, held, stock, receipts, strayed: strayedIn(order) };
}

/** Where the order's history left the machine, or lost a version. */
export function strayedIn({ timeline }: Pick<OrderView, 'timeline'>): string[] {
  return timeline.slice(1).flatMap((entry, index) => {
    const before = timeline[index];
    if (!before || !isStatus(before.status) || !isStatus(entry.status)) return ['unknown'];
    const whole = before.status !== entry.status && canMove(orderMachine, before.status, entry.status);
    return whole && entry.version > before.version ? [] : [`${before.status} to ${entry.status}`];
  });
}

function isStatus(status: string): status is OrderStatus {
  return status in orderMachine;
}

/** Complete: charged once, and out of stock once. */
export const COMPLETE: Ending = {
  status: 'COMPLETED',
  authorizations: 1,
  captures: 1,
  net: PRICE,
  held: 0,
  stock: STOCK - 1,
  receipts: 1,
  strayed: [],
};

/** Undone: nothing charged or held, nothing out of stock, and no receipt. */
export const UNDONE = { net: 0, held: 0, stock: STOCK, receipts: 0, strayed: [] } as const;

/**
 * What is wrong with the receipts of these orders, which have all ended: a completed one has one of its own, which the journal lists once and with no gap,
 * and no other has one.
 */
export async function receiptFaults(
  { admin }: Pick<ImpatientMarquee, 'admin'>,
  orderIds: readonly string[],
): Promise<string[]> {
  const year = new Date().getUTCFullYear();
  const journal = await wholeJournal(admin, 'RECEIPT', year);
  const numbers = journal.map(({ number }) => number).reverse();
  const paid = await Promise.all(
    orderIds.map(async (id) => ((await orderOf(admin, id))?.status === 'COMPLETED' ? id : null)),
  );
  const completed = paid.filter((id) => id !== null);
  const without = completed.filter((id) => !journal.some((receipt) => receipt.id === receiptId(id)));
  const strays = orderIds.filter(
    (id) => !completed.includes(id) && journal.some((receipt) => receipt.id === receiptId(id)),
  );
  return [
    ...faultsOf(`RE-${year}`, numbers),
    ...without.map((id) => `${id} has none`),
    ...strays.map((id) => `${id} has one`),
  ];
}

/**
 * Lets the clock of the services run so many times as fast, until what it answers is called; then it goes on from where it stands. What waits
 * between two tries waits less. Functions keep the machine's time. A request more than five minutes away is refused once, and a token lasts no
 * longer: unless told, the clock is never so far ahead.
 */
export function hurry({ faults }: Pick<RunningCloud, 'faults'>, times: number, furthest = AHEAD_MS): () => void {
  const began = performance.now();
  const from = faults.clockOffset;
  const handle = setInterval(() => {
    faults.clockOffset = Math.min(from + (performance.now() - began) * (times - 1), furthest);
  }, HURRY_EVERY_MS);
  return () => {
    clearInterval(handle);
  };
}

const AHEAD_MS = 150_000;
const HURRY_EVERY_MS = 50;

/** As long as a sender that was lost keeps others from its mail, by the functions' own clock, which no test moves. */
const LEASED_MS = 61_000;
/** Longer than the queue hides a message that was taken; less than the five minutes by which the clock of a signature may be wrong. */
const HIDDEN_MS = 200_000;
const SOON_MS = 5_000;

/**
 * Waits until each mail came at least once, and answers how many came of each. One whose sender was lost comes again: once its lease is over,
 * the queue's clock is put forward. `struckAt` is when the last sender may have been lost, in performance's milliseconds.
 */
export async function mailsCome(
  counts: () => Promise<number[]>,
  ahead: (milliseconds: number) => Promise<void> | void,
  struckAt: number,
): Promise<number[]> {
  const all = async () => (await counts()).every((count) => count > 0);
  const come = (milliseconds: number) =>
    until('each mail', all, milliseconds).then(
      () => true,
      () => false,
    );
  if (!(await come(SOON_MS))) {
    await until('the leases to be over', () => performance.now() - struckAt > LEASED_MS, LEASED_MS + SOON_MS);
    await ahead(HIDDEN_MS);
    await come(LEASED_MS);
  }
  return counts();
}

/** The subjects of the mails that came to an order's address. */
export async function mailsOf({ outputs }: Pick<ImpatientMarquee, 'outputs'>, { email }: Followed): Promise<string[]> {
  return (await mailsTo(outputs, email)).map(({ subject }) => subject);
}
