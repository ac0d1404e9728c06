import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assemblyOf } from '#dev/assembly.ts';
import { operatorFunction } from '#dev/operatorFunction.ts';
import type { FaultRule } from '#local/faults/rules.ts';
import type { ReconcilePage, ReconcileRequest } from '#model/reconcile.ts';
import type { ReconcileReport } from '#model/reconcileWalk.ts';
import { reconcileTickets } from '#model/reconcileWalk.ts';
import type { MortalMarquee } from '#test/kit/chaosProcess.ts';
import { startMortal } from '#test/kit/chaosProcess.ts';
import { newColleague } from '#test/kit/colleagues.ts';
import type { EventView } from '#test/kit/events.ts';
import { eventOf, published, tickets } from '#test/kit/events.ts';
import { activeHolds } from '#test/kit/holds.ts';
import type { Person } from '#test/kit/person.ts';
import { PASSWORD, signedIn } from '#test/kit/person.ts';
import { freePorts } from '#test/kit/ports.ts';
import { until } from '#test/kit/until.ts';
import type { Bought, BuyersOrder } from './buyers.ts';

const PROCESSES = 4;
const BUYERS = 200;
const TICKETS = 20;
const ACCOUNTS = 8;
/** For how long tickets are kept in the second life: longer than its buyers need. */
const SHORT_SECONDS = 30;
/** With the building of it, on a machine that others keep busy. */
const BOOTS_WITHIN = 300_000;
const PATIENCE_MS = 90_000;

let assembly: string;
let directory: string;
let port: number;
let marquee: MortalMarquee;
let organizer: Person;
let customers: Person[] = [];

beforeAll(async () => {
  assembly = await assemblyOf('test', () => undefined);
  directory = mkdtempSync(join(tmpdir(), 'marquee-onsale-'));
  port = await freePorts();
  marquee = await startMortal(assembly, directory, port);
  organizer = await newColleague(marquee.outputs, 'organizer', ['ADMIN', 'ORGANIZER']);
  for (let at = 0; at < ACCOUNTS; at += 1) {
    customers.push(await newColleague(marquee.outputs, `buyer-${at}`, ['CUSTOMER']));
  }
}, BOOTS_WITHIN);

afterAll(async () => {
  await marquee.kill();
  rmSync(directory, { recursive: true, force: true });
});

/** Signs everybody in anew: a token lasts five minutes, by the clock of the services. */
async function renew(): Promise<void> {
  organizer = await signedIn(marquee.outputs, organizer.email, PASSWORD);
  const anew: Person[] = [];
  for (const { email } of customers) anew.push(await signedIn(marquee.outputs, email, PASSWORD));
  customers = anew;
}

function onSale(capacity: number): Promise<EventView> {
  return published(organizer, { ticketCategories: [tickets({ capacity, limitPerCustomer: 50 })] });
}

/** Buyers from several processes at once, each of whom wants one ticket; what became of them. */
async function rush(event: EventView, buyers: number): Promise<Bought> {
  const order: BuyersOrder = {
    url: marquee.outputs.graphql,
    tokens: customers.map(({ accessToken }) => accessToken),
    eventId: event.id,
    categoryId: event.ticketCategories[0]?.id ?? '',
    buyers: buyers / PROCESSES,
    patienceMs: PATIENCE_MS,
  };
  const all = await Promise.all(Array.from({ length: PROCESSES }, () => inProcess(order)));
  return all.flat();
}

function inProcess(order: BuyersOrder): Promise<Bought> {
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', 'test/chaos/buyers.ts', JSON.stringify(order)],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    let printed = '';
    child.stdout.on('data', (data: Buffer) => (printed += data.toString()));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(JSON.parse(printed) as Bought);
      else reject(new Error(`Buyers ended with ${code}.`));
    });
  });
}

function heldBy(bought: Bought): string[] {
  return bought.flatMap((each) => ('hold' in each ? [each.hold] : []));
}

function codesOf(bought: Bought): Set<string> {
  return new Set(bought.flatMap((each) => ('code' in each ? [each.code] : [])));
}

