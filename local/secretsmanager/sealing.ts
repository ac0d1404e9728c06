import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Caller } from '../core/cloud.ts';
import type { Context, Secret, Version } from './records.ts';

const ALGORITHM = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

const DataKey = z.object({ Plaintext: z.instanceof(Uint8Array), CiphertextBlob: z.instanceof(Uint8Array) });
const Opened = z.object({ Plaintext: z.instanceof(Uint8Array) });

/**
 * Encrypts a value under a new data key, as Secrets Manager does where the secret names a key of the account: the caller
 * needs `kms:GenerateDataKey` on it. https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html
 */
export async function seal(
  { cloud }: Context,
  secret: Secret,
  clear: Buffer,
  caller: Caller,
): Promise<Pick<Version, 'value' | 'dataKey'>> {
  if (secret.kmsKeyId === undefined) return { value: clear.toString('base64') };
  const input = { KeyId: secret.kmsKeyId, KeySpec: 'AES_256', EncryptionContext: { SecretARN: secret.arn } };
  const { Plaintext, CiphertextBlob } = DataKey.parse(await cloud.call('kms', 'GenerateDataKey', input, caller));
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, Plaintext, nonce);
  const body = Buffer.concat([cipher.update(clear), cipher.final()]);
  return {
    value: Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64'),
    dataKey: Buffer.from(CiphertextBlob).toString('base64'),
  };
}

/** The value in clear. Under a key of the account's own, the caller needs `kms:Decrypt` on it. */
export async function open({ cloud }: Context, secret: Secret, version: Version, caller: Caller): Promise<Buffer> {
  const bytes = Buffer.from(version.value, 'base64');
  if (version.dataKey === undefined) return bytes;
  const input = {
    CiphertextBlob: Buffer.from(version.dataKey, 'base64'),
    EncryptionContext: { SecretARN: secret.arn },
  };
  const { Plaintext } = Opened.parse(await cloud.call('kms', 'Decrypt', input, caller));
  const decipher = createDecipheriv(ALGORITHM, Plaintext, bytes.subarray(0, NONCE_BYTES)).setAuthTag(
    bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES),
  );
  return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
}
