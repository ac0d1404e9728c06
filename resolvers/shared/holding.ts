import { util } from '@aws-appsync/utils';
import { bookingError } from '#model/bookings.ts';
import type { HoldRow } from '#model/holds.ts';
import { HOLD_KEY_SECONDS, HOLD_SECONDS } from '#model/holds.ts';
import { dueShard, idempotencyRow, stockShard } from '#model/keys.ts';
import type { ShardPart, TicketSaleRow } from '#model/tickets.ts';
import type { HoldPayload } from './hold.ts';
import { held, notHeld, notHeldFor } from './hold.ts';
import type { AskedHold } from './holdInput.ts';
import { canonicalHold } from './holdInput.ts';
import { keepKey } from './keepKey.ts';
import type { SourceError } from './result.ts';
import { fail, isConflict, passes } from './result.ts';
import { holdPart, holdSeat, takeAllowance } from './ticketStock.ts';

/** The operation's name in the keys of idempotency rows. */
export const HOLD_TICKETS = 'holdTickets';

const MILLISECONDS = 1000;

/** A row of the Idempotency table, as `holdTickets` keeps it. */
export interface HoldKeyRow {
  key: string;
  /** The input in one form. */
  input: string;
  holdId: string;
  /** Epoch seconds. */
  expiresAt: number;
}

/** What the steps of `holdTickets` hand on. */
export interface HoldingStash {
  callerId: string;
  asked: AskedHold;
  /** The caller's key. */
  key: string;
  sale: TicketSaleRow | null;
  /** What is to be answered, unless the caller's key is known. */
  refusal: HoldPayload | null;
  /** Where the tickets are taken next. */
  parts: ShardPart[];
  /** The hold that this call writes. */
  taking: HoldRow | null;
  /** The hold that the same call made before. */
  repeatedId: string | null;
}

/** https://docs.aws.amazon.com/appsync/latest/devguide/js-aws-appsync-resolver-reference-dynamodb-transact-write-items.html */
export interface HoldTransaction {
  cancellationReasons?: { type?: string | null; item?: Record<string, unknown> | null }[] | null;
}

/** Items of the transaction: the key, the hold, the allowance, the rows that count the tickets, the seats. */
const BEFORE_PARTS = 3;

/** The one transaction by which tickets come to be held: all of it or nothing. */
export function takeTickets(stash: HoldingStash, env: Record<string, string>, sale: TicketSaleRow) {
  const { asked, callerId, parts } = stash;
  const now = util.time.nowEpochMilliSeconds();
  const at = util.time.epochMilliSecondsToISO8601(now);
  const taking = heldRow(asked, sale, parts, {
    id: util.autoId(),
    ownerId: callerId,
    at,
    expiresAt: util.time.epochMilliSecondsToISO8601(now + keptSeconds(env) * MILLISECONDS),
  });
  stash.taking = taking;
  const { id, ...attributes } = taking;
  const kept = {
    input: canonicalHold(asked),
    holdId: id,
    expiresAt: Math.floor(now / MILLISECONDS) + HOLD_KEY_SECONDS,
  };
  return {
    operation: 'TransactWriteItems',
    transactItems: [
      keepKey(env.IDEMPOTENCY_TABLE, stash.key, kept),
      {
        table: env.TICKET_HOLDS_TABLE,
        operation: 'PutItem',
        key: util.dynamodb.toMapValues({ id }),
        attributeValues: util.dynamodb.toMapValues(attributes),
        condition: {
          expression: 'attribute_not_exists(#id)',
          expressionNames: { '#id': 'id' },
          returnValuesOnConditionCheckFailure: false,
        },
      },
      takeAllowance(env, asked, callerId, asked.quantity, sale.perCustomer),
      ...parts.map((part) => holdPart(env, asked, part, at)),
      ...asked.seats.map((seat) => holdSeat(env, asked, seat, id)),
    ],
  };
}

