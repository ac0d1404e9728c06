import { createHmac, timingSafeEqual } from 'node:crypto';
import { notAuthorized } from './input.ts';
import type { Client } from './records.ts';

/**
 * Checks `SECRET_HASH` where the app client has a secret; any of the names may be the one that was hashed.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/signing-up-users-in-your-app.html#cognito-user-pools-computing-secret-hash
 */
export function checkSecretHash(
  client: Client,
  names: readonly (string | undefined)[],
  given: string | undefined,
): void {
  if (client.secret === undefined) {
    if (given === undefined) return;
    throw notAuthorized(`Unable to verify secret hash for client ${client.id}`);
  }
  if (given === undefined) {
    throw notAuthorized(`Client ${client.id} is configured with secret but SECRET_HASH was not received`);
  }
  const { secret } = client;
  const genuine = names.some((name) => {
    if (name === undefined) return false;
    const expected = createHmac('sha256', secret).update(`${name}${client.id}`).digest('base64');
    return sameText(expected, given);
  });
  if (!genuine) throw notAuthorized(`Unable to verify secret hash for client ${client.id}`);
}

/** Checks a secret that is sent as such. */
export function checkSecret(client: Client, given: string | undefined): void {
  if (client.secret === undefined || (given !== undefined && sameText(client.secret, given))) return;
  throw notAuthorized(`Unable to verify secret for client ${client.id}`);
}

function sameText(one: string, other: string): boolean {
  const left = Buffer.from(one);
  const right = Buffer.from(other);
  return left.length === right.length && timingSafeEqual(left, right);
}
