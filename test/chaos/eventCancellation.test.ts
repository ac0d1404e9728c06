import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assemblyOf } from '#dev/assembly.ts';
import type { FaultRule } from '#local/faults/rules.ts';
import { bookingOf } from '#test/kit/bookings.ts';
import { cancellationOf, refundsOfBooking } from '#test/kit/cancellations.ts';
import { invoked, sweepRefunds } from '#test/kit/chaos.ts';
import { bookingSweptTo, followedBooking, hall, SEAT_PRICE, ticketFaults } from '#test/kit/chaosBookings.ts';
import type { MortalMarquee } from '#test/kit/chaosProcess.ts';
import { startMortal } from '#test/kit/chaosProcess.ts';
import { newColleague } from '#test/kit/colleagues.ts';
import { cancelEvent, organizedEvent } from '#test/kit/events.ts';
import type { Person } from '#test/kit/person.ts';
import { newPerson, PASSWORD, signedIn } from '#test/kit/person.ts';
import { freePorts } from '#test/kit/ports.ts';
import { stripeControls } from '#test/kit/stripe.ts';
import { until } from '#test/kit/until.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';

/** Bookings of the event. */
const BOOKED = 8;
const DIES_WITHIN = 60_000;
const ENDS_WITHIN = 90_000;
const IN_TIME = 400_000;
/** Looks at how far it is between two sweeps. */
const SWEEP_EVERY = 15;

/** The worker's transactions of which the process dies, counted from the beginning of its life: once it is done, and before the next is. */
const deaths = [
  { after: 3, when: 'after' },
  { after: 2, when: 'before' },
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
    const event = await hall(organizer);
    const bookings: string[] = [];
    for (let seat = 1; seat <= BOOKED; seat += 1) {
      const { id } = await followedBooking(buyer, event, `A-${seat}`);
      await bookingSweptTo({ outputs: life.outputs, buyer }, id, ['CONFIRMED']);
      bookings.push(id);
    }

    for (const [index, { after, when }] of deaths.entries()) {
      const rule: FaultRule = {
        service: 'dynamodb',
        action: 'TransactWriteItems',
        caller: '*CancelEventBookings*',
        fault: { kind: 'crash', when },
        after,
      };
      await life.arm(rule);
      if (index === 0) {
        const { event: cancelling } = await cancelEvent(
          organizer,
          (await organizedEvent(organizer, event.id)) ?? event,
        );
        expect(cancelling?.status).toBe('CANCELLING');
      }
      const sweeping = swept(life, () => false, DIES_WITHIN);
      expect(await life.dies(DIES_WITHIN)).toBe(true);
      await sweeping;
      life = await startMortal(assembly, directory, port);
      marquee = life;
      organizer = await signedIn(life.outputs, organizer.email, PASSWORD);
      buyer = await signedIn(life.outputs, buyer.email, PASSWORD);
      const progress = await cancellationOf(organizer, event.id);
      expect(progress?.status).toBe('RUNNING');
      expect(progress?.bookingsCancelled).toBeGreaterThan(0);
      expect(progress?.bookingsCancelled).toBeLessThan(BOOKED);
      expect(progress?.bookingsCancelled).toBe(await cancelledOf(buyer, bookings));
    }

    await swept(life, async () => (await cancellationOf(organizer, event.id))?.status === 'DONE', ENDS_WITHIN);
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
      expect(await stripe.ledger(id)).toMatchObject({ captured: SEAT_PRICE, refunds: 1, refunded: SEAT_PRICE, net: 0 });
      expect(await refundsOfBooking(buyer, id)).toMatchObject([{ status: 'SUCCEEDED' }]);
    }
    expect(await ticketFaults(life)).toEqual([]);
  },
  IN_TIME,
);

/** Does what EventBridge does, until it is so; whoever died meanwhile answers nothing. */
async function swept(life: MortalMarquee, isSo: () => Promise<boolean> | boolean, milliseconds: number): Promise<void> {
  let looks = 0;
  let dead = false;
  const ends = until(
    'the cancellation to end',
    async () => {
      looks += 1;
      if (looks % SWEEP_EVERY === 0) {
        dead = !(await invoked(life, 'SweepCancellationsFunctionName').catch(() => false));
        await sweepRefunds(life).catch(() => false);
      }
      return dead || (await Promise.resolve(isSo()).catch(() => false));
    },
    milliseconds,
  );
  await ends.catch(() => undefined);
}

async function cancelledOf(buyer: Person, ids: readonly string[]): Promise<number> {
  const all = await Promise.all(ids.map((id) => bookingOf(buyer, id)));
  return all.filter((booking) => booking?.status === 'CANCELLED').length;
}