/** Seconds for which tickets are kept. */
function keptSeconds(env: Record<string, string>): number {
  const set = parseInt(env.HOLD_SECONDS ?? '');
  return set > 0 ? set : HOLD_SECONDS;
}

/** The key of the caller's own key. */
export function holdKey(callerId: string, idempotencyKey: string): string {
  return idempotencyRow(HOLD_TICKETS, callerId, idempotencyKey);
}

function heldRow(
  { eventId, categoryId, quantity, seats }: AskedHold,
  sale: TicketSaleRow,
  shards: ShardPart[],
  { id, ownerId, at, expiresAt }: { id: string; ownerId: string; at: string; expiresAt: string },
): HoldRow {
  return {
    id,
    ownerId,
    eventId,
    categoryId,
    status: 'ACTIVE',
    version: 1,
    quantity,
    seats,
    shards,
    eventTitle: sale.eventTitle,
    eventStartsAt: sale.startsAt,
    categoryName: sale.categoryName,
    unitPrice: sale.price,
    currency: sale.currency,
    taxRate: sale.taxRate,
    expiresAt,
    createdAt: at,
    updatedAt: at,
    holderId: ownerId,
    heldStock: stockShard(eventId, categoryId, shards[0]?.shard ?? 0),
    dueShard: dueShard(id),
    dueAt: expiresAt,
  };
}

/**
 * What came of the transaction. `answer` is null where the next steps have to find out: the same call was made before (`repeatedId`), or these rows had
 * too few tickets, or others were at work on them. That others were at work never means that nothing is left.
 */
export function judgeTaking(
  stash: HoldingStash,
  error: SourceError | null | undefined,
  result: HoldTransaction | null | undefined,
): HoldPayload | null {
  const { asked, taking, parts, sale } = stash;
  if (!error) return taking ? held(taking) : fail({ type: 'HoldMissing', message: 'Nothing was held.' });
  stash.taking = null;
  const reasons = result?.cancellationReasons ?? [];
  const types = reasons.map(({ type }) => type ?? 'None');
  const key = reasons[0]?.item;
  if (types[0] === 'ConditionalCheckFailed' && key) return recall(stash, key);
  const seatErrors = asked.seats
    .map((seat, index) => ({ seat, index, type: types[BEFORE_PARTS + parts.length + index] }))
    .filter(({ type }) => type === 'ConditionalCheckFailed')
    .map(({ index }) => bookingError('SEATS_TAKEN', `seats.${index}`));
  if (seatErrors.length > 0) return notHeldFor(seatErrors);
  if (types[2] === 'ConditionalCheckFailed') return notHeld('LIMIT_EXCEEDED', quantityField(asked));
  const failed = reasons.slice(BEFORE_PARTS, BEFORE_PARTS + parts.length).filter(isFailedCondition);
  if (failed.some(({ item }) => !item || item.open !== true)) return notHeld('NOT_ON_SALE', null);
  if (failed.length > 0) return sale?.shards === 1 ? notHeld('SOLD_OUT', quantityField(asked)) : null;
  // One row takes some 500 transactions a second: another one may take this one.
  const othersAtWork = types.some((type) => passes(type));
  return othersAtWork || isConflict(error) ? null : fail(error);
}

function isFailedCondition({ type }: { type?: string | null }): boolean {
  return type === 'ConditionalCheckFailed';
}

/** What a known key of the caller leads to: the hold that it made, which the last step reads, or a refusal. */
export function recall(stash: HoldingStash, kept: Record<string, unknown>): HoldPayload | null {
  if (kept.input !== canonicalHold(stash.asked)) return notHeld('IDEMPOTENCY_KEY_REUSED', 'idempotencyKey');
  stash.repeatedId = `${kept.holdId}`;
  return null;
}

/** The part of the input that says how many tickets are wanted. */
export function quantityField({ seats }: AskedHold): string {
  return seats.length > 0 ? 'seats' : 'quantity';
}
