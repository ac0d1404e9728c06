import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Caller, Cloud, Provided, Resource, Service } from '../core/cloud.ts';
import { AwsError } from '../core/errors.ts';
import { awsJson } from '../core/protocols.ts';
import { policyDocument } from '../iam/documents.ts';
import { decrypt, encrypt, keyIdOf, newMaterial } from './keys.ts';
import type { Key } from './keys.ts';

const context = z.record(z.string(), z.string()).default({});
const bytes = z.instanceof(Uint8Array);
/** https://docs.aws.amazon.com/kms/latest/APIReference/API_Encrypt.html */
const LARGEST_PLAINTEXT = 4096;

const inputs = {
  named: z.object({ KeyId: z.string() }),
  encrypt: z.object({ KeyId: z.string(), Plaintext: bytes.optional(), EncryptionContext: context }),
  decrypt: z.object({ KeyId: z.string().optional(), CiphertextBlob: bytes.optional(), EncryptionContext: context }),
  dataKey: z.object({
    KeyId: z.string(),
    KeySpec: z.enum(['AES_128', 'AES_256']).optional(),
    NumberOfBytes: z.number().int().min(1).max(1024).optional(),
    EncryptionContext: context,
  }),
};

/**
 * KMS: symmetric keys with their policies, really encrypting.
 * Inside the process, `Encrypt` without `Plaintext` and `Decrypt` without `CiphertextBlob` only check the right to the
 * key: services that keep their rows in clear ask so before they answer.
 */
export function createKms(cloud: Cloud): Service {
  const kms = new Kms(cloud);
  const call: NonNullable<Service['call']> = async (action, input, caller) => kms.call(action, input, caller);
  return {
    name: 'kms',
    resources: {
      'AWS::KMS::Key': { provide: async (resource) => kms.provideKey(resource) },
      'AWS::KMS::Alias': { provide: async (resource) => kms.provideAlias(resource) },
    },
    call,
    handle: awsJson({ call }, '1.1', { blobs: ['Plaintext', 'CiphertextBlob'] }),
    status: () => kms.status(),
  };
}

class Kms {
  readonly #cloud: Cloud;
  readonly #keys = new Map<string, Key>();
  readonly #aliases = new Map<string, string>();

  constructor(cloud: Cloud) {
    this.#cloud = cloud;
    for (const { value } of cloud.store('kms').list<Key>('keys')) this.#keys.set(value.id, value);
  }

