import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Caller } from '../core/cloud.ts';
import { createTestCloud } from '../core/testing.ts';
import type { TestCloud } from '../core/testing.ts';
import { createKms } from './service.ts';

const root: Caller = { kind: 'root' };
const useKeys = { Statement: { Effect: 'Allow', Action: 'kms:*', Resource: '*' } } as const;

let test: TestCloud;
let keyId: string;

beforeEach(async () => {
  test = await createTestCloud([createKms], { policies: { user: useKeys, stranger: { Statement: [] } } });
  keyId = (await test.provide('AWS::KMS::Key', {}, 'Key')).ref;
});
afterEach(() => test.stop());

function kms(action: string, input: object, caller: Caller = root): Promise<Record<string, unknown>> {
  return test.cloud.call('kms', action, input, caller);
}

describe('a key', () => {
  it('gives back what it encrypted, under its id, ARN or alias', async () => {
    await test.provide('AWS::KMS::Alias', { AliasName: 'alias/shop', TargetKeyId: keyId }, 'Alias');
    const Plaintext = Buffer.from('secret');
    const { CiphertextBlob } = await kms('Encrypt', { KeyId: 'alias/shop', Plaintext });
    expect(Buffer.from(CiphertextBlob as Buffer).includes('secret')).toBe(false);
    expect(await kms('Decrypt', { CiphertextBlob })).toMatchObject({
      Plaintext,
      KeyId: `arn:aws:kms:eu-central-1:123456789012:key/${keyId}`,
    });
  });

  it('refuses a changed ciphertext and another encryption context', async () => {
    const EncryptionContext = { order: '1' };
    const encrypted = await kms('Encrypt', { KeyId: keyId, Plaintext: Buffer.from('x'), EncryptionContext });
    const CiphertextBlob = Buffer.from(encrypted['CiphertextBlob'] as Buffer);
    await expect(kms('Decrypt', { CiphertextBlob, EncryptionContext: { order: '2' } })).rejects.toMatchObject({
      code: 'InvalidCiphertextException',
    });
    const changed = Buffer.from(CiphertextBlob);
    changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
    await expect(kms('Decrypt', { CiphertextBlob: changed, EncryptionContext })).rejects.toMatchObject({
      code: 'InvalidCiphertextException',
    });
    expect(await kms('Decrypt', { CiphertextBlob, EncryptionContext })).toMatchObject({ Plaintext: Buffer.from('x') });
  });

  it('wraps a data key that it can unwrap', async () => {
    const { Plaintext, CiphertextBlob } = await kms('GenerateDataKey', { KeyId: keyId, KeySpec: 'AES_256' });
    expect((Plaintext as Buffer).length).toBe(32);
    expect(await kms('Decrypt', { CiphertextBlob })).toMatchObject({ Plaintext });
  });

  it('is used by who has the right, which can be asked without anything to decrypt', async () => {
    await expect(kms('Decrypt', { KeyId: keyId }, test.role('user'))).resolves.toHaveProperty('KeyId');
    await expect(kms('Decrypt', { KeyId: keyId }, test.role('stranger'))).rejects.toMatchObject({
      code: 'AccessDeniedException',
    });
  });

  it('lets a service in only by its policy', async () => {
    const sns: Caller = { kind: 'service', service: 'sns.amazonaws.com' };
    await expect(kms('GenerateDataKey', { KeyId: keyId }, sns)).rejects.toMatchObject({
      code: 'AccessDeniedException',
    });
    const KeyPolicy = {
      Statement: [{ Effect: 'Allow', Principal: { Service: 'sns.amazonaws.com' }, Action: 'kms:*', Resource: '*' }],
    };
    const open = await test.provide('AWS::KMS::Key', { KeyPolicy }, 'Open');
    await expect(kms('GenerateDataKey', { KeyId: open.ref }, sns)).resolves.toHaveProperty('Plaintext');
  });

  it('of AWS itself serves the account but no other service', async () => {
    await expect(kms('Decrypt', { KeyId: 'alias/aws/sns' }, test.role('user'))).resolves.toHaveProperty('KeyId');
    const alarms: Caller = { kind: 'service', service: 'cloudwatch.amazonaws.com' };
    await expect(kms('GenerateDataKey', { KeyId: 'alias/aws/sns' }, alarms)).rejects.toMatchObject({
      code: 'AccessDeniedException',
    });
  });
});

it('an unknown key or action is an error, never an empty answer', async () => {
  await expect(kms('DescribeKey', { KeyId: 'alias/none' })).rejects.toMatchObject({ code: 'NotFoundException' });
  await expect(kms('CreateGrant', { KeyId: keyId })).rejects.toMatchObject({ code: 'UnknownOperationException' });
});
