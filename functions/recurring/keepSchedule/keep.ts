import type { RecurringOrderEvent } from '#model/events.ts';
import { recurringSchedule } from '#model/keys.ts';
import { RUN_HOUR } from '#model/recurring.ts';
import type { Schedules } from '../../ports/schedules.ts';
import type { RecurringOrders, RunQueue } from '../connect.ts';

export interface KeepPorts {
  readonly recurring: Pick<RecurringOrders, 'read'>;
  readonly schedules: Schedules;
  readonly runs: RunQueue;
  readonly timeZone: string;
  readonly now: () => Date;
}

/**
 * Has a recurring order woken on its day, whatever the event says: events come late and out of order, and the row knows. Where the hour is past it is
 * woken at once. Schedules of days that are no longer meant go; one that stays behind wakes nobody.
 */
export async function keepSchedule(event: RecurringOrderEvent, ports: KeepPorts): Promise<'KEPT' | 'SENT' | 'NONE'> {
  const { recurring, schedules, runs, timeZone, now } = ports;
  let day = await wakingDay(event.id, recurring);
  const told = [...new Set([event.before?.wakesOn, event.after.wakesOn])];
  const past = told.filter((each): each is string => each !== undefined && each !== day);
  for (const each of past) await schedules.drop(recurringSchedule(event.id, each));
  // Whoever took it back meanwhile to a day that just went may have made that day's schedule before: it is made again.
  if (past.length > 0) day = await wakingDay(event.id, recurring);
  if (day === undefined) return 'NONE';
  const wake = { recurringOrderId: event.id, day };
  if (runTime(day) <= wallClock(new Date(now().getTime() + MARGIN), timeZone)) {
    await runs.send(wake);
    return 'SENT';
  }
  await schedules.keep(recurringSchedule(event.id, day), runTime(day), wake);
  return 'KEPT';
}

/** The day that it wakes on, as the row says at this moment. */
async function wakingDay(id: string, recurring: KeepPorts['recurring']): Promise<string | undefined> {
  const row = await recurring.read(id);
  return row?.status === 'ACTIVE' ? row.wakesOn : undefined;
}

/** A schedule for a time that is past when it is made might never run: whoever is so near is woken now. Milliseconds. */
const MARGIN = 60_000;

/** The time of the runs of a day, on the wall. */
function runTime(day: string): string {
  return `${day}T${String(RUN_HOUR).padStart(2, '0')}:00:00`;
}

/** What the wall clock of a zone shows: `2026-12-31T06:00:00`. */
export function wallClock(instant: Date, timeZone: string): string {
  const options = { timeZone, dateStyle: 'short', timeStyle: 'medium', hourCycle: 'h23' } as const;
  // Sweden writes both as ISO 8601 does, with a blank between.
  return new Intl.DateTimeFormat('sv-SE', options).format(instant).replace(' ', 'T');
}
