import { z } from 'zod';
import type { Caller } from '../core/cloud.ts';
import { AwsError } from '../core/errors.ts';
import { PasswordRequest, randomPassword } from './passwords.ts';
import { PolicyText } from './policies.ts';
import type { Context, Secret, Version } from './records.ts';
import { CURRENT } from './records.ts';
import { addVersion, moveStages, newArn, save, secretOf, usable, versionOf } from './values.ts';
import { open } from './sealing.ts';
import type { Value } from './values.ts';

type Input = Record<string, unknown>;

const DAY = 86_400_000;
const SECOND = 1000;

const id = z.string().min(1).max(2048);
const token = z.string().min(32).max(64).optional();
const bytes = z
  .union([z.instanceof(Uint8Array), z.string()])
  .transform((value) => (typeof value === 'string' ? Buffer.from(value, 'base64') : Buffer.from(value)));
const values = { SecretString: z.string().optional(), SecretBinary: bytes.optional() };
const Tags = z.array(z.object({ Key: z.string(), Value: z.string().default('') })).default([]);

/** Reads an action's input; what does not fit is an `InvalidParameterException`. */
export function read<Shape extends z.ZodType>(shape: Shape, input: Input): z.infer<Shape> {
  const result = shape.safeParse(input);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new AwsError(
    'InvalidParameterException',
    `${issue?.path.map(String).join('.') ?? ''}: ${issue?.message ?? ''}`,
  );
}

/** Who asks for what: the caller has been authorised before, for the secret in `secret`. */
export interface Call {
  readonly context: Context;
  readonly input: Input;
  readonly caller: Caller;
}

const CreateInput = z.object({
  Name: z.string().regex(/^[\w/+=.@-]{1,512}$/),
  ClientRequestToken: token,
  Description: z.string().optional(),
  KmsKeyId: z.string().optional(),
  Tags,
  ...values,
});

export async function createSecret({ context, input, caller }: Call): Promise<object> {
  const asked = read(CreateInput, input);
  const known = context.store.get<Secret>('secrets', asked.Name);
  const value = valueOf(asked);
  const versionId = asked.ClientRequestToken ?? context.cloud.uuid();
  if (known?.deletedAt !== undefined) {
    throw new AwsError(
      'InvalidRequestException',
      "You can't create this secret because a secret with this name is already scheduled for deletion.",
    );
  }
  if (known !== undefined && known.versions[versionId] === undefined) {
    throw new AwsError(
      'ResourceExistsException',
      `The operation failed because the secret ${asked.Name} already exists.`,
    );
  }
  const now = context.cloud.now();
  const secret: Secret = known ?? {
    arn: newArn(context, asked.Name),
    name: asked.Name,
    description: asked.Description,
    kmsKeyId: asked.KmsKeyId,
    tags: asked.Tags,
    versions: {},
    createdAt: now,
    changedAt: now,
  };
  if (value === undefined) return named(save(context, secret));
  return { ...named(await addVersion(context, secret, value, versionId, [CURRENT], caller)), VersionId: versionId };
}

const GetInput = z.object({ SecretId: id, VersionId: z.string().optional(), VersionStage: z.string().optional() });

export async function getSecretValue({ context, input, caller }: Call): Promise<object> {
  const asked = read(GetInput, input);
  const secret = usable(secretOf(context, asked.SecretId));
  const version = versionOf(secret, asked.VersionId, asked.VersionStage);
  const clear = await open(context, secret, version, caller);
  save(context, { ...secretOf(context, secret.name), accessedAt: Math.floor(context.cloud.now() / DAY) * DAY });
  return {
    ...named(secret),
    VersionId: version.token,
    VersionStages: version.stages,
    CreatedDate: version.createdAt / SECOND,
    ...(version.binary ? { SecretBinary: clear } : { SecretString: clear.toString('utf8') }),
  };
}

const PutInput = z.object({
  SecretId: id,
  ClientRequestToken: token,
  VersionStages: z.array(z.string().min(1)).min(1).max(20).default([CURRENT]),
  ...values,
});

