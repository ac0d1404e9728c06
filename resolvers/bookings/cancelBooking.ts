import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import { cancelledBooking } from '#model/bookingCancellation.ts';
import type { BookingRow } from '#model/bookings.ts';
import { bookingLife } from '#model/bookings.ts';
import type { MoneyInput, MutationCancelBookingArgs } from '#model/generated.ts';
import { minorOf } from '#model/money.ts';
import { isStoppable, movePurchase } from '#model/purchases.ts';
import { changeRow, is } from '#model/writes.ts';
import type { CancellingStash } from '../shared/bookingCancelling.ts';
import { isOwn, termsFor } from '../shared/bookingCancelling.ts';
import type { BookingPayload } from '../shared/bookingPayload.ts';
import { done, refused } from '../shared/bookingPayload.ts';
import { stalledAt } from '../shared/orderMove.ts';
import { callerOf } from '../shared/owner.ts';
import type { CancelledTransaction } from '../shared/plannedWrites.ts';
import { transactionOf, updateItemOf, wasOvertaken } from '../shared/plannedWrites.ts';
import { stalledAt as refundStalledAt } from '../shared/refundAsking.ts';
import { fail, isConditionFailure } from '../shared/result.ts';

type StepContext = Context<
  MutationCancelBookingArgs,
  CancellingStash,
  undefined,
  undefined,
  (BookingRow & CancelledTransaction) | null
>;

/** No amount of any currency is written longer: model/money.ts. */
const LONGEST_AMOUNT = 20;

/** One that is not yet being charged is stopped, and its workflow undoes it; one that is confirmed is cancelled here, with all that follows, or not at all. */
export function request(ctx: StepContext) {
  const row = ctx.stash.booking;
  if (!row) return runtime.earlyReturn(refused('NOT_FOUND'), { skipTo: 'END' });
  if (isCancelled(row)) {
    ctx.stash.moved = row;
    return runtime.earlyReturn(done(row));
  }
  const terms = termsFor(row, ctx.stash.grounds, ctx.identity);
  if (!terms) return runtime.earlyReturn(refused('NOT_CANCELLABLE'), { skipTo: 'END' });
  const { expectedRefund, expectedFee } = ctx.args;
  const changed =
    otherThan('expectedRefund', expectedRefund ?? null, terms.back.refund, row) ??
    otherThan('expectedFee', expectedFee ?? null, terms.back.fee, row);
  if (changed) return runtime.earlyReturn(changed, { skipTo: 'END' });
  const at = util.time.nowISO8601();
  const own = isOwn(row, ctx.identity);
  if (isStoppable(bookingLife, row.status)) {
    const reason = own ? ('CANCELLED_BY_CUSTOMER' as const) : ('CANCELLED_BY_STAFF' as const);
    const { set, remove } = movePurchase(bookingLife, row, 'CANCELLING' as const, at, {
      reason,
      dueAt: stalledAt(ctx.env),
    });
    const counted = { ...set, version: row.version + 1, updatedAt: at };
    return updateItemOf(changeRow('Bookings', { id: row.id }, { set: counted, remove }, [is('version', row.version)]));
  }
  const planned = cancelledBooking(row, ctx.stash.grounds.payment, {
    by: own ? 'CUSTOMER' : 'STAFF',
    back: terms.back,
    requestedBy: own ? null : callerOf(ctx.identity),
    at,
    refundDueAt: refundStalledAt(ctx.env),
  });
  ctx.stash.planned = planned;
  return transactionOf(planned.writes, {
    Bookings: ctx.env.BOOKINGS_TABLE,
    Payments: ctx.env.PAYMENTS_TABLE,
    Refunds: ctx.env.REFUNDS_TABLE,
    Seats: ctx.env.SEATS_TABLE,
    TicketAllowances: ctx.env.TICKET_ALLOWANCES_TABLE,
    Tickets: ctx.env.TICKETS_TABLE,
    TicketStock: ctx.env.TICKET_STOCK_TABLE,
  });
}

/** Why a sum that was shown is not the one that would be moved; null where it is, and where none was. */
function otherThan(
  field: 'expectedRefund' | 'expectedFee',
  shown: MoneyInput | null,
  minor: number,
  row: BookingRow,
): BookingPayload | null {
  if (!shown) return null;
  const { amount, currency } = shown;
  const read = amount.length > LONGEST_AMOUNT ? null : minorOf(amount, currency);
  if (read === null) return refused('INVALID_AMOUNT', `${field}.amount`);
  return read === minor && currency === row.currency ? null : refused('TERMS_CHANGED', field);
}

function isCancelled({ status }: BookingRow): boolean {
  return status === 'CANCELLING' || status === 'CANCELLED';
}

/** Whoever charges it, or cancels it as well, writes on the version that it saw, and so does this: exactly one comes first. The same call again answers what is then. */
export function response(ctx: StepContext): BookingPayload {
  const { planned } = ctx.stash;
  if (!ctx.error) {
    const moved = planned ? planned.booking : ctx.result;
    ctx.stash.moved = moved;
    return moved ? done(moved) : refused('NOT_FOUND');
  }
  if (isConditionFailure(ctx.error) || wasOvertaken(ctx.error, ctx.result, planned ? planned.guards : 0)) {
    return refused('TRY_AGAIN');
  }
  return fail(ctx.error);
}
