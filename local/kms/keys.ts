import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { PolicyDocument } from '../core/cloud.ts';
import { AwsError } from '../core/errors.ts';

/** A key as it is kept. */
export interface Key {
  /** A UUID, as AWS forms key ids. */
  readonly id: string;
  readonly arn: string;
  readonly description: string;
  readonly enabled: boolean;
  readonly policy: PolicyDocument;
  /** Thirty-two bytes, base64. */
  readonly material: string;
  readonly createdAt: number;
  readonly managedBy: 'AWS' | 'CUSTOMER';
}

export type EncryptionContext = Readonly<Record<string, string>>;

const VERSION = 1;
const ID_BYTES = 16;
const IV_BYTES = 12;
const TAG_BYTES = 16;
const HEADER_BYTES = 1 + ID_BYTES;
const KEY_BYTES = 32;

/** Key material for a new key, base64. */
export function newMaterial(): string {
  return randomBytes(KEY_BYTES).toString('base64');
}

/** AES-256-GCM; the answer names its key, as KMS's own ciphertexts do. The context is authenticated, not kept. */
export function encrypt(key: Key, plaintext: Uint8Array, context: EncryptionContext): Buffer {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', Buffer.from(key.material, 'base64'), iv).setAAD(authenticated(context));
  const encrypted = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  const id = Buffer.from(key.id.replaceAll('-', ''), 'hex');
  return Buffer.concat([Buffer.of(VERSION), id, iv, cipher.getAuthTag(), encrypted]);
}

/** The id of the key that made a ciphertext. Throws `InvalidCiphertextException` for what is none. */
export function keyIdOf(ciphertext: Uint8Array): string {
  if (ciphertext.length < HEADER_BYTES + IV_BYTES + TAG_BYTES || ciphertext[0] !== VERSION) throw invalid();
  const hex = Buffer.from(ciphertext.subarray(1, HEADER_BYTES)).toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** Throws `InvalidCiphertextException` where ciphertext, key and context do not belong together. */
export function decrypt(key: Key, ciphertext: Uint8Array, context: EncryptionContext): Buffer {
  const iv = ciphertext.subarray(HEADER_BYTES, HEADER_BYTES + IV_BYTES);
  const tag = ciphertext.subarray(HEADER_BYTES + IV_BYTES, HEADER_BYTES + IV_BYTES + TAG_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', Buffer.from(key.material, 'base64'), iv)
    .setAAD(authenticated(context))
    .setAuthTag(tag);
  try {
    const text = decipher.update(ciphertext.subarray(HEADER_BYTES + IV_BYTES + TAG_BYTES));
    return Buffer.concat([text, decipher.final()]);
  } catch (cause) {
    throw invalid(cause);
  }
}

function authenticated(context: EncryptionContext): Buffer {
  return Buffer.from(JSON.stringify(Object.entries(context).sort(([left], [right]) => (left < right ? -1 : 1))));
}

function invalid(cause?: unknown): AwsError {
  return new AwsError('InvalidCiphertextException', 'The ciphertext cannot be decrypted by this key.', { cause });
}
