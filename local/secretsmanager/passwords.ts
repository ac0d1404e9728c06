import { randomInt } from 'node:crypto';
import { z } from 'zod';
import { AwsError } from '../core/errors.ts';

const flag = z.union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')]).default(false);

export const PasswordRequest = z.object({
  PasswordLength: z.coerce.number().int().min(1).max(4096).default(32),
  ExcludeCharacters: z.string().default(''),
  ExcludeNumbers: flag,
  ExcludePunctuation: flag,
  ExcludeUppercase: flag,
  ExcludeLowercase: flag,
  IncludeSpace: flag,
  RequireEachIncludedType: z
    .union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')])
    .default(true),
});

const LOWER = 'abcdefghijklmnopqrstuvwxyz';
const PUNCTUATION = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~';

/** A random password as GetRandomPassword makes one; throws `InvalidParameterException` where nothing is left to draw from. */
export function randomPassword(request: z.infer<typeof PasswordRequest>): string {
  const alphabets = [
    request.ExcludeLowercase ? '' : LOWER,
    request.ExcludeUppercase ? '' : LOWER.toUpperCase(),
    request.ExcludeNumbers ? '' : '0123456789',
    request.ExcludePunctuation ? '' : PUNCTUATION,
    request.IncludeSpace ? ' ' : '',
  ]
    .map((alphabet) => [...alphabet].filter((letter) => !request.ExcludeCharacters.includes(letter)))
    .filter((alphabet) => alphabet.length > 0);
  const all = alphabets.flat();
  const wanted = request.RequireEachIncludedType ? alphabets : [];
  if (all.length === 0 || wanted.length > request.PasswordLength) {
    throw new AwsError('InvalidParameterException', 'The password cannot be made of the characters that are left.');
  }
  const letters = wanted.map(pick);
  while (letters.length < request.PasswordLength) letters.push(pick(all));
  return shuffled(letters).join('');
}

function pick(alphabet: readonly string[]): string {
  return alphabet[randomInt(alphabet.length)] ?? '';
}

function shuffled(letters: readonly string[]): string[] {
  const mixed = [...letters];
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    const other = randomInt(last + 1);
    const held = mixed[last] ?? '';
    mixed[last] = mixed[other] ?? '';
    mixed[other] = held;
  }
  return mixed;
}
