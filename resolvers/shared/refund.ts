import type { Identity } from '@aws-appsync/utils';
import type { RefundErrorCode } from '#model/errors.ts';
import { refundErrorSentences } from '#model/errors.ts';
import type {
  PageInfo,
  Refund,
  RefundHistoryEntry,
  RefundLine,
  RefundRefusal,
  RefundUserError,
} from '#model/generated.ts';
import { moneyOf } from '#model/money.ts';
import type { RefundFailure, RefundHistoryEntry as HistoryRow, RefundLineRow, RefundRow } from '#model/refunds.ts';
import { refundFailureSentences } from '#model/refunds.ts';
import { seesEverybody } from './owner.ts';

/** What the resolvers of a refund's own fields need beside what the schema shows. */
export interface RefundSource extends Omit<Refund, 'order' | 'booking' | 'creditNote'> {
  /** One of the two: which purchase it is of. */
  orderId: string | null;
  bookingId: string | null;
}

/** A page before the fields of its refunds are resolved. */
export interface RefundPage {
  nodes: RefundSource[];
  pageInfo: PageInfo;
}

/** What a mutation of one refund answers, before the refund's fields are resolved. */
export interface RefundPayload {
  refund: RefundSource | null;
  userErrors: RefundUserError[];
}

/** The refund as the schema shows it to this caller; its purchase and its credit note have resolvers of their own. */
export function refundOf(row: RefundRow, identity: Identity): RefundSource {
  return {
    id: row.id,
    orderId: row.orderId ?? null,
    bookingId: row.bookingId ?? null,
    status: row.status,
    refusal: refusalOf(row.failure),
    amount: moneyOf(row.amount, row.currency),
    lines: row.lines.map((line) => lineOf(line, row)),
    reason: row.reason,
    note: seesEverybody(identity) ? (row.note ?? null) : null,
    restock: row.restock,
    restocked: row.restocked === true,
    attempt: row.attempt,
    history: row.history.map(entryOf),
    version: row.version,
    requestedAt: row.requestedAt,
    updatedAt: row.updatedAt,
  };
}

function lineOf({ name, quantity, net, tax }: RefundLineRow, { currency }: RefundRow): RefundLine {
  return {
    name,
    quantity,
    net: moneyOf(net, currency),
    tax: moneyOf(tax, currency),
    total: moneyOf(net + tax, currency),
  };
}

function entryOf({ status, attempt, at, failure }: HistoryRow): RefundHistoryEntry {
  return { status, attempt, at, refusal: refusalOf(failure) };
}

function refusalOf(failure: RefundFailure | undefined): RefundRefusal | null {
  return failure ? { code: failure, message: refundFailureSentences[failure] } : null;
}

/** The mutation did what it says. */
export function done(row: RefundRow, identity: Identity): RefundPayload {
  return { refund: refundOf(row, identity), userErrors: [] };
}

/** Nothing was changed. `field`: the part of the input it is about. */
export function refused(code: RefundErrorCode, field: string | null = null): RefundPayload {
  return refusedFor([refundError(code, field)]);
}

/** Nothing was changed, for reasons that name the part of the input they are about. */
export function refusedFor(userErrors: RefundUserError[]): RefundPayload {
  return { refund: null, userErrors };
}

/** The error with the sentence of its code. */
export function refundError(code: RefundErrorCode, field: string | null): RefundUserError {
  return { code, field, message: refundErrorSentences[code] };
}
