import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { AwsError } from '../core/errors.ts';
import type { Credential, Pool } from './records.ts';
import type { PasswordPolicy } from './settings.ts';
import { makeVerifier } from './srp.ts';

const HASH_LENGTH = 32;
const HASH_SALT_LENGTH = 16;
/** As Cognito counts them: https://docs.aws.amazon.com/cognito/latest/developerguide/managing-users-passwords.html */
const SYMBOLS = /[\^$*.[\]{}()?"!@#%&/\\,><':;|_~`=+\- ]/;
const TEMPORARY_ALPHABETS = ['ABCDEFGHJKLMNPQRSTUVWXYZ', 'abcdefghijkmnpqrstuvwxyz', '23456789', '!@#%&*?'];
const TEMPORARY_LENGTH = 12;

/** The part of a pool's id that SRP mixes in. */
export function poolName(pool: Pick<Pool, 'id'>): string {
  return pool.id.slice(pool.id.indexOf('_') + 1);
}

/** Throws `InvalidPasswordException`, in Cognito's words, for the first rule that the password breaks. */
export function checkPolicy(policy: PasswordPolicy, password: string): void {
  const broken = brokenRule(policy, password);
  if (broken === undefined) return;
  throw new AwsError('InvalidPasswordException', `Password did not conform with policy: ${broken}`);
}

function brokenRule(policy: PasswordPolicy, password: string): string | undefined {
  if ([...password].length < policy.MinimumLength) return 'Password not long enough';
  if (policy.RequireUppercase && !/[A-Z]/.test(password)) return 'Password must have uppercase characters';
  if (policy.RequireLowercase && !/[a-z]/.test(password)) return 'Password must have lowercase characters';
  if (policy.RequireNumbers && !/[0-9]/.test(password)) return 'Password must have numeric characters';
  if (policy.RequireSymbols && !SYMBOLS.test(password)) return 'Password must have symbol characters';
  if (/^\s|\s$/.test(password)) return 'Password must not begin or end with a space';
  return undefined;
}

export async function makeCredential(pool: Pool, username: string, password: string): Promise<Credential> {
  const { salt, verifier } = makeVerifier(poolName(pool), username, password);
  const hashSalt = randomBytes(HASH_SALT_LENGTH);
  const hash = await slowHash(password, hashSalt);
  return { srpSalt: salt, srpVerifier: verifier, hashSalt: hashSalt.toString('hex'), hash: hash.toString('hex') };
}

/** Takes the same time whether there is a credential or not. */
export async function matches(credential: Credential | undefined, password: string): Promise<boolean> {
  const salt = credential === undefined ? randomBytes(HASH_SALT_LENGTH) : Buffer.from(credential.hashSalt, 'hex');
  const given = await slowHash(password, salt);
  return credential !== undefined && timingSafeEqual(given, Buffer.from(credential.hash, 'hex'));
}

/** A password that an administrator's invitation carries; it fits every policy of up to twelve characters. */
export function temporaryPassword(minimumLength: number): string {
  const length = Math.max(TEMPORARY_LENGTH, minimumLength);
  return Array.from(randomBytes(length), (byte, index) => {
    const alphabet = TEMPORARY_ALPHABETS[index % TEMPORARY_ALPHABETS.length] ?? '';
    return alphabet.charAt(byte % alphabet.length);
  }).join('');
}

function slowHash(password: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFC'), salt, HASH_LENGTH, (error, key) =>
      error === null ? resolve(key) : reject(error),
    );
  });
}
