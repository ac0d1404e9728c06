import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assemblyOf } from '#dev/assembly.ts';
import type { FaultRule } from '#local/faults/rules.ts';
import type { Followed } from '#test/kit/chaos.ts';
import { COMPLETE, endingOf, mailsCome, mailsOf, receiptFaults, STOCK, sweptTo, UNDONE } from '#test/kit/chaos.ts';
import {
  bookedAgain,
  bookingEndingOf,
  bookingSweptTo,
  confirmedWith,
  hall,
  isOfBooking,
  NOT_BOOKED,
  seatHeld,
  ticketFaults,
} from '#test/kit/chaosBookings.ts';
import type { MortalMarquee } from '#test/kit/chaosProcess.ts';
import { startMortal } from '#test/kit/chaosProcess.ts';
import { bookingInput, bookTickets } from '#test/kit/bookings.ts';
import { newColleague } from '#test/kit/colleagues.ts';
import type { EventView } from '#test/kit/events.ts';
import type { Call } from '#test/kit/faults.ts';
import { distinctCalls, nameOf, ruleFor } from '#test/kit/faults.ts';
import type { NewOrder } from '#test/kit/orders.ts';
import { orderInput, placeOrder } from '#test/kit/orders.ts';
import type { Person } from '#test/kit/person.ts';
import { newPerson, PASSWORD, signedIn } from '#test/kit/person.ts';
import { freePorts } from '#test/kit/ports.ts';
import { newProduct } from '#test/kit/products.ts';
import { stripeControls } from '#test/kit/stripe.ts';
import { until } from '#test/kit/until.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/**
 * Ends the process at every call of an order, and of a booking, before and after its effect, which takes half an hour. Without it, at so many of each,
 * spread over their lives by the seed.
 */
const FULL = process.env['CHAOS_FULL'] === '1';
const KILLS = Number(process.env['CHAOS_KILLS'] ?? 10);
const BOOKING_KILLS = Number(process.env['CHAOS_BOOKING_KILLS'] ?? 4);
const SEED = Number(process.env['CHAOS_SEED'] ?? 1);
const ENDS_WITHIN = 40_000;
/** What an order causes after its end, mails and notices, comes within. */
const DIES_WITHIN = 12_000;
const IN_TIME = FULL ? 3_600_000 : 120_000 + (KILLS + BOOKING_KILLS) * 40_000;

interface Death {
  readonly call: Call;
  readonly when: 'before' | 'after';
}

/** What a client knows of an order, or a booking, whose answer may have been lost: what it asked for. */
interface Asked {
  /** Asks; whoever asks hears nothing where the process dies. */
  place(): Promise<unknown>;
  /** Asks again where nobody answered, follows it to its end, and answers what is wrong with that. */
  follow(life: MortalMarquee): Promise<string[]>;
}

/** So many of them, spread by the seed; all where all are asked for. */
function spread(deaths: readonly Death[], count: number): Death[] {
  if (FULL) return [...deaths];
  const stride = deaths.length / count;
  return Array.from({ length: count }, (_, kill) => deaths[Math.floor((kill + ((SEED * 0.618) % 1)) * stride)]).filter(
    (death) => death !== undefined,
  );
}

function titleOf(death: Death | null): string {
  return death ? `${death.when} ${nameOf(death.call)}` : 'undisturbed';
}

