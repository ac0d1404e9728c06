import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import type { MutationChangeTicketNameArgs } from '#model/generated.ts';
import { namesMayChange, renamedTicket, sortedName } from '#model/ticketNames.ts';
import type { BookingPayload } from '../shared/bookingPayload.ts';
import { done, refused } from '../shared/bookingPayload.ts';
import { callerOf } from '../shared/owner.ts';
import type { CancelledTransaction } from '../shared/plannedWrites.ts';
import { transactionOf, wasOvertaken } from '../shared/plannedWrites.ts';
import { fail } from '../shared/result.ts';
import { decomposed } from '../shared/texts.ts';
import type { TicketNameStash } from '../shared/ticketName.ts';
import { ticketName } from '../shared/ticketName.ts';

type StepContext = Context<
  MutationChangeTicketNameArgs,
  TicketNameStash,
  undefined,
  undefined,
  CancelledTransaction | null
>;

/** Characters of a name that is taken apart: APPSYNC_JS ends loops of 1,000 rounds, and what comes of it is gone through once more. */
const DECOMPOSED = 700;

/** Writes the name in the version of the booking that the caller saw; one that stands there already is no change, whoever wrote it. */
export function request(ctx: StepContext) {
  const { ticket, booking, event } = ctx.stash;
  const at = util.time.nowISO8601();
  if (!event) return fail({ type: 'EventMissing', message: 'A ticket leads to no event.' });
  if (ticket.status !== 'VALID' || !namesMayChange(booking, event, at))
    return runtime.earlyReturn(refused('NOT_CHANGEABLE'));
  const name = ticketName(ctx.args.name);
  if (name === null) return runtime.earlyReturn(refused('INVALID_NAMES', 'name'));
  if (ticket.name === name) return runtime.earlyReturn(done(booking));
  if (booking.version !== ctx.args.expectedVersion) return runtime.earlyReturn(refused('STALE_VERSION'));
  const callerId = callerOf(ctx.identity);
  const { booking: after, writes } = renamedTicket(booking, ticket, {
    name,
    sorted: sortedName(decomposed(name, DECOMPOSED)),
    by: booking.ownerId === callerId ? 'CUSTOMER' : 'STAFF',
    callerId,
    at,
  });
  ctx.stash.after = after;
  return transactionOf(writes, { Bookings: ctx.env.BOOKINGS_TABLE, Tickets: ctx.env.TICKETS_TABLE });
}

/** Whoever cancels the booking, or changes another name of it, writes on the version that they saw, and so does this: one of them comes first. */
export function response(ctx: StepContext): BookingPayload {
  if (!ctx.error) return done(ctx.stash.after);
  const reasons = (ctx.result ?? {}).cancellationReasons ?? [];
  if (reasons.some((reason) => reason?.type === 'ConditionalCheckFailed')) return refused('STALE_VERSION');
  return wasOvertaken(ctx.error, ctx.result, 0) ? refused('TRY_AGAIN') : fail(ctx.error);
}
