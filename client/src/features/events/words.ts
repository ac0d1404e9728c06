import type { EventStatus } from '../../graphql/graphql.ts';
import { countWords } from '../invoices/words.ts';
import type { Money } from '../shop/price.ts';
import { isMore, isZero } from '../shop/price.ts';
import { moneyWords, rateWords } from '../shop/words.ts';
import { nameToday } from './zoneNames.ts';
import type { LocalTime } from './zonedTime.ts';
import { localOf, offsetOf } from './zonedTime.ts';

/** How each status of an event is said to a person. */
export const eventStatusWords: Readonly<Record<EventStatus, string>> = {
  DRAFT: 'Draft',
  PUBLISHED: 'Takes place',
  POSTPONED: 'Postponed',
  CANCELLING: 'Called off',
  CANCELLED: 'Called off',
};

/** A time by the clocks of a place, as people write it: day and time. */
export function localWords(local: LocalTime): string {
  return new Intl.DateTimeFormat(undefined, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'UTC',
  }).format(asUtc(local));
}

/** The time of day alone. */
export function localClockWords(local: LocalTime): string {
  return new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' }).format(
    asUtc(local),
  );
}

/** A time beside one that was said before: its day only where that is another. */
export function localWordsBeside(said: LocalTime, local: LocalTime): string {
  return said.slice(0, 10) === local.slice(0, 10) ? localClockWords(local) : localWords(local);
}

/** From when until when, by the clocks of a place: the day is said once where both are on the same. */
export function spanWords(start: LocalTime, end: LocalTime): string {
  return `${localWords(start)} – ${localWordsBeside(start, end)}`;
}

/** An instant as the clocks of a zone show it. */
export function zonedWords(instant: string, zone: string): string {
  return localWords(localOf(instant, zone));
}

/** A zone at an instant, as people name it: `Berlin time (GMT+2)`. */
export function zoneWords(zone: string, instant: string): string {
  if (zone === 'UTC') return 'UTC';
  const place = nameToday(zone).split('/').at(-1) ?? zone;
  return `${place.replaceAll('_', ' ')} time (${offsetOf(instant, zone)})`;
}

/** What a customer gets back who cancels, in sentences. */
export function policyWords(policy: { readonly refundUntilHours: number | null; readonly feeRate: string }): string {
  const { refundUntilHours, feeRate } = policy;
  if (refundUntilHours === null) return 'Whoever cancels gets no money back.';
  const until = refundUntilHours === 0 ? 'Until the start' : `Until ${hoursWords(refundUntilHours)} before the start`;
  const back = Number(feeRate) === 0 ? 'all of your money' : `your money less a fee of ${rateWords(feeRate)}`;
  return `${until} you can cancel and get ${back} back${refundUntilHours === 0 ? '.' : '; later nothing.'}`;
}

/** Hours as people say them: whole days as days. */
export function hoursWords(hours: number): string {
  return hours >= 48 && hours % 24 === 0 ? countWords(hours / 24, 'day') : countWords(hours, 'hour');
}

/** What tickets cost: the cheapest, with `from` where there are dearer ones. Empty where there are none. */
export function priceWords(categories: readonly { readonly priceWithTax: Money }[]): string {
  const [first, ...others] = categories.map(({ priceWithTax }) => priceWithTax);
  if (!first) return '';
  const lowest = others.reduce((least, price) => (isMore(least, price) ? price : least), first);
  const dearer = [first, ...others].some((price) => isMore(price, lowest));
  if (isZero(lowest)) return dearer ? 'From free' : 'Free';
  return dearer ? `From ${moneyWords(lowest)}` : moneyWords(lowest);
}

/** What one ticket costs. */
export function ticketPriceWords(price: Money): string {
  return isZero(price) ? 'Free' : moneyWords(price);
}

/** How many tickets are left. Held ones may come back, so that none left is not yet sold out for good. */
export function leftWords(available: number): string {
  if (available === 0) return 'None left at the moment';
  return available <= FEW ? `Only ${String(available)} left` : 'Available';
}

/** What is read aloud of what is left: not each number, so that a busy sale does not talk without a pause. Empty until it is known. */
export function heardWords(name: string, available: number | undefined): string {
  if (available === undefined) return '';
  if (available === 0) return `${name}: sold out for now.`;
  return available <= FEW ? `${name}: few tickets left.` : `${name}: on sale.`;
}

/** What is said where fewer tickets are left than are wished for; empty where that is not so, or not known. */
export function shortWords(quantity: number, available: number | undefined): string {
  if (available === undefined || available >= quantity) return '';
  return available === 0
    ? 'Others have the last ones: some may come back.'
    : 'There are not so many left at this moment.';
}

/** Tickets up to which the number of what is left is told. */
const FEW = 20;

/** Where the sale of a kind of tickets is at an instant (milliseconds since 1970). */
export function saleStateOf(
  sale: { readonly saleFrom: string | null; readonly saleUntil: string },
  now: number,
): 'TO_COME' | 'ON' | 'OVER' {
  if (sale.saleFrom !== null && now < Date.parse(sale.saleFrom)) return 'TO_COME';
  return now < Date.parse(sale.saleUntil) ? 'ON' : 'OVER';
}

/** Seats by name, in the order in which people look for them: A-2 before A-10. */
export function seatsInOrder(seats: readonly string[]): readonly string[] {
  return [...seats].sort((one, other) => one.localeCompare(other, 'en', { numeric: true }));
}

function asUtc(local: LocalTime): Date {
  return new Date(`${local}:00Z`);
}
