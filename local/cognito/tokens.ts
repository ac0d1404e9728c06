import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { AwsError } from '../core/errors.ts';
import { findUser, groupsOf, poolOf } from './directory.ts';
import { readableAttributes } from './attributes.ts';
import { notAuthorized } from './input.ts';
import { unverifiedClaims } from './keys.ts';
import type { Claims, Keyring } from './keys.ts';
import type { Client, Context, Pool, SignInSession, User } from './records.ts';
import { overrideClaims } from './token-claims.ts';
import type { Metadata } from './triggers.ts';

const REFRESH_BYTES = 96;
export const USER_SCOPE = 'aws.cognito.signin.user.admin';

export interface AuthenticationResult {
  readonly AccessToken: string;
  readonly IdToken: string;
  readonly RefreshToken?: string;
  readonly ExpiresIn: number;
  readonly TokenType: 'Bearer';
}

/** One refresh token, kept under its hash. */
interface RefreshToken {
  /** Where the session is kept. */
  readonly session: string;
  /** With rotation, when it was exchanged for the next one. */
  readonly rotatedAt?: number;
}

const AccessClaims = z.object({
  token_use: z.literal('access'),
  sub: z.string(),
  username: z.string(),
  iss: z.string(),
  client_id: z.string(),
  exp: z.number(),
  origin_jti: z.string(),
  scope: z.string().default(''),
});

export interface Bearer {
  readonly pool: Pool;
  readonly client: Client;
  readonly user: User;
}

export interface Tokens {
  /** Begins a session and issues its first tokens. */
  signIn(pool: Pool, client: Client, user: User, source: string, metadata?: Metadata): Promise<AuthenticationResult>;
  /** Exchanges a refresh token; throws `NotAuthorizedException` or `RefreshTokenReuseException`. */
  refresh(pool: Pool, client: Client, token: string, metadata?: Metadata): Promise<AuthenticationResult>;
  /** Who a refresh token belongs to, spent or not. */
  ownerOf(token: string): SignInSession | undefined;
  revoke(session: SignInSession): void;
  /** Ends every session of the user, in every app client. */
  revokeAll(pool: Pool, user: User): void;
  /** Who bears this access token, for Cognito's own API; throws `NotAuthorizedException`. */
  bearer(accessToken: string): Bearer;
}

export function issuerOf(context: Context, pool: Pool): string {
  return `https://cognito-idp.${context.cloud.region}.amazonaws.com/${pool.id}`;
}

