/** What an answer over HTTP tells of its sender's clock, and when, by this machine's, it was asked for and there. */
export interface Dated {
  /** Its `Date` and `Age`: https://www.rfc-editor.org/rfc/rfc9111#name-age */
  readonly headers: Headers;
  /** Milliseconds since 1970. */
  readonly asked: number;
  readonly answered: number;
}

/**
 * Milliseconds that the server's clock is at least ahead of this machine's; below 0 where it is behind. Servers tell whole seconds, and an answer takes
 * its time: a clock that may be right for all that is known is taken as right, and of a wrong one the server's time is never taken for later than it is.
 */
export function aheadOf({ headers, asked, answered }: Dated): number {
  const date = Date.parse(headers.get('date') ?? '');
  if (Number.isNaN(date)) return 0;
  const age = Number(headers.get('age') ?? 0);
  const told = date + (Number.isFinite(age) ? age * SECOND : 0);
  const [least, most] = [told - answered, told + SECOND - asked];
  return least <= 0 && most >= 0 ? 0 : least;
}

/** Asks the server what time it is: milliseconds that its clock is ahead of this machine's. Throws where it cannot be reached. */
export async function askAhead(): Promise<number> {
  const asked = Date.now();
  // The API's own answers tell it too, and Amplify keeps their headers to itself: the smallest file of the web app's own origin does as well.
  const { headers } = await fetch('/config.json', { method: 'HEAD', cache: 'no-store' });
  return aheadOf({ headers, asked, answered: Date.now() });
}

const SECOND = 1000;