async function left(event: EventView): Promise<number | undefined> {
  return (await eventOf(organizer, event.id))?.availability[0]?.available;
}

async function reconciled(): Promise<ReconcileReport> {
  const ask = await operatorFunction<ReconcileRequest, ReconcilePage>(
    { stack: 'bookings', construct: 'TicketHoldsReconcileTickets', output: 'ReconcileTicketsFunctionName' },
    { stage: undefined, outputs: join(directory, 'outputs.json') },
  );
  return reconcileTickets(ask, { since: new Date(0).toISOString(), hasTime: () => true });
}

/** Everything that reaches a consumer reaches it twice. */
const TWICE: readonly FaultRule[] = [
  { service: 'dynamodb', action: 'GetRecords', times: 'always', fault: { kind: 'replay' } },
  { service: 'sqs', action: 'ReceiveMessage', times: 'always', fault: { kind: 'duplicate' } },
];

describe('an on-sale', () => {
  it(`gives ${BUYERS} buyers from ${PROCESSES} processes exactly the ${TICKETS} tickets that there are`, async () => {
    const event = await onSale(TICKETS);
    const bought = await rush(event, BUYERS);
    expect(bought).toHaveLength(BUYERS);
    expect(new Set(heldBy(bought)).size).toBe(TICKETS);
    expect(codesOf(bought)).toEqual(new Set(['SOLD_OUT']));
    expect(await left(event)).toBe(0);
    expect(await reconciled()).toMatchObject({ differences: [], unsettled: [], isComplete: true });
  });

  it('never says that nothing is left because others are at work on the same rows', async () => {
    const event = await onSale(TICKETS);
    await marquee.arm({
      service: 'dynamodb',
      action: 'TransactWriteItems',
      resource: 'TicketStock',
      times: 'always',
      probability: 0.5,
      seed: 7,
      fault: { kind: 'conflict', items: [3] },
    });
    const bought = await rush(event, TICKETS);
    await marquee.spare();
    expect(new Set(heldBy(bought)).size).toBe(TICKETS);
    expect(await reconciled()).toMatchObject({ differences: [], unsettled: [] });
  });

  it('goes on after the cloud was killed in its midst: what was promised is held, once, and nothing else', async () => {
    await renew();
    const capacity = 80;
    const event = await onSale(capacity);
    const buying = rush(event, 120);
    await until('a part of it to be held', async () => ((await left(event)) ?? capacity) < capacity - 10, 60_000);
    await marquee.kill();
    marquee = await startMortal(assembly, directory, port, { HoldSeconds: `${SHORT_SECONDS}` });
    const bought = await buying;
    await renew();
    const promised = heldBy(bought);
    expect(new Set(promised).size).toBe(promised.length);
    expect(promised).toHaveLength(capacity);
    expect(codesOf(bought)).toEqual(new Set(['SOLD_OUT']));
    // A hold that was written and never heard of is found again by its buyer's key.
    const holds = (await Promise.all(customers.map(activeHolds))).flat();
    const mine = holds.filter((hold) => hold.event.id === event.id).map(({ id }) => id);
    expect(promised).toEqual(expect.arrayContaining(mine));
    expect(await reconciled()).toMatchObject({ differences: [], unsettled: [] });
    // Those of the first life are kept for ten minutes, those of the second for seconds: they come back.
    expect(await until('some to come back', async () => (await left(event)) || null, 90_000)).toBeLessThan(capacity);
  }, 300_000);

  it('gives all tickets back at the end of their time, once, though every message and every change comes twice (P15)', async () => {
    const event = await onSale(40);
    for (const rule of TWICE) await marquee.arm(rule);
    const bought = await rush(event, 40);
    expect(heldBy(bought)).toHaveLength(40);
    await until('the tickets to come back', async () => (await left(event)) === 40, 120_000);
    await marquee.spare();
    expect(await reconciled()).toMatchObject({ differences: [], unsettled: [] });
  }, 240_000);
});