  status(): Record<string, number> {
    return { keys: this.#keys.size, aliases: this.#aliases.size };
  }

  provideKey(resource: Resource): Provided {
    const { properties } = resource;
    const spec = properties['KeySpec'] ?? 'SYMMETRIC_DEFAULT';
    if (spec !== 'SYMMETRIC_DEFAULT') throw new TypeError(`keys of the spec ${String(spec)} are not supported`);
    const id = uuidOf(`${this.#cloud.accountId}/${resource.stackName}/${resource.logicalId}`);
    const key = this.#put(id, {
      description: String(properties['Description'] ?? ''),
      enabled: properties['Enabled'] !== false && properties['Enabled'] !== 'false',
      policy:
        properties['KeyPolicy'] === undefined
          ? this.#defaultPolicy()
          : policyDocument(properties['KeyPolicy'], 'KeyPolicy'),
      managedBy: 'CUSTOMER',
    });
    return { ref: key.id, attributes: { Arn: key.arn, KeyId: key.id } };
  }

  provideAlias(resource: Resource): Provided {
    const name = String(resource.properties['AliasName']);
    this.#aliases.set(name, this.#find(String(resource.properties['TargetKeyId'])).id);
    return { ref: name, attributes: { AliasName: name } };
  }

  call(action: string, input: Record<string, unknown>, caller: Caller): object {
    switch (action) {
      case 'Encrypt': {
        const { KeyId, Plaintext, EncryptionContext } = read(inputs.encrypt, input);
        const key = this.#authorized(action, KeyId, caller, EncryptionContext);
        if (Plaintext === undefined) return { KeyId: key.arn };
        if (Plaintext.length < 1 || Plaintext.length > LARGEST_PLAINTEXT) {
          throw new AwsError('ValidationException', 'Plaintext must have 1 to 4096 bytes.');
        }
        return { ...algorithm(key), CiphertextBlob: encrypt(key, Plaintext, EncryptionContext) };
      }
      case 'Decrypt': {
        const { KeyId, CiphertextBlob, EncryptionContext } = read(inputs.decrypt, input);
        if (CiphertextBlob === undefined) {
          if (KeyId === undefined) throw new AwsError('ValidationException', 'CiphertextBlob is missing.');
          return { KeyId: this.#authorized(action, KeyId, caller, EncryptionContext).arn };
        }
        const key = this.#authorized(action, keyIdOf(CiphertextBlob), caller, EncryptionContext);
        if (KeyId !== undefined && this.#find(KeyId).id !== key.id) {
          throw new AwsError('IncorrectKeyException', 'The ciphertext was made by another key.');
        }
        return { ...algorithm(key), Plaintext: decrypt(key, CiphertextBlob, EncryptionContext) };
      }
      case 'GenerateDataKey':
      case 'GenerateDataKeyWithoutPlaintext': {
        const { KeyId, KeySpec, NumberOfBytes, EncryptionContext } = read(inputs.dataKey, input);
        const key = this.#authorized(action, KeyId, caller, EncryptionContext);
        const plaintext = randomBytes(NumberOfBytes ?? (KeySpec === 'AES_128' ? 16 : 32));
        const CiphertextBlob = encrypt(key, plaintext, EncryptionContext);
        return action === 'GenerateDataKey'
          ? { KeyId: key.arn, CiphertextBlob, Plaintext: plaintext }
          : { KeyId: key.arn, CiphertextBlob };
      }
      case 'DescribeKey':
        return { KeyMetadata: metadata(this.#authorized(action, read(inputs.named, input).KeyId, caller, {}, true)) };
      case 'GetKeyPolicy': {
        const key = this.#authorized(action, read(inputs.named, input).KeyId, caller, {}, true);
        return { Policy: JSON.stringify(key.policy), PolicyName: 'default' };
      }
      case 'ListKeys':
        this.#cloud.iam.authorize(caller, { action: 'kms:ListKeys', resource: '*', resourcePolicy: this.#listing() });
        return { Keys: [...this.#keys.values()].map(({ id, arn }) => ({ KeyId: id, KeyArn: arn })), Truncated: false };
      case 'ListAliases':
        this.#cloud.iam.authorize(caller, {
          action: 'kms:ListAliases',
          resource: '*',
          resourcePolicy: this.#listing(),
        });
        return {
          Aliases: [...this.#aliases].map(([AliasName, TargetKeyId]) => ({
            AliasName,
            TargetKeyId,
            AliasArn: this.#arn(AliasName),
          })),
          Truncated: false,
        };
      default:
        throw new AwsError('UnknownOperationException', `The local KMS has no ${action}.`);
    }
  }

  #authorized(action: string, name: string, caller: Caller, given: object, evenDisabled = false): Key {
    const key = this.#find(name);
    const encryptionContext = Object.entries(given).map(([member, value]) => [
      `kms:EncryptionContext:${member}`,
      String(value),
    ]);
    this.#cloud.iam.authorize(caller, {
      action: `kms:${action}`,
      resource: key.arn,
      resourcePolicy: key.policy,
      context: {
        'kms:CallerAccount': caller.kind === 'anonymous' ? [] : this.#cloud.accountId,
        'kms:ResourceAliases': [...this.#aliases].filter(([, id]) => id === key.id).map(([alias]) => alias),
        ...(Object.fromEntries(encryptionContext) as Record<string, string>),
      },
    });
    if (!key.enabled && !evenDisabled) throw new AwsError('DisabledException', `${key.arn} is disabled.`);
    return key;
  }

  #find(name: string): Key {
    const last = name.startsWith('arn:') ? name.split(':').slice(5).join(':') : name;
    const id = last.startsWith('alias/') ? this.#aliases.get(last) : last.replace(/^key\//, '');
    const key = id === undefined ? undefined : this.#keys.get(id);
    if (key !== undefined) return key;
    if (last.startsWith('alias/aws/')) return this.#awsManaged(last);
    throw new AwsError('NotFoundException', `Key '${name}' does not exist`);
  }

  /** The key that AWS keeps for one of its services: open to the account's principals, closed to other services. */
  #awsManaged(alias: string): Key {
    const key = this.#put(uuidOf(`${this.#cloud.accountId}/${alias}`), {
      description: `Default key of ${alias}`,
      enabled: true,
      policy: {
        Statement: [
          {
            Effect: 'Allow',
            Principal: { AWS: '*' },
            Action: ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey'],
            Resource: '*',
            Condition: { StringEquals: { 'kms:CallerAccount': this.#cloud.accountId } },
          },
        ],
      },
      managedBy: 'AWS',
    });
    this.#aliases.set(alias, key.id);
    return key;
  }

  #put(id: string, declared: Pick<Key, 'description' | 'enabled' | 'policy' | 'managedBy'>): Key {
    const kept = this.#keys.get(id);
    const key: Key = {
      ...declared,
      id,
      arn: this.#arn(`key/${id}`),
      material: kept?.material ?? newMaterial(),
      createdAt: kept?.createdAt ?? this.#cloud.now(),
    };
    this.#keys.set(id, key);
    this.#cloud.store('kms').put('keys', id, key);
    return key;
  }

  #arn(resource: string): string {
    return `arn:aws:kms:${this.#cloud.region}:${this.#cloud.accountId}:${resource}`;
  }

  #defaultPolicy(): Key['policy'] {
    const root = `arn:aws:iam::${this.#cloud.accountId}:root`;
    return { Statement: [{ Effect: 'Allow', Principal: { AWS: root }, Action: 'kms:*', Resource: '*' }] };
  }

  /** Listing is no action on a key: IAM policies alone decide. */
  #listing(): Key['policy'] {
    return this.#defaultPolicy();
  }
}

function read<Shape extends z.ZodType>(shape: Shape, input: unknown): z.infer<Shape> {
  const parsed = shape.safeParse(input);
  if (parsed.success) return parsed.data;
  throw new AwsError('ValidationException', z.prettifyError(parsed.error));
}

function algorithm(key: Key): { KeyId: string; EncryptionAlgorithm: string } {
  return { KeyId: key.arn, EncryptionAlgorithm: 'SYMMETRIC_DEFAULT' };
}

function metadata(key: Key): object {
  return {
    KeyId: key.id,
    Arn: key.arn,
    AWSAccountId: key.arn.split(':')[4],
    CreationDate: key.createdAt / 1000,
    Description: key.description,
    Enabled: key.enabled,
    KeyState: key.enabled ? 'Enabled' : 'Disabled',
    KeyUsage: 'ENCRYPT_DECRYPT',
    KeySpec: 'SYMMETRIC_DEFAULT',
    EncryptionAlgorithms: ['SYMMETRIC_DEFAULT'],
    KeyManager: key.managedBy,
    Origin: 'AWS_KMS',
    MultiRegion: false,
  };
}

function uuidOf(text: string): string {
  const hash = createHash('sha256').update(text).digest('hex');
  return [hash.slice(0, 8), hash.slice(8, 12), hash.slice(12, 16), hash.slice(16, 20), hash.slice(20, 32)].join('-');
}
