import { createHash, randomInt, timingSafeEqual } from 'node:crypto';
import { AwsError } from '../core/errors.ts';
import type { Context, Pool } from './records.ts';

const HOUR = 3_600_000;
const DIGITS = 6;

export type Purpose = 'signUp' | 'reset' | 'email' | 'phone_number';

/** https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html, "code validity duration" */
const VALIDITY: Readonly<Record<Purpose, number>> = {
  signUp: 24 * HOUR,
  reset: HOUR,
  email: 24 * HOUR,
  phone_number: 24 * HOUR,
};

interface Code {
  readonly hash: string;
  readonly expiresAt: number;
}

/** A new code of six digits; it replaces the earlier one of the same purpose. Only a hash of it is kept. */
export function makeCode({ cloud, store }: Context, pool: Pool, username: string, purpose: Purpose): string {
  const code = randomInt(10 ** DIGITS)
    .toString()
    .padStart(DIGITS, '0');
  const key = keyOf(pool, username, purpose);
  store.put('codes', key, { hash: digest(key, code), expiresAt: cloud.now() + VALIDITY[purpose] } satisfies Code);
  return code;
}

interface Check {
  readonly pool: Pool;
  readonly username: string;
  readonly purpose: Purpose;
  readonly given: string;
  /** Answers as for a user that does not exist where no code was asked for. */
  readonly discreet: boolean;
}

/** Throws `CodeMismatchException` or `ExpiredCodeException`; the code stays good until `spendCode`. */
export function checkCode({ cloud, store }: Context, { pool, username, purpose, given, discreet }: Check): void {
  const key = keyOf(pool, username, purpose);
  const kept = store.get<Code>('codes', key);
  if (kept === undefined) throw discreet ? codeMismatch() : expired();
  if (!timingSafeEqual(Buffer.from(kept.hash), Buffer.from(digest(key, given)))) throw codeMismatch();
  if (kept.expiresAt <= cloud.now()) throw expired();
}

export function spendCode({ store }: Context, pool: Pool, username: string, purpose: Purpose): void {
  store.delete('codes', keyOf(pool, username, purpose));
}

export function codeMismatch(): AwsError {
  return new AwsError('CodeMismatchException', 'Invalid verification code provided, please try again.');
}

function expired(): AwsError {
  return new AwsError('ExpiredCodeException', 'Invalid code provided, please request a code again.');
}

function keyOf(pool: Pool, username: string, purpose: Purpose): string {
  return `${pool.id}/${username}/${purpose}`;
}

function digest(key: string, code: string): string {
  return createHash('sha256').update(`${key}:${code}`).digest('hex');
}
