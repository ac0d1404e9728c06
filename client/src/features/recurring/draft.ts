import type { CreateRecurringOrderInput, RecurringInterval } from '../../graphql/graphql.ts';
import type { Schedule } from './days.ts';
import { AHEAD_DAYS, addDays, isDay } from './days.ts';

/** How an end is said. */
export type EndKind = 'OPEN' | 'DAY' | 'COUNT';

/** How often and how long something is ordered, as it is chosen and typed. */
export interface RepeatDraft {
  /** Null where it is ordered once. */
  readonly interval: RecurringInterval | null;
  readonly startsOn: string;
  readonly end: EndKind;
  readonly endsOn: string;
  readonly count: string;
}

/** The server's own bound. */
export const MOST_ORDERS = 520;

/** Once, and, where somebody wants it again and again, from tomorrow on without an end. */
export function once(today: string): RepeatDraft {
  return { interval: null, startsOn: addDays(today, 1), end: 'OPEN', endsOn: '', count: '12' };
}

/** When orders are placed by a draft; null where it says once, or is not whole. */
export function scheduleOf({ interval, startsOn, end, endsOn, count }: RepeatDraft): Schedule | null {
  if (interval === null || !isDay(startsOn)) return null;
  const begun = { interval, startsOn, endsOn: null, count: null };
  switch (end) {
    case 'OPEN':
      return begun;
    case 'DAY':
      return isDay(endsOn) && endsOn >= startsOn ? { ...begun, endsOn } : null;
    case 'COUNT':
      return /^[1-9]\d{0,2}$/.test(count) && Number(count) <= MOST_ORDERS ? { ...begun, count: Number(count) } : null;
  }
}

/** The schedule's part of the input. */
export function scheduleInputOf({
  interval,
  startsOn,
  endsOn,
  count,
}: Schedule): Pick<CreateRecurringOrderInput, 'interval' | 'startsOn' | 'endsOn' | 'count'> {
  return {
    interval,
    startsOn,
    ...(endsOn === null ? {} : { endsOn }),
    ...(count === null ? {} : { count }),
  };
}

/** The days between which the first order can be. */
export function startBounds(today: string): { readonly min: string; readonly max: string } {
  return { min: addDays(today, 1), max: addDays(today, AHEAD_DAYS) };
}
