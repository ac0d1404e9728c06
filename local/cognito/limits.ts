import { AwsError } from '../core/errors.ts';
import { notAuthorized } from './input.ts';
import type { Context } from './records.ts';

const FREE_FAILURES = 5;
const FORGETTING = 15 * 60_000;
const HOUR = 3_600_000;

/**
 * Attempts of one user within an hour, of what AWS limits so:
 * https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html
 */
const HOURLY = {
  ForgotPassword: 5,
  ConfirmForgotPassword: 15,
  ResendConfirmationCode: 5,
  ConfirmSignUp: 15,
  ChangePassword: 5,
  GetUserAttributeVerificationCode: 5,
  VerifyUserAttribute: 15,
} as const;
export type Limited = keyof typeof HOURLY;

interface Failures {
  readonly count: number;
  readonly lastAt: number;
}

/** Counts an attempt; throws `LimitExceededException` once there were too many within an hour. */
export function countAttempt({ cloud, store }: Context, action: Limited, poolId: string, user: string): void {
  const key = `${action}/${poolId}/${user}`;
  const since = cloud.now() - HOUR;
  const recent = (store.get<number[]>('attempts', key) ?? []).filter((instant) => instant > since);
  if (recent.length >= HOURLY[action]) {
    throw new AwsError('LimitExceededException', 'Attempt limit exceeded, please try after some time.');
  }
  store.put('attempts', key, [...recent, cloud.now()]);
}

export function forgetAttempts({ store }: Context, action: Limited, poolId: string, user: string): void {
  store.delete('attempts', `${action}/${poolId}/${user}`);
}

/**
 * Throws while the user is locked out: 2^(n-5) seconds after the n-th failure, at most about 15 minutes.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/authentication.html#authentication-flow-lockout-behavior
 */
export function refuseLockedOut(context: Context, poolId: string, user: string): void {
  const failures = failuresOf(context, poolId, user);
  if (context.cloud.now() < lockedUntil(failures)) throw notAuthorized('Password attempts exceeded');
}

export function countFailure(context: Context, poolId: string, user: string): void {
  const { count } = failuresOf(context, poolId, user);
  context.store.put('failures', `${poolId}/${user}`, { count: count + 1, lastAt: context.cloud.now() });
}

export function forgetFailures({ store }: Context, poolId: string, user: string): void {
  store.delete('failures', `${poolId}/${user}`);
}

function failuresOf({ cloud, store }: Context, poolId: string, user: string): Failures {
  const none = { count: 0, lastAt: 0 };
  const failures = store.get<Failures>('failures', `${poolId}/${user}`) ?? none;
  return cloud.now() - Math.max(failures.lastAt, lockedUntil(failures)) > FORGETTING ? none : failures;
}

function lockedUntil({ count, lastAt }: Failures): number {
  if (count < FREE_FAILURES) return 0;
  return lastAt + Math.min(2 ** (count - FREE_FAILURES) * 1_000, FORGETTING);
}
