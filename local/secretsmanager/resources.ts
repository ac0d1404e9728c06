import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Caller, Provided, Resource, ResourceProvider } from '../core/cloud.ts';
import { PasswordRequest, randomPassword } from './passwords.ts';
import { Policy } from './policies.ts';
import type { Context, Secret } from './records.ts';
import { CURRENT } from './records.ts';
import { addVersion, newArn, save, secretOf } from './values.ts';

const ROOT: Caller = { kind: 'root' };

const SecretProperties = z.object({
  Name: z.string().optional(),
  Description: z.string().optional(),
  KmsKeyId: z.string().optional(),
  SecretString: z.string().optional(),
  GenerateSecretString: PasswordRequest.extend({
    SecretStringTemplate: z.string().optional(),
    GenerateStringKey: z.string().optional(),
  }).optional(),
  Tags: z.array(z.object({ Key: z.string(), Value: z.string() })).default([]),
});
const PolicyProperties = z.object({ SecretId: z.string(), ResourcePolicy: Policy });

/** How the Secrets Manager resources of a template come to be. */
export function secretResources(context: Context): Record<string, ResourceProvider> {
  return {
    'AWS::SecretsManager::Secret': { provide: (resource) => provideSecret(context, resource) },
    'AWS::SecretsManager::ResourcePolicy': { provide: async (resource) => providePolicy(context, resource) },
  };
}

/** A value is drawn or taken from the template once, and anew only when its declaration changes: what was put since stays. */
async function provideSecret(context: Context, resource: Resource): Promise<Provided> {
  const properties = SecretProperties.parse(resource.properties);
  const name = properties.Name ?? resource.generatedName(512);
  const known = context.store.get<Secret>('secrets', name);
  const now = context.cloud.now();
  const secret = save(context, {
    arn: known?.arn ?? newArn(context, name),
    name,
    description: properties.Description,
    kmsKeyId: properties.KmsKeyId,
    policy: known?.policy,
    tags: properties.Tags,
    versions: known?.versions ?? {},
    declared: known?.declared,
    createdAt: known?.createdAt ?? now,
    changedAt: known?.changedAt ?? now,
    accessedAt: known?.accessedAt,
  });
  const provided: Provided = { ref: secret.arn, attributes: { Id: secret.arn, Arn: secret.arn } };
  const { SecretString, GenerateSecretString } = properties;
  const declared = createHash('sha256')
    .update(JSON.stringify([SecretString ?? null, GenerateSecretString ?? null]))
    .digest('hex');
  if (known?.declared === declared) return provided;
  const value = SecretString ?? (GenerateSecretString === undefined ? undefined : generated(GenerateSecretString));
  if (value === undefined) return provided;
  const bytes = Buffer.from(value);
  const saved = await addVersion(context, secret, { bytes, binary: false }, context.cloud.uuid(), [CURRENT], ROOT);
  save(context, { ...saved, declared });
  return provided;
}

function providePolicy(context: Context, resource: Resource): Provided {
  const { SecretId, ResourcePolicy } = PolicyProperties.parse(resource.properties);
  const secret = secretOf(context, SecretId);
  save(context, { ...secret, policy: ResourcePolicy });
  return { ref: secret.arn, attributes: { Id: secret.arn } };
}

type Generation = NonNullable<z.infer<typeof SecretProperties>['GenerateSecretString']>;

function generated({ SecretStringTemplate, GenerateStringKey, ...request }: Generation): string {
  const password = randomPassword(request);
  if (GenerateStringKey === undefined) return password;
  const template = z.record(z.string(), z.unknown()).parse(JSON.parse(SecretStringTemplate ?? '{}'));
  return JSON.stringify({ ...template, [GenerateStringKey]: password });
}
