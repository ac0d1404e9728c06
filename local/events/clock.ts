import type { Cloud } from '../core/cloud.ts';
import type { Store } from '../core/store.ts';
import type { Schedule } from './schedule.ts';

export interface ClockEntry {
  readonly schedule: Schedule;
  /** Milliseconds by which a run may be late, to spread the load. */
  readonly flexibleWindow?: number;
  /** Epoch milliseconds outside which there is no run. */
  readonly startDate?: number;
  readonly endDate?: number;
  /** Runs inside a transaction of the store, together with what it remembers of the run. */
  run(scheduledAt: number): void;
  /** There will be no further run. */
  finished?(): void;
}

interface Row {
  /** What the entry was made from: another expression begins anew. */
  readonly expression: string;
  readonly anchor: number;
  /** The run that comes; absent when there is none. */
  readonly due?: number;
}

const table = 'clock';
/** How long a clock that a test moves can go unnoticed. */
const longestSleep = 1_000;

/**
 * Runs schedules by the cloud's time. The next run is kept on disk: one that fell due while the process was down
 * happens once at the next start, however many were missed.
 */
export class Clock {
  readonly #cloud: Pick<Cloud, 'now' | 'fail'>;
  readonly #store: Store;
  readonly #entries = new Map<string, ClockEntry>();
  #timer: NodeJS.Timeout | undefined;
  #running = false;

  constructor(cloud: Pick<Cloud, 'now' | 'fail'>, store: Store) {
    this.#cloud = cloud;
    this.#store = store;
  }

  /** Adds a schedule, or changes it; an unchanged one keeps its next run. */
  set(key: string, expression: string, entry: ClockEntry): void {
    this.#entries.set(key, entry);
    const known = this.#store.get<Row>(table, key);
    if (known?.expression === expression) return;
    const now = this.#cloud.now();
    this.#store.put(table, key, this.#row(expression, now, now, entry));
    if (this.#running) this.#tick();
  }

  delete(key: string): void {
    this.#entries.delete(key);
    this.#store.delete(table, key);
  }

  start(): void {
    this.#running = true;
    this.#tick();
  }

  stop(): void {
    this.#running = false;
    clearTimeout(this.#timer);
  }

  #row(expression: string, anchor: number, after: number, entry: ClockEntry): Row {
    const from = Math.max(after, (entry.startDate ?? 0) - 1);
    const due = entry.schedule.next(from, anchor);
    const ended = due === undefined || (entry.endDate !== undefined && due > entry.endDate);
    return { expression, anchor, ...(ended ? {} : { due }) };
  }

  #tick(): void {
    clearTimeout(this.#timer);
    try {
      const next = this.#runDue();
      // A sleeping schedule keeps no process alive.
      if (next !== undefined) this.#timer = setTimeout(() => this.#tick(), Math.min(next, longestSleep)).unref();
    } catch (error) {
      this.#cloud.fail(error instanceof Error ? error : new Error(String(error)));
    }
  }

  /** Answers the milliseconds until the next run. */
  #runDue(): number | undefined {
    let next: number | undefined;
    for (const [key, entry] of [...this.#entries]) {
      const now = this.#cloud.now();
      const row = this.#store.get<Row>(table, key);
      if (row?.due === undefined) continue;
      const starts = row.due + spread(key, row.due, entry.flexibleWindow ?? 0);
      if (starts > now) {
        next = Math.min(next ?? Number.POSITIVE_INFINITY, starts - now);
        continue;
      }
      const { due } = row;
      const following = this.#row(row.expression, row.anchor, now, entry);
      this.#store.transaction(() => {
        this.#store.put(table, key, following);
        entry.run(due);
      });
      if (following.due === undefined) entry.finished?.();
      else next = Math.min(next ?? Number.POSITIVE_INFINITY, following.due - now);
    }
    return next;
  }
}

/** A delay within the window that is the same whenever it is asked for. */
function spread(key: string, due: number, window: number): number {
  if (window === 0) return 0;
  const mixed = [...`${key}${due}`].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) >>> 0, 7);
  return mixed % window;
}