export async function putSecretValue({ context, input, caller }: Call): Promise<object> {
  const asked = read(PutInput, input);
  const secret = usable(secretOf(context, asked.SecretId));
  const value = valueOf(asked);
  if (value === undefined)
    throw new AwsError('InvalidRequestException', 'You must provide either SecretString or SecretBinary.');
  const versionId = asked.ClientRequestToken ?? context.cloud.uuid();
  const saved = await addVersion(context, secret, value, versionId, asked.VersionStages, caller);
  return { ...named(saved), VersionId: versionId, VersionStages: saved.versions[versionId]?.stages };
}

const UpdateInput = z.object({
  SecretId: id,
  ClientRequestToken: token,
  Description: z.string().optional(),
  KmsKeyId: z.string().optional(),
  ...values,
});

export async function updateSecret({ context, input, caller }: Call): Promise<object> {
  const asked = read(UpdateInput, input);
  const known = usable(secretOf(context, asked.SecretId));
  const secret = save(context, {
    ...known,
    description: asked.Description ?? known.description,
    kmsKeyId: asked.KmsKeyId ?? known.kmsKeyId,
    changedAt: context.cloud.now(),
  });
  const value = valueOf(asked);
  if (value === undefined) return named(secret);
  const versionId = asked.ClientRequestToken ?? context.cloud.uuid();
  return { ...named(await addVersion(context, secret, value, versionId, [CURRENT], caller)), VersionId: versionId };
}

const IdInput = z.object({ SecretId: id });

export async function describeSecret({ context, input }: Call): Promise<object> {
  return described(secretOf(context, read(IdInput, input).SecretId));
}

const ListInput = z.object({
  MaxResults: z.number().int().min(1).max(100).default(100),
  NextToken: z.string().default(''),
  IncludePlannedDeletion: z.boolean().default(false),
  Filters: z.array(z.object({ Key: z.string(), Values: z.array(z.string()) })).default([]),
});

export async function listSecrets({ context, input }: Call): Promise<object> {
  const asked = read(ListInput, input);
  const unsupported = asked.Filters.find(({ Key }) => Key !== 'name');
  if (unsupported !== undefined)
    throw new AwsError('InvalidParameterException', `There is no filter ${unsupported.Key} here.`);
  const names = asked.Filters.flatMap(({ Values }) => Values);
  const rest = context.store
    .list<Secret>('secrets')
    .filter(
      ({ key, value }) => key > asked.NextToken && (asked.IncludePlannedDeletion || value.deletedAt === undefined),
    )
    .filter(({ key }) => names.length === 0 || names.some((name) => key.startsWith(name)));
  const shown = rest.slice(0, asked.MaxResults);
  return {
    SecretList: shown.map(({ value }) => {
      const { VersionIdsToStages, ...shape } = described(value);
      return { ...shape, SecretVersionsToStages: VersionIdsToStages };
    }),
    ...(rest.length > shown.length ? { NextToken: shown.at(-1)?.key } : {}),
  };
}

export async function listSecretVersionIds({ context, input }: Call): Promise<object> {
  const secret = secretOf(context, read(IdInput, input).SecretId);
  const shape = ({ token: VersionId, stages, createdAt }: Version): object => ({
    VersionId,
    VersionStages: stages,
    CreatedDate: createdAt / SECOND,
  });
  return { ...named(secret), Versions: Object.values(secret.versions).map(shape) };
}

const StageInput = z.object({
  SecretId: id,
  VersionStage: z.string().min(1),
  MoveToVersionId: z.string().optional(),
  RemoveFromVersionId: z.string().optional(),
});

