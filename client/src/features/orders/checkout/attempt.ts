import type { PlaceOrderInput } from '../../../graphql/graphql.ts';

/** An order that was sent, until its answer is there. */
interface Attempt {
  readonly input: PlaceOrderInput;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Each person's own: another one who signs in with this browser neither sees it nor writes over it. */
const keyOf = (ownerId: string) => `marquee.unansweredOrder.${ownerId}`;

/** The server keeps a key for at least so long: after that the same call could order again. */
const KEPT = 24 * 60 * 60 * 1000;

/** Remembers what is being ordered, before it is sent: whatever happens to the answer, the same call can be made again. */
export function keepAttempt(ownerId: string, input: PlaceOrderInput): void {
  localStorage.setItem(keyOf(ownerId), JSON.stringify({ input, at: Date.now() } satisfies Attempt));
}

/** Forgets it: it was answered, or given up, or its owner signs out. */
export function forgetAttempt(ownerId: string): void {
  localStorage.removeItem(keyOf(ownerId));
}

/** The order of this person that was sent and not answered; null where there is none, or it is too old to be asked for again. */
export function unansweredOf(ownerId: string): PlaceOrderInput | null {
  const attempt = attemptOf(localStorage.getItem(keyOf(ownerId)));
  if (!attempt) return null;
  if (Date.now() - attempt.at >= KEPT) {
    forgetAttempt(ownerId);
    return null;
  }
  return attempt.input;
}

/** This app alone writes there: what has both parts is whole. */
function attemptOf(text: string | null): Attempt | null {
  if (text === null) return null;
  try {
    const stored: unknown = JSON.parse(text);
    const whole = typeof stored === 'object' && stored !== null && 'input' in stored && 'at' in stored;
    return whole ? (stored as Attempt) : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
