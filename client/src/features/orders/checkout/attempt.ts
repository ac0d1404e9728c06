import type { PlaceOrderInput } from '../../../graphql/graphql.ts';

/** An order that was sent, until its answer is there. */
interface Attempt {
  readonly ownerId: string;
  readonly input: PlaceOrderInput;
  /** Milliseconds since 1970. */
  readonly at: number;
}

const KEY = 'marquee.unansweredOrder';

/** The server keeps a key for at least so long: after that the same call could order again. */
const KEPT = 24 * 60 * 60 * 1000;

/** Remembers what is being ordered, before it is sent: whatever happens to the answer, the same call can be made again. */
export function keepAttempt(ownerId: string, input: PlaceOrderInput): void {
  localStorage.setItem(KEY, JSON.stringify({ ownerId, input, at: Date.now() } satisfies Attempt));
}

/** Forgets it: it was answered, or given up. */
export function forgetAttempt(): void {
  localStorage.removeItem(KEY);
}

/** The order of this person that was sent and not answered; null where there is none, or it is too old to be asked for again. */
export function unansweredOf(ownerId: string): PlaceOrderInput | null {
  const attempt = attemptOf(localStorage.getItem(KEY));
  if (!attempt) return null;
  if (Date.now() - attempt.at >= KEPT) {
    forgetAttempt();
    return null;
  }
  return attempt.ownerId === ownerId ? attempt.input : null;
}

/** This app alone writes there: what has the three parts is whole. */
function attemptOf(text: string | null): Attempt | null {
  if (text === null) return null;
  try {
    const stored: unknown = JSON.parse(text);
    const whole =
      typeof stored === 'object' && stored !== null && 'ownerId' in stored && 'input' in stored && 'at' in stored;
    return whole ? (stored as Attempt) : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
