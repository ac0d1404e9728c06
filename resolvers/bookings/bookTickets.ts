import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import { canonicalBooking, placedBooking } from '#model/bookingPlacing.ts';
import type { BookingRow } from '#model/bookings.ts';
import type { EventRow } from '#model/concerts.ts';
import type { MutationBookTicketsArgs } from '#model/generated.ts';
import type { HoldRow } from '#model/holds.ts';
import type { PromoCodeRow } from '#model/promoCodes.ts';
import { promoRefusal } from '#model/promoCodes.ts';
import { PURCHASE_KEY_SECONDS } from '#model/purchases.ts';
import type { BookingPayload } from '../shared/bookingPayload.ts';
import { done, refused, refusedFor } from '../shared/bookingPayload.ts';
import type { BookingKeyRow, BookingStash } from '../shared/bookingPlacing.ts';
import { keepKey } from '../shared/keepKey.ts';
import { stalledAt } from '../shared/orderMove.ts';
import { priceHold, takePromoUse } from '../shared/promoCode.ts';
import { fail, isConflict, passes } from '../shared/result.ts';

/** https://docs.aws.amazon.com/appsync/latest/devguide/js-aws-appsync-resolver-reference-dynamodb-transact-write-items.html */
interface TransactionResult {
  cancellationReasons?: { type?: string | null; item?: (BookingKeyRow & HoldRow & PromoCodeRow) | null }[] | null;
}

type StepContext = Context<MutationBookTicketsArgs, BookingStash, undefined, undefined, TransactionResult | null>;

/** Of the transaction: the key, the hold, the booking, and the use of a promo code. */
const KEY = 0;
const HOLD = 1;
const PROMO = 3;

/** Prices what is held and writes the booking, the caller's key, the hold's booking and the use of the promo code: all of it or nothing. */
export function request(ctx: StepContext) {
  const { asked, hold, event, promo, repeatedId, key } = ctx.stash;
  if (repeatedId) return runtime.earlyReturn(null);
  const at = util.time.nowISO8601();
  if (!hold || !event) return runtime.earlyReturn(refused('NOT_FOUND', 'holdId'), { skipTo: 'END' });
  const closed = refusalOf(hold, event, at);
  if (closed) return runtime.earlyReturn(closed, { skipTo: 'END' });
  if (asked.names.length > 0 && asked.names.length !== hold.quantity) {
    return runtime.earlyReturn(refused('INVALID_NAMES', 'names'), { skipTo: 'END' });
  }
  const { priced, refusal } = priceHold(hold, asked.promoCode, promo, at);
  if (!priced) return runtime.earlyReturn(refusedFor([refusal]), { skipTo: 'END' });
  const { expectedTotal } = asked;
  if (expectedTotal && (expectedTotal.minor !== priced.total || expectedTotal.currency !== hold.currency)) {
    return runtime.earlyReturn(refused('PRICE_CHANGED', 'expectedTotal'), { skipTo: 'END' });
  }
  const id = util.autoId();
  const placed = placedBooking(asked, hold, event, priced, { id, at, dueAt: stalledAt(ctx.env) });
  ctx.stash.placed = placed;
  const expiresAt = util.time.nowEpochSeconds() + PURCHASE_KEY_SECONDS;
  const items = [
    keepKey(ctx.env.IDEMPOTENCY_TABLE, key, { input: canonicalBooking(asked), bookingId: id, expiresAt }),
    bookHold(ctx.env, hold, id, at),
    putNew(ctx.env, placed),
  ];
  return {
    operation: 'TransactWriteItems',
    transactItems: promo ? [...items, takePromoUse(ctx.env, promo, at)] : items,
  };
}

/** Why these tickets cannot be booked now; null where they can. An instant decides, and not what anybody has noticed of it. */
function refusalOf(hold: HoldRow, event: EventRow | null, at: string): BookingPayload | null {
  if (hold.status === 'BOOKED') return refused('HOLD_IN_USE', 'holdId');
  if (hold.status !== 'ACTIVE' || hold.expiresAt <= at) return refused('HOLD_EXPIRED', 'holdId');
  if (hold.bookingId) return refused('HOLD_IN_USE', 'holdId');
  return event && event.status !== 'PUBLISHED' ? refused('NOT_ON_SALE', 'holdId') : null;
}

/** The hold is paid for by one booking at a time, and only while its time is not over. */
function bookHold(env: Record<string, string>, { id, version }: HoldRow, bookingId: string, at: string) {
  return {
    table: env.TICKET_HOLDS_TABLE,
    operation: 'UpdateItem',
    key: util.dynamodb.toMapValues({ id }),
    update: {
      expression: 'SET #bookingId = :bookingId, #version = :next, #updatedAt = :at',
      expressionNames: { '#bookingId': 'bookingId', '#version': 'version', '#updatedAt': 'updatedAt' },
      expressionValues: util.dynamodb.toMapValues({ ':bookingId': bookingId, ':next': version + 1, ':at': at }),
    },
    condition: {
      expression:
        '#version = :version AND #status = :active AND #expiresAt > :now AND attribute_not_exists(#bookingId)',
      expressionNames: {
        '#version': 'version',
        '#status': 'status',
        '#expiresAt': 'expiresAt',
        '#bookingId': 'bookingId',
      },
      expressionValues: util.dynamodb.toMapValues({ ':version': version, ':active': 'ACTIVE', ':now': at }),
      returnValuesOnConditionCheckFailure: true,
    },
  };
}

function putNew(env: Record<string, string>, { id, ...attributes }: BookingRow) {
  return {
    table: env.BOOKINGS_TABLE,
    operation: 'PutItem',
    key: util.dynamodb.toMapValues({ id }),
    attributeValues: util.dynamodb.toMapValues(attributes),
    condition: {
      expression: 'attribute_not_exists(#id)',
      expressionNames: { '#id': 'id' },
      returnValuesOnConditionCheckFailure: false,
    },
  };
}

/** The booking that was made; null where the same call made one before, which the next step reads. */
export function response(ctx: StepContext): BookingPayload | null {
  const { placed, asked, hold } = ctx.stash;
  if (!ctx.error) return placed ? done(placed) : null;
  ctx.stash.placed = null;
  const reasons = ctx.result?.cancellationReasons ?? [];
  const kept = reasons[KEY];
  if (kept?.type === 'ConditionalCheckFailed' && kept.item) {
    if (kept.item.input !== canonicalBooking(asked)) return refused('IDEMPOTENCY_KEY_REUSED', 'idempotencyKey');
    ctx.stash.repeatedId = kept.item.bookingId ?? null;
    return null;
  }
  const held = reasons[HOLD];
  if (held?.type === 'ConditionalCheckFailed') {
    const now = held.item ? refusalOf(held.item, null, util.time.nowISO8601()) : null;
    return now ?? refused('TRY_AGAIN');
  }
  const used = reasons[PROMO];
  if (used?.type === 'ConditionalCheckFailed') {
    const why = promoRefusal(used.item ?? null, hold?.currency ?? 'EUR', util.time.nowISO8601());
    return why ? refused(why, 'promoCode') : refused('TRY_AGAIN');
  }
  const overtaken = reasons.some(({ type }) => passes(type));
  return overtaken || isConflict(ctx.error) ? refused('TRY_AGAIN') : fail(ctx.error);
}
