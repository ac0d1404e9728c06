import type { CurrencyCode } from './currencies.ts';
import type { CardFacts, PaymentFailure } from './payments.ts';
import { paymentFailureSentences } from './payments.ts';
import type { Buyer } from './receipts.ts';
import type { StatusMachine } from './statusMachine.ts';

/** A recurring order's life. */
export type RecurringStatus = 'SETUP_REQUIRED' | 'ACTIVE' | 'PAUSED' | 'ENDED' | 'CANCELLED';

export const recurringMachine = {
  SETUP_REQUIRED: ['ACTIVE', 'CANCELLED'],
  ACTIVE: ['PAUSED', 'ENDED', 'CANCELLED'],
  PAUSED: ['ACTIVE', 'ENDED', 'CANCELLED'],
  ENDED: [],
  CANCELLED: [],
} as const satisfies StatusMachine<RecurringStatus>;

/** Why it is paused or was cancelled, with the sentence a person reads beside it. */
export const recurringReasonSentences = {
  ...paymentFailureSentences,
  PAUSED_BY_CUSTOMER: 'You paused it.',
  PAUSED_BY_STAFF: 'Our staff paused it.',
  PAYMENT_FAILED: 'The card could not be charged, also when we tried again. Change the card, then resume.',
  PRICE_CHANGED: 'It costs more than you agreed to. Agree to the new price to go on.',
  PRODUCT_UNAVAILABLE: 'Something in it is not sold any more. Cancel it, and set up another one.',
  CANCELLED_BY_CUSTOMER: 'You cancelled it.',
  CANCELLED_BY_STAFF: 'Our staff cancelled it.',
  NOT_SET_UP: 'No card was given in time.',
} as const;

/** Why it is paused or was cancelled. */
export type RecurringReason = keyof typeof recurringReasonSentences;

/** How often. */
export type RecurringInterval = 'WEEKLY' | 'MONTHLY';

/** Bounds. A run more than this many can be asked for without an end. */
export const recurringLimits = { count: 520, perOwner: 20, aheadDays: 366 } as const;

/** Days after the scheduled one on which a run whose payment failed is tried again: all before the next week's run. */
export const retryDays = [1, 3, 5] as const;

/** The hour at which orders are placed, in the zone of the installation. */
export const RUN_HOUR = 6;

/** Hours after which one without a card is given up. */
export const SETUP_HOURS = 24;

/** Entries of its history. */
export const RECURRING_HISTORY_LENGTH = 60;

/** A product of a recurring order, at the price that was agreed to. Amounts in minor units. */
export interface RecurringLineRow {
  productId: string;
  name: string;
  quantity: number;
  /** Before tax. */
  unitPrice: number;
  /** Hundredths of a percent. */
  taxRate: number;
}

/** What happened to it. */
export type RecurringEvent =
  | 'CREATED'
  | 'CARD_SAVED'
  | 'PLACED'
  | 'PAID'
  | 'PAYMENT_FAILED'
  | 'MISSED'
  | 'SKIPPED'
  | 'PAUSED'
  | 'RESUMED'
  | 'ENDED'
  | 'CANCELLED';

/** One entry of its history. */
export interface RecurringHistoryEntry {
  event: RecurringEvent;
  version: number;
  /** UTC, ISO 8601. */
  at: string;
  /** The run it is about: its scheduled day. */
  runOn?: string;
  orderId?: string;
  reason?: RecurringReason | 'OUT_OF_STOCK';
}

/** A run that is to be tried again, or while it is PAUSED could be. Days are calendar days in the zone of the installation. */
export interface RecurringRetry {
  /** The day the run was scheduled for. */
  runOn: string;
  /** Which try comes next; 0 where no order was placed for it yet. */
  attempt: number;
  /** The day of that try; one that is past where it is to come at once. */
  on: string;
}

/** A row of the RecurringOrders table. Amounts in minor units; instants UTC, ISO 8601; days are calendar days in the zone of the installation. */
export interface RecurringOrderRow {
  id: string;
  ownerId: string;
  status: RecurringStatus;
  /** Why it is PAUSED or CANCELLED. */
  reason?: RecurringReason;
  /** Counts changes. */
  version: number;
  /** In lower case. */
  email: string;
  shippingNote?: string;
  billTo?: Buyer;
  currency: CurrencyCode;
  lines: RecurringLineRow[];
  /** Tax included: no run costs more without its owner's consent. */
  agreedTotal: number;
  interval: RecurringInterval;
  /** The day of the first run. */
  startsOn: string;
  /** No run after this day. */
  endsOn?: string;
  /** Orders in all. */
  count?: number;
  /** Which run comes next, from 0; skipped and missed ones count here. */
  occurrence: number;
  /** Runs that were placed, tries of a failed payment aside. */
  placed: number;
  /** The day of the next run; absent where there is none. */
  nextRunOn?: string;
  retry?: RecurringRetry;
  /** The day it next wakes: of the try, else of the run. Absent unless it is ACTIVE. */
  wakesOn?: string;
  /** The latest run that did not come about because it was paused by itself: it can be made up for. `retry` says by which try. */
  missedRunOn?: string;
  /** The order of the latest run, until its end is heard of. */
  awaitedOrderId?: string;
  /** It counts among the owner's open ones; absent once it is over and its card is forgotten. */
  isCounted?: boolean;
  /** Which card setup is the current one, from 1. */
  setupAttempt: number;
  /** The saved card, at the provider. */
  customerId?: string;
  paymentMethodId?: string;
  card?: CardFacts;
  createdAt: string;
  updatedAt: string;
  history: RecurringHistoryEntry[];
  /** Until when something must have happened to it: see the `due` index. */
  dueShard?: string;
  dueAt?: string;
}

