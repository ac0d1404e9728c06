import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Caller } from '../core/cloud.ts';
import type { Context } from './parameters.ts';

/** The service's own key: every principal that may read the parameter may use it, so KMS is not asked. */
export const DEFAULT_KEY = 'alias/aws/ssm';
const ALGORITHM = 'aes-256-gcm';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

const Ciphertext = z.object({ CiphertextBlob: z.instanceof(Uint8Array) });
const Plaintext = z.object({ Plaintext: z.instanceof(Uint8Array) });

/** The ciphertext in base64. Under a key of the account's own, the caller needs `kms:Encrypt` on it. */
export async function seal(
  context: Context,
  arn: string,
  keyId: string,
  clear: string,
  caller: Caller,
): Promise<string> {
  if (keyId !== DEFAULT_KEY) {
    const input = { KeyId: keyId, Plaintext: Buffer.from(clear), EncryptionContext: { PARAMETER_ARN: arn } };
    const output = await context.cloud.call('kms', 'Encrypt', input, caller);
    return Buffer.from(Ciphertext.parse(output).CiphertextBlob).toString('base64');
  }
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, ownKey(context), nonce).setAAD(Buffer.from(arn));
  const body = Buffer.concat([cipher.update(clear, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64');
}

/** The value in clear. Under a key of the account's own, the caller needs `kms:Decrypt` on it. */
export async function reveal(
  context: Context,
  arn: string,
  keyId: string,
  sealed: string,
  caller: Caller,
): Promise<string> {
  const bytes = Buffer.from(sealed, 'base64');
  if (keyId !== DEFAULT_KEY) {
    const input = { CiphertextBlob: bytes, KeyId: keyId, EncryptionContext: { PARAMETER_ARN: arn } };
    const output = await context.cloud.call('kms', 'Decrypt', input, caller);
    return Buffer.from(Plaintext.parse(output).Plaintext).toString('utf8');
  }
  const decipher = createDecipheriv(ALGORITHM, ownKey(context), bytes.subarray(0, NONCE_BYTES))
    .setAAD(Buffer.from(arn))
    .setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  return `${decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES), undefined, 'utf8')}${decipher.final('utf8')}`;
}

function ownKey({ store }: Context): Buffer {
  const kept = store.get<string>('keys', DEFAULT_KEY);
  if (kept !== undefined) return Buffer.from(kept, 'base64');
  const key = randomBytes(KEY_BYTES);
  store.put('keys', DEFAULT_KEY, key.toString('base64'));
  return key;
}
