import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import type { HoldRow } from '#model/holds.ts';
import { endingHold } from '#model/ticketReturns.ts';
import type { HoldPayload } from '../shared/hold.ts';
import { ending, held, settledHold } from '../shared/hold.ts';
import type { CancelledTransaction } from '../shared/plannedWrites.ts';
import { transactionOf, wasOvertaken } from '../shared/plannedWrites.ts';
import { fail } from '../shared/result.ts';

type StepContext = Context<
  Record<string, unknown>,
  { hold: HoldRow; ended: HoldRow },
  undefined,
  undefined,
  CancelledTransaction | null
>;

/** Gives back what the hold keeps; one that has ended already is answered as it is. */
export function request(ctx: StepContext) {
  const { hold } = ctx.stash;
  const answer = settledHold(hold);
  if (answer) return runtime.earlyReturn(answer, { skipTo: 'END' });
  const now = util.time.nowEpochMilliSeconds();
  const { ended, writes } = endingHold(hold, 'RELEASED', now, util.time.epochMilliSecondsToISO8601(now));
  ctx.stash.ended = ended;
  return transactionOf(writes, {
    TicketHolds: ctx.env.TICKET_HOLDS_TABLE,
    TicketStock: ctx.env.TICKET_STOCK_TABLE,
    TicketAllowances: ctx.env.TICKET_ALLOWANCES_TABLE,
    Seats: ctx.env.SEATS_TABLE,
  });
}

/** Null where somebody else did something with it: the next step looks what. */
export function response(ctx: StepContext): HoldPayload | null {
  if (!ctx.error) return ending(held(ctx.stash.ended));
  return wasOvertaken(ctx.error, ctx.result, 1) ? null : fail(ctx.error);
}
