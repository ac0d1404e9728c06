import type { BookingRow } from '#model/bookings.ts';
import type { EventCancellationRow } from '#model/cancellations.ts';
import { settledStatus } from '#model/cancellations.ts';
import type { RefundRow } from '#model/refunds.ts';
import type { PlannedWrite } from '#model/writes.ts';
import { changeRow, is } from '#model/writes.ts';
import type { Pause } from '../../platform/pause.ts';
import type { Carried } from '../../platform/plannedWrites.ts';
import { OvertakenError } from '../../platform/table.ts';

/** Where refunds of cancelled events are looked at and counted. */
export interface CountingPorts {
  refund(refundId: string): Promise<RefundRow | null>;
  booking(bookingId: string): Promise<BookingRow | null>;
  progress(eventId: string): Promise<EventCancellationRow | null>;
  carryOut(writes: readonly PlannedWrite[], guards: number): Promise<Carried>;
  readonly pause: Pause;
  now(): Date;
}

/** Refunds of one event succeed at about the same time, and are counted in one row. */
const ROUNDS = 10;

type Outcome = NonNullable<BookingRow['refundCounted']>;

/**
 * Counts what became of a refund in its event's cancellation, once: the booking says in the same transaction what it is counted for, so that doubled and
 * late news count nothing twice, and a refund that fails after it succeeded, or succeeds when it is tried again, changes sides. One that a person closed was given
 * back in another way. Throws OvertakenError and the SDK's errors.
 */
export async function countRefund(refundId: string, ports: CountingPorts): Promise<void> {
  for (let round = 0; round < ROUNDS; round += 1) {
    if (round > 0) await ports.pause(round - 1);
    const refund = await ports.refund(refundId);
    const outcome = refund && outcomeOf(refund);
    if (!outcome || refund.reason !== 'EVENT_CANCELLED' || refund.bookingId === undefined) return;
    const booking = await ports.booking(refund.bookingId);
    if (booking?.cancellation?.by !== 'EVENT') return;
    const isCounted = booking.refundCounted === outcome;
    const progress = await ports.progress(booking.eventId);
    if (!progress) throw new Error(`${booking.eventId} was cancelled and nothing says how far that is.`);
    const writes = isCounted ? settling(progress, ports) : counting(booking, outcome, progress, ports);
    if (writes.length === 0 || (await ports.carryOut(writes, writes.length)) === 'DONE') return;
  }
  throw new OvertakenError(`${refundId} could not be counted: others were in the way ${ROUNDS} times in a row.`);
}

function outcomeOf({ status }: RefundRow): Outcome | null {
  switch (status) {
    case 'SUCCEEDED':
    case 'CLOSED':
      return 'SUCCEEDED';
    case 'FAILED':
      return 'FAILED';
    case 'REQUESTED':
    case 'PENDING':
      return null;
  }
}

function counting(
  { id, version, refundCounted }: BookingRow,
  outcome: Outcome,
  progress: EventCancellationRow,
  { now }: CountingPorts,
): PlannedWrite[] {
  const at = now().toISOString();
  const more = (of: Outcome) => (outcome === of ? 1 : 0) - (refundCounted === of ? 1 : 0);
  const counted = changeRow(
    'Bookings',
    { id },
    { set: { refundCounted: outcome, version: version + 1, updatedAt: at } },
    [is('version', version)],
  );
  const [succeeded, failed] = [more('SUCCEEDED'), more('FAILED')];
  if (progress.status === 'RUNNING') return [counted, addedTo(progress, { succeeded, failed, at })];
  const refundsSucceeded = progress.refundsSucceeded + succeeded;
  return [
    counted,
    progressWrite(progress, { ...progress, refundsSucceeded, refundsFailed: progress.refundsFailed + failed }, at),
  ];
}

/** Bookings are being cancelled and counted in the same row at this moment: any version of it will do, since whoever ends that looks at the sums. */
function addedTo(
  { eventId }: EventCancellationRow,
  { succeeded, failed, at }: { readonly succeeded: number; readonly failed: number; readonly at: string },
): PlannedWrite {
  const add = { refundsSucceeded: succeeded, refundsFailed: failed, version: 1 };
  return changeRow('EventCancellations', { eventId }, { set: { updatedAt: at }, add }, [is('status', 'RUNNING')]);
}

/** Where it was counted by somebody who did not see that all are done: nothing else says so any more. */
function settling(progress: EventCancellationRow, { now }: CountingPorts): PlannedWrite[] {
  const isBehind = progress.status !== 'RUNNING' && settledStatus(progress) !== progress.status;
  return isBehind ? [progressWrite(progress, progress, now().toISOString())] : [];
}

function progressWrite(seen: EventCancellationRow, after: EventCancellationRow, at: string): PlannedWrite {
  const { refundsSucceeded, refundsFailed } = after;
  const status = settledStatus(after);
  return changeRow(
    'EventCancellations',
    { eventId: seen.eventId },
    {
      set: {
        refundsSucceeded,
        refundsFailed,
        status,
        version: seen.version + 1,
        updatedAt: at,
        ...(status === 'DONE' ? { finishedAt: at } : {}),
      },
      remove: status === 'DONE' ? [] : ['finishedAt'],
    },
    [is('version', seen.version)],
  );
}
