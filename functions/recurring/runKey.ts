import { createHash } from 'node:crypto';
import { recurringRunKey } from '#model/keys.ts';

/**
 * The id of a run's order: always the same for the same day and try, and otherwise as any other, so that its number tells it from its siblings.
 * A UUID of version 8: https://www.rfc-editor.org/rfc/rfc9562#section-5.8
 */
export function runOrderId(recurringOrderId: string, runOn: string, attempt: number): string {
  const digest = createHash('sha256')
    .update(recurringRunKey(recurringOrderId, runOn, attempt))
    .digest('hex');
  const variant = '89ab'[Number.parseInt(digest.slice(16, 17), 16) % 4] ?? '8';
  return [
    digest.slice(0, 8),
    digest.slice(8, 12),
    `8${digest.slice(13, 16)}`,
    `${variant}${digest.slice(17, 20)}`,
    digest.slice(20, 32),
  ].join('-');
}

/** Whoever makes up for a run time and again, with card after card. */
const MOST_ATTEMPTS = 1000;

/** Which try of its run an order is, or null where it is none. `likely` is looked at first. */
export function attemptOf(
  order: { id: string; recurringOrderId: string; runOn: string },
  likely: number,
): number | null {
  const isIt = (attempt: number) => runOrderId(order.recurringOrderId, order.runOn, attempt) === order.id;
  if (isIt(likely)) return likely;
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) if (isIt(attempt)) return attempt;
  return null;
}
