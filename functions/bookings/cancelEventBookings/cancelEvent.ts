import type { PlannedWrite } from '#model/writes.ts';
import { changeRow, is } from '#model/writes.ts';
import type { BookingRow } from '#model/bookings.ts';
import type { EventCancellationRow } from '#model/cancellations.ts';
import type { EventRow } from '#model/concerts.ts';
import type { PaymentRow } from '#model/payments.ts';
import type { TicketSaleRow, TicketStockRow } from '#model/tickets.ts';
import { logger } from '../../platform/logger.ts';
import type { Pause } from '../../platform/pause.ts';
import type { Carried } from '../../platform/plannedWrites.ts';
import { ContradictionError } from '../../platform/plannedWrites.ts';
import { OvertakenError } from '../../platform/table.ts';
import { closingSale, finished, refundedBooking } from './plans.ts';

/** Where the bookings of a cancelled event are found, and what becomes of them is written. */
export interface CancellationPorts {
  progress(eventId: string): Promise<EventCancellationRow | null>;
  event(eventId: string): Promise<EventRow | null>;
  booking(bookingId: string): Promise<BookingRow | null>;
  payment(booking: BookingRow): Promise<PaymentRow | null>;
  sales(eventId: string): Promise<TicketSaleRow[]>;
  /** The rows of all its kinds of tickets, as they are at this moment. */
  stock(event: EventRow): Promise<TicketStockRow[]>;
  /** Holds that keep tickets of it, as an index knows them: some may be missing, or have ended. */
  holds(event: EventRow): Promise<string[]>;
  endHold(holdId: string): Promise<void>;
  /** A page of its bookings by id, behind `after`, as an index knows them. `last` leads to the next page; null where there is none. */
  bookings(eventId: string, after: string | null): Promise<BookingPage>;
  /** Carries out the writes as one transaction. */
  carryOut(writes: readonly PlannedWrite[], guards: number): Promise<Carried>;
  /** Has the event looked at again, after so many seconds. */
  again(eventId: string, pass: number, afterSeconds: number): Promise<void>;
  readonly pause: Pause;
  now(): Date;
  /** Seconds after which a refund that has not moved is looked at. */
  readonly refundStalledSeconds: number;
  /** Seconds after which a sweeper looks at a cancellation that does not move. */
  readonly stalledSeconds: number;
}

export interface BookingPage {
  /** `seatsTaken` is true once the tickets are the booking's, and false once they are not any more. */
  readonly bookings: readonly { readonly id: string; readonly seatsTaken?: boolean }[];
  readonly last: string | null;
}

/** Looks at something that others write at the same time, so often. */
const ROUNDS = 8;

/** An invocation ends no further hold, and begins no further page, after so many milliseconds: its function may take longer. */
const BUDGET_MS = 45_000;

/** After so many passes that found tickets held or sold still the sweeper alone comes again: somebody has to see to a booking that is stuck. */
export const LAST_PASS = 7;

const LONGEST_WAIT_SECONDS = 60;

/**
 * Cancels all bookings of an event that is CANCELLING and has their money given back, as far as it gets within its time, and has itself called again until no
 * ticket is held or sold: then the event is CANCELLED. Each booking is cancelled and counted in one transaction, so that it may be called by whomever, at any
 * time, as often as they like. A hold or a booking that is not as it should be keeps nobody else from their money. Throws OvertakenError and the SDK's errors.
 */
export async function cancelEvent(eventId: string, pass: number, ports: CancellationPorts): Promise<void> {
  const progress = await ports.progress(eventId);
  if (!progress || progress.status !== 'RUNNING') return;
  const event = await ports.event(eventId);
  if (!event) throw new Error(`${eventId} is being cancelled and is not there.`);
  const started = ports.now().getTime();
  await closeSale(event, ports);
  const hasTime = () => ports.now().getTime() - started <= BUDGET_MS;
  for (const holdId of await ports.holds(event)) {
    if (!hasTime()) return ports.again(eventId, pass, 0);
    await passOver({ eventId, holdId }, () => ports.endHold(holdId));
  }
  let cursor = progress.cursor ?? null;
  if (cursor === null) await noteLeft(eventId, ports);
  do {
    const page = await ports.bookings(eventId, cursor);
    for (const { id, seatsTaken } of page.bookings) {
      if (seatsTaken) await passOver({ eventId, bookingId: id }, () => cancelOne(id, ports));
    }
    cursor = page.last;
    await keepCursor(eventId, cursor, ports);
    if (cursor !== null && !hasTime()) return ports.again(eventId, pass, 0);
  } while (cursor !== null);
  if (await isEmpty(event, ports)) return finish(eventId, ports);
  // The index was behind, or a booking is being carried out or undone.
  if (pass < LAST_PASS) await ports.again(eventId, pass + 1, Math.min(2 ** pass, LONGEST_WAIT_SECONDS));
}

