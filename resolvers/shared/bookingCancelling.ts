import type { Identity } from '@aws-appsync/utils';
import { util } from '@aws-appsync/utils';
import type { PlannedCancellation } from '#model/bookingCancellation.ts';
import type { BookingRow } from '#model/bookings.ts';
import { bookingLife } from '#model/bookings.ts';
import type { MoneyBack } from '#model/cancellations.ts';
import { customerTerms, moneyBack } from '#model/cancellations.ts';
import type { EventRow } from '#model/concerts.ts';
import { purchasePayment } from '#model/keys.ts';
import type { PaymentRow } from '#model/payments.ts';
import { isStoppable } from '#model/purchases.ts';
import type { Batch } from './batch.ts';
import { rowsOf } from './batch.ts';
import { callerOf, rolesOf, seesEverybody } from './owner.ts';
import { fail } from './result.ts';

/** What the steps of `cancelBooking` hand on. */
export interface CancellingStash {
  /** The booking as the caller may see it; null where it is missing or not to be seen. */
  booking: BookingRow | null;
  /** What its money goes by, once it is confirmed. */
  grounds: CancellationGrounds;
  planned: PlannedCancellation | null;
  /** The booking in the state that the mutation is for, by this call or before; null where it is not. */
  moved: BookingRow | null;
}

/** What decides about a confirmed booking's money: its event as it is now, and its payment, which a free one has not. */
export interface CancellationGrounds {
  event: EventRow | null;
  payment: PaymentRow | null;
}

/** What DynamoDB answers to `readGrounds`. */
export type GroundsBatch = Batch<EventRow | PaymentRow>;

/** The booking where the caller may see it: their own, one of their event (ORGANIZER), any (STAFF, ADMIN). Null where it is missing or not to be seen. */
export function visibleBooking(row: BookingRow | null | undefined, identity: Identity): BookingRow | null {
  if (!row) return null;
  const callerId = callerOf(identity);
  const isOrganizer = row.organizerId === callerId && rolesOf(identity).includes('ORGANIZER');
  return row.ownerId === callerId || isOrganizer || seesEverybody(identity) ? row : null;
}

/** Reads what decides about a confirmed booking's money. */
export function readGrounds({ id, eventId, payAttempt }: BookingRow, env: Record<string, string>) {
  return {
    operation: 'BatchGetItem',
    tables: {
      [env.EVENTS_TABLE ?? '']: { keys: [util.dynamodb.toMapValues({ id: eventId })], consistentRead: true },
      [env.PAYMENTS_TABLE ?? '']: {
        keys: [util.dynamodb.toMapValues({ id: purchasePayment(id, payAttempt) })],
        consistentRead: true,
      },
    },
  };
}

/** What `readGrounds` found. */
export function groundsOf(batch: GroundsBatch, env: Record<string, string>): CancellationGrounds {
  const grounds: CancellationGrounds = { event: null, payment: null };
  for (const row of rowsOf(batch, env.EVENTS_TABLE)) if (!isPayment(row)) grounds.event = row;
  for (const row of rowsOf(batch, env.PAYMENTS_TABLE)) if (isPayment(row)) grounds.payment = row;
  return grounds;
}

function isPayment(row: EventRow | PaymentRow): row is PaymentRow {
  return Object.hasOwn(row, 'captured');
}

/** Whether its owner is who asks: by the policy it was made under, whatever else they are. */
export function isOwn({ ownerId }: BookingRow, identity: Identity): boolean {
  return ownerId === callerOf(identity);
}

/**
 * What the caller would get back who cancels it at this moment, and until when that holds; null where they cannot. Nothing was charged for one that can
 * still be stopped.
 */
export function termsFor(
  row: BookingRow,
  { event, payment }: CancellationGrounds,
  identity: Identity,
): { back: MoneyBack; until: string | null } | null {
  if (isStoppable(bookingLife, row.status)) return { back: { refund: 0, fee: 0 }, until: null };
  if (row.status !== 'CONFIRMED') return null;
  if (!event || (!payment && row.total > 0)) {
    return fail({ type: 'GroundsMissing', message: 'A booking leads to no event or payment.' });
  }
  if (!isOwn(row, identity)) return { back: moneyBack(row.total, payment), until: null };
  const found = customerTerms(row, event, {
    startMs: util.time.parseISO8601ToEpochMilliSeconds(event.startsAt),
    nowMs: util.time.nowEpochMilliSeconds(),
  });
  if (!found) return null;
  const { terms, deadlineMs } = found;
  return {
    back: moneyBack(terms.refund, payment),
    until: deadlineMs === null ? null : util.time.epochMilliSecondsToISO8601(deadlineMs),
  };
}
