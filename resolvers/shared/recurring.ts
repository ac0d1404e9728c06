import { util } from '@aws-appsync/utils';
import type { CurrencyCode } from '#model/currencies.ts';
import type { RecurringErrorCode } from '#model/errors.ts';
import { recurringErrorSentences } from '#model/errors.ts';
import type {
  PageInfo,
  RecurringOrder,
  RecurringOrderHistoryEntry,
  RecurringOrderLine,
  RecurringOrderUserError,
} from '#model/generated.ts';
import { moneyOf, rateOf } from '#model/money.ts';
import type { RecurringHistoryEntry, RecurringOrderRow } from '#model/recurring.ts';
import { recurringReasonSentences } from '#model/recurring.ts';
import { dayOf, upcomingRuns } from '#model/recurringRuns.ts';
import { buyerOf } from './receipt.ts';

/** A line before its product is resolved. */
export interface RecurringLineSource extends Omit<RecurringOrderLine, 'product'> {
  productId: string;
}

/** What the resolvers of its own fields need beside what the schema shows. */
export interface RecurringSource extends Omit<RecurringOrder, 'lines' | 'currentTotal' | 'orders' | 'cardSetup'> {
  lines: RecurringLineSource[];
  ownerId: string;
  setupAttempt: number;
}

/** A page before the fields of its recurring orders are resolved. */
export interface RecurringPage {
  nodes: RecurringSource[];
  pageInfo: PageInfo;
}

/** What a mutation of one recurring order answers, before its fields are resolved. */
export interface RecurringPayload {
  recurringOrder: RecurringSource | null;
  userErrors: RecurringOrderUserError[];
}

/** What the steps of a mutation of one recurring order hand on. */
export interface RecurringStash {
  /** As the caller may see it, before the mutation; null where it is missing or not to be seen. */
  recurring: RecurringOrderRow | null;
}

/** The recurring order as the schema shows it; what stands in other tables has resolvers of its own. */
export function recurringOf(row: RecurringOrderRow): RecurringSource {
  const { currency, reason, retry } = row;
  // One that comes at once bears a day that is past.
  const isAwaited = row.status === 'ACTIVE' && retry !== undefined && retry.on >= dayOf(util.time.nowISO8601());
  return {
    id: row.id,
    status: row.status,
    refusal: reason ? { code: reason, message: recurringReasonSentences[reason] } : null,
    lines: row.lines.map((line) => lineOf(line, currency)),
    agreedTotal: moneyOf(row.agreedTotal, currency),
    interval: row.interval,
    startsOn: row.startsOn,
    endsOn: row.endsOn ?? null,
    count: row.count ?? null,
    placed: row.placed,
    nextRunOn: row.nextRunOn ?? null,
    retryOn: isAwaited && retry ? retry.on : null,
    missedRunOn: row.missedRunOn ?? null,
    upcoming: upcomingRuns(row),
    card: row.card ? { brand: row.card.brand, last4: row.card.last4 } : null,
    email: row.email,
    shippingNote: row.shippingNote ?? null,
    billTo: row.billTo ? buyerOf(row.billTo) : null,
    history: row.history.map(entryOf),
    version: row.version,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    ownerId: row.ownerId,
    setupAttempt: row.setupAttempt,
  };
}

function lineOf(line: RecurringOrderRow['lines'][number], currency: CurrencyCode): RecurringLineSource {
  return {
    productId: line.productId,
    name: line.name,
    quantity: line.quantity,
    unitPrice: moneyOf(line.unitPrice, currency),
    taxRate: rateOf(line.taxRate),
  };
}

function entryOf(entry: RecurringHistoryEntry): RecurringOrderHistoryEntry {
  return {
    event: entry.event,
    at: entry.at,
    runOn: entry.runOn ?? null,
    orderId: entry.orderId ?? null,
    reason: entry.reason ?? null,
  };
}

/** The mutation did what it says. */
export function recurringDone(row: RecurringOrderRow): RecurringPayload {
  return { recurringOrder: recurringOf(row), userErrors: [] };
}

/** Nothing was changed. */
export function recurringRefused(code: RecurringErrorCode, field?: string | null): RecurringPayload {
  return recurringRefusedFor([recurringError(code, field === undefined ? fieldOf(code) : field)]);
}

/** Nothing was changed, for reasons that name the part of the input they are about. */
export function recurringRefusedFor(userErrors: RecurringOrderUserError[]): RecurringPayload {
  return { recurringOrder: null, userErrors };
}

/** The error with the sentence of its code. */
export function recurringError(code: RecurringErrorCode, field: string | null): RecurringOrderUserError {
  return { code, field, message: recurringErrorSentences[code] };
}

/** Whether a code of another domain is one of this domain as well. */
export function isRecurringCode(code: string): code is RecurringErrorCode {
  return Object.hasOwn(recurringErrorSentences, code);
}

/** The argument that mutations of one recurring order name the matter of a code by. */
function fieldOf(code: RecurringErrorCode): string | null {
  switch (code) {
    case 'NOT_FOUND':
      return 'id';
    case 'STALE_VERSION':
      return 'expectedVersion';
    case 'PRICE_CHANGED':
      return 'acceptedTotal';
    case 'NOTHING_MISSED':
      return 'makeUp';
    case 'INVALID_PAYMENT_METHOD':
    case 'CARD_REFUSED':
      return 'paymentMethodId';
    default:
      return null;
  }
}
