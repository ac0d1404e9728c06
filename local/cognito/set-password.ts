import { AwsError } from '../core/errors.ts';
import { saveUser, userOf } from './directory.ts';
import { checkPolicy, makeCredential, matches } from './passwords.ts';
import type { Context, Pool, User } from './records.ts';

/**
 * Saves the user with a new password; the user's other members are saved as given. Throws `InvalidPasswordException` by
 * the pool's policy, `PasswordHistoryPolicyViolationException` where it was used before.
 */
export async function setPassword(
  context: Context,
  pool: Pool,
  user: User,
  password: string,
  occasion: 'first' | 'change' = 'change',
): Promise<User> {
  const policy = pool.settings.passwordPolicy;
  checkPolicy(policy, password);
  const earlier = [...(user.credential === undefined ? [] : [user.credential]), ...(user.history ?? [])];
  for (const credential of earlier.slice(0, policy.PasswordHistorySize)) {
    if (await matches(credential, password)) {
      throw new AwsError('PasswordHistoryPolicyViolationException', 'Password has been used before.');
    }
  }
  const credential = await makeCredential(pool, user.username, password);
  // Who was deleted while the hash was made must not come back.
  if (occasion === 'change') userOf(context, pool, user.username);
  return saveUser(context, pool, { ...user, credential, history: earlier.slice(0, policy.PasswordHistorySize) });
}
