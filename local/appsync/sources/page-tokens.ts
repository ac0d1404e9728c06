import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { AwsError } from '../../core/errors.ts';

const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/** Opaque `nextToken`s: encrypted, and good for the same table and index only. */
export interface PageTokens {
  seal(lastKey: unknown, scope: string): string;
  /** Throws for a token that was forged, cut or made for something else. */
  open(token: string, scope: string): unknown;
}

/** `key`: 32 bytes, kept so that cursors survive a restart. */
export function pageTokens(key: Buffer): PageTokens {
  return {
    seal(lastKey, scope) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv(algorithm, key, nonce).setAAD(Buffer.from(scope));
      const body = Buffer.concat([cipher.update(JSON.stringify(lastKey)), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64');
    },
    open(token, scope) {
      try {
        const bytes = Buffer.from(token, 'base64');
        const decipher = createDecipheriv(algorithm, key, bytes.subarray(0, nonceBytes), { authTagLength: tagBytes });
        decipher.setAAD(Buffer.from(scope)).setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
        const text = Buffer.concat([
          decipher.update(bytes.subarray(nonceBytes + tagBytes)),
          decipher.final(),
        ]).toString();
        const opened: unknown = JSON.parse(text);
        return opened;
      } catch (cause) {
        // As AppSync calls it: https://github.com/aws-amplify/amplify-cli/issues/3411. A response handler sees it as `ctx.error`.
        throw new AwsError('UserIllegalArgumentException', 'Invalid pagination token given.', { cause });
      }
    },
  };
}