export function makeTokens(context: Context, keyring: Keyring): Tokens {
  const { cloud, store } = context;

  const issue = async (
    pool: Pool,
    client: Client,
    user: User,
    session: SignInSession,
    source: string,
    metadata: Metadata,
  ) => {
    const now = Math.floor(cloud.now() / 1000);
    const groups = groupsOf(context, pool, user);
    const common = {
      sub: user.attributes['sub'],
      iss: issuerOf(context, pool),
      origin_jti: session.id,
      event_id: cloud.uuid(),
      auth_time: Math.floor(session.authTime / 1000),
      iat: now,
    };
    const drafts = {
      access: {
        ...common,
        ...(groups.length > 0 ? { 'cognito:groups': groups.map(({ name }) => name) } : {}),
        client_id: client.id,
        token_use: 'access',
        scope: USER_SCOPE,
        exp: now + client.settings.accessValidity / 1000,
        jti: cloud.uuid(),
        username: user.username,
      },
      id: {
        ...common,
        ...identityClaims(readableAttributes(client, user)),
        ...groupClaims(groups),
        'cognito:username': user.username,
        aud: client.id,
        token_use: 'id',
        exp: now + client.settings.idValidity / 1000,
        jti: cloud.uuid(),
      },
    };
    const claims = await overrideClaims(context, { pool, client, user, source, groups, drafts, metadata });
    return {
      AccessToken: keyring.sign(pool.id, 'access', claims.access),
      IdToken: keyring.sign(pool.id, 'id', claims.id),
      ExpiresIn: client.settings.accessValidity / 1000,
      TokenType: 'Bearer' as const,
    };
  };

  const newRefreshToken = (session: SignInSession): string => {
    const token = randomBytes(REFRESH_BYTES).toString('base64url');
    store.put('refreshTokens', digest(token), { session: keyOf(session) } satisfies RefreshToken);
    return token;
  };

  const revoke = (session: SignInSession): void => {
    if (session.revokedAt === undefined) store.put('sessions', keyOf(session), { ...session, revokedAt: cloud.now() });
  };

  return {
    async signIn(pool, client, user, source, metadata) {
      const session: SignInSession = {
        id: cloud.uuid(),
        poolId: pool.id,
        clientId: client.id,
        username: user.username,
        authTime: cloud.now(),
        refreshUntil: cloud.now() + client.settings.refreshValidity,
      };
      const issued = await issue(pool, client, user, session, source, metadata);
      store.put('sessions', keyOf(session), session);
      return { ...issued, RefreshToken: newRefreshToken(session) };
    },

    async refresh(pool, client, token, metadata) {
      const kept = store.get<RefreshToken>('refreshTokens', digest(token));
      const session = kept === undefined ? undefined : store.get<SignInSession>('sessions', kept.session);
      if (kept === undefined || session === undefined || session.clientId !== client.id || session.poolId !== pool.id) {
        throw notAuthorized('Invalid Refresh Token');
      }
      if (session.revokedAt !== undefined) throw notAuthorized('Refresh Token has been revoked');
      if (session.refreshUntil <= cloud.now()) throw notAuthorized('Refresh Token has expired');
      if (kept.rotatedAt !== undefined && cloud.now() >= kept.rotatedAt + client.settings.rotationGrace) {
        throw new AwsError('RefreshTokenReuseException', 'Refresh token has been invalidated by rotation.');
      }
      const user = findUser(context, pool, session.username);
      if (user === undefined) throw notAuthorized('Invalid Refresh Token');
      if (!user.enabled) throw notAuthorized('User is disabled.');
      if (!client.settings.rotates)
        return issue(pool, client, user, session, 'TokenGeneration_RefreshTokens', metadata);
      // Spent before anything is awaited: of two parallel exchanges only one finds it unspent.
      store.put('refreshTokens', digest(token), { ...kept, rotatedAt: kept.rotatedAt ?? cloud.now() });
      const issued = await issue(pool, client, user, session, 'TokenGeneration_RefreshTokens', metadata);
      return { ...issued, RefreshToken: newRefreshToken(session) };
    },

    ownerOf(token) {
      const kept = store.get<RefreshToken>('refreshTokens', digest(token));
      return kept === undefined ? undefined : store.get<SignInSession>('sessions', kept.session);
    },

    revoke,

    revokeAll(pool, user) {
      store.transaction(() => {
        const prefix = `${pool.id}/${user.username}/`;
        for (const { value } of store.list<SignInSession>('sessions', prefix)) revoke(value);
      });
    },

    bearer(accessToken) {
      const claims = proven(context, keyring, accessToken);
      if (claims.exp * 1000 <= cloud.now()) throw notAuthorized('Access Token has expired');
      const pool = poolOf(context, claims.iss.slice(claims.iss.lastIndexOf('/') + 1));
      const session = store.get<SignInSession>('sessions', `${pool.id}/${claims.username}/${claims.origin_jti}`);
      if (session === undefined || session.revokedAt !== undefined)
        throw notAuthorized('Access Token has been revoked');
      const client = store.get<Client>('clients', claims.client_id);
      if (client === undefined) throw notAuthorized('Invalid Access Token');
      const user = findUser(context, pool, session.username);
      if (user === undefined || user.attributes['sub'] !== claims.sub) {
        throw new AwsError('UserNotFoundException', 'User does not exist.');
      }
      if (!user.enabled) throw notAuthorized('User is disabled.');
      if (!claims.scope.split(' ').includes(USER_SCOPE))
        throw notAuthorized('Access Token does not have required scopes');
      return { pool, client, user };
    },
  };
}

function proven(context: Context, keyring: Keyring, token: string): z.infer<typeof AccessClaims> {
  const claimed = unverifiedClaims(token)?.['iss'];
  const poolId = typeof claimed === 'string' ? claimed.slice(claimed.lastIndexOf('/') + 1) : '';
  if (context.store.get('pools', poolId) === undefined) throw notAuthorized('Invalid Access Token');
  const claims = AccessClaims.safeParse(keyring.verify(poolId, token));
  if (!claims.success) throw notAuthorized('Invalid Access Token');
  return claims.data;
}

/** An id token carries the attributes, the verified ones as booleans. */
function identityClaims(attributes: Readonly<Record<string, string>>): Claims {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [name, name.endsWith('_verified') ? value === 'true' : value]),
  );
}

function groupClaims(groups: readonly { name: string; roleArn?: string | undefined }[]): Claims {
  if (groups.length === 0) return {};
  const roles = groups.flatMap(({ roleArn }) => (roleArn === undefined ? [] : [roleArn]));
  const preferred = groups[0]?.roleArn;
  return {
    'cognito:groups': groups.map(({ name }) => name),
    ...(roles.length > 0 ? { 'cognito:roles': roles } : {}),
    ...(preferred === undefined ? {} : { 'cognito:preferred_role': preferred }),
  };
}

function keyOf(session: SignInSession): string {
  return `${session.poolId}/${session.username}/${session.id}`;
}

function digest(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
