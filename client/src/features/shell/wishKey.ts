/** A call that was sent and not answered, with its key. */
export interface Unanswered {
  readonly wanted: string;
  readonly key: string;
}

/** Codes of refusals that come before anything is done; after any other fault it is unknown what was done. */
const refusals: ReadonlySet<string> = new Set(['BadRequest', 'Unauthorized', 'UnauthorizedException']);

/** Whether a fault with this code says that nothing was done. */
export function isRefusal(code: string): boolean {
  return refusals.has(code);
}

/** The call that is sent for what is wanted: the same one as before for as long as nobody knows what became of it. */
export function callFor(wanted: string, unanswered: Unanswered | null, newKey: () => string): Unanswered {
  return unanswered?.wanted === wanted ? unanswered : { wanted, key: newKey() };
}
