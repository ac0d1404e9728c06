import { z } from 'zod';
import { AwsError } from '../core/errors.ts';
import type { Claims } from './keys.ts';
import type { Client, Context, Group, Pool, User } from './records.ts';
import { invokeTrigger } from './triggers.ts';
import type { Metadata } from './triggers.ts';

interface Drafts {
  readonly access: Claims;
  readonly id: Claims;
}

interface Generation {
  readonly pool: Pool;
  readonly client: Client;
  readonly user: User;
  readonly groups: readonly Group[];
  readonly source: string;
  readonly drafts: Drafts;
  readonly metadata: Metadata;
}

const claimsToAdd = z.record(z.string(), z.unknown()).nullish();
const claimsToSuppress = z.array(z.string()).nullish();
const Groups = z
  .object({
    groupsToOverride: z.array(z.string()).nullish(),
    iamRolesToOverride: z.array(z.string()).nullish(),
    preferredRole: z.string().nullish(),
  })
  .nullish();
const Token = z
  .object({
    claimsToAddOrOverride: claimsToAdd,
    claimsToSuppress,
    scopesToAdd: z.array(z.string()).nullish(),
    scopesToSuppress: z.array(z.string()).nullish(),
  })
  .nullish();
const Response = z.object({
  claimsOverrideDetails: z
    .object({ claimsToAddOrOverride: claimsToAdd, claimsToSuppress, groupOverrideDetails: Groups })
    .nullish(),
  claimsAndScopeOverrideDetails: z
    .object({ idTokenGeneration: Token, accessTokenGeneration: Token, groupOverrideDetails: Groups })
    .nullish(),
});

/** Claims that no function may change: https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-token-generation.html */
const FIXED = new Set([
  'acr',
  'amr',
  'at_hash',
  'auth_time',
  'azp',
  'client_id',
  'cognito:username',
  'device_key',
  'event_id',
  'exp',
  'iat',
  'iss',
  'jti',
  'nbf',
  'nonce',
  'origin_jti',
  'sub',
  'token_use',
  'username',
  'version',
]);

/** The claims after the pool's PreTokenGeneration function, if it has one, has had its say. */
export async function overrideClaims(context: Context, generation: Generation): Promise<Drafts> {
  const { pool, client, user, source, drafts, groups, metadata } = generation;
  const answered = await invokeTrigger(context, 'PreTokenGeneration', {
    pool,
    client,
    user,
    source,
    request: {
      groupConfiguration: {
        groupsToOverride: groups.map(({ name }) => name),
        iamRolesToOverride: groups.flatMap(({ roleArn }) => (roleArn === undefined ? [] : [roleArn])),
        preferredRole: groups[0]?.roleArn ?? null,
      },
      scopes: String(drafts.access['scope']).split(' '),
      ...(metadata === undefined ? {} : { clientMetadata: metadata }),
    },
  });
  if (answered === undefined) return drafts;
  const response = Response.safeParse(answered);
  if (!response.success) throw new AwsError('InvalidLambdaResponseException', 'Unrecognizable lambda output');
  const first = response.data.claimsOverrideDetails;
  if (first) {
    return {
      access: withGroups(drafts.access, first.groupOverrideDetails),
      id: withClaims(withGroups(drafts.id, first.groupOverrideDetails), first),
    };
  }
  const second = response.data.claimsAndScopeOverrideDetails;
  if (!second) return drafts;
  return {
    access: withScopes(
      withClaims(withGroups(drafts.access, second.groupOverrideDetails), second.accessTokenGeneration),
      second.accessTokenGeneration,
    ),
    id: withClaims(withGroups(drafts.id, second.groupOverrideDetails), second.idTokenGeneration),
  };
}

function withGroups(claims: Claims, override: z.infer<typeof Groups>): Claims {
  const groups = override?.groupsToOverride;
  if (!groups) return claims;
  const { 'cognito:groups': _, ...rest } = claims;
  return groups.length === 0 ? rest : { ...rest, 'cognito:groups': groups };
}

function withClaims(
  claims: Claims,
  override:
    | { claimsToAddOrOverride?: z.infer<typeof claimsToAdd>; claimsToSuppress?: z.infer<typeof claimsToSuppress> }
    | null
    | undefined,
): Claims {
  const added = Object.entries(override?.claimsToAddOrOverride ?? {}).filter(([name]) => !FIXED.has(name));
  const suppressed = (override?.claimsToSuppress ?? []).filter((name) => !FIXED.has(name));
  return Object.fromEntries(
    Object.entries({ ...claims, ...Object.fromEntries(added) }).filter(([name]) => !suppressed.includes(name)),
  );
}

function withScopes(claims: Claims, override: z.infer<typeof Token>): Claims {
  const suppressed = override?.scopesToSuppress ?? [];
  const scopes = String(claims['scope'] ?? '')
    .split(' ')
    .filter((scope) => scope !== '' && !suppressed.includes(scope));
  return { ...claims, scope: [...new Set([...scopes, ...(override?.scopesToAdd ?? [])])].join(' ') };
}
