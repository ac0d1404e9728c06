import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import { bookingError } from '#model/bookings.ts';
import { hasSeat } from '#model/concerts.ts';
import type { MutationHoldTicketsArgs } from '#model/generated.ts';
import type { TicketSaleRow } from '#model/tickets.ts';
import { saleRefusal } from '#model/tickets.ts';
import type { HoldPayload } from '../../shared/hold.ts';
import { notHeld, notHeldFor } from '../../shared/hold.ts';
import type { AskedHold } from '../../shared/holdInput.ts';
import { checkedHold } from '../../shared/holdInput.ts';
import type { HoldingStash } from '../../shared/holding.ts';
import { holdKey, quantityField } from '../../shared/holding.ts';
import { callerOf } from '../../shared/owner.ts';
import { fail } from '../../shared/result.ts';

type StepContext = Context<MutationHoldTicketsArgs, HoldingStash, undefined, undefined, TicketSaleRow | null>;

/** Looks at the input and, where nothing is wrong with it by itself, at what the tickets are sold by. */
export function request(ctx: StepContext) {
  ctx.stash.callerId = callerOf(ctx.identity);
  const { asked, userErrors } = checkedHold(ctx.args.input);
  if (!asked) return runtime.earlyReturn(notHeldFor(userErrors), { skipTo: 'END' });
  ctx.stash.asked = asked;
  ctx.stash.key = holdKey(ctx.stash.callerId, ctx.args.input.idempotencyKey);
  ctx.stash.repeatedId = null;
  ctx.stash.taking = null;
  const { eventId, categoryId } = asked;
  return {
    operation: 'GetItem',
    key: util.dynamodb.toMapValues({ eventId, categoryId }),
    consistentRead: true,
  };
}

export function response(ctx: StepContext): null {
  if (ctx.error) return fail(ctx.error);
  const sale = ctx.result;
  const { asked } = ctx.stash;
  ctx.stash.sale = sale;
  ctx.stash.refusal = refusalOf(asked, sale);
  // Whoever comes at the same moment begins at another row.
  ctx.stash.parts = sale ? [{ shard: Math.floor(Math.random() * sale.shards), quantity: asked.quantity }] : [];
  return null;
}

function refusalOf(asked: AskedHold, sale: TicketSaleRow | null): HoldPayload | null {
  if (!sale) return notHeld('NOT_FOUND', 'eventId');
  const closed = saleRefusal(sale, util.time.nowISO8601());
  if (closed) return notHeld(closed, null);
  if (asked.seats.length > 0 !== sale.seatRows.length > 0) {
    return notHeld('INVALID_SEATS', asked.seats.length > 0 ? 'seats' : 'quantity');
  }
  const missing = asked.seats
    .map((seat, index) => ({ index, isThere: hasSeat(sale.seatRows, seat) }))
    .filter(({ isThere }) => !isThere)
    .map(({ index }) => bookingError('NO_SUCH_SEAT', `seats.${index}`));
  if (missing.length > 0) return notHeldFor(missing);
  return asked.quantity > sale.perCustomer ? notHeld('LIMIT_EXCEEDED', quantityField(asked)) : null;
}
