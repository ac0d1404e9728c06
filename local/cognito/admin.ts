import { z } from 'zod';
import { AwsError } from '../core/errors.ts';
import { mfaOf } from './account.ts';
import { checkAttributes } from './attributes.ts';
import { groupOf, groupsOf, poolOf, removeUser, saveUser, setMembership, userOf, usernameFor } from './directory.ts';
import * as member from './input.ts';
import { forgetFailures } from './limits.ts';
import { sendCode } from './messages.ts';
import { checkPolicy, temporaryPassword } from './passwords.ts';
import type { Context, Pool, User } from './records.ts';
import { setPassword } from './set-password.ts';
import { askPreSignUp, confirmed, refuseTakenName } from './sign-up.ts';
import type { Tokens } from './tokens.ts';

type Input = Record<string, unknown>;

/** What an administrator does; the caller has been authorised for the pool before. */
export interface Administration {
  readonly context: Context;
  readonly tokens: Tokens;
}

const DAY = 86_400_000;
const Target = z.object({ UserPoolId: member.poolId, Username: member.username, ClientMetadata: member.metadata });

function targetOf(
  context: Context,
  input: Input,
): { pool: Pool; user: User; metadata: Record<string, string> | undefined } {
  const asked = member.read(Target, input);
  const pool = poolOf(context, asked.UserPoolId);
  return { pool, user: userOf(context, pool, asked.Username), metadata: asked.ClientMetadata };
}

const CreateInput = z.object({
  UserPoolId: member.poolId,
  Username: member.username,
  TemporaryPassword: member.password.optional(),
  UserAttributes: member.attributes,
  ValidationData: member.attributes,
  MessageAction: z.enum(['RESEND', 'SUPPRESS']).optional(),
  DesiredDeliveryMediums: z.array(z.enum(['EMAIL', 'SMS'])).default(['SMS']),
  ForceAliasCreation: z.boolean().default(false),
  ClientMetadata: member.metadata,
});

export async function adminCreateUser({ context }: Administration, input: Input): Promise<object> {
  const asked = member.read(CreateInput, input);
  const pool = poolOf(context, asked.UserPoolId);
  const { passwordPolicy } = pool.settings;
  const password = asked.TemporaryPassword ?? temporaryPassword(passwordPolicy.MinimumLength);
  checkPolicy(passwordPolicy, password);
  const draft = await invited(context, pool, asked);
  const user = await setPassword(
    context,
    pool,
    { ...draft, temporaryUntil: context.cloud.now() + passwordPolicy.TemporaryPasswordValidityDays * DAY },
    password,
    'first',
  );
  const mails = asked.MessageAction !== 'SUPPRESS' && asked.DesiredDeliveryMediums.includes('EMAIL');
  if (mails && user.attributes['email'] !== undefined) {
    await sendCode(context, {
      pool,
      client: undefined,
      user,
      occasion: 'AdminCreateUser',
      code: password,
      metadata: asked.ClientMetadata,
    });
  }
  return { User: userShape(user) };
}

async function invited(context: Context, pool: Pool, asked: z.infer<typeof CreateInput>): Promise<User> {
  if (asked.MessageAction === 'RESEND') {
    const user = userOf(context, pool, asked.Username);
    if (user.status === 'FORCE_CHANGE_PASSWORD') return user;
    throw new AwsError(
      'UnsupportedUserStateException',
      `Resend not possible. ${asked.Username} status is not FORCE_CHANGE_PASSWORD`,
    );
  }
  const sub = context.cloud.uuid();
  const { username, implied } = usernameFor(pool, asked.Username, sub);
  const given = { ...member.attributeRecord(asked.UserAttributes), ...implied };
  checkAttributes(pool, given, 'administrator');
  refuseTakenName(context, pool, asked.Username, given);
  const now = context.cloud.now();
  const draft: User = {
    poolId: pool.id,
    username,
    attributes: { sub, ...given },
    status: 'FORCE_CHANGE_PASSWORD',
    enabled: true,
    createdAt: now,
    modifiedAt: now,
  };
  return askPreSignUp(context, pool, undefined, draft, {
    source: 'PreSignUp_AdminCreateUser',
    validationData: member.attributeRecord(asked.ValidationData),
    clientMetadata: asked.ClientMetadata,
  });
}

const SetPasswordInput = Target.extend({ Password: member.password, Permanent: z.boolean().default(false) });

export async function adminSetUserPassword({ context }: Administration, input: Input): Promise<object> {
  const { pool, user } = targetOf(context, input);
  const asked = member.read(SetPasswordInput, input);
  const validity = pool.settings.passwordPolicy.TemporaryPasswordValidityDays * DAY;
  await setPassword(
    context,
    pool,
    {
      ...user,
      status: asked.Permanent ? 'CONFIRMED' : 'FORCE_CHANGE_PASSWORD',
      temporaryUntil: asked.Permanent ? undefined : context.cloud.now() + validity,
    },
    asked.Password,
  );
  forgetFailures(context, pool.id, user.username);
  return {};
}

