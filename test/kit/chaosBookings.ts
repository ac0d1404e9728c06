import type { ReconcilePage, ReconcileRequest } from '#model/reconcile.ts';
import { reconcileTickets } from '#model/reconcileWalk.ts';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { nextOf } from '#model/purchases.ts';
import { bookingLife } from '#model/bookings.ts';
import type { BookingStatus } from '#model/bookings.ts';
import type { BookingView, NewBooking } from './bookings.ts';
import { bookingInput, bookingOf, bookTickets, endedBookings } from './bookings.ts';
import type { ImpatientMarquee } from './chaos.ts';
import { invoked } from './chaos.ts';
import type { EventView } from './events.ts';
import type { Call } from './faults.ts';
import { published, tickets } from './events.ts';
import { holdTickets } from './holds.ts';
import type { Person } from './person.ts';
import { until } from './until.ts';

/** Seats of `hall`. */
export const SEATS = 50;

/** Of one seat of `hall`, in minor units, tax included. */
export const SEAT_PRICE = 5_350;

type People = Pick<ImpatientMarquee, 'outputs' | 'stripe' | 'buyer'>;

/** A booking that a test follows: of one seat that nobody else asks for. */
export interface FollowedBooking {
  readonly id: string;
  readonly holdId: string;
  readonly event: EventView;
  readonly seat: string;
}

/** An event with as many numbered seats as one customer may have. `organizer` must be an ADMIN, too. */
export function hall(organizer: Person): Promise<EventView> {
  return published(organizer, {
    ticketCategories: [tickets({ seatRows: [{ row: 'A', first: 1, last: SEATS }], limitPerCustomer: SEATS })],
  });
}

/** Holds a seat as a client does: where no answer comes, it asks again under the same key. */
export async function seatHeld(buyer: Person, event: EventView, seat: string): Promise<string> {
  const categoryId = event.ticketCategories[0]?.id ?? '-';
  const input = { eventId: event.id, categoryId, seats: [seat], idempotencyKey: crypto.randomUUID() };
  const { hold, userErrors } = await until('the seat to be held', async () => {
    const answer = await holdTickets(buyer, input).catch(() => null);
    return answer?.userErrors.some(({ code }) => code === 'TRY_AGAIN') ? null : answer;
  });
  if (!hold) throw new Error(`The seat was not held: ${JSON.stringify(userErrors)}`);
  return hold.id;
}

/** Books what is held, and asks again where no answer comes. */
export async function followedBooking(
  buyer: Person,
  event: EventView,
  seat: string,
  stated: Partial<NewBooking> = {},
): Promise<FollowedBooking> {
  const holdId = await seatHeld(buyer, event, seat);
  return { ...(await bookedAgain(buyer, bookingInput({ id: holdId }, stated))), holdId, event, seat };
}

/** Books, and asks again under the same key where no answer comes. */
export async function bookedAgain(buyer: Person, input: NewBooking): Promise<{ readonly id: string }> {
  const { booking, userErrors } = await until('the seat to be booked', async () => {
    const answer = await bookTickets(buyer, input).catch(() => null);
    return answer?.userErrors.some(({ code }) => code === 'TRY_AGAIN') ? null : answer;
  });
  if (!booking) throw new Error(`Nothing was booked: ${JSON.stringify(userErrors)}`);
  return { id: booking.id };
}

/** Looks at a booking between two sweeps. */
const SWEEP_EVERY = 20;

/** The booking once it is in one of these statuses, with somebody sweeping meanwhile. Throws with how it stands where it never is. */
export async function bookingSweptTo(
  marquee: Pick<ImpatientMarquee, 'outputs' | 'buyer'>,
  id: string,
  statuses: readonly string[] = endedBookings,
  milliseconds = 60_000,
): Promise<BookingView> {
  let last: BookingView | null = null;
  let looks = 0;
  try {
    return await until(
      `the booking ${id} to be ${statuses.join(' or ')}`,
      async () => {
        looks += 1;
        if (looks % SWEEP_EVERY === 0) await invoked(marquee, 'SweepBookingsFunctionName').catch(() => false);
        last = await bookingOf(marquee.buyer, id).catch(() => null);
        return last && statuses.includes(last.status) ? last : null;
      },
      milliseconds,
    );
  } catch (cause) {
    throw new Error(`The booking stands at ${JSON.stringify(last)}`, { cause });
  }
}

