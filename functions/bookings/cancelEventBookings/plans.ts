import { cancelledBooking } from '#model/bookingCancellation.ts';
import type { BookingRow } from '#model/bookings.ts';
import type { EventCancellationRow } from '#model/cancellations.ts';
import { moneyBack, settledStatus } from '#model/cancellations.ts';
import type { EventRow } from '#model/concerts.ts';
import type { PaymentRow } from '#model/payments.ts';
import type { TicketSaleRow, TicketStockRow } from '#model/tickets.ts';
import type { PlannedWrite } from '#model/writes.ts';
import { changeRow, is } from '#model/writes.ts';

/** Writes of one transaction, of which so many, the first ones, say what was seen. */
export interface Plan {
  readonly writes: readonly PlannedWrite[];
  readonly guards: number;
}

/** Instants: UTC, ISO 8601. */
interface Times {
  readonly at: string;
  readonly refundDueAt: string;
  readonly progressDueAt: string;
}

/** Closes what is open of an event's sale: nothing else than that it is open is of interest. `at`: UTC, ISO 8601. */
export function closingSale(
  { openVersion, version }: EventRow,
  { sales, stock }: { readonly sales: readonly TicketSaleRow[]; readonly stock: readonly TicketStockRow[] },
  at: string,
): PlannedWrite[] {
  const counted = { set: { open: false, openVersion: openVersion ?? version, updatedAt: at }, add: { version: 1 } };
  return [
    ...sales
      .filter(({ open }) => open)
      .map(({ eventId, categoryId }) =>
        changeRow('TicketSales', { eventId, categoryId }, { set: { open: false } }, [is('open', true)]),
      ),
    ...stock.filter(({ open }) => open).map(({ id }) => changeRow('TicketStock', { id }, counted, [is('open', true)])),
  ];
}

/** Cancels a confirmed booking of a cancelled event, with all of its money, and counts it in the event's progress. */
export function refundedBooking(
  booking: BookingRow,
  payment: PaymentRow | null,
  { at, refundDueAt, progressDueAt }: Times,
): Plan {
  const planned = cancelledBooking(booking, payment, {
    by: 'EVENT',
    back: moneyBack(booking.total, payment),
    requestedBy: null,
    at,
    refundDueAt,
  });
  const counted = changeRow(
    'EventCancellations',
    { eventId: booking.eventId },
    {
      set: { updatedAt: at, dueAt: progressDueAt },
      add: {
        bookingsCancelled: 1,
        bookingsLeft: -1,
        refundsRequested: planned.refund ? 1 : 0,
        amount: planned.refund?.amount ?? 0,
        version: 1,
      },
    },
    [is('status', 'RUNNING')],
  );
  return {
    writes: [...planned.writes.slice(0, planned.guards), counted, ...planned.writes.slice(planned.guards)],
    guards: planned.guards + 1,
  };
}

/** Ends an event's cancellation as far as bookings go: nobody has tickets any more. */
export function finished(progress: EventCancellationRow, event: EventRow, at: string): Plan {
  const status = settledStatus(progress);
  const set = {
    status,
    bookingsLeft: 0,
    version: progress.version + 1,
    updatedAt: at,
    ...(status === 'DONE' ? { finishedAt: at } : {}),
  };
  const writes = [
    changeRow('EventCancellations', { eventId: event.id }, { set, remove: ['cursor', 'dueShard', 'dueAt'] }, [
      is('version', progress.version),
    ]),
  ];
  if (event.status === 'CANCELLING') {
    writes.push(
      changeRow(
        'Events',
        { id: event.id },
        { set: { status: 'CANCELLED', version: event.version + 1, updatedAt: at } },
        [is('version', event.version)],
      ),
    );
  }
  return { writes, guards: writes.length };
}
