import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assemblyOf } from '#dev/assembly.ts';
import type { FaultRule } from '#local/faults/rules.ts';
import { cancellationOf, refundsOfBooking } from '#test/kit/cancellations.ts';
import { invoked, sweepRefunds } from '#test/kit/chaos.ts';
import { bookingSweptTo, followedBooking, hall, SEAT_PRICE, ticketFaults } from '#test/kit/chaosBookings.ts';
import type { MortalMarquee } from '#test/kit/chaosProcess.ts';
import { startMortal } from '#test/kit/chaosProcess.ts';
import { newColleague } from '#test/kit/colleagues.ts';
import { cancelEvent, organizedEvent } from '#test/kit/events.ts';
import { newPerson, PASSWORD, signedIn } from '#test/kit/person.ts';
import { freePorts } from '#test/kit/ports.ts';
import { stripeControls } from '#test/kit/stripe.ts';
import { until } from '#test/kit/until.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';

/** Bookings of each event. */
const BOOKED = 5;
const BOOKS_WITHIN = 120_000;
const DIES_WITHIN = 60_000;
const ENDS_WITHIN = 120_000;
const IN_TIME = 600_000;
/** Looks at how far it is between two sweeps. */
const SWEEP_EVERY = 15;

/** The transaction of the worker at which the process dies, once it is done or before it is: the first of them notes how many bookings there are. */
const deaths = [
  { after: 2, when: 'after' },
  { after: 3, when: 'before' },
] as const;

let directory: string;
let port: number;
let assembly: string;
let marquee: MortalMarquee | undefined;

beforeAll(async () => {
  assembly = await assemblyOf('test', () => undefined);
  directory = mkdtempSync(join(tmpdir(), 'marquee-cancelled-'));
  port = await freePorts();
});

afterAll(async () => {
  await marquee?.kill();
  rmSync(directory, { recursive: true, force: true });
});

it(
  'an event’s cancellation that is killed in the middle refunds every booking once, and ends (P19)',
  async () => {
    let life = await startMortal(assembly, directory, port);
    marquee = life;
    let organizer = await newColleague(life.outputs, 'organizer', ['ADMIN', 'ORGANIZER']);
    let buyer = await newPerson(life.outputs, 'buyer');
    for (const { after, when } of deaths) {
      const event = await hall(organizer);
      const bookings: string[] = [];
      // One after the other: where a sweeper is so impatient, several at once on a busy machine would be begun over and over.
      for (let seat = 1; seat <= BOOKED; seat += 1) {
        const { id } = await followedBooking(buyer, event, `A-${seat}`);
        await bookingSweptTo({ outputs: life.outputs, buyer }, id, ['CONFIRMED'], BOOKS_WITHIN);
        bookings.push(id);
      }
      const rule: FaultRule = {
        service: 'dynamodb',
        action: 'TransactWriteItems',
        caller: '*CancelEventBookings*',
        fault: { kind: 'crash', when },
        after,
      };
      await life.arm(rule);
      const cancelling = cancelEvent(organizer, (await organizedEvent(organizer, event.id)) ?? event);
      expect(await life.dies(DIES_WITHIN)).toBe(true);
      // Whoever asks hears nothing where the process dies before it answers.
      await cancelling.catch(() => null);

      life = await startMortal(assembly, directory, port);
      marquee = life;
      organizer = await signedIn(life.outputs, organizer.email, PASSWORD);
      buyer = await signedIn(life.outputs, buyer.email, PASSWORD);
      await swept(life, async () => (await cancellationOf(organizer, event.id))?.status === 'DONE');
      expect(await cancellationOf(organizer, event.id)).toMatchObject({
        status: 'DONE',
        bookingsCancelled: BOOKED,
        refundsRequested: BOOKED,
        refundsSucceeded: BOOKED,
        refundsFailed: 0,
      });
      expect((await organizedEvent(organizer, event.id))?.status).toBe('CANCELLED');
      const stripe = stripeControls(life.outputs.stripe);
      for (const id of bookings) {
        expect(await stripe.ledger(id)).toMatchObject({ captured: SEAT_PRICE, refunds: 1, net: 0 });
        expect(await refundsOfBooking(buyer, id)).toMatchObject([{ status: 'SUCCEEDED' }]);
      }
    }
    expect(await ticketFaults(life)).toEqual([]);
  },
  IN_TIME,
);

/** Does what EventBridge does, until it is so. Says nothing where it is not in time: what is looked at afterwards does. */
async function swept(life: MortalMarquee, isSo: () => Promise<boolean>): Promise<void> {
  let looks = 0;
  const ends = until(
    'the cancellation to end',
    async () => {
      looks += 1;
      if (looks % SWEEP_EVERY === 0) {
        await invoked(life, 'SweepCancellationsFunctionName').catch(() => false);
        await sweepRefunds(life).catch(() => false);
      }
      return isSo().catch(() => false);
    },
    ENDS_WITHIN,
  );
  await ends.catch(() => undefined);
}
