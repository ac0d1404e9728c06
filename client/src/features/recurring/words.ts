import type {
  RecurringInterval,
  RecurringOrderEvent,
  RecurringOrderReason,
  RecurringOrderStatus,
} from '../../graphql/graphql.ts';
import { countWords, dayWords } from '../invoices/words.ts';
import type { Day, Schedule } from './days.ts';
import { isMoved } from './days.ts';

/** How each status of a recurring order is said to a person. */
export const recurringWords: Readonly<Record<RecurringOrderStatus, string>> = {
  SETUP_REQUIRED: 'Waiting for a card',
  ACTIVE: 'Active',
  PAUSED: 'Paused',
  ENDED: 'Ended',
  CANCELLED: 'Cancelled',
};

/** How often, as it begins a sentence. */
export const intervalWords: Readonly<Record<RecurringInterval, string>> = {
  WEEKLY: 'Every week',
  MONTHLY: 'Every month',
};

/** What happened to a recurring order. */
export const eventWords: Readonly<Record<RecurringOrderEvent, string>> = {
  CREATED: 'Set up',
  CARD_SAVED: 'Card saved',
  PLACED: 'Order placed',
  PAID: 'Order paid',
  PAYMENT_FAILED: 'The card could not be charged',
  MISSED: 'Order did not come about',
  SKIPPED: 'Left out',
  PAUSED: 'Paused',
  RESUMED: 'Resumed',
  ENDED: 'Ended: all orders were placed',
  CANCELLED: 'Cancelled',
};

/** Why, in a few words beside what happened. */
export const recurringReasonWords: Readonly<Record<RecurringOrderReason, string>> = {
  PAUSED_BY_CUSTOMER: 'by its owner',
  PAUSED_BY_STAFF: 'by our staff',
  PAYMENT_FAILED: 'the card could not be charged',
  PRICE_CHANGED: 'the price rose',
  PRODUCT_UNAVAILABLE: 'something is not sold any more',
  OUT_OF_STOCK: 'there was not enough in stock',
  CANCELLED_BY_CUSTOMER: 'by its owner',
  CANCELLED_BY_STAFF: 'by our staff',
  NOT_SET_UP: 'no card was given in time',
  CARD_DECLINED: 'the bank declined the card',
  INSUFFICIENT_FUNDS: 'the card has insufficient funds',
  EXPIRED_CARD: 'the card has expired',
  INCORRECT_CVC: 'the security code is wrong',
  AUTHENTICATION_FAILED: 'the bank’s check was not passed',
  AUTHENTICATION_REQUIRED: 'the bank wants you to confirm it',
  INVALID_PAYMENT_METHOD: 'the card cannot be used',
  PROCESSING_ERROR: 'the bank could not process the card',
};

const ended: ReadonlySet<RecurringOrderStatus> = new Set(['ENDED', 'CANCELLED']);

/** Whether nothing happens to it any more. */
export function isOver(status: RecurringOrderStatus): boolean {
  return ended.has(status);
}

/** On which day of the week or month, as it goes on: `on Mondays`, `on day 31`. */
export function rhythmWords({ interval, startsOn }: Pick<Schedule, 'interval' | 'startsOn'>): string {
  if (interval === 'MONTHLY') return `every month on day ${String(Number(startsOn.slice(8)))}`;
  const weekday = new Intl.DateTimeFormat('en', { weekday: 'long', timeZone: 'UTC' });
  return `every ${weekday.format(new Date(`${startsOn}T00:00:00Z`))}`;
}

/** When it ends. */
export function endWords({ endsOn, count }: Pick<Schedule, 'endsOn' | 'count'>): string {
  if (endsOn !== null) return `until ${dayWords(endsOn)}`;
  return count === null ? 'until you end it' : countWords(count, 'order');
}

/** What happens in months that are shorter than its day; null where that never matters. */
export function shorterMonths({ interval, startsOn }: Pick<Schedule, 'interval' | 'startsOn'>): string | null {
  if (interval !== 'MONTHLY' || !isMoved(startsOn)) return null;
  return `In a month without day ${String(Number(startsOn.slice(8)))} the order is placed on its last day.`;
}

/** Days in a row, as a sentence says them. */
export function daysWords(days: readonly Day[]): string {
  return days.map(dayWords).join(', ');
}