export async function adminGetUser({ context }: Administration, input: Input): Promise<object> {
  const { user } = targetOf(context, input);
  const { Attributes, ...shape } = userShape(user);
  return { ...shape, UserAttributes: Attributes, ...mfaOf(user) };
}

export async function adminConfirmSignUp({ context }: Administration, input: Input): Promise<object> {
  const { pool, user, metadata } = targetOf(context, input);
  if (user.status !== 'UNCONFIRMED') {
    throw member.notAuthorized(`User cannot be confirmed. Current status is ${user.status}`);
  }
  const saved = saveUser(context, pool, { ...user, status: 'CONFIRMED' });
  await confirmed(context, pool, undefined, saved, 'PostConfirmation_ConfirmSignUp', metadata);
  return {};
}

export async function adminResetUserPassword({ context }: Administration, input: Input): Promise<object> {
  const { pool, user } = targetOf(context, input);
  if (user.status !== 'CONFIRMED' && user.status !== 'RESET_REQUIRED') {
    throw member.notAuthorized('User password cannot be reset in the current state.');
  }
  saveUser(context, pool, { ...user, status: 'RESET_REQUIRED' });
  return {};
}

export async function adminDisableUser({ context, tokens }: Administration, input: Input): Promise<object> {
  const { pool, user } = targetOf(context, input);
  saveUser(context, pool, { ...user, enabled: false });
  tokens.revokeAll(pool, user);
  return {};
}

export async function adminEnableUser({ context }: Administration, input: Input): Promise<object> {
  const { pool, user } = targetOf(context, input);
  saveUser(context, pool, { ...user, enabled: true });
  return {};
}

export async function adminDeleteUser({ context, tokens }: Administration, input: Input): Promise<object> {
  const { pool, user } = targetOf(context, input);
  tokens.revokeAll(pool, user);
  removeUser(context, pool, user);
  return {};
}

export async function adminUserGlobalSignOut({ context, tokens }: Administration, input: Input): Promise<object> {
  const { pool, user } = targetOf(context, input);
  tokens.revokeAll(pool, user);
  return {};
}

const UpdateInput = Target.extend({ UserAttributes: member.attributes });

export async function adminUpdateUserAttributes({ context }: Administration, input: Input): Promise<object> {
  const { pool, user } = targetOf(context, input);
  const given = member.attributeRecord(member.read(UpdateInput, input).UserAttributes);
  checkAttributes(pool, given, 'administrator', user);
  const changed = given['email'] !== undefined && given['email'] !== user.attributes['email'];
  const unproven = changed && given['email_verified'] === undefined ? { email_verified: 'false' } : {};
  saveUser(context, pool, { ...user, attributes: { ...user.attributes, ...unproven, ...given } });
  return {};
}

const MembershipInput = Target.extend({ GroupName: z.string().min(1).max(128) });

export async function adminAddUserToGroup({ context }: Administration, input: Input): Promise<object> {
  return setMember(context, input, true);
}

export async function adminRemoveUserFromGroup({ context }: Administration, input: Input): Promise<object> {
  return setMember(context, input, false);
}

function setMember(context: Context, input: Input, is: boolean): object {
  const asked = member.read(MembershipInput, input);
  const pool = poolOf(context, asked.UserPoolId);
  const user = userOf(context, pool, asked.Username);
  setMembership(context, pool, groupOf(context, pool, asked.GroupName), user, is);
  return {};
}

export async function adminListGroupsForUser({ context }: Administration, input: Input): Promise<object> {
  const { pool, user } = targetOf(context, input);
  return {
    Groups: groupsOf(context, pool, user).map((group) => ({
      GroupName: group.name,
      UserPoolId: pool.id,
      Description: group.description,
      RoleArn: group.roleArn,
      Precedence: group.precedence,
      CreationDate: group.createdAt / 1000,
      LastModifiedDate: group.modifiedAt / 1000,
    })),
  };
}

interface UserShape {
  readonly Username: string;
  readonly Attributes: { Name: string; Value: string }[];
  /** Epoch seconds. */
  readonly UserCreateDate: number;
  readonly UserLastModifiedDate: number;
  readonly Enabled: boolean;
  readonly UserStatus: string;
}

/** A user as administrators see one. */
export function userShape(user: User): UserShape {
  return {
    Username: user.username,
    Attributes: member.attributeList(user.attributes),
    UserCreateDate: user.createdAt / 1000,
    UserLastModifiedDate: user.modifiedAt / 1000,
    Enabled: user.enabled,
    UserStatus: user.status,
  };
}
