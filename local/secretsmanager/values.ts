import { randomInt } from 'node:crypto';
import type { Caller } from '../core/cloud.ts';
import { AwsError } from '../core/errors.ts';
import type { Context, Secret, Version } from './records.ts';
import { CURRENT, PREVIOUS } from './records.ts';
import { open, seal } from './sealing.ts';

const LARGEST_VALUE = 65_536;
const SUFFIX_LENGTH = 6;
const SUFFIX_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
/** Versions without a stage are dropped once there are more than these. */
const MOST_VERSIONS = 100;

export interface Value {
  readonly bytes: Buffer;
  readonly binary: boolean;
}

/** `arn:aws:secretsmanager:…:secret:name-AbCdEf`; the six characters keep a new secret of an old name apart. */
export function newArn({ cloud }: Context, name: string): string {
  const suffix = Array.from({ length: SUFFIX_LENGTH }, () => SUFFIX_ALPHABET.charAt(randomInt(SUFFIX_ALPHABET.length)));
  return `arn:${cloud.partition}:secretsmanager:${cloud.region}:${cloud.accountId}:secret:${name}-${suffix.join('')}`;
}

/** By name, ARN, or ARN without the last six characters. */
export function findSecret({ store }: Context, id: string): Secret | undefined {
  if (!id.startsWith('arn:')) return store.get<Secret>('secrets', id);
  return store
    .list<Secret>('secrets')
    .map(({ value }) => value)
    .find(({ arn }) => arn === id || arn.slice(0, -SUFFIX_LENGTH - 1) === id);
}

/** As `findSecret`; throws `ResourceNotFoundException`. */
export function secretOf(context: Context, id: string): Secret {
  const secret = findSecret(context, id);
  if (secret === undefined) {
    throw new AwsError('ResourceNotFoundException', "Secrets Manager can't find the specified secret.");
  }
  return secret;
}

/** Throws `InvalidRequestException` where the secret waits for its deletion. */
export function usable(secret: Secret): Secret {
  if (secret.deletedAt === undefined) return secret;
  throw new AwsError(
    'InvalidRequestException',
    "You can't perform this operation on the secret because it was marked for deletion.",
  );
}

/**
 * Adds a version with these stages, which leave the versions that had them; the old AWSCURRENT becomes AWSPREVIOUS.
 * The same token with the same value again changes nothing; with another value it throws `ResourceExistsException`.
 */
export async function addVersion(
  context: Context,
  secret: Secret,
  value: Value,
  token: string,
  stages: readonly string[],
  caller: Caller,
): Promise<Secret> {
  if (value.bytes.length === 0 || value.bytes.length > LARGEST_VALUE) {
    throw new AwsError('InvalidParameterException', `A secret value holds 1 to ${LARGEST_VALUE} bytes.`);
  }
  const known = secret.versions[token];
  if (known !== undefined) {
    const same = (await open(context, secret, known, caller)).equals(value.bytes) && known.binary === value.binary;
    if (same) return secret;
    throw new AwsError('ResourceExistsException', `The version ${token} has another value already.`);
  }
  const sealed = await seal(context, secret, value.bytes, caller);
  const version: Version = { ...sealed, stages: [], createdAt: context.cloud.now(), token, binary: value.binary };
  const current = context.store.get<Secret>('secrets', secret.name) ?? secret;
  const first = Object.keys(current.versions).length === 0;
  const changed = { ...current, versions: { ...current.versions, [token]: version }, changedAt: context.cloud.now() };
  return save(context, moveStages(changed, token, first ? [...new Set([CURRENT, ...stages])] : stages));
}

/** The secret with these stages on this version and on no other. */
export function moveStages(secret: Secret, token: string, stages: readonly string[]): Secret {
  const before = Object.values(secret.versions).find((version) => version.stages.includes(CURRENT));
  const demoted = stages.includes(CURRENT) && before !== undefined && before.token !== token ? before.token : undefined;
  const moved = Object.values(secret.versions).map((version): [string, Version] => {
    const gone = [...stages, ...(demoted === undefined ? [] : [PREVIOUS])];
    const kept = version.stages.filter((stage) => !gone.includes(stage));
    if (version.token === token) return [token, { ...version, stages: [...kept, ...stages] }];
    return [version.token, { ...version, stages: version.token === demoted ? [...kept, PREVIOUS] : kept }];
  });
  const staged = moved.filter(([, version]) => version.stages.length > 0);
  const loose = moved.filter(([, version]) => version.stages.length === 0);
  return { ...secret, versions: Object.fromEntries([...loose.slice(-MOST_VERSIONS), ...staged]) };
}

/** The version of that id or stage (AWSCURRENT unless told); throws `ResourceNotFoundException`. */
export function versionOf(secret: Secret, id: string | undefined, stage: string | undefined): Version {
  const found = Object.values(secret.versions).find(
    (version) =>
      (id === undefined || version.token === id) &&
      (stage === undefined ? id !== undefined || version.stages.includes(CURRENT) : version.stages.includes(stage)),
  );
  if (found !== undefined) return found;
  const sought = id === undefined ? `staging label: ${stage ?? CURRENT}` : `VersionId: ${id}`;
  throw new AwsError(
    'ResourceNotFoundException',
    `Secrets Manager can't find the specified secret value for ${sought}`,
  );
}

export function save({ store }: Context, secret: Secret): Secret {
  store.put('secrets', secret.name, secret);
  return secret;
}
