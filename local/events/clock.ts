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

export interface ClockOptions {
  /** The time from which on a schedule that runs once may still run; the clock's own without it. */
  madeAt?(): number;
  /** Resolves once the run that has just begun is over, where the next one is to wait for that. */
  runOver?(): Promise<void> | undefined;
}

interface Due {
  readonly key: string;
  readonly row: Row;
  readonly due: number;
  /** When it runs, with its place in the flexible window. */
  readonly starts: number;
}

/**
 * Runs schedules by the cloud's time, in the order of their times. The next run is kept on disk: one that fell due while the process was
 * down happens once at the next start, however many were missed.
 */
export class Clock {
  readonly #cloud: Pick<Cloud, 'now' | 'fail'>;
  readonly #store: Store;
  readonly #options: ClockOptions;
  readonly #entries = new Map<string, ClockEntry>();
  readonly #watchers: (() => void)[] = [];
  #timer: NodeJS.Timeout | undefined;
  #running = false;
  #waits = false;
  #changed = false;

  constructor(cloud: Pick<Cloud, 'now' | 'fail'>, store: Store, options: ClockOptions = {}) {
    this.#cloud = cloud;
    this.#store = store;
    this.#options = options;
  }

  /** Adds a schedule, or changes it; an unchanged one keeps its next run. */
  set(key: string, expression: string, entry: ClockEntry): void {
    this.#entries.set(key, entry);
    const known = this.#store.get<Row>(table, key);
    if (known?.expression === expression) return;
    const now = this.#cloud.now();
    const after = entry.schedule.once ? Math.min(now, this.#options.madeAt?.() ?? now) : now;
    this.#store.put(table, key, this.#row(expression, now, after, entry));
    this.#changed = true;
    // Not before the transaction that makes it is over.
    if (this.#running) this.#wake(0);
  }

  delete(key: string): void {
    this.#entries.delete(key);
    this.#store.delete(table, key);
    this.#changed = true;
  }

  start(): void {
    this.#running = true;
    this.#rewind();
    this.#tick();
  }

  stop(): void {
    this.#running = false;
    clearTimeout(this.#timer);
    for (const tell of this.#watchers.splice(0)) tell();
  }

  /** Somebody moved the time: resolves once whatever is due by it has run. */
  async moved(): Promise<void> {
    if (!this.#running) return;
    this.#rewind();
    const caughtUp = new Promise<void>((resolve) => this.#watchers.push(resolve));
    this.#tick();
    await caughtUp;
  }

  /** After a time that was ahead and is not any more, what recurs goes on from now, not from then. */
  #rewind(): void {
    const now = this.#cloud.now();
    for (const [key, entry] of this.#entries) {
      const row = this.#store.get<Row>(table, key);
      if (entry.schedule.once || row?.due === undefined) continue;
      const next = this.#row(row.expression, Math.min(row.anchor, now), now, entry);
      if (next.due !== undefined && next.due < row.due) this.#store.put(table, key, next);
    }
  }

  #row(expression: string, anchor: number, after: number, entry: ClockEntry): Row {
    const from = Math.max(after, (entry.startDate ?? 0) - 1);
    const due = entry.schedule.next(from, anchor);
    const ended = due === undefined || (entry.endDate !== undefined && due > entry.endDate);
    return { expression, anchor, ...(ended ? {} : { due }) };
  }

  #wake(milliseconds: number): void {
    clearTimeout(this.#timer);
    // A sleeping schedule keeps no process alive.
    this.#timer = setTimeout(() => this.#tick(), Math.min(milliseconds, longestSleep)).unref();
  }

  #tick(): void {
    clearTimeout(this.#timer);
    // Whoever waits for a run goes on by itself.
    if (this.#waits || !this.#running) return;
    try {
      if (!this.#runDue()) return;
      const [next] = this.#planned();
      if (next !== undefined) this.#wake(Math.max(0, next.starts - this.#cloud.now()));
      for (const tell of this.#watchers.splice(0)) tell();
    } catch (error) {
      this.#cloud.fail(error instanceof Error ? error : new Error(String(error)));
    }
  }

  /** Runs what is due. False where it first waits for the end of a run. */
  #runDue(): boolean {
    do {
      this.#changed = false;
      for (const due of this.#planned()) {
        if (due.starts > this.#cloud.now()) return true;
        this.#run(due);
        const over = this.#options.runOver?.();
        if (over !== undefined) {
          this.#wait(over);
          return false;
        }
        // There may be one before the next.
        if (this.#changed) break;
      }
    } while (this.#changed);
    return true;
  }

  #wait(over: Promise<void>): void {
    this.#waits = true;
    const goOn = (): void => {
      this.#waits = false;
      this.#tick();
    };
    over.then(goOn, (error: unknown) => {
      this.#cloud.fail(error instanceof Error ? error : new Error(String(error)));
      goOn();
    });
  }

  #run({ key, row, due }: Due): void {
    const entry = this.#entries.get(key);
    if (entry === undefined) return;
    const following = this.#row(row.expression, row.anchor, this.#cloud.now(), entry);
    this.#store.transaction(() => {
      this.#store.put(table, key, entry.schedule.once ? { expression: row.expression, anchor: row.anchor } : following);
      entry.run(due);
    });
    if (entry.schedule.once || following.due === undefined) entry.finished?.();
  }

  /** All that have a next run, the first one first. */
  #planned(): Due[] {
    const planned: Due[] = [];
    for (const [key, entry] of this.#entries) {
      const row = this.#store.get<Row>(table, key);
      if (row?.due === undefined) continue;
      const { due } = row;
      planned.push({ key, row, due, starts: due + spread(key, due, entry.flexibleWindow ?? 0) });
    }
    return planned.sort((left, right) => left.starts - right.starts);
  }
}

/** A delay within the window that is the same whenever it is asked for. */
function spread(key: string, due: number, window: number): number {
  if (window === 0) return 0;
  const mixed = [...`${key}${due}`].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) >>> 0, 7);
  return mixed % window;
}
