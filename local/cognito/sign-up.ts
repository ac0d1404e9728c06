import { z } from 'zod';
import { AwsError } from '../core/errors.ts';
import { checkAttributes } from './attributes.ts';
import { checkCode, codeMismatch, makeCode, spendCode } from './codes.ts';
import { clientOf, findUser, folded, looksLikeEmail, saveUser, usernameFor } from './directory.ts';
import * as member from './input.ts';
import { countAttempt, forgetAttempts } from './limits.ts';
import { deliveryTo, sendCode } from './messages.ts';
import { checkPolicy, makeCredential } from './passwords.ts';
import type { Client, Context, Pool, User } from './records.ts';
import { checkSecretHash } from './secret-hash.ts';
import { invokeTrigger } from './triggers.ts';

type Input = Record<string, unknown>;

const SignUpInput = z.object({
  ClientId: member.clientId,
  SecretHash: z.string().optional(),
  Username: member.username,
  Password: member.password,
  UserAttributes: member.attributes,
  ValidationData: member.attributes,
  ClientMetadata: member.metadata,
});

const Verdict = z.object({
  autoConfirmUser: z.boolean().nullish(),
  autoVerifyEmail: z.boolean().nullish(),
  autoVerifyPhone: z.boolean().nullish(),
});

export async function signUp(context: Context, input: Input): Promise<object> {
  const asked = member.read(SignUpInput, input);
  const { client, pool } = clientOf(context, asked.ClientId);
  checkSecretHash(client, [asked.Username], asked.SecretHash);
  if (pool.settings.AdminCreateUserConfig?.AllowAdminCreateUserOnly === true) {
    throw member.notAuthorized('SignUp is not permitted for this user pool');
  }
  checkPolicy(pool.settings.passwordPolicy, asked.Password);
  const sub = context.cloud.uuid();
  const { username, implied } = usernameFor(pool, asked.Username, sub);
  const given = { ...member.attributeRecord(asked.UserAttributes), ...implied };
  checkAttributes(pool, given, { client });
  refuseTakenName(context, pool, asked.Username, given);
  const draft: User = {
    poolId: pool.id,
    username,
    attributes: { sub, ...given },
    status: 'UNCONFIRMED',
    enabled: true,
    createdAt: context.cloud.now(),
    modifiedAt: context.cloud.now(),
  };
  const verdict = await askPreSignUp(context, pool, client, draft, {
    source: 'PreSignUp_SignUp',
    validationData: member.attributeRecord(asked.ValidationData),
    clientMetadata: asked.ClientMetadata,
  });
  const credential = await makeCredential(pool, username, asked.Password);
  // Asked again: hashing and the function took time, and another may have signed up meanwhile.
  refuseTakenName(context, pool, asked.Username, given);
  const user = saveUser(context, pool, { ...verdict, credential });
  if (user.status === 'CONFIRMED') {
    await confirmed(context, pool, client, user, 'PostConfirmation_ConfirmSignUp', asked.ClientMetadata);
    return { UserConfirmed: true, UserSub: sub };
  }
  if (!pool.settings.AutoVerifiedAttributes.includes('email') || user.attributes['email'] === undefined) {
    return { UserConfirmed: false, UserSub: sub };
  }
  const code = makeCode(context, pool, username, 'signUp');
  const delivery = await sendCode(context, {
    pool,
    client,
    user,
    occasion: 'SignUp',
    code,
    metadata: asked.ClientMetadata,
  });
  return { UserConfirmed: false, UserSub: sub, CodeDeliveryDetails: delivery };
}

interface PreSignUp {
  readonly source: string;
  readonly validationData: Record<string, string>;
  readonly clientMetadata: Readonly<Record<string, string>> | undefined;
}

/** The new user as the pool's PreSignUp function wants it: confirmed or verified at once, or refused by an error. */
export async function askPreSignUp(
  context: Context,
  pool: Pool,
  client: Client | undefined,
  user: User,
  { source, validationData, clientMetadata }: PreSignUp,
): Promise<User> {
  const answer = await invokeTrigger(context, 'PreSignUp', {
    pool,
    client,
    user,
    source,
    request: { validationData, ...(clientMetadata === undefined ? {} : { clientMetadata }) },
  });
  const verdict = Verdict.parse(answer ?? {});
  return {
    ...user,
    status: verdict.autoConfirmUser === true && user.status === 'UNCONFIRMED' ? 'CONFIRMED' : user.status,
    attributes: {
      ...user.attributes,
      ...(verdict.autoVerifyEmail === true ? { email_verified: 'true' } : {}),
      ...(verdict.autoVerifyPhone === true ? { phone_number_verified: 'true' } : {}),
    },
  };
}

