import { AwsError } from '../core/errors.ts';
import { invalidParameter } from './input.ts';
import type { Client, Context, Group, Pool, User } from './records.ts';

const ALIASES = ['email', 'phone_number', 'preferred_username'] as const;
type Alias = (typeof ALIASES)[number];

/** The pool of that id; throws `ResourceNotFoundException`. */
export function poolOf({ store }: Context, id: string): Pool {
  const pool = store.get<Pool>('pools', id);
  if (pool === undefined) throw new AwsError('ResourceNotFoundException', `User pool ${id} does not exist.`);
  return pool;
}

/** The app client of that id with its pool; throws `ResourceNotFoundException`. */
export function clientOf(context: Context, id: string): { client: Client; pool: Pool } {
  const client = context.store.get<Client>('clients', id);
  if (client === undefined) throw new AwsError('ResourceNotFoundException', `User pool client ${id} does not exist.`);
  return { client, pool: poolOf(context, client.poolId) };
}

/** The user that a person means by a username, an email address or a sub. */
export function findUser(context: Context, pool: Pool, given: string): User | undefined {
  const name = folded(pool, given);
  const direct = context.store.get<User>('users', `${pool.id}/${name}`);
  if (direct !== undefined) return direct;
  for (const alias of ALIASES) {
    const owner = context.store.get<string>('aliases', aliasKey(pool, alias, given));
    if (owner !== undefined) return context.store.get<User>('users', `${pool.id}/${owner}`);
  }
  return undefined;
}

/** As `findUser`; throws `UserNotFoundException`. */
export function userOf(context: Context, pool: Pool, given: string): User {
  const user = findUser(context, pool, given);
  if (user === undefined) throw new AwsError('UserNotFoundException', 'User does not exist.');
  return user;
}

/** What people may sign in with, of this user: the attributes that are usernames, and the aliases that are verified. */
function aliasesOf(pool: Pool, user: User): { alias: Alias; value: string }[] {
  const named: readonly string[] = pool.settings.UsernameAttributes;
  const aliased: readonly string[] = pool.settings.AliasAttributes;
  return ALIASES.flatMap((alias) => {
    const value = user.attributes[alias];
    if (value === undefined || value === '') return [];
    if (named.includes(alias)) return [{ alias, value }];
    const proven = alias === 'preferred_username' || user.attributes[`${alias}_verified`] === 'true';
    return aliased.includes(alias) && proven ? [{ alias, value }] : [];
  });
}

/** Throws `AliasExistsException` where another user already signs in with one of this user's addresses. */
export function refuseTakenAlias(context: Context, pool: Pool, user: User): void {
  for (const { alias, value } of aliasesOf(pool, user)) {
    const owner = context.store.get<string>('aliases', aliasKey(pool, alias, value));
    if (owner === undefined || owner === user.username) continue;
    const label = alias === 'phone_number' ? 'phone number' : alias;
    throw new AwsError('AliasExistsException', `An account with the given ${label} already exists.`);
  }
}

/** Saves the user and, in the same transaction, what the user may sign in with. */
export function saveUser(context: Context, pool: Pool, user: User): User {
  const saved: User = { ...user, modifiedAt: context.cloud.now() };
  context.store.transaction(() => {
    const before = context.store.get<User>('users', `${pool.id}/${user.username}`);
    for (const { alias, value } of before === undefined ? [] : aliasesOf(pool, before)) {
      context.store.delete('aliases', aliasKey(pool, alias, value));
    }
    refuseTakenAlias(context, pool, saved);
    for (const { alias, value } of aliasesOf(pool, saved)) {
      context.store.put('aliases', aliasKey(pool, alias, value), saved.username);
    }
    context.store.put('users', `${pool.id}/${saved.username}`, saved);
  });
  return saved;
}

export function removeUser(context: Context, pool: Pool, user: User): void {
  context.store.transaction(() => {
    for (const { alias, value } of aliasesOf(pool, user)) context.store.delete('aliases', aliasKey(pool, alias, value));
    for (const group of groupsOf(context, pool, user)) {
      context.store.delete('members', `${pool.id}/${group.name}/${user.username}`);
    }
    for (const { key } of context.store.list('codes', `${pool.id}/${user.username}/`))
      context.store.delete('codes', key);
    context.store.delete('users', `${pool.id}/${user.username}`);
  });
}

/** Every user of the pool, in order of username. */
export function usersOf({ store }: Context, pool: Pool): User[] {
  return store.list<User>('users', `${pool.id}/`).map(({ value }) => value);
}

/** Throws `ResourceNotFoundException`. */
export function groupOf({ store }: Context, pool: Pool, name: string): Group {
  const group = store.get<Group>('groups', `${pool.id}/${name}`);
  if (group === undefined) throw new AwsError('ResourceNotFoundException', 'Group not found.');
  return group;
}

/** The user's groups, the one of the lowest precedence number first, as tokens list them. */
export function groupsOf({ store }: Context, pool: Pool, user: User): Group[] {
  return store
    .list<Group>('groups', `${pool.id}/`)
    .map(({ value }) => value)
    .filter((group) => store.get('members', `${pool.id}/${group.name}/${user.username}`) !== undefined)
    .sort((one, other) => rank(one) - rank(other) || one.name.localeCompare(other.name));
}

export function setMembership({ cloud, store }: Context, pool: Pool, group: Group, user: User, member: boolean): void {
  const key = `${pool.id}/${group.name}/${user.username}`;
  if (member) store.put('members', key, cloud.now());
  else store.delete('members', key);
}

/** The username under which a new account is kept, or an `InvalidParameterException`. */
export function usernameFor(
  pool: Pool,
  given: string,
  uuid: string,
): { username: string; implied: Record<string, string> } {
  const allowed = pool.settings.UsernameAttributes;
  if (allowed.length === 0) {
    if (pool.settings.AliasAttributes.includes('email') && looksLikeEmail(given)) {
      throw invalidParameter('Username cannot be of email format, since user pool is configured for email alias.');
    }
    return { username: folded(pool, given), implied: {} };
  }
  if (allowed.includes('email') && looksLikeEmail(given)) return { username: uuid, implied: { email: given } };
  if (allowed.includes('phone_number') && /^\+[0-9]{5,15}$/.test(given)) {
    return { username: uuid, implied: { phone_number: given } };
  }
  throw invalidParameter(`Username should be ${allowed.includes('email') ? 'an email' : 'a phone number'}.`);
}

/** The shape that Cognito asks of an address; whether mail arrives there, only the code shows. */
export function looksLikeEmail(value: string): boolean {
  return /^[^\s@<>()[\]\\,;:"]+@[^\s@<>()[\]\\,;:"]+\.[^\s@.<>()[\]\\,;:"]+$/.test(value) && value.length <= 254;
}

/** One spelling of a name for all that the pool holds to be the same. */
export function folded(pool: Pool, name: string): string {
  return pool.settings.UsernameConfiguration?.CaseSensitive === false ? name.toLowerCase() : name;
}

function aliasKey(pool: Pool, alias: Alias, value: string): string {
  return `${pool.id}/${alias}/${folded(pool, value)}`;
}

function rank(group: Group): number {
  return group.precedence ?? Number.MAX_SAFE_INTEGER;
}
