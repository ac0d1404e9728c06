import { createHash, createHmac, getDiffieHellman, randomBytes, timingSafeEqual } from 'node:crypto';

/**
 * The server's half of Cognito's SRP-6a (RFC 5054 with SHA-256 over the 3072-bit group of RFC 3526, and an HKDF of
 * its own), as amazon-cognito-identity-js and Amplify compute the client's half.
 */
const PRIME = toNumber(getDiffieHellman('modp15').getPrime());
const GENERATOR = 2n;
const MULTIPLIER = toNumber(sha256(bytes(PRIME), bytes(GENERATOR)));
const KEY_INFO = Buffer.concat([Buffer.from('Caldera Derived Key', 'utf8'), Buffer.from([1])]);
const KEY_LENGTH = 16;
const SALT_LENGTH = 16;
const SECRET_LENGTH = 32;

export interface Verifier {
  /** Hex, without a sign byte. */
  readonly salt: string;
  readonly verifier: string;
}

/** What the server keeps between its challenge and the client's answer; hex. */
export interface Exchange {
  readonly clientPublic: string;
  readonly serverPublic: string;
  readonly serverSecret: string;
}

/** Makes a verifier of a password, under a salt of its own. `poolName` is the part of the pool's id after `_`. */
export function makeVerifier(poolName: string, userId: string, password: string): Verifier {
  const salt = randomBytes(SALT_LENGTH).toString('hex');
  const x = toNumber(sha256(bytes(toNumber(salt)), sha256(`${poolName}${userId}:${password}`)));
  return { salt, verifier: power(GENERATOR, x).toString(16) };
}

/** A salt and verifier that fit no password, for users that do not exist: the same for the same seed. */
export function decoyVerifier(secret: string, userId: string): Verifier {
  const part = (label: string): string => createHmac('sha256', secret).update(`${label}:${userId}`).digest('hex');
  const verifier = Array.from({ length: 12 }, (_, index) => part(`verifier${index}`)).join('');
  return { salt: part('salt').slice(0, SALT_LENGTH * 2), verifier: (BigInt(`0x${verifier}`) % PRIME).toString(16) };
}

/** Begins an exchange with the client's public value (hex); `undefined` where that value is none that a client may send. */
export function beginExchange(clientPublic: string, verifier: string): Exchange | undefined {
  if (!/^[0-9a-f]{1,768}$/i.test(clientPublic)) return undefined;
  if (toNumber(clientPublic) % PRIME === 0n) return undefined;
  const secret = toNumber(randomBytes(SECRET_LENGTH));
  const serverPublic = (MULTIPLIER * toNumber(verifier) + power(GENERATOR, secret)) % PRIME;
  return { clientPublic, serverPublic: serverPublic.toString(16), serverSecret: secret.toString(16) };
}

export interface Claim {
  readonly poolName: string;
  readonly userId: string;
  readonly secretBlock: Buffer;
  /** As the client wrote it; it is part of what is signed. */
  readonly timestamp: string;
  /** Base64. */
  readonly signature: string;
}

/** Whether the client's claim proves that it knows the password behind the verifier. */
export function proves(exchange: Exchange, verifier: string, claim: Claim): boolean {
  const clientPublic = toNumber(exchange.clientPublic);
  const scrambler = toNumber(sha256(bytes(clientPublic), bytes(toNumber(exchange.serverPublic))));
  if (scrambler === 0n) return false;
  const base = (clientPublic * power(toNumber(verifier), scrambler)) % PRIME;
  if (base <= 1n || base >= PRIME - 1n) return false;
  const shared = power(base, toNumber(exchange.serverSecret));
  const extracted = createHmac('sha256', bytes(scrambler)).update(bytes(shared)).digest();
  const key = createHmac('sha256', extracted).update(KEY_INFO).digest().subarray(0, KEY_LENGTH);
  const expected = createHmac('sha256', key)
    .update(claim.poolName)
    .update(claim.userId)
    .update(claim.secretBlock)
    .update(claim.timestamp)
    .digest();
  const given = Buffer.from(claim.signature, 'base64');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/**
 * Some milliseconds with exponents of 256 bits. `createDiffieHellman` would compute it in half a millisecond, but only
 * after it has tested its prime for seconds.
 */
function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  let square = base % PRIME;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % PRIME;
    square = (square * square) % PRIME;
  }
  return result;
}

/** A number's bytes as the protocol hashes them: big-endian, with a zero in front where the first bit is set. */
function bytes(value: bigint): Buffer {
  const hex = value.toString(16);
  const even = hex.length % 2 === 0 ? hex : `0${hex}`;
  return Buffer.from(/^[89a-f]/i.test(even) ? `00${even}` : even, 'hex');
}

function toNumber(value: string | Buffer): bigint {
  return BigInt(`0x${typeof value === 'string' ? value : value.toString('hex')}`);
}

function sha256(...parts: readonly (string | Buffer)[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}
