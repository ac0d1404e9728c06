import { z } from 'zod';
import { checkCode, codeMismatch, makeCode, spendCode } from './codes.ts';
import { clientOf, findUser, folded } from './directory.ts';
import * as member from './input.ts';
import { countAttempt, forgetAttempts, forgetFailures } from './limits.ts';
import { deliveryTo, sendCode } from './messages.ts';
import { checkPolicy } from './passwords.ts';
import type { Context, User } from './records.ts';
import { checkSecretHash } from './secret-hash.ts';
import { setPassword } from './set-password.ts';
import { confirmed, unknownUser } from './sign-up.ts';

type Input = Record<string, unknown>;

const ForgotInput = z.object({
  ClientId: member.clientId,
  SecretHash: z.string().optional(),
  Username: member.username,
  ClientMetadata: member.metadata,
});

export async function forgotPassword(context: Context, input: Input): Promise<object> {
  const asked = member.read(ForgotInput, input);
  const { client, pool } = clientOf(context, asked.ClientId);
  const user = findUser(context, pool, asked.Username);
  checkSecretHash(client, [asked.Username, user?.username], asked.SecretHash);
  countAttempt(context, 'ForgotPassword', pool.id, user?.username ?? folded(pool, asked.Username));
  const obstacle = obstacleTo(user);
  if (user === undefined || obstacle !== undefined) {
    if (client.settings.hidesUserExistence)
      return { CodeDeliveryDetails: deliveryTo(user?.attributes['email'] ?? asked.Username) };
    throw obstacle ?? unknownUser();
  }
  const code = makeCode(context, pool, user.username, 'reset');
  const delivery = await sendCode(context, {
    pool,
    client,
    user,
    occasion: 'ForgotPassword',
    code,
    metadata: asked.ClientMetadata,
  });
  return { CodeDeliveryDetails: delivery };
}

const ConfirmInput = z.object({
  ClientId: member.clientId,
  SecretHash: z.string().optional(),
  Username: member.username,
  ConfirmationCode: member.code,
  Password: member.password,
  ClientMetadata: member.metadata,
});

export async function confirmForgotPassword(context: Context, input: Input): Promise<object> {
  const asked = member.read(ConfirmInput, input);
  const { client, pool } = clientOf(context, asked.ClientId);
  const user = findUser(context, pool, asked.Username);
  checkSecretHash(client, [asked.Username, user?.username], asked.SecretHash);
  checkPolicy(pool.settings.passwordPolicy, asked.Password);
  countAttempt(context, 'ConfirmForgotPassword', pool.id, user?.username ?? folded(pool, asked.Username));
  if (user === undefined || !user.enabled) {
    if (client.settings.hidesUserExistence) throw codeMismatch();
    throw user === undefined ? unknownUser() : member.notAuthorized('User is disabled.');
  }
  checkCode(context, {
    pool,
    username: user.username,
    purpose: 'reset',
    given: asked.ConfirmationCode,
    discreet: client.settings.hidesUserExistence,
  });
  const attributes = { ...user.attributes, email_verified: 'true' };
  const saved = await setPassword(
    context,
    pool,
    { ...user, status: 'CONFIRMED', temporaryUntil: undefined, attributes },
    asked.Password,
  );
  spendCode(context, pool, user.username, 'reset');
  forgetAttempts(context, 'ConfirmForgotPassword', pool.id, user.username);
  forgetFailures(context, pool.id, user.username);
  await confirmed(context, pool, client, saved, 'PostConfirmation_ConfirmForgotPassword', asked.ClientMetadata);
  return {};
}

/** Why this user cannot get a code; each is what Cognito says where it need not hide who exists. */
function obstacleTo(user: User | undefined): Error | undefined {
  if (user === undefined) return undefined;
  if (!user.enabled) return member.notAuthorized('User is disabled.');
  if (user.status === 'FORCE_CHANGE_PASSWORD') {
    return member.notAuthorized('User password cannot be reset in the current state.');
  }
  if (user.attributes['email_verified'] === 'true') return undefined;
  return member.invalidParameter(
    'Cannot reset password for the user as there is no registered/verified email or phone_number',
  );
}
