import { createHash } from 'node:crypto';

const HASH_LENGTH = 8;
const SHORTEST = HASH_LENGTH + 2;
/** Most names on AWS take 64 characters. */
const USUAL_LENGTH = 64;

/**
 * A name as CloudFormation would make one, but stable from start to start: `<stack>-<logicalId>-<hash>`.
 * The hash stays whole where the rest is cut to `maximumLength` (at least 10).
 */
export function generatedName(stackName: string, logicalId: string, maximumLength = USUAL_LENGTH): string {
  const hash = createHash('sha256').update(`${stackName}/${logicalId}`).digest('hex').slice(0, HASH_LENGTH);
  const room = Math.max(maximumLength, SHORTEST) - HASH_LENGTH - 1;
  return `${`${stackName}-${logicalId}`.slice(0, room).replace(/-+$/, '')}-${hash}`;
}
