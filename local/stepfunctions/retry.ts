import type { Retrier } from './definition.ts';

const defaultAttempts = 3;
const defaultInterval = 1;
const defaultRate = 2;

/**
 * Seconds until the next attempt after `made` retries, `undefined` when they are used up.
 * https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html#error-handling-retrying-after-an-error
 */
export function retryDelay(retrier: Retrier, made: number, random: () => number = Math.random): number | undefined {
  if (made >= (retrier.MaxAttempts ?? defaultAttempts)) return undefined;
  const interval = retrier.IntervalSeconds ?? defaultInterval;
  const grown = interval * (retrier.BackoffRate ?? defaultRate) ** made;
  const delay = Math.min(grown, retrier.MaxDelaySeconds ?? Infinity);
  return retrier.JitterStrategy === 'FULL' ? delay * random() : delay;
}