/** A card's way into being saved. */
export type CardSetupStatus = 'CREATED' | 'ACTION_REQUIRED' | 'SUCCEEDED' | 'FAILED' | 'CANCELLED';

/** A failed one may still succeed with another card: it is the same setup at the provider. */
export const cardSetupMachine = {
  CREATED: ['ACTION_REQUIRED', 'SUCCEEDED', 'FAILED', 'CANCELLED'],
  ACTION_REQUIRED: ['SUCCEEDED', 'FAILED', 'CANCELLED'],
  FAILED: ['ACTION_REQUIRED', 'SUCCEEDED', 'CANCELLED'],
  SUCCEEDED: [],
  CANCELLED: [],
} as const satisfies StatusMachine<CardSetupStatus>;

/** A row of the CardSetups table. Instants UTC, ISO 8601. */
export interface CardSetupRow {
  id: string;
  ownerId: string;
  recurringOrderId: string;
  attempt: number;
  status: CardSetupStatus;
  version: number;
  customerId: string;
  /** What its owner chose beforehand; absent where it is given at the provider. */
  chosenMethodId?: string;
  /** The provider's id of the setup, from the moment it is known. */
  setupIntentId?: string;
  clientSecret?: string;
  actionUrl?: string;
  /** The card, once it is saved. */
  paymentMethodId?: string;
  card?: CardFacts;
  failure?: PaymentFailure;
  createdAt: string;
  updatedAt: string;
}

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** Days of a month, 1-12. */
export function daysInMonth(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 && isLeap ? 29 : (monthLengths[month - 1] ?? 31);
}

/** The day of the run with this number, from 0. Monthly on the 29th to 31st: the last day of a shorter month, and the day itself in the next longer one. */
export function runDay(startsOn: string, interval: RecurringInterval, occurrence: number): string {
  if (interval === 'WEEKLY') return addDays(startsOn, 7 * occurrence);
  const { year, month, day } = partsOf(startsOn);
  const months = year * 12 + (month - 1) + occurrence;
  const inYear = Math.floor(months / 12);
  const inMonth = (months % 12) + 1;
  const length = daysInMonth(inYear, inMonth);
  return dayText(inYear, inMonth, day > length ? length : day);
}

/** Days from the first of two calendar days to the second; negative where that lies before. */
export function daysBetween(from: string, to: string): number {
  return numberOfDay(to) - numberOfDay(from);
}

/** Months from the one of the first calendar day to the one of the second, whatever the day in it. */
export function monthsBetween(from: string, to: string): number {
  const [start, end] = [partsOf(from), partsOf(to)];
  return (end.year - start.year) * 12 + end.month - start.month;
}

/** Whether a text is a calendar day, written `2026-12-31`, that there is. */
export function isDay(text: string): boolean {
  return text.length === 10 && addDays(text, 0) === text;
}

/** A calendar day (`2026-12-31`) so many days later. */
export function addDays(date: string, days: number): string {
  return dayOfNumber(numberOfDay(date) + days);
}

/** Days since 1 March of the year 0: leap days come last in such years. http://howardhinnant.github.io/date_algorithms.html#days_from_civil */
function numberOfDay(date: string): number {
  const { year, month, day } = partsOf(date);
  const marchYear = month <= 2 ? year - 1 : year;
  const marchMonth = (month + 9) % 12;
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  return marchYear * 365 + leapDays + Math.floor((153 * marchMonth + 2) / 5) + day - 1;
}

function dayOfNumber(number: number): string {
  const era = Math.floor(number / 146_097);
  const inEra = number - era * 146_097;
  const yearOfEra = Math.floor(
    (inEra - Math.floor(inEra / 1460) + Math.floor(inEra / 36_524) - Math.floor(inEra / 146_096)) / 365,
  );
  const inYear = inEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * inYear + 2) / 153);
  const day = inYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  return dayText(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day);
}

function partsOf(date: string): { year: number; month: number; day: number } {
  const parts = date.split('-');
  return { year: numberOf(parts[0]), month: numberOf(parts[1]), day: numberOf(parts[2]) };
}

/** APPSYNC_JS has no conversion of text that is sure to be exact. */
function numberOf(digits: string | undefined): number {
  let value = 0;
  for (const digit of (digits ?? '').split('')) value = value * 10 + Math.max('0123456789'.indexOf(digit), 0);
  return value;
}

/** APPSYNC_JS has no padStart. */
function dayText(year: number, month: number, day: number): string {
  const digits = `${year}`;
  return `${'0000'.slice(digits.length)}${digits}-${twoDigits(month)}-${twoDigits(day)}`;
}

function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : `${value}`;
}
