import type { BookTicketsInput, CreateRecurringOrderInput, PlaceOrderInput } from '../../../graphql/graphql.ts';

/** A call that was sent, until its answer is there. */
interface Attempt<Input> {
  readonly input: Input;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Calls of one kind that were sent and not answered: one of each person. */
export interface Attempts<Input> {
  /** Remembers what is being sent, before it is: whatever happens to the answer, the same call can be made again. */
  readonly keep: (ownerId: string, input: Input) => void;
  /** Forgets it: it was answered, or given up, or its owner signs out. */
  readonly forget: (ownerId: string) => void;
  /** What this person sent that was not answered; null where there is none, or it is too old to be asked for again. */
  readonly unanswered: (ownerId: string) => Input | null;
}

/** Orders that were sent. */
export const orderAttempts = attemptsOf<PlaceOrderInput>('marquee.unansweredOrder');

/** Recurring orders that were sent. */
export const recurringAttempts = attemptsOf<CreateRecurringOrderInput>('marquee.unansweredRecurringOrder');

/** Bookings that were sent. */
export const bookingAttempts = attemptsOf<BookTicketsInput>('marquee.unansweredBooking');

/** The server keeps a key for at least so long: after that the same call could act again. */
const KEPT = 24 * 60 * 60 * 1000;

function attemptsOf<Input>(name: string): Attempts<Input> {
  /** Each person's own: another one who signs in with this browser neither sees it nor writes over it. */
  const keyOf = (ownerId: string) => `${name}.${ownerId}`;
  const forget = (ownerId: string) => {
    localStorage.removeItem(keyOf(ownerId));
  };
  return {
    keep(ownerId, input) {
      localStorage.setItem(keyOf(ownerId), JSON.stringify({ input, at: Date.now() } satisfies Attempt<Input>));
    },
    forget,
    unanswered(ownerId) {
      const attempt = attemptOf<Input>(localStorage.getItem(keyOf(ownerId)));
      if (!attempt) return null;
      if (Date.now() - attempt.at >= KEPT) {
        forget(ownerId);
        return null;
      }
      return attempt.input;
    },
  };
}

/** This app alone writes there: what has both parts is whole. */
function attemptOf<Input>(text: string | null): Attempt<Input> | null {
  if (text === null) return null;
  try {
    const stored: unknown = JSON.parse(text);
    const whole = typeof stored === 'object' && stored !== null && 'input' in stored && 'at' in stored;
    return whole ? (stored as Attempt<Input>) : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
