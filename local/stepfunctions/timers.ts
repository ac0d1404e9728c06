/** Calls back at an instant of the cloud's clock. */
export interface Timers {
  /** Answers what cancels the timer. An instant in the past fires in the next turn of the event loop. */
  at(instant: number, fire: () => void): () => void;
  stop(): void;
}

interface Entry {
  readonly instant: number;
  readonly order: number;
  readonly fire: () => void;
  cancelled: boolean;
}

/** How long a clock that a test moves can go unnoticed, in ms. */
const longestSleep = 200;

/** One heap and one running `setTimeout` for any number of timers; equal instants fire in the order they were set. */
export function createTimers(now: () => number): Timers {
  const heap: Entry[] = [];
  let order = 0;
  let handle: NodeJS.Timeout | undefined;
  let handleInstant = Infinity;
  let stopped = false;

  const arm = () => {
    const first = heap[0];
    if (stopped || first === undefined) return;
    if (handle !== undefined && handleInstant <= first.instant) return;
    if (handle !== undefined) clearTimeout(handle);
    handleInstant = first.instant;
    handle = setTimeout(run, Math.max(0, Math.min(first.instant - now(), longestSleep)));
  };

  const run = () => {
    handle = undefined;
    handleInstant = Infinity;
    const due: Entry[] = [];
    for (let first = heap[0]; first !== undefined; first = heap[0]) {
      if (!first.cancelled && first.instant > now()) break;
      pop(heap);
      if (!first.cancelled) due.push(first);
    }
    for (const entry of due) if (!entry.cancelled && !stopped) entry.fire();
    arm();
  };

  return {
    at(instant, fire) {
      const entry: Entry = { instant, order: (order += 1), fire, cancelled: false };
      push(heap, entry);
      arm();
      return () => {
        entry.cancelled = true;
      };
    },
    stop() {
      stopped = true;
      if (handle !== undefined) clearTimeout(handle);
    },
  };
}

function before(left: Entry, right: Entry): boolean {
  return left.instant === right.instant ? left.order < right.order : left.instant < right.instant;
}

function push(heap: Entry[], entry: Entry): void {
  let at = heap.length;
  heap.push(entry);
  while (at > 0) {
    const above = (at - 1) >> 1;
    const parent = heap[above];
    if (parent === undefined || !before(entry, parent)) break;
    heap[at] = parent;
    at = above;
  }
  heap[at] = entry;
}

function pop(heap: Entry[]): void {
  const last = heap.pop();
  if (last === undefined || heap.length === 0) return;
  let at = 0;
  for (;;) {
    const left = heap[2 * at + 1];
    const right = heap[2 * at + 2];
    if (left === undefined) break;
    const child = right !== undefined && before(right, left) ? right : left;
    if (!before(child, last)) break;
    heap[at] = child;
    at = child === right ? 2 * at + 2 : 2 * at + 1;
  }
  heap[at] = last;
}
