import { checkAttributes, missingRequired } from './attributes.ts';
import { AwsError } from '../core/errors.ts';
import { beginChallenge, takeChallenge } from './challenges.ts';
import type { ChallengeName } from './challenges.ts';
import { saveUser, userOf } from './directory.ts';
import * as member from './input.ts';
import { countFailure, forgetFailures, refuseLockedOut } from './limits.ts';
import { setPassword } from './set-password.ts';
import type { User } from './records.ts';
import type { Attempt } from './sign-in.ts';
import { acceptTotp } from './totp.ts';
import { invokeTrigger } from './triggers.ts';

const NEW_ATTRIBUTE = 'userAttributes.';

/** The next challenge of a person whose password was right, or the tokens. */
export async function continueSignIn(attempt: Attempt, user: User): Promise<object> {
  const { context } = attempt;
  if (!user.enabled) throw member.notAuthorized('User is disabled.');
  switch (user.status) {
    case 'UNCONFIRMED':
      throw new AwsError('UserNotConfirmedException', 'User is not confirmed.');
    case 'RESET_REQUIRED':
      throw new AwsError('PasswordResetRequiredException', 'Password reset required for the user');
    case 'FORCE_CHANGE_PASSWORD':
      if (user.temporaryUntil !== undefined && user.temporaryUntil <= context.cloud.now()) {
        throw member.notAuthorized('Temporary password has expired and must be reset by an administrator.');
      }
      return challenge(attempt, user, 'NEW_PASSWORD_REQUIRED', {
        USER_ID_FOR_SRP: user.username,
        requiredAttributes: JSON.stringify(
          missingRequired(attempt.pool, user).map((name) => `${NEW_ATTRIBUTE}${name}`),
        ),
        userAttributes: JSON.stringify(withoutSub(user.attributes)),
      });
    case 'CONFIRMED':
      return secondFactor(attempt, user, 'TokenGeneration_Authentication');
  }
}

/** NEW_PASSWORD_REQUIRED: the password that the invited person chooses, with attributes that were missing. */
export async function answerNewPassword(
  attempt: Attempt,
  session: string | undefined,
  responses: Record<string, string>,
): Promise<object> {
  const { context, pool, client } = attempt;
  const newPassword = responses['NEW_PASSWORD'];
  if (!newPassword) throw member.invalidParameter('Missing required parameter NEW_PASSWORD');
  const pending = takeChallenge(context, pool, client, 'NEW_PASSWORD_REQUIRED', session);
  const user = userOf(context, pool, pending.username);
  const given = Object.fromEntries(
    Object.entries(responses)
      .filter(([name]) => name.startsWith(NEW_ATTRIBUTE))
      .map(([name, value]) => [name.slice(NEW_ATTRIBUTE.length), value]),
  );
  try {
    checkAttributes(pool, given, { client }, user);
    const missing = missingRequired(pool, { ...user, attributes: { ...user.attributes, ...given } });
    if (missing.length > 0) throw member.invalidParameter(`Missing required attribute: ${missing.join(', ')}`);
    const saved = await setPassword(
      context,
      pool,
      { ...user, status: 'CONFIRMED', temporaryUntil: undefined, attributes: { ...user.attributes, ...given } },
      newPassword,
    );
    return await secondFactor(attempt, saved, 'TokenGeneration_NewPasswordChallenge');
  } catch (error) {
    // A password that the policy refuses must not cost the person the session: the same handle cannot be given again, so it is kept.
    if (error instanceof AwsError && error.code === 'InvalidPasswordException' && session !== undefined) {
      beginChallenge(context, client, pending, session);
    }
    throw error;
  }
}

/** SOFTWARE_TOKEN_MFA: the six digits of the person's authenticator. */
export async function answerSoftwareToken(
  attempt: Attempt,
  session: string | undefined,
  responses: Record<string, string>,
): Promise<object> {
  const { context, pool, client } = attempt;
  const pending = takeChallenge(context, pool, client, 'SOFTWARE_TOKEN_MFA', session);
  const user = userOf(context, pool, pending.username);
  refuseLockedOut(context, pool.id, user.username);
  const totp = user.totp && acceptTotp(user.totp, responses['SOFTWARE_TOKEN_MFA_CODE'] ?? '', context.cloud.now());
  if (totp === undefined) {
    countFailure(context, pool.id, user.username);
    if (session !== undefined) beginChallenge(context, client, pending, session);
    throw new AwsError('CodeMismatchException', 'Invalid code received for user');
  }
  forgetFailures(context, pool.id, user.username);
  return finish(attempt, saveUser(context, pool, { ...user, totp }), 'TokenGeneration_Authentication');
}

async function secondFactor(attempt: Attempt, user: User, source: string): Promise<object> {
  if (attempt.pool.settings.MfaConfiguration === 'OPTIONAL' && user.totp?.enabled === true) {
    return challenge(attempt, user, 'SOFTWARE_TOKEN_MFA', { FRIENDLY_DEVICE_NAME: 'Authenticator' });
  }
  return finish(attempt, user, source);
}

async function finish(attempt: Attempt, user: User, source: string): Promise<object> {
  const { context, tokens, pool, client, metadata } = attempt;
  await invokeTrigger(context, 'PostAuthentication', {
    pool,
    client,
    user,
    source: 'PostAuthentication_Authentication',
    request: { newDeviceUsed: false, ...(metadata === undefined ? {} : { clientMetadata: metadata }) },
  });
  const result = await tokens.signIn(pool, client, user, source, metadata);
  return { AuthenticationResult: result, ChallengeParameters: {} };
}

function challenge(
  { context, pool, client }: Attempt,
  user: User,
  name: ChallengeName,
  parameters: Record<string, string>,
): object {
  const session = beginChallenge(context, client, {
    name,
    poolId: pool.id,
    clientId: client.id,
    username: user.username,
    exists: true,
  });
  return { ChallengeName: name, Session: session, ChallengeParameters: parameters };
}

function withoutSub(attributes: Readonly<Record<string, string>>): Record<string, string> {
  const { sub: _, ...rest } = attributes;
  return rest;
}
