import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import type { EventRow } from '#model/concerts.ts';
import type { PromoCodeRow } from '#model/promoCodes.ts';
import type { Batch } from '../../shared/batch.ts';
import { rowsOf } from '../../shared/batch.ts';
import { refused } from '../../shared/bookingPayload.ts';
import type { BookingStash } from '../../shared/bookingPlacing.ts';
import { fail } from '../../shared/result.ts';

type StepContext = Context<Record<string, unknown>, BookingStash, undefined, undefined, Batch<EventRow | PromoCodeRow>>;

/** Reads what the booking keeps of its event, and the promo code. */
export function request(ctx: StepContext) {
  const { hold, asked, repeatedId } = ctx.stash;
  if (repeatedId) return runtime.earlyReturn(null);
  if (!hold) return runtime.earlyReturn(refused('NOT_FOUND', 'holdId'), { skipTo: 'END' });
  const { eventId } = hold;
  const code = asked.promoCode;
  const events = { keys: [util.dynamodb.toMapValues({ id: eventId })], consistentRead: true };
  const tables =
    code === null
      ? { [ctx.env.EVENTS_TABLE ?? '']: events }
      : {
          [ctx.env.EVENTS_TABLE ?? '']: events,
          [ctx.env.PROMO_CODES_TABLE ?? '']: {
            keys: [util.dynamodb.toMapValues({ eventId, code })],
            consistentRead: true,
          },
        };
  return { operation: 'BatchGetItem', tables };
}

export function response(ctx: StepContext): null {
  if (ctx.error) return fail(ctx.error);
  for (const row of rowsOf(ctx.result, ctx.env.EVENTS_TABLE)) if (!isPromoCode(row)) ctx.stash.event = row;
  for (const row of rowsOf(ctx.result, ctx.env.PROMO_CODES_TABLE)) if (isPromoCode(row)) ctx.stash.promo = row;
  return null;
}

function isPromoCode(row: EventRow | PromoCodeRow): row is PromoCodeRow {
  return Object.hasOwn(row, 'uses');
}
