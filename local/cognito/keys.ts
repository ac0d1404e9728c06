import { createPrivateKey, createPublicKey, generateKeyPair, sign, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import type { Context } from './records.ts';

const MODULUS_BITS = 2048;
const makePair = promisify(generateKeyPair);

interface StoredKey {
  readonly kid: string;
  /** PKCS 8, PEM. */
  readonly privateKey: string;
}

interface PoolKeys {
  readonly id: StoredKey;
  readonly access: StoredKey;
}

interface LoadedKey {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

export interface JsonWebKey {
  readonly alg: 'RS256';
  readonly e: string;
  readonly kid: string;
  readonly kty: 'RSA';
  readonly n: string;
  readonly use: 'sig';
}

export type Claims = Readonly<Record<string, unknown>>;

/** The two key pairs of a pool, as Cognito has one for each kind of token. */
export interface Keyring {
  /** Makes the pool's keys unless it has them. */
  ensure(poolId: string): Promise<void>;
  published(poolId: string): { keys: JsonWebKey[] };
  sign(poolId: string, use: 'id' | 'access', claims: Claims): string;
  /** The claims of a token that one of this pool's keys signed by RS256, whatever they say; else `undefined`. */
  verify(poolId: string, token: string): Claims | undefined;
}

export function makeKeyring({ store }: Context): Keyring {
  const loaded = new Map<string, LoadedKey>();

  const keysOf = (poolId: string): PoolKeys => {
    const keys = store.get<PoolKeys>('keys', poolId);
    if (keys === undefined) throw new Error(`User pool ${poolId} has no signing keys.`);
    return keys;
  };
  const load = (key: StoredKey): LoadedKey => {
    const known = loaded.get(key.kid);
    if (known !== undefined) return known;
    const privateKey = createPrivateKey(key.privateKey);
    const pair = { privateKey, publicKey: createPublicKey(privateKey) };
    loaded.set(key.kid, pair);
    return pair;
  };

  return {
    async ensure(poolId) {
      if (store.get('keys', poolId) !== undefined) return;
      const [id, access] = await Promise.all([makeKey(), makeKey()]);
      store.put('keys', poolId, { id, access } satisfies PoolKeys);
    },
    published(poolId) {
      const { id, access } = keysOf(poolId);
      return { keys: [id, access].map((key) => publicJwk(key.kid, load(key).publicKey)) };
    },
    sign(poolId, use, claims) {
      const key = keysOf(poolId)[use];
      const signed = `${encode({ kid: key.kid, alg: 'RS256' })}.${encode(claims)}`;
      return `${signed}.${sign('sha256', Buffer.from(signed), load(key).privateKey).toString('base64url')}`;
    },
    verify(poolId, token) {
      const [head, body, signature, ...rest] = token.split('.');
      if (head === undefined || body === undefined || signature === undefined || rest.length > 0) return undefined;
      const header = decode(head);
      if (header === undefined || header['alg'] !== 'RS256') return undefined;
      const { id, access } = keysOf(poolId);
      const key = [id, access].find(({ kid }) => kid === header['kid']);
      if (key === undefined) return undefined;
      const genuine = verify(
        'sha256',
        Buffer.from(`${head}.${body}`),
        load(key).publicKey,
        Buffer.from(signature, 'base64url'),
      );
      return genuine ? decode(body) : undefined;
    },
  };
}

/** What a token says, unproven. */
export function unverifiedClaims(token: string): Claims | undefined {
  const [, body] = token.split('.');
  return body === undefined ? undefined : decode(body);
}

async function makeKey(): Promise<StoredKey> {
  const { privateKey, publicKey } = await makePair('rsa', { modulusLength: MODULUS_BITS });
  const thumbprint = await crypto.subtle.digest('SHA-256', publicKey.export({ type: 'spki', format: 'der' }));
  return {
    kid: Buffer.from(thumbprint).toString('base64'),
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

function publicJwk(kid: string, key: KeyObject): JsonWebKey {
  const { n, e } = key.export({ format: 'jwk' });
  if (n === undefined || e === undefined) throw new Error('A signing key is no RSA key.');
  return { alg: 'RS256', e, kid, kty: 'RSA', n, use: 'sig' };
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function decode(part: string): Claims | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
