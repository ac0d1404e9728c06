import { z } from 'zod';
import { userShape } from './admin.ts';
import type { Administration } from './admin.ts';
import { groupOf, groupsOf, poolOf, usersOf } from './directory.ts';
import * as member from './input.ts';
import type { User } from './records.ts';

type Input = Record<string, unknown>;

const MOST = 60;
const limit = z.number().int().min(0).max(MOST).default(MOST);

const ListUsersInput = z.object({
  UserPoolId: member.poolId,
  Filter: z.string().max(256).optional(),
  AttributesToGet: z.array(z.string()).optional(),
  Limit: limit,
  PaginationToken: z.string().optional(),
});

export async function listUsers({ context }: Administration, input: Input): Promise<object> {
  const asked = member.read(ListUsersInput, input);
  const fits = userFilter(asked.Filter);
  const users = usersOf(context, poolOf(context, asked.UserPoolId)).filter(fits);
  const { items, next } = page(users, asked.Limit, asked.PaginationToken);
  const shapes = items.map(userShape).map((shape) => ({
    ...shape,
    Attributes: shape.Attributes.filter(({ Name }) => asked.AttributesToGet?.includes(Name) ?? true),
  }));
  return { Users: shapes, ...(next === undefined ? {} : { PaginationToken: next }) };
}

const ListGroupInput = z.object({
  UserPoolId: member.poolId,
  GroupName: z.string().min(1),
  Limit: limit,
  NextToken: z.string().optional(),
});

export async function listUsersInGroup({ context }: Administration, input: Input): Promise<object> {
  const asked = member.read(ListGroupInput, input);
  const pool = poolOf(context, asked.UserPoolId);
  const group = groupOf(context, pool, asked.GroupName);
  const members = usersOf(context, pool).filter((user) =>
    groupsOf(context, pool, user).some(({ name }) => name === group.name),
  );
  const { items, next } = page(members, asked.Limit, asked.NextToken);
  return { Users: items.map(userShape), ...(next === undefined ? {} : { NextToken: next }) };
}

function page(
  users: readonly User[],
  size: number,
  token: string | undefined,
): { items: User[]; next: string | undefined } {
  const after = token === undefined ? '' : Buffer.from(token, 'base64url').toString('utf8');
  const rest = users.filter(({ username }) => username > after);
  const items = rest.slice(0, size === 0 ? MOST : size);
  const last = items.at(-1);
  const next =
    rest.length > items.length && last !== undefined ? Buffer.from(last.username).toString('base64url') : undefined;
  return { items, next };
}

/** `email = "a@b.c"`, `given_name ^= "Jo"`, of the attributes that ListUsers can search. */
function userFilter(filter: string | undefined): (user: User) => boolean {
  if (filter === undefined || filter.trim() === '') return () => true;
  const found = /^\s*"?([\w:]+)"?\s*(=|\^=)\s*"((?:[^"\\]|\\.)*)"\s*$/.exec(filter);
  if (found === null) throw member.invalidParameter('Error while parsing filter.');
  const [, name = '', operator, quoted = ''] = found;
  const wanted = quoted.replace(/\\(.)/g, '$1');
  return (user) => {
    const value = searched(name, user);
    return operator === '=' ? value === wanted : value?.startsWith(wanted) === true;
  };
}

/** https://docs.aws.amazon.com/cognito/latest/developerguide/how-to-manage-user-accounts.html#cognito-user-pools-searching-for-users-using-listusers-api */
function searched(name: string, user: User): string | undefined {
  switch (name) {
    case 'username':
    case 'cognito:username':
      return user.username;
    case 'cognito:user_status':
      return user.status;
    case 'status':
      return user.enabled ? 'Enabled' : 'Disabled';
    case 'email':
    case 'phone_number':
    case 'name':
    case 'given_name':
    case 'family_name':
    case 'preferred_username':
    case 'sub':
      return user.attributes[name];
    default:
      throw member.invalidParameter(`Invalid search attribute: ${name}`);
  }
}
