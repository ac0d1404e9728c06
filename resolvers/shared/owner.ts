import type { AppSyncIdentityCognito, Identity } from '@aws-appsync/utils';
import { util } from '@aws-appsync/utils';
import type { Decider } from '#model/approvals.ts';
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

/** Whether the caller sees everybody's invoices and vendors: STAFF and ADMIN. */
export function seesEverybody(identity: Identity): boolean {
  return deciderOf(identity).role !== null;
}

/** The row where the caller may see it: their own, for STAFF and ADMIN anybody's. Null where it is missing or not to be seen. */
export function visibleRow<Row extends { ownerId: string }>(
  row: Row | null | undefined,
  identity: Identity,
): Row | null {
  return row && (row.ownerId === callerOf(identity) || seesEverybody(identity)) ? row : null;
}

/** The caller as somebody who decides at the review desk. */
export function deciderOf(identity: Identity): Decider {
  const held = rolesOf(identity);
  const role = held.includes('ADMIN') ? 'ADMIN' : held.includes('STAFF') ? 'STAFF' : null;
  return { id: callerOf(identity), role };
}

/** Whether the caller sees every product and its stock: STAFF and ADMIN. An API key is nobody's. */
export function seesStock(identity: Identity): boolean {
  return isUser(identity) && seesEverybody(identity);
}

/** Whether the caller sees how many tickets of an event are held and sold: its own ORGANIZER, STAFF and ADMIN. An API key is nobody's. */
export function seesCounts(identity: Identity, organizerId: string): boolean {
  if (!isUser(identity)) return false;
  return seesEverybody(identity) || (identity.sub === organizerId && rolesOf(identity).includes('ORGANIZER'));
}
