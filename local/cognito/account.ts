import { z } from 'zod';
import { AwsError } from '../core/errors.ts';
import { checkAttributes, readableAttributes } from './attributes.ts';
import { checkCode, makeCode, spendCode } from './codes.ts';
import { clientOf, refuseTakenAlias, removeUser, saveUser } from './directory.ts';
import * as member from './input.ts';
import { countAttempt, countFailure, forgetAttempts, refuseLockedOut } from './limits.ts';
import { sendCode } from './messages.ts';
import { matches } from './passwords.ts';
import type { Context, User } from './records.ts';
import { checkSecret } from './secret-hash.ts';
import { setPassword } from './set-password.ts';
import type { Tokens } from './tokens.ts';

type Input = Record<string, unknown>;

/** What a person does with the access token in hand, or with the refresh token. */
export interface Account {
  readonly context: Context;
  readonly tokens: Tokens;
}

const Bare = z.object({ AccessToken: member.accessToken });

export async function getUser({ tokens }: Account, input: Input): Promise<object> {
  const { client, user } = tokens.bearer(member.read(Bare, input).AccessToken);
  return {
    Username: user.username,
    UserAttributes: member.attributeList(readableAttributes(client, user)),
    ...mfaOf(user),
  };
}

/** The members by which GetUser and AdminGetUser tell of second factors. */
export function mfaOf(user: User): object {
  return user.totp?.enabled === true
    ? { PreferredMfaSetting: 'SOFTWARE_TOKEN_MFA', UserMFASettingList: ['SOFTWARE_TOKEN_MFA'] }
    : {};
}

export async function globalSignOut({ tokens }: Account, input: Input): Promise<object> {
  const { pool, user } = tokens.bearer(member.read(Bare, input).AccessToken);
  tokens.revokeAll(pool, user);
  return {};
}

export async function deleteUser({ context, tokens }: Account, input: Input): Promise<object> {
  const { pool, user } = tokens.bearer(member.read(Bare, input).AccessToken);
  tokens.revokeAll(pool, user);
  removeUser(context, pool, user);
  return {};
}

const ChangeInput = z.object({
  AccessToken: member.accessToken,
  PreviousPassword: member.password,
  ProposedPassword: member.password,
});

export async function changePassword({ context, tokens }: Account, input: Input): Promise<object> {
  const asked = member.read(ChangeInput, input);
  const { pool, user } = tokens.bearer(asked.AccessToken);
  countAttempt(context, 'ChangePassword', pool.id, user.username);
  refuseLockedOut(context, pool.id, user.username);
  if (!(await matches(user.credential, asked.PreviousPassword))) {
    countFailure(context, pool.id, user.username);
    throw member.notAuthorized('Incorrect username or password.');
  }
  await setPassword(context, pool, user, asked.ProposedPassword);
  forgetAttempts(context, 'ChangePassword', pool.id, user.username);
  return {};
}

const UpdateInput = z.object({
  AccessToken: member.accessToken,
  UserAttributes: member.attributes,
  ClientMetadata: member.metadata,
});

export async function updateUserAttributes({ context, tokens }: Account, input: Input): Promise<object> {
  const asked = member.read(UpdateInput, input);
  const { pool, client, user } = tokens.bearer(asked.AccessToken);
  const given = member.attributeRecord(asked.UserAttributes);
  checkAttributes(pool, given, { client }, user);
  const email = given['email'];
  const changesEmail = email !== undefined && email !== user.attributes['email'];
  if (!changesEmail) {
    saveUser(context, pool, { ...user, attributes: { ...user.attributes, ...given } });
    return { CodeDeliveryDetailsList: [] };
  }
  const { email: _, ...others } = given;
  const waits =
    pool.settings.UserAttributeUpdateSettings?.AttributesRequireVerificationBeforeUpdate.includes('email') === true;
  if (waits) refuseTakenAlias(context, pool, { ...user, attributes: { ...user.attributes, email } });
  const saved = saveUser(
    context,
    pool,
    waits
      ? { ...user, attributes: { ...user.attributes, ...others }, pending: { ...user.pending, email } }
      : { ...user, attributes: { ...user.attributes, ...others, email, email_verified: 'false' } },
  );
  if (!waits && !pool.settings.AutoVerifiedAttributes.includes('email')) return { CodeDeliveryDetailsList: [] };
  const code = makeCode(context, pool, user.username, 'email');
  const delivery = await sendCode(context, {
    pool,
    client,
    user: saved,
    occasion: 'UpdateUserAttribute',
    code,
    to: email,
    metadata: asked.ClientMetadata,
  });
  return { CodeDeliveryDetailsList: [delivery] };
}

