import type { EventCancellationRow } from '#model/cancellations.ts';
import { LAST_PASS } from '../cancelEventBookings/cancelEvent.ts';

/** Where cancellations of events are found that do not move. */
export interface SweepingPorts {
  /** Those that are RUNNING, as an index knows them. `dueAt`: UTC, ISO 8601. */
  running(): Promise<readonly { readonly eventId: string; readonly dueAt: string }[]>;
  progress(eventId: string): Promise<EventCancellationRow | null>;
  /** Has the event looked at again. */
  again(eventId: string, pass: number): Promise<void>;
  now(): Date;
}

/**
 * Has cancellations gone on with that do not move: their message was lost, or they wait for a booking that is stuck. Answers for how many seconds the oldest
 * has been running, whether it moves or not: one that is looked at in vain every few minutes is stuck all the time. Throws the SDK's errors.
 */
export async function sweepCancellations({ running, progress, again, now }: SweepingPorts): Promise<number> {
  let oldest = 0;
  for (const { eventId, dueAt } of await running()) {
    const row = await progress(eventId);
    if (row?.status !== 'RUNNING') continue;
    oldest = Math.max(oldest, Math.round((now().getTime() - Date.parse(row.startedAt)) / 1000));
    if (dueAt <= now().toISOString()) await again(eventId, LAST_PASS - 1);
  }
  return oldest;
}
