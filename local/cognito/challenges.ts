import { createHash, randomBytes } from 'node:crypto';
import { notAuthorized } from './input.ts';
import type { Client, Context, Pool } from './records.ts';
import type { Exchange } from './srp.ts';

const HANDLE_BYTES = 128;

export type ChallengeName = 'PASSWORD_VERIFIER' | 'NEW_PASSWORD_REQUIRED' | 'SOFTWARE_TOKEN_MFA';

/** A sign-in that waits for the client's next answer. */
export interface Challenge {
  readonly name: ChallengeName;
  readonly poolId: string;
  readonly clientId: string;
  /** As kept, or as given where there is no such user. */
  readonly username: string;
  readonly exists: boolean;
  readonly exchange?: Exchange;
}

interface Kept extends Challenge {
  readonly expiresAt: number;
}

/** Keeps the challenge for as long as the app client allows; the handle (a new one unless told) is what the client sends back, once. */
export function beginChallenge(
  { cloud, store }: Context,
  client: Client,
  challenge: Challenge,
  handle = randomBytes(HANDLE_BYTES).toString('base64'),
): string {
  const now = cloud.now();
  for (const { key, value } of store.list<Kept>('challenges')) {
    if (value.expiresAt <= now) store.delete('challenges', key);
  }
  const expiresAt = now + client.settings.challengeValidity;
  store.put('challenges', digest(handle), { ...challenge, expiresAt } satisfies Kept);
  return handle;
}

/** Takes the challenge out, so that no answer counts twice; throws `NotAuthorizedException` where it is none of this client's. */
export function takeChallenge(
  { cloud, store }: Context,
  pool: Pool,
  client: Client,
  name: ChallengeName,
  handle: string | undefined,
): Challenge {
  const key = handle === undefined ? '' : digest(handle);
  const kept = store.get<Kept>('challenges', key);
  if (kept === undefined || kept.name !== name || kept.clientId !== client.id || kept.poolId !== pool.id) {
    throw notAuthorized('Invalid session for the user.');
  }
  store.delete('challenges', key);
  if (kept.expiresAt <= cloud.now()) throw notAuthorized('Invalid session for the user, session is expired.');
  return kept;
}

function digest(handle: string): string {
  return createHash('sha256').update(handle).digest('base64url');
}