const Verifiable = z.enum(['email', 'phone_number']);
const SendCodeInput = z.object({
  AccessToken: member.accessToken,
  AttributeName: Verifiable,
  ClientMetadata: member.metadata,
});

export async function getUserAttributeVerificationCode({ context, tokens }: Account, input: Input): Promise<object> {
  const asked = member.read(SendCodeInput, input);
  const { pool, client, user } = tokens.bearer(asked.AccessToken);
  if (asked.AttributeName !== 'email') throw member.invalidParameter('The local user pools send no SMS.');
  countAttempt(context, 'GetUserAttributeVerificationCode', pool.id, user.username);
  const code = makeCode(context, pool, user.username, 'email');
  const delivery = await sendCode(context, {
    pool,
    client,
    user,
    occasion: 'VerifyUserAttribute',
    code,
    to: user.pending?.['email'],
    metadata: asked.ClientMetadata,
  });
  return { CodeDeliveryDetails: delivery };
}

const VerifyInput = z.object({ AccessToken: member.accessToken, AttributeName: Verifiable, Code: member.code });

export async function verifyUserAttribute({ context, tokens }: Account, input: Input): Promise<object> {
  const asked = member.read(VerifyInput, input);
  const { pool, user } = tokens.bearer(asked.AccessToken);
  const name = asked.AttributeName;
  countAttempt(context, 'VerifyUserAttribute', pool.id, user.username);
  checkCode(context, { pool, username: user.username, purpose: name, given: asked.Code, discreet: false });
  const { [name]: pending, ...others } = user.pending ?? {};
  const value = pending ?? user.attributes[name];
  if (value === undefined) throw member.invalidParameter(`User has no ${name}.`);
  saveUser(context, pool, {
    ...user,
    attributes: { ...user.attributes, [name]: value, [`${name}_verified`]: 'true' },
    pending: others,
  });
  spendCode(context, pool, user.username, name);
  forgetAttempts(context, 'VerifyUserAttribute', pool.id, user.username);
  return {};
}

const DeleteAttributesInput = z.object({
  AccessToken: member.accessToken,
  UserAttributeNames: z.array(z.string().min(1)).min(1),
});

export async function deleteUserAttributes({ context, tokens }: Account, input: Input): Promise<object> {
  const asked = member.read(DeleteAttributesInput, input);
  const { pool, client, user } = tokens.bearer(asked.AccessToken);
  const removed = Object.fromEntries(asked.UserAttributeNames.map((name) => [name, user.attributes[name] ?? '']));
  checkAttributes(pool, removed, { client }, user);
  const kept = Object.entries(user.attributes).filter(([name]) => !(name in removed));
  const attributes = Object.fromEntries(kept);
  if (pool.settings.Schema.some(({ Required, Name }) => Required && !attributes[Name])) {
    throw member.invalidParameter('A required attribute cannot be deleted.');
  }
  saveUser(context, pool, { ...user, attributes });
  return {};
}

const RefreshInput = z.object({
  ClientId: member.clientId,
  ClientSecret: z.string().optional(),
  RefreshToken: z.string().min(1),
  ClientMetadata: member.metadata,
});

export async function getTokensFromRefreshToken({ context, tokens }: Account, input: Input): Promise<object> {
  const asked = member.read(RefreshInput, input);
  const { client, pool } = clientOf(context, asked.ClientId);
  checkSecret(client, asked.ClientSecret);
  return { AuthenticationResult: await tokens.refresh(pool, client, asked.RefreshToken, asked.ClientMetadata) };
}

const RevokeInput = z.object({
  ClientId: member.clientId,
  ClientSecret: z.string().optional(),
  Token: z.string().min(1),
});

export async function revokeToken({ context, tokens }: Account, input: Input): Promise<object> {
  const asked = member.read(RevokeInput, input);
  const { client } = clientOf(context, asked.ClientId);
  checkSecret(client, asked.ClientSecret);
  if (!client.settings.revocable) {
    throw new AwsError('UnsupportedOperationException', 'Token revocation is not enabled for this client.');
  }
  if (asked.Token.split('.').length === 3) {
    throw new AwsError('UnsupportedTokenTypeException', 'Only refresh tokens can be revoked.');
  }
  const session = tokens.ownerOf(asked.Token);
  if (session !== undefined && session.clientId !== client.id) {
    throw new AwsError('UnauthorizedException', 'The token was issued to another client.');
  }
  if (session !== undefined) tokens.revoke(session);
  return {};
}
