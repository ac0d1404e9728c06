import type { AttributeValue } from 'aws-lambda';

/** The message that tells of a hold's end, and when it comes. */
export interface Expiry {
  readonly holdId: string;
  /** 0–900. */
  readonly delaySeconds: number;
}

/** SQS delays a message by 15 minutes at most. */
const LONGEST_DELAY_SECONDS = 900;

/** So that a message that comes a moment early by its consumer's clock does not find the hold's time not over yet: the sweeper would be next, up to a minute later. */
const AFTERWARDS_SECONDS = 1;

/** When to tell of the end of a hold that was just made. Throws on a row that is no hold. */
export function expiryOf(row: Record<string, AttributeValue> | undefined, now: Date): Expiry {
  const [holdId, expiresAt] = [row?.id?.S, row?.expiresAt?.S];
  if (!holdId || !expiresAt) throw new Error('not a row of this table');
  const seconds = Math.ceil((Date.parse(expiresAt) - now.getTime()) / 1000) + AFTERWARDS_SECONDS;
  return { holdId, delaySeconds: Math.min(Math.max(seconds, 0), LONGEST_DELAY_SECONDS) };
}
