import { refuse } from './result.ts';

/** A page holds this many at most. */
export const MAXIMUM_PAGE = 100;

const DEFAULT_PAGE = 20;
const SEPARATOR = ':';

/** How many to read for `first`; `BadRequest` outside 1–100. */
export function pageSize(first: number | null | undefined): number {
  const size = first ?? DEFAULT_PAGE;
  if (size < 1 || size > MAXIMUM_PAGE) return refuse(`\`first\` must be 1–${MAXIMUM_PAGE}.`);
  return size;
}

/** A cursor carries the name of its list, so that one of another list is told from a right one. */
export function cursorOf(list: string, nextToken: string | null | undefined): string | null {
  return nextToken ? `${list}${SEPARATOR}${nextToken}` : null;
}

/** The token to go on from; `BadRequest` for a cursor of another list. */
export function tokenOf(list: string, after: string | null | undefined): string | null {
  if (after === null || after === undefined) return null;
  const prefix = `${list}${SEPARATOR}`;
  if (!after.startsWith(prefix) || after.length === prefix.length) return refuseCursor();
  return after.slice(prefix.length);
}

/** Ends the call because of a cursor that this list never gave out. */
export function refuseCursor(): never {
  return refuse('`after` is no cursor of this list.');
}
