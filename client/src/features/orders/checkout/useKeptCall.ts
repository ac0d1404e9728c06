import { useRef, useState } from 'react';
import { ApiError } from '../../../api.ts';
import { isRefusal } from '../../shell/wishKey.ts';
import type { Attempts } from './attempt.ts';

/** Why nothing was done. */
export interface UserError {
  /** Path of the input it is about, or null. */
  readonly field: string | null;
  readonly message: string;
  readonly code: string;
}

/** What was asked for, and why nothing was done. */
export interface Refused<Input> {
  readonly input: Input;
  readonly userErrors: readonly UserError[];
}

/** Every such call has a key of its own. */
interface Keyed {
  readonly idempotencyKey: string;
}

/** A call that acts exactly once, as far as it has come. */
export interface KeptCall<Input extends Keyed> {
  readonly busy: boolean;
  /** What was sent and never answered: it may be done or not. */
  readonly unanswered: Input | null;
  readonly refused: Refused<Input> | null;
  /** A fault, or a refusal of the call as a whole. */
  readonly problem: string | null;
  /** Sends an input under a key of its own. While one is under way, or unanswered, nothing happens. */
  readonly place: (make: () => Promise<Omit<Input, 'idempotencyKey'>>) => Promise<void>;
  /** Sends the unanswered one again, under the same key. */
  readonly askAgain: () => Promise<void>;
  /** Forgets the unanswered one. */
  readonly giveUp: () => void;
}

interface Options<Input extends Keyed, Done> {
  readonly ownerId: string;
  readonly attempts: Attempts<Input>;
  /** Makes the call: answers what was done, or, with null, why nothing was. Throws where no answer came. */
  readonly call: (input: Input) => Promise<{ readonly done: Done | null; readonly userErrors: readonly UserError[] }>;
  readonly onDone: (done: Done, input: Input) => Promise<void>;
  readonly onRefused: () => void;
}

const NOT_SENT = 'This could not be sent.';

/** Makes a call exactly once: what was sent is kept, with its key, until it is answered, through retries and reloads. */
export function useKeptCall<Input extends Keyed, Done>({
  ownerId,
  attempts,
  call,
  onDone,
  onRefused,
}: Options<Input, Done>): KeptCall<Input> {
  // State comes too late for the second press of a double click.
  const underWay = useRef(false);
  const [busy, setBusy] = useState(false);
  const [unanswered, setUnanswered] = useState(() => attempts.unanswered(ownerId));
  const [refused, setRefused] = useState<Refused<Input> | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  const settle = () => {
    attempts.forget(ownerId);
    setUnanswered(null);
  };
  const send = async (input: Input) => {
    attempts.keep(ownerId, input);
    let answer: Awaited<ReturnType<typeof call>>;
    try {
      answer = await call(input);
    } catch (error) {
      setProblem(error instanceof Error ? error.message : NOT_SENT);
      if (error instanceof ApiError && isRefusal(error.code)) settle();
      else setUnanswered(input);
      return;
    }
    settle();
    if (answer.done === null) {
      setRefused({ input, userErrors: answer.userErrors });
      onRefused();
      return;
    }
    await onDone(answer.done, input);
  };
  const once = async (act: () => Promise<void>) => {
    if (underWay.current) return;
    underWay.current = true;
    setBusy(true);
    setProblem(null);
    setRefused(null);
    try {
      await act();
    } finally {
      underWay.current = false;
      setBusy(false);
    }
  };

  return {
    busy,
    unanswered,
    refused,
    problem,
    place: (make) =>
      once(async () => {
        // Another window may have sent one meanwhile.
        const sent = attempts.unanswered(ownerId);
        if (sent) {
          setUnanswered(sent);
          return;
        }
        try {
          const input = await make();
          // What `make` leaves out is the key alone.
          await send({ ...input, idempotencyKey: crypto.randomUUID() } as Input);
        } catch (error) {
          setProblem(error instanceof Error ? error.message : NOT_SENT);
        }
      }),
    askAgain: () => once(() => (unanswered ? send(unanswered) : Promise.resolve())),
    giveUp: settle,
  };
}