/** One that contradicts itself, or whom others keep from moving, is left for the next pass, or for a person: others come behind it. */
async function passOver(named: Readonly<Record<string, string>>, act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (!(error instanceof ContradictionError || error instanceof OvertakenError)) throw error;
    logger.error('left behind in the cancellation of an event', { ...named, error: error.name, detail: error.message });
  }
}

/** Nothing is held or sold any more from here on, whatever an earlier change of the event that comes late has to say. */
async function closeSale(event: EventRow, ports: CancellationPorts): Promise<void> {
  await insist(ports, async () => {
    const [sales, stock] = await Promise.all([ports.sales(event.id), ports.stock(event)]);
    const closing = closingSale(event, { sales, stock }, ports.now().toISOString());
    // Each by itself: all at once would meet every hold that is at work on any of them.
    let all: Carried = 'DONE';
    for (const write of closing) if ((await ports.carryOut([write], 1)) === 'OVERTAKEN') all = 'OVERTAKEN';
    return all;
  });
}

/** One transaction cancels the booking, asks for its refund and counts both: it is counted as often as it is cancelled. */
async function cancelOne(bookingId: string, ports: CancellationPorts): Promise<void> {
  await insist(ports, async () => {
    const booking = await ports.booking(bookingId);
    if (booking?.status !== 'CONFIRMED') return 'DONE';
    const payment = booking.total > 0 ? await ports.payment(booking) : null;
    if (!payment && booking.total > 0) throw new ContradictionError(`${bookingId} was paid and leads to no payment.`);
    const { writes, guards } = refundedBooking(booking, payment, {
      at: ports.now().toISOString(),
      refundDueAt: later(ports, ports.refundStalledSeconds),
      progressDueAt: later(ports, ports.stalledSeconds),
    });
    return ports.carryOut(writes, guards);
  });
}

/** What is left is known as well as the index knows it. */
async function noteLeft(eventId: string, ports: CancellationPorts): Promise<void> {
  let left = 0;
  let cursor: string | null = null;
  do {
    const page: BookingPage = await ports.bookings(eventId, cursor);
    left += page.bookings.filter(({ seatsTaken }) => seatsTaken).length;
    cursor = page.last;
  } while (cursor !== null);
  const set = { bookingsLeft: left, updatedAt: ports.now().toISOString(), dueAt: later(ports, ports.stalledSeconds) };
  await ports.carryOut(
    [changeRow('EventCancellations', { eventId }, { set, add: { version: 1 } }, [is('status', 'RUNNING')])],
    1,
  );
}

/** Whoever comes after a crash goes on from here; it is nobody's news. */
async function keepCursor(eventId: string, cursor: string | null, ports: CancellationPorts): Promise<void> {
  const dueAt = later(ports, ports.stalledSeconds);
  const change = cursor === null ? { set: { dueAt }, remove: ['cursor'] } : { set: { dueAt, cursor } };
  await ports.carryOut([changeRow('EventCancellations', { eventId }, change, [is('status', 'RUNNING')])], 1);
}

async function isEmpty(event: EventRow, ports: CancellationPorts): Promise<boolean> {
  return (await ports.stock(event)).every(({ held, sold }) => held === 0 && sold === 0);
}

/** The event is CANCELLED, and what is left to do is the refunds'. */
async function finish(eventId: string, ports: CancellationPorts): Promise<void> {
  await insist(ports, async () => {
    const [progress, event] = [await ports.progress(eventId), await ports.event(eventId)];
    if (progress?.status !== 'RUNNING' || !event) return 'DONE';
    const { writes, guards } = finished(progress, event, ports.now().toISOString());
    return ports.carryOut(writes, guards);
  });
}

async function insist(ports: CancellationPorts, act: () => Promise<Carried>): Promise<void> {
  for (let round = 0; round < ROUNDS; round += 1) {
    if (round > 0) await ports.pause(round - 1);
    if ((await act()) === 'DONE') return;
  }
  throw new OvertakenError(`Others were in the way ${ROUNDS} times in a row.`);
}

function later({ now }: CancellationPorts, seconds: number): string {
  return new Date(now().getTime() + seconds * 1000).toISOString();
}
