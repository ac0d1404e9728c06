import type { CallLever } from '#dev/stripe/levers.ts';
import type { FaultRule } from '#local/faults/rules.ts';
import type { NewBooking } from '#test/kit/bookings.ts';
import type { ImpatientMarquee } from '#test/kit/chaos.ts';
import { hurry, startImpatient } from '#test/kit/chaos.ts';
import type { FollowedBooking } from '#test/kit/chaosBookings.ts';
import {
  bookingEndingOf,
  bookingSweptTo,
  confirmedWith,
  followedBooking,
  hall,
  isOfBooking,
  NOT_BOOKED,
  SEATS,
  seatHeld,
  sweepHolds,
  ticketFaults,
} from '#test/kit/chaosBookings.ts';
import { newColleague } from '#test/kit/colleagues.ts';
import type { EventView } from '#test/kit/events.ts';
import type { Call } from '#test/kit/faults.ts';
import { distinctCalls, nameOf, ruleFor } from '#test/kit/faults.ts';
import { holdNow } from '#test/kit/holds.ts';
import type { Person } from '#test/kit/person.ts';
import { newPerson } from '#test/kit/person.ts';
import { until } from '#test/kit/until.ts';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

/** Strikes every call of a booking before and after its effect; without it so many of them, others with the next seed. */
const FULL = process.env['CHAOS_FULL'] === '1';
const SEED = Number(process.env['CHAOS_SEED'] ?? 1);
const STRIKES = 32;
/** Faults that are armed at once, and the bookings that meet them: each fault strikes one of them. */
const FAULTS_AT_ONCE = 8;
const BOOKINGS_AT_ONCE = 4;
/** How much faster waiting goes between two tries. */
const HASTE = 20;
const HOLD_SECONDS = 15;
const ASKS_THE_BANK = 'pm_card_threeDSecure2Required';
const IN_TIME = 170_000;

interface Strike {
  readonly call: Call;
  readonly fault: FaultRule['fault'];
}

let marquee: ImpatientMarquee;
let rival: Person;
let organizer: Person;
let event: EventView;
let seats = 0;

/** A booking of a seat that nobody has asked for. */
async function book(stated: Partial<NewBooking> = {}): Promise<FollowedBooking> {
  seats += 1;
  return followedBooking(marquee.buyer, event, `A-${seats}`, stated);
}

/** Makes sure that so many seats are left that the buyer may have: another event is as good. */
async function room(wanted: number): Promise<void> {
  if (seats + wanted <= SEATS) return;
  event = await hall(organizer);
  seats = 0;
}

beforeAll(async () => {
  console.info(`CHAOS_SEED=${SEED}${FULL ? ' CHAOS_FULL=1' : ''}`);
  marquee = await startImpatient({ actionSeconds: 120, stalledSeconds: 1, holdSeconds: HOLD_SECONDS });
  organizer = await newColleague(marquee.outputs, 'organizer', ['ADMIN', 'ORGANIZER']);
  event = await hall(organizer);
  rival = await newPerson(marquee.outputs, 'rival');
  return () => marquee.stop();
});

beforeEach(() => marquee.renew());

afterEach(async () => {
  await marquee.stripe.release();
  await marquee.cloud.faults.clear();
});

async function confirmed(booking: FollowedBooking): Promise<void> {
  await bookingSweptTo(marquee, booking.id);
  expect(await bookingEndingOf(marquee, booking)).toEqual(confirmedWith(booking));
}

describe('a payment that comes after its hold has expired', () => {
  /** A booking that waits for its owner until its hold has expired. */
  async function late(): Promise<FollowedBooking & { readonly intent: string }> {
    const booking = await book({ paymentMethodId: ASKS_THE_BANK });
    const { paymentAction } = await bookingSweptTo(marquee, booking.id, ['PAYMENT_ACTION_REQUIRED']);
    await until('the hold to expire', async () => {
      await sweepHolds(marquee);
      return (await holdNow(marquee.buyer, booking.holdId))?.status === 'EXPIRED';
    });
    return { ...booking, intent: paymentAction?.clientSecret.split('_secret_')[0] ?? '' };
  }

  it('is honoured with the same seat where that can be had, and given back where somebody else has it', async () => {
    const [kept, lost] = await Promise.all([late(), late()]);
    await seatHeld(rival, lost.event, lost.seat);
    await Promise.all([kept, lost].map(({ intent }) => marquee.stripe.authenticate(intent, 'authorize')));
    await confirmed(kept);
    const refused = await bookingSweptTo(marquee, lost.id);
    expect(refused.refusal?.code).toBe('SEATS_LOST');
    expect(await bookingEndingOf(marquee, lost)).toMatchObject({ status: 'FAILED', captures: 0, ...NOT_BOOKED });
  }, 60_000);
});

/** What one booking causes, from its making until all that follows was told, in functions that are warm. */
async function callsOfOneBooking(): Promise<Call[]> {
  const { faults } = marquee.cloud;
  await confirmed(await book());
  faults.record();
  await confirmed(await book());
  await until('all webhooks', async () => (await marquee.stripe.waitingWebhooks()) === 0);
  return distinctCalls(faults.stopRecording().calls).filter(isOfBooking);
}

