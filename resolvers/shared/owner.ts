import type { AppSyncIdentityCognito, Identity } from '@aws-appsync/utils';
import { util } from '@aws-appsync/utils';
import type { Role } from '#model/generated.ts';

// AppSync's lint takes no method of a readonly array for one of an array.
const roles: Role[] = ['ADMIN', 'ORGANIZER', 'STAFF', 'CUSTOMER'];

function isUser(identity: Identity): identity is AppSyncIdentityCognito {
  return !!identity && Object.hasOwn(identity, 'sub');
}

/** The caller's own id (`sub`), which is the `ownerId` of every row of theirs. `Unauthorized` for any but a user of the pool. */
export function callerOf(identity: Identity): string {
  if (!isUser(identity)) return util.unauthorized();
  return identity.sub;
}

/** The caller's groups that are roles of Marquee. */
export function rolesOf(identity: Identity): Role[] {
  if (!isUser(identity)) return util.unauthorized();
  const groups = identity.groups ?? [];
  return roles.filter((role) => groups.includes(role));
}

/** The row, or null where it is missing or another's: the two answer alike. */
export function ownRow<Row extends { ownerId: string }>(row: Row | null | undefined, callerId: string): Row | null {
  return row && row.ownerId === callerId ? row : null;
}
