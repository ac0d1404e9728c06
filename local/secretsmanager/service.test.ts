import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateSecretCommand,
  DeleteSecretCommand,
  DescribeSecretCommand,
  GetSecretValueCommand,
  PutSecretValueCommand,
  RestoreSecretCommand,
  SecretsManagerClient,
  UpdateSecretVersionStageCommand,
} from '@aws-sdk/client-secrets-manager';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestCloud } from '../core/testing.ts';
import type { TestCloud } from '../core/testing.ts';
import { createKms } from '../kms/service.ts';
import { createSecretsManager } from './service.ts';

const READS = { Statement: { Effect: 'Allow', Action: 'secretsmanager:GetSecretValue', Resource: '*' } } as const;

describe('Secrets Manager', () => {
  let directory: string;
  let test: TestCloud;
  let secrets: SecretsManagerClient;

  const open = async (): Promise<void> => {
    test = await createTestCloud([createSecretsManager, createKms], {
      listen: true,
      directory,
      policies: { reader: READS, stranger: { Statement: { Effect: 'Allow', Action: 's3:*', Resource: '*' } } },
    });
    secrets = new SecretsManagerClient({ ...test.clientConfig, maxAttempts: 1 });
  };
  const close = async (): Promise<void> => {
    secrets.destroy();
    await test.stop();
  };
  const as = async <Result>(role: string, work: (client: SecretsManagerClient) => Promise<Result>): Promise<Result> => {
    const client = new SecretsManagerClient({ ...test.clientConfigOf(role), maxAttempts: 1 });
    return work(client).finally(() => client.destroy());
  };
  const value = async (SecretId: string, VersionStage?: string): Promise<string | undefined> =>
    (
      await secrets.send(
        new GetSecretValueCommand({ SecretId, ...(VersionStage === undefined ? {} : { VersionStage }) }),
      )
    ).SecretString;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'secrets-'));
    await open();
  });

  afterEach(async () => {
    await close();
    await rm(directory, { recursive: true });
  });

  it('draws a generated value once and keeps it, also what was put since, over a restart', async () => {
    const properties = {
      Name: 'stripe',
      GenerateSecretString: {
        SecretStringTemplate: '{"user":"marquee"}',
        GenerateStringKey: 'password',
        PasswordLength: 20,
        ExcludePunctuation: true,
      },
    };
    const { ref } = await test.provide('AWS::SecretsManager::Secret', properties);
    const drawn = await value('stripe');
    expect(JSON.parse(drawn ?? '')).toEqual({ user: 'marquee', password: expect.stringMatching(/^[A-Za-z0-9]{20}$/) });
    expect(ref).toMatch(/^arn:aws:secretsmanager:eu-central-1:123456789012:secret:stripe-\w{6}$/);

    await close();
    await open();
    const again = await test.provide('AWS::SecretsManager::Secret', properties);

    expect(again.ref).toBe(ref);
    expect(await value(ref)).toBe(drawn);
    await secrets.send(new PutSecretValueCommand({ SecretId: 'stripe', SecretString: 'mine' }));
    await test.provide('AWS::SecretsManager::Secret', properties);
    expect(await value('stripe')).toBe('mine');
  });

  it('moves AWSCURRENT to the new version and AWSPREVIOUS behind it', async () => {
    const { VersionId: first } = await secrets.send(new CreateSecretCommand({ Name: 'key', SecretString: 'one' }));
    const { VersionId: second } = await secrets.send(
      new PutSecretValueCommand({ SecretId: 'key', SecretString: 'two' }),
    );

    expect([await value('key'), await value('key', 'AWSPREVIOUS')]).toEqual(['two', 'one']);
    await secrets.send(
      new UpdateSecretVersionStageCommand({
        SecretId: 'key',
        VersionStage: 'AWSCURRENT',
        MoveToVersionId: first,
        RemoveFromVersionId: second,
      }),
    );
    expect([await value('key'), await value('key', 'AWSPREVIOUS')]).toEqual(['one', 'two']);
    const { VersionIdsToStages } = await secrets.send(new DescribeSecretCommand({ SecretId: 'key' }));
    expect(VersionIdsToStages).toEqual({ [first ?? '']: ['AWSCURRENT'], [second ?? '']: ['AWSPREVIOUS'] });
  });

  it('takes the same token again only with the same value', async () => {
    const put = (SecretString: string) =>
      secrets.send(new PutSecretValueCommand({ SecretId: 'key', SecretString, ClientRequestToken: 'a'.repeat(32) }));
    await secrets.send(new CreateSecretCommand({ Name: 'key', SecretString: 'one' }));

    await put('two');
    await expect(put('two')).resolves.toMatchObject({ VersionId: 'a'.repeat(32) });
    await expect(put('three')).rejects.toMatchObject({ name: 'ResourceExistsException' });
  });

  it('gives a value only to a role that may have it, and hides from others whether it exists', async () => {
    await secrets.send(new CreateSecretCommand({ Name: 'key', SecretString: 'one' }));
    const get = (SecretId: string) => (client: SecretsManagerClient) =>
      client.send(new GetSecretValueCommand({ SecretId }));

    await expect(as('reader', get('key'))).resolves.toMatchObject({ SecretString: 'one' });
    await expect(as('stranger', get('key'))).rejects.toMatchObject({ name: 'AccessDeniedException' });
    await expect(as('stranger', get('none'))).rejects.toMatchObject({ name: 'AccessDeniedException' });
    await expect(as('reader', get('none'))).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  it('needs the right to the key as well where the secret lies under one of the account', async () => {
    const { attributes } = await test.provide('AWS::KMS::Key', {
      KeyPolicy: {
        Statement: {
          Effect: 'Allow',
          Principal: { AWS: 'arn:aws:iam::123456789012:root' },
          Action: 'kms:*',
          Resource: '*',
        },
      },
    });
    await secrets.send(
      new CreateSecretCommand({
        Name: 'sealed',
        SecretString: 'x'.repeat(5000),
        KmsKeyId: String(attributes?.['Arn']),
      }),
    );

    expect(await value('sealed')).toBe('x'.repeat(5000));
    await expect(
      as('reader', (client) => client.send(new GetSecretValueCommand({ SecretId: 'sealed' }))),
    ).rejects.toMatchObject({ name: 'AccessDeniedException', message: expect.stringContaining('kms:Decrypt') });
  });

  it('lets its resource policy deny what the role allows', async () => {
    const { ref } = await test.provide('AWS::SecretsManager::Secret', { Name: 'key', SecretString: 'one' });
    const get = (client: SecretsManagerClient) => client.send(new GetSecretValueCommand({ SecretId: 'key' }));
    await expect(as('reader', get)).resolves.toMatchObject({ SecretString: 'one' });

    await test.provide(
      'AWS::SecretsManager::ResourcePolicy',
      {
        SecretId: ref,
        ResourcePolicy: {
          Statement: { Effect: 'Deny', Principal: '*', Action: 'secretsmanager:GetSecretValue', Resource: '*' },
        },
      },
      'Policy',
    );

    await expect(as('reader', get)).rejects.toMatchObject({ name: 'AccessDeniedException' });
  });

  it('keeps a deleted secret out of reach until it is restored', async () => {
    await secrets.send(new CreateSecretCommand({ Name: 'key', SecretString: 'one' }));
    await secrets.send(new DeleteSecretCommand({ SecretId: 'key' }));
    await expect(value('key')).rejects.toMatchObject({ name: 'InvalidRequestException' });

    await secrets.send(new RestoreSecretCommand({ SecretId: 'key' }));

    expect(await value('key')).toBe('one');
  });

  it('gives bytes back as bytes', async () => {
    const SecretBinary = new Uint8Array([0, 255, 7]);
    await secrets.send(new CreateSecretCommand({ Name: 'bytes', SecretBinary }));

    const answer = await secrets.send(new GetSecretValueCommand({ SecretId: 'bytes' }));

    expect(answer.SecretBinary).toEqual(SecretBinary);
  });
});
