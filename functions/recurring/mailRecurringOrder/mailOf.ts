import type { ProductRow } from '#model/catalog.ts';
import type { CurrencyCode } from '#model/currencies.ts';
import type { MailRequest, RecurringMailValues } from '#model/mail.ts';
import { moneyOf } from '#model/money.ts';
import { orderReasonSentences, priceOrder } from '#model/orders.ts';
import type { RecurringHistoryEntry, RecurringOrderRow, RecurringReason } from '#model/recurring.ts';
import { recurringReasonSentences } from '#model/recurring.ts';

/**
 * What the mail queue is told of one change, by its version: nothing but that one was paused by itself, or that a run did not come about which
 * nobody wanted left out. `webUrl` is the web app's origin.
 */
export function mailOf(
  row: RecurringOrderRow,
  version: number,
  products: ProductRow[],
  webUrl: string,
): MailRequest<'recurring-paused'> | MailRequest<'recurring-missed'> | null {
  const happened = row.history.filter((entry) => entry.version === version);
  const paused = happened.find(({ event }) => event === 'PAUSED');
  const missed = happened.find(({ event }) => event === 'MISSED');
  const told = paused ?? missed;
  if (!told || isByHand(told)) return null;
  const values = valuesOf(row, told, products, webUrl);
  const template = paused ? 'recurring-paused' : 'recurring-missed';
  return { id: `${template}-${row.id}-${version}`, template, to: row.email, ownerId: row.ownerId, values };
}

/** Whoever did it knows. */
function isByHand({ reason }: RecurringHistoryEntry): boolean {
  switch (reason) {
    case 'PAUSED_BY_CUSTOMER':
    case 'PAUSED_BY_STAFF':
    case 'CANCELLED_BY_CUSTOMER':
    case 'CANCELLED_BY_STAFF':
    case undefined:
      return true;
    default:
      return false;
  }
}

function valuesOf(
  row: RecurringOrderRow,
  told: RecurringHistoryEntry,
  products: ProductRow[],
  webUrl: string,
): RecurringMailValues {
  const { priced } = priceOrder(row.lines, products);
  const isPrice = told.reason === 'PRICE_CHANGED';
  return {
    items: row.lines.map(({ quantity, name }) => `${quantity} × ${name}`).join(', '),
    runOn: told.runOn ?? '',
    reason: sentenceOf(told.reason),
    nextStep: nextStepOf(told.reason, lastFailure(row)),
    agreedTotal: isPrice ? priceOf(row.agreedTotal, row.currency) : '',
    newTotal: isPrice && priced ? priceOf(priced.total, priced.currency) : '',
    nextRunOn: row.nextRunOn ?? '',
    recurringOrderUrl: `${webUrl}/recurring/${row.id}`,
  };
}

function sentenceOf(reason: RecurringHistoryEntry['reason']): string {
  if (reason === undefined) return '';
  return reason === 'OUT_OF_STOCK' ? orderReasonSentences.OUT_OF_STOCK : recurringReasonSentences[reason];
}

/** Why the payments failed that led to a pause. */
function lastFailure({ history }: RecurringOrderRow): RecurringHistoryEntry['reason'] {
  return history.findLast(({ event }) => event === 'PAYMENT_FAILED')?.reason;
}

function nextStepOf(reason: RecurringHistoryEntry['reason'], failure: RecurringHistoryEntry['reason']): string {
  switch (reason) {
    case 'PRICE_CHANGED':
      return 'Open it, agree to the new price and resume it, or cancel it.';
    case 'PAYMENT_FAILED':
      return failure === AUTHENTICATION_REQUIRED
        ? 'Your bank wants you to confirm. Open it, give the card once more, or another one, and resume it.'
        : 'Open it, give another card and resume it.';
    case 'PRODUCT_UNAVAILABLE':
      return 'Cancel it, and set up another one without what is not sold any more.';
    case 'OUT_OF_STOCK':
      return 'You need to do nothing: the next order comes on its day.';
    default:
      return 'Open it to see what can be done.';
  }
}

const AUTHENTICATION_REQUIRED: RecurringReason = 'AUTHENTICATION_REQUIRED';

function priceOf(minor: number, code: CurrencyCode): string {
  const { amount, currency } = moneyOf(minor, code);
  return `${amount} ${currency}`;
}