/** Throws `UsernameExistsException`. */
export function refuseTakenName(
  context: Context,
  pool: Pool,
  name: string,
  attributes: Readonly<Record<string, string>>,
): void {
  const named: readonly string[] = pool.settings.UsernameAttributes;
  if (findUser(context, pool, name) !== undefined) {
    const message =
      named.length === 0
        ? 'User already exists'
        : `An account with the given ${looksLikeEmail(name) ? 'email' : 'phone_number'} already exists.`;
    throw new AwsError('UsernameExistsException', message);
  }
  for (const attribute of named) {
    const value = attributes[attribute];
    if (value === undefined || findUser(context, pool, value) === undefined) continue;
    throw new AwsError('UsernameExistsException', `An account with the given ${attribute} already exists.`);
  }
}

const ConfirmSignUpInput = z.object({
  ClientId: member.clientId,
  SecretHash: z.string().optional(),
  Username: member.username,
  ConfirmationCode: member.code,
  ClientMetadata: member.metadata,
});

export async function confirmSignUp(context: Context, input: Input): Promise<object> {
  const asked = member.read(ConfirmSignUpInput, input);
  const { client, pool } = clientOf(context, asked.ClientId);
  const user = findUser(context, pool, asked.Username);
  checkSecretHash(client, [asked.Username, user?.username], asked.SecretHash);
  countAttempt(context, 'ConfirmSignUp', pool.id, user?.username ?? folded(pool, asked.Username));
  if (user === undefined) throw client.settings.hidesUserExistence ? codeMismatch() : unknownUser();
  checkCode(context, {
    pool,
    username: user.username,
    purpose: 'signUp',
    given: asked.ConfirmationCode,
    discreet: client.settings.hidesUserExistence,
  });
  if (user.status !== 'UNCONFIRMED') {
    throw member.notAuthorized(`User cannot be confirmed. Current status is ${user.status}`);
  }
  const attributes = {
    ...user.attributes,
    ...(user.attributes['email'] === undefined ? {} : { email_verified: 'true' }),
  };
  const saved = saveUser(context, pool, { ...user, status: 'CONFIRMED', attributes });
  spendCode(context, pool, user.username, 'signUp');
  forgetAttempts(context, 'ConfirmSignUp', pool.id, user.username);
  await confirmed(context, pool, client, saved, 'PostConfirmation_ConfirmSignUp', asked.ClientMetadata);
  return {};
}

const ResendInput = z.object({
  ClientId: member.clientId,
  SecretHash: z.string().optional(),
  Username: member.username,
  ClientMetadata: member.metadata,
});

export async function resendConfirmationCode(context: Context, input: Input): Promise<object> {
  const asked = member.read(ResendInput, input);
  const { client, pool } = clientOf(context, asked.ClientId);
  const user = findUser(context, pool, asked.Username);
  checkSecretHash(client, [asked.Username, user?.username], asked.SecretHash);
  countAttempt(context, 'ResendConfirmationCode', pool.id, user?.username ?? folded(pool, asked.Username));
  const address = user?.attributes['email'] ?? asked.Username;
  if (user === undefined || !user.enabled) {
    if (!client.settings.hidesUserExistence)
      throw user === undefined ? unknownUser() : member.notAuthorized('User is disabled.');
    return { CodeDeliveryDetails: deliveryTo(address) };
  }
  if (user.status !== 'UNCONFIRMED') {
    if (client.settings.hidesUserExistence) return { CodeDeliveryDetails: deliveryTo(address) };
    throw member.invalidParameter('User is already confirmed.');
  }
  const code = makeCode(context, pool, user.username, 'signUp');
  const delivery = await sendCode(context, {
    pool,
    client,
    user,
    occasion: 'ResendCode',
    code,
    metadata: asked.ClientMetadata,
  });
  return { CodeDeliveryDetails: delivery };
}

/** Tells the pool's PostConfirmation function; its error is the caller's, but the user stays confirmed. */
export async function confirmed(
  context: Context,
  pool: Pool,
  client: Client | undefined,
  user: User,
  source: string,
  clientMetadata: Readonly<Record<string, string>> | undefined,
): Promise<void> {
  await invokeTrigger(context, 'PostConfirmation', {
    pool,
    client,
    user,
    source,
    request: clientMetadata === undefined ? {} : { clientMetadata },
  });
}

export function unknownUser(): AwsError {
  return new AwsError('UserNotFoundException', 'User does not exist.');
}