describe('a local cloud that is killed at one call of an order, or of a booking, after the other', () => {
  let assembly: string;
  let directory: string;
  let port: number;
  let marquee: MortalMarquee | undefined;
  let admin: Person;
  let buyer: Person;
  let event: EventView;
  let seats = 0;
  const followed: (Followed & { readonly death: Death | null })[] = [];
  const everyId: string[] = [];

  beforeAll(async () => {
    assembly = await assemblyOf('test', () => undefined);
    directory = mkdtempSync(join(tmpdir(), 'marquee-killed-'));
    port = await freePorts();
  });

  afterAll(async () => {
    await marquee?.kill();
    rmSync(directory, { recursive: true, force: true });
  });

  /** The next life. */
  async function live(): Promise<MortalMarquee> {
    marquee = await startMortal(assembly, directory, port);
    admin = await signedIn(marquee.outputs, admin.email, PASSWORD);
    buyer = await signedIn(marquee.outputs, buyer.email, PASSWORD);
    return marquee;
  }

  async function ask(death: Death | null): Promise<Asked> {
    const { id: productId } = await newProduct(admin, { stock: STOCK });
    const email = `killed-${crypto.randomUUID()}@customer.example`;
    const input = orderInput([productId], { email });
    return {
      place: () => placeOrder(buyer, input).catch(() => null),
      follow: (life) => followOrder(life, input, productId, death),
    };
  }

  /** A seat that is held before the process dies, and booked by whoever lives on. */
  async function askForSeat(death: Death | null): Promise<Asked> {
    seats += 1;
    const seat = `A-${seats}`;
    const holdId = await seatHeld(buyer, event, seat);
    const input = bookingInput({ id: holdId });
    return {
      place: () => bookTickets(buyer, input).catch(() => null),
      follow: async (life) => {
        const mine = { ...(await bookedAgain(buyer, input)), holdId, event, seat };
        const stripe = stripeControls(life.outputs.stripe);
        await bookingSweptTo({ outputs: life.outputs, buyer }, mine.id, undefined, ENDS_WITHIN).catch(() => null);
        const ending = await bookingEndingOf({ stripe, buyer }, mine);
        const whole =
          ending.status === 'CONFIRMED' ? confirmedWith(mine) : { ...ending, ...NOT_BOOKED, status: 'FAILED' };
        const at = titleOf(death);
        return JSON.stringify(ending) === JSON.stringify(whole) ? [] : [`${at}: ${JSON.stringify(ending)}`];
      },
    };
  }

  async function followOrder(
    life: MortalMarquee,
    input: NewOrder,
    productId: string,
    death: Death | null,
  ): Promise<string[]> {
    const { order } = await until('the order to be placed', () => placeOrder(buyer, input).catch(() => null));
    if (!order) return [`refused: ${JSON.stringify(input)}`];
    const mine = { id: order.id, productId, email: input.email };
    everyId.push(order.id);
    const stripe = stripeControls(life.outputs.stripe);
    await sweptTo({ outputs: life.outputs, buyer }, order.id, undefined, ENDS_WITHIN).catch(() => null);
    const ending = await endingOf({ stripe, admin, buyer }, mine);
    const whole = ending.status === 'COMPLETED' ? COMPLETE : { ...ending, ...UNDONE, status: 'FAILED' };
    if (ending.status === 'COMPLETED') followed.push({ ...mine, death });
    const at = titleOf(death);
    return JSON.stringify(ending) === JSON.stringify(whole) ? [] : [`${at}: ${JSON.stringify(ending)}`];
  }

  /**
   * The calls of an undisturbed order, each before or after its effect. The last come first: a sender of mails that died holds its mail for a
   * minute (docs/mail.md), which is over when the mails are counted.
   */
  async function deaths(life: MortalMarquee): Promise<Death[]> {
    const order = await ask(null);
    await life.record();
    expect(await order.follow(life)).toEqual([]);
    const ends: readonly string[] = ['MailRequests', 'MailEvents', 'PaymentNotices', 'PaymentEvents'];
    const recorded = await until('the last events', async () => {
      const { calls } = await life.recorded();
      const deleted = calls
        .filter(({ action }) => action === 'DeleteMessageBatch')
        .flatMap(({ resources }) => resources);
      return ends.every((queue) => deleted.some((name) => name.includes(queue))) ? calls : null;
    });
    const calls = distinctCalls(recorded).filter(({ resource }) => !resource?.startsWith('mutation.placeOrder'));
    const both = calls.flatMap((call): Death[] => [
      { call, when: 'before' },
      { call, when: 'after' },
    ]);
    return spread(both, KILLS).reverse();
  }

  /** The calls of an undisturbed booking, but for what orders have alike: mails and live news. */
  async function bookingDeaths(life: MortalMarquee): Promise<Death[]> {
    expect(await (await askForSeat(null)).follow(life)).toEqual([]);
    const seat = await askForSeat(null);
    await life.record();
    expect(await seat.follow(life)).toEqual([]);
    const calls = distinctCalls((await life.recorded()).calls).filter(
      (call) => isOfBooking(call) && !call.resource?.startsWith('mutation.'),
    );
    return spread(
      calls.flatMap((call): Death[] => [
        { call, when: 'before' },
        { call, when: 'after' },
      ]),
      BOOKING_KILLS,
    );
  }

  it(
    'brings every order and booking that was accepted to its end, charges it once or not at all, and mails owners of orders',
    async () => {
      marquee = await startMortal(assembly, directory, port);
      admin = await newColleague(marquee.outputs, 'shopkeeper', ['ADMIN', 'ORGANIZER']);
      buyer = await newPerson(marquee.outputs, 'buyer');
      let life = marquee;
      event = await hall(admin);
      expect(await (await ask(null)).follow(life)).toEqual([]);
      const ofOrders = (await deaths(life)).map((death) => ({ death, begin: ask }));
      const planned = [...ofOrders, ...(await bookingDeaths(life)).map((death) => ({ death, begin: askForSeat }))];
      await life.spare();
      const complaints: string[] = [];
      const began = performance.now();
      for (const { death, begin } of planned) {
        const asked = await begin(death);
        const rule: FaultRule = ruleFor(death.call, { kind: 'crash', when: death.when });
        await life.arm(rule);
        const placing = asked.place();
        if (await life.dies(DIES_WITHIN)) life = await live();
        else {
          complaints.push(`never died ${death.when} ${nameOf(death.call)}`);
          await life.spare();
        }
        await placing;
        complaints.push(...(await asked.follow(life)));
      }
      const killedAt = performance.now();
      console.info(`killed ${planned.length} times in ${Math.round((performance.now() - began) / 1000)} s`);
      expect(complaints).toEqual([]);
      expect(await receiptFaults({ admin }, everyId)).toEqual([]);
      expect(await ticketFaults(life)).toEqual([]);

      const { outputs } = life;
      const counts = () => Promise.all(followed.map(async (order) => (await mailsOf({ outputs }, order)).length));
      const all = await mailsCome(counts, (milliseconds) => life.ahead(milliseconds), killedAt);
      expect(followed.filter((_, index) => all[index] === 0).map(({ death }) => titleOf(death))).toEqual([]);
      console.info(`${all.length} confirmed, ${all.filter((count) => count > 1).length} of them told so twice`);
      // Once where the sender did not die after SES had the mail and before anybody noted it: docs/mail.md.
      expect(Math.max(...all)).toBeLessThanOrEqual(2);
    },
    IN_TIME,
  );
});
