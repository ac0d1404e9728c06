import { setTimeout as sleep } from 'node:timers/promises';

/** Waits before the `retry`-th time that something is tried again, from 0. */
export type Pause = (retry: number) => Promise<void>;

/** Most milliseconds before the first time. A transaction that is in the way is done in about as many. */
const LONGEST_FIRST = 20;

/**
 * At random up to 20 ms, and twice as long each time: those who met each other do not meet again.
 * https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 */
export const fullJitter: Pause = async (retry) => {
  await sleep(Math.random() * LONGEST_FIRST * 2 ** retry);
};