function strikesAt(calls: readonly Call[]): Strike[] {
  const both = calls.flatMap((call): Strike[] => [
    { call, fault: { kind: 'error' } },
    { call, fault: { kind: 'lostAnswer' } },
  ]);
  if (FULL) return both;
  const stride = Math.max(1, both.length / STRIKES);
  const count = Math.min(STRIKES, both.length);
  return Array.from({ length: count }, (_, index) => both[Math.floor((index + ((SEED * 0.618) % 1)) * stride)]).filter(
    (strike) => strike !== undefined,
  );
}

function titleOf({ call, fault }: Strike): string {
  return `${fault.kind} at ${nameOf(call)}`;
}

/** Bookings that meet these faults, each of which strikes once. Answers what is wrong with their ends. */
async function meet(strikes: readonly Strike[]): Promise<string[]> {
  const { faults } = marquee.cloud;
  await room(BOOKINGS_AT_ONCE);
  for (const [index, { call, fault }] of strikes.entries()) await faults.add(ruleFor(call, fault, { id: `${index}` }));
  const bookings = await Promise.all(Array.from({ length: BOOKINGS_AT_ONCE }, () => book()));
  // Not before: resolvers go by this clock, and what is held would not be kept for long.
  const slow = hurry(marquee.cloud, HASTE);
  try {
    await Promise.all(bookings.map(({ id }) => bookingSweptTo(marquee, id).catch(() => null)));
    const missed = () => faults.list().filter(({ hits }) => hits === 0);
    await until('every fault to strike', () => missed().length === 0, 8_000).catch(() => false);
    const complaints = missed().map(({ id }) => `never struck: ${strikes.map(titleOf)[Number(id)] ?? id}`);
    for (const booking of bookings) {
      const ending = await bookingEndingOf(marquee, booking);
      if (JSON.stringify(ending) !== JSON.stringify(confirmedWith(booking))) {
        complaints.push(`${JSON.stringify(ending)} after ${strikes.map(titleOf).join('; ')}`);
      }
    }
    return complaints;
  } finally {
    slow();
    await faults.clear();
  }
}

describe('a booking of which one call goes wrong once', () => {
  it(
    'is confirmed, charged once and has its ticket, whichever call of AWS it is, before and after its effect',
    async () => {
      const calls = await callsOfOneBooking();
      const strikes = strikesAt(calls);
      console.info(`${calls.length} calls of one booking, ${strikes.length} faults`);
      expect(calls.length).toBeGreaterThan(20);
      const complaints: string[] = [];
      for (let start = 0; start < strikes.length; start += FAULTS_AT_ONCE) {
        complaints.push(...(await meet(strikes.slice(start, start + FAULTS_AT_ONCE))));
      }
      expect(complaints).toEqual([]);
    },
    FULL ? IN_TIME * 4 : IN_TIME,
  );

  const ways: readonly (readonly [string, Omit<CallLever, 'operation'>])[] = [
    ['fails after its effect', { fault: 'error', effect: true }],
    ['is lost on its way back', { fault: 'lostAnswer' }],
  ];

  it.each(ways)('is confirmed and charged once where each call of the provider %s', async (_, lever) => {
    await marquee.stripe.pull(
      ...(['create', 'confirm', 'capture'] as const).map((operation) => ({ ...lever, operation, times: 1 })),
    );
    const booking = await book();
    const slow = hurry(marquee.cloud, HASTE);
    await confirmed(booking);
    slow();
  });
});

describe('a booking of which one step goes wrong for good', () => {
  const steps = ['ValidateBooking', 'ProcessPayment', 'SellSeats', 'CapturePayment', 'ConfirmBooking'];

  it.each(steps.filter((_, index) => FULL || index % 2 === SEED % 2))(
    '%s ends with its ticket and charged, or with nothing charged',
    async (step) => {
      const { cloud } = marquee;
      const rule = await cloud.faults.add({
        service: 'lambda',
        action: 'Invoke',
        resource: `bookings-${step}`,
        times: 'always',
        fault: { kind: 'lostAnswer' },
      });
      await room(1);
      const booking = await book();
      const slow = hurry(cloud, HASTE);
      const standing = await bookingSweptTo(marquee, booking.id, ['FAILED', 'PAID', 'CONFIRMED'], 90_000);
      await cloud.faults.remove(rule.id);
      const { status } = await bookingSweptTo(marquee, booking.id);
      slow();
      const ending = await bookingEndingOf(marquee, booking);
      if (standing.status === 'FAILED') expect(ending).toMatchObject({ status: 'FAILED', ...NOT_BOOKED });
      else expect({ status, ending }).toEqual({ status: 'CONFIRMED', ending: confirmedWith(booking) });
    },
    IN_TIME,
  );
});

describe('after all that', () => {
  it('every ticket is counted once', async () => {
    await until(
      'the holds to expire',
      async () => {
        await sweepHolds(marquee);
        return (await ticketFaults(marquee)).length === 0;
      },
      60_000,
    ).catch(() => false);
    expect(await ticketFaults(marquee)).toEqual([]);
  }, 90_000);
});
