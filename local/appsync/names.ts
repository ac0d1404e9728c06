import { createHash, randomBytes } from 'node:crypto';

const alphabet = 'abcdefghijklmnopqrstuvwxyz0123456789';
const idLength = 26;

function spelled(bytes: Buffer): string {
  return [...bytes.subarray(0, idLength)].map((byte) => alphabet.charAt(byte % alphabet.length)).join('');
}

/** An id as AppSync makes them, the same at every start. */
export function stableId(...parts: readonly string[]): string {
  return spelled(createHash('sha256').update(parts.join('\n')).digest());
}

/** A new API key; `da2` is the version that AppSync's keys begin with. */
export function newApiKey(): string {
  return `da2-${spelled(randomBytes(idLength))}`;
}