export async function updateSecretVersionStage({ context, input }: Call): Promise<object> {
  const asked = read(StageInput, input);
  const secret = usable(secretOf(context, asked.SecretId));
  const holder = Object.values(secret.versions).find(({ stages }) => stages.includes(asked.VersionStage));
  if (holder !== undefined && holder.token !== asked.RemoveFromVersionId && holder.token !== asked.MoveToVersionId) {
    throw new AwsError(
      'InvalidParameterException',
      `The staging label ${asked.VersionStage} is attached to version ${holder.token}: name it in RemoveFromVersionId.`,
    );
  }
  if (asked.MoveToVersionId !== undefined) {
    versionOf(secret, asked.MoveToVersionId, undefined);
    return named(save(context, moveStages(secret, asked.MoveToVersionId, [asked.VersionStage])));
  }
  if (asked.VersionStage === CURRENT) {
    throw new AwsError('InvalidParameterException', 'AWSCURRENT can be moved but not removed.');
  }
  const versions = Object.entries(secret.versions).map(([key, version]): [string, Version] => [
    key,
    { ...version, stages: version.stages.filter((stage) => stage !== asked.VersionStage) },
  ]);
  return named(save(context, { ...secret, versions: Object.fromEntries(versions) }));
}

const DeleteInput = IdInput.extend({
  RecoveryWindowInDays: z.number().int().min(7).max(30).default(30),
  ForceDeleteWithoutRecovery: z.boolean().default(false),
});

export async function deleteSecret({ context, input }: Call): Promise<object> {
  const asked = read(DeleteInput, input);
  const secret = secretOf(context, asked.SecretId);
  const now = context.cloud.now();
  if (asked.ForceDeleteWithoutRecovery) context.store.delete('secrets', secret.name);
  else save(context, { ...secret, deletedAt: now });
  const window = asked.ForceDeleteWithoutRecovery ? 0 : asked.RecoveryWindowInDays * DAY;
  return { ...named(secret), DeletionDate: (now + window) / SECOND };
}

export async function restoreSecret({ context, input }: Call): Promise<object> {
  const secret = secretOf(context, read(IdInput, input).SecretId);
  return named(save(context, { ...secret, deletedAt: undefined }));
}

export async function getRandomPassword({ input }: Call): Promise<object> {
  return { RandomPassword: randomPassword(read(PasswordRequest, input)) };
}

const PutPolicyInput = IdInput.extend({ ResourcePolicy: PolicyText });

export async function putResourcePolicy({ context, input }: Call): Promise<object> {
  const asked = read(PutPolicyInput, input);
  return named(save(context, { ...secretOf(context, asked.SecretId), policy: asked.ResourcePolicy }));
}

export async function getResourcePolicy({ context, input }: Call): Promise<object> {
  const secret = secretOf(context, read(IdInput, input).SecretId);
  const policy = secret.policy;
  return { ...named(secret), ...(policy === undefined ? {} : { ResourcePolicy: JSON.stringify(policy) }) };
}

export async function deleteResourcePolicy({ context, input }: Call): Promise<object> {
  const secret = secretOf(context, read(IdInput, input).SecretId);
  return named(save(context, { ...secret, policy: undefined }));
}

function valueOf(asked: { SecretString?: string | undefined; SecretBinary?: Buffer | undefined }): Value | undefined {
  if (asked.SecretString !== undefined && asked.SecretBinary !== undefined) {
    throw new AwsError(
      'InvalidParameterException',
      "You can't specify both a binary secret value and a string secret value.",
    );
  }
  if (asked.SecretString !== undefined) return { bytes: Buffer.from(asked.SecretString), binary: false };
  return asked.SecretBinary === undefined ? undefined : { bytes: asked.SecretBinary, binary: true };
}

function named(secret: Secret): { ARN: string; Name: string } {
  return { ARN: secret.arn, Name: secret.name };
}

function described(secret: Secret): Record<string, unknown> {
  return {
    ...named(secret),
    Description: secret.description,
    KmsKeyId: secret.kmsKeyId,
    RotationEnabled: false,
    Tags: secret.tags,
    CreatedDate: secret.createdAt / SECOND,
    LastChangedDate: secret.changedAt / SECOND,
    ...(secret.accessedAt === undefined ? {} : { LastAccessedDate: secret.accessedAt / SECOND }),
    ...(secret.deletedAt === undefined ? {} : { DeletedDate: secret.deletedAt / SECOND }),
    VersionIdsToStages: Object.fromEntries(
      Object.values(secret.versions)
        .filter(({ stages }) => stages.length > 0)
        .map(({ token: versionId, stages }) => [versionId, stages]),
    ),
  };
}