/** What is true of a booking that has ended, as far as money, tickets and its history tell. */
export interface BookingEnding {
  readonly status: string;
  readonly captures: number;
  readonly net: number;
  readonly held: number;
  readonly tickets: readonly (string | null)[];
  readonly receipt: boolean;
  /** Whether its seat cannot be had. */
  readonly seatTaken: boolean;
  readonly strayed: readonly string[];
}

/** Looks at all that a booking left behind. */
export async function bookingEndingOf(
  { stripe, buyer }: Pick<People, 'stripe' | 'buyer'>,
  { id, event, seat }: FollowedBooking,
): Promise<BookingEnding> {
  const booking = await bookingOf(buyer, id);
  if (!booking) throw new Error(`The booking ${id} is gone.`);
  const [{ captures, net, held }, taken] = await Promise.all([stripe.ledger(id), takenSeats(buyer, event)]);
  return {
    status: booking.status,
    captures,
    net,
    held,
    tickets: booking.tickets.map((ticket) => ticket.seat),
    receipt: booking.receipt !== null,
    seatTaken: taken.includes(seat),
    strayed: strayedIn(booking),
  };
}

/** Confirmed: charged once, with its ticket and its receipt. */
export function confirmedWith({ seat }: FollowedBooking): BookingEnding {
  return {
    status: 'CONFIRMED',
    captures: 1,
    net: SEAT_PRICE,
    held: 0,
    tickets: [seat],
    receipt: true,
    seatTaken: true,
    strayed: [],
  };
}

/** Undone: nothing charged or held, and no ticket. */
export const NOT_BOOKED = { net: 0, held: 0, tickets: [], receipt: false, strayed: [] } as const;

async function takenSeats(person: Person, event: EventView): Promise<readonly string[]> {
  const { seatMap } = await person.run<{ seatMap: { taken: readonly string[] } | null }>(
    'query ($eventId: ID!, $categoryId: ID!) { seatMap(eventId: $eventId, categoryId: $categoryId) { taken } }',
    { eventId: event.id, categoryId: event.ticketCategories[0]?.id ?? '-' },
  );
  return seatMap?.taken ?? [];
}

/** Where the booking's history left the machine. */
function strayedIn({ timeline }: Pick<BookingView, 'timeline'>): string[] {
  return timeline.slice(1).flatMap(({ status }, index) => {
    const before = timeline[index]?.status ?? '';
    return isStatus(before) && isStatus(status) && nextOf(bookingLife, before).includes(status)
      ? []
      : [`${before} to ${status}`];
  });
}

function isStatus(status: string): status is BookingStatus {
  return status in bookingLife.machine;
}

/** Sweeps holds, as EventBridge does every minute. */
export function sweepHolds(marquee: Pick<ImpatientMarquee, 'outputs'>): Promise<boolean> {
  return invoked(marquee, 'SweepHoldsFunctionName');
}

/** What `npm run reconcile` finds wrong, in words. */
export async function ticketFaults({ outputs }: Pick<ImpatientMarquee, 'outputs'>): Promise<string[]> {
  const client = new LambdaClient({
    endpoint: outputs.aws,
    region: outputs.region,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const ask = async (request: ReconcileRequest): Promise<ReconcilePage> => {
    const { Payload, FunctionError } = await client.send(
      new InvokeCommand({
        FunctionName: outputs.stack['ReconcileTicketsFunctionName'] ?? '',
        Payload: JSON.stringify(request),
      }),
    );
    const answer = Buffer.from(Payload ?? []).toString();
    if (FunctionError) throw new Error(answer);
    return JSON.parse(answer) as ReconcilePage;
  };
  try {
    const { differences, unsettled } = await reconcileTickets(ask, {
      since: '2020-01-01T00:00:00.000Z',
      hasTime: () => true,
    });
    return [...differences.map((each) => JSON.stringify(each)), ...unsettled.map((each) => JSON.stringify(each))];
  } finally {
    client.destroy();
  }
}

/** What holds, mails, sales and the queries of these tests cause. */
const OTHERWISE =
  /-(?:[a-z]*hold|mail|publish|count)|Expir|MailRequests|EndedBookings|Sales|query\.|Resolversbookingsreads(?!Idempotency|EventsPromo)/i;

/**
 * What a booking's own steps and what tells of it call: mails and holds have tests of their own. One that is confirmed is nobody's among those that
 * have ended: what is told there seconds later is of another one, before it.
 */
export function isOfBooking({ caller, resource }: Call): boolean {
  const both = `${caller} ${resource ?? ''}`;
  return /bookings|ProcessBooking|bookTickets/i.test(both) && !OTHERWISE.test(both);
}
