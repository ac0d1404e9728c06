import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { ApiError, execute } from '../../../api.ts';
import type { PlaceOrderInput, PlaceOrderMutation } from '../../../graphql/graphql.ts';
import { PlaceOrderDocument } from '../../../graphql/graphql.ts';
import { forgetAttempt, keepAttempt, unansweredOf } from './attempt.ts';

type UserError = PlaceOrderMutation['placeOrder']['userErrors'][number];

/** What was asked for, and why nothing was ordered. */
export interface Refused {
  readonly input: PlaceOrderInput;
  readonly userErrors: readonly UserError[];
}

export interface Placing {
  readonly busy: boolean;
  /** An order that was sent and never answered: it may be placed or not. */
  readonly unanswered: PlaceOrderInput | null;
  readonly refused: Refused | null;
  /** A fault, or a refusal of the call as a whole. */
  readonly problem: string | null;
  /** Sends an order under a key of its own. While one is under way, or unanswered, nothing happens. */
  readonly place: (make: () => Promise<Omit<PlaceOrderInput, 'idempotencyKey'>>) => Promise<void>;
  /** Sends the unanswered order again, under the same key. */
  readonly askAgain: () => Promise<void>;
  /** Forgets the unanswered order. */
  readonly giveUp: () => void;
}

interface Options {
  readonly ownerId: string;
  /** Hears what was ordered. */
  readonly onPlaced: (input: PlaceOrderInput) => void;
  readonly onRefused: () => void;
}

/** Places an order exactly once: what was sent is kept, with its key, until it is answered, through retries and reloads. */
export function usePlaceOrder({ ownerId, onPlaced, onRefused }: Options): Placing {
  const navigate = useNavigate();
  const queries = useQueryClient();
  // State comes too late for the second press of a double click.
  const underWay = useRef(false);
  const [busy, setBusy] = useState(false);
  const [unanswered, setUnanswered] = useState(() => unansweredOf(ownerId));
  const [refused, setRefused] = useState<Refused | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  const settle = () => {
    forgetAttempt(ownerId);
    setUnanswered(null);
  };
  const send = async (input: PlaceOrderInput) => {
    keepAttempt(ownerId, input);
    let answer: PlaceOrderMutation['placeOrder'];
    try {
      answer = (await execute(PlaceOrderDocument, { input })).placeOrder;
    } catch (error) {
      setProblem(error instanceof Error ? error.message : 'The order could not be sent.');
      if (isAnswer(error)) settle();
      else setUnanswered(input);
      return;
    }
    settle();
    if (!answer.order) {
      setRefused({ input, userErrors: answer.userErrors });
      onRefused();
      return;
    }
    void queries.invalidateQueries({ queryKey: ['orders'] });
    onPlaced(input);
    await navigate(`/orders/${answer.order.id}`, { state: { said: 'Your order is placed.' } });
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
        const sent = unansweredOf(ownerId);
        if (sent) {
          setUnanswered(sent);
          return;
        }
        try {
          const input = await make();
          await send({ ...input, idempotencyKey: crypto.randomUUID() });
        } catch (error) {
          setProblem(error instanceof Error ? error.message : 'The order could not be sent.');
        }
      }),
    askAgain: () => once(() => (unanswered ? send(unanswered) : Promise.resolve())),
    giveUp: settle,
  };
}

/** Refusals come before anything is done; after any other fault it is unknown what was done. */
function isAnswer(error: unknown): boolean {
  return error instanceof ApiError && refusals.has(error.code);
}

const refusals: ReadonlySet<string> = new Set(['BadRequest', 'Unauthorized', 'UnauthorizedException']);
