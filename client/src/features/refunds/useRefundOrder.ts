import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { execute } from '../../api.ts';
import type { RefundOrderInput, RefundOrderMutation } from '../../graphql/graphql.ts';
import { RefundOrderDocument } from '../../graphql/graphql.ts';

type UserError = RefundOrderMutation['refundOrder']['userErrors'][number];

export interface RefundRefused {
  readonly input: RefundOrderInput;
  readonly userErrors: readonly UserError[];
}

export interface Refunding {
  readonly busy: boolean;
  readonly refused: RefundRefused | null;
  /** A fault, or a refusal of the call as a whole. */
  readonly problem: string | null;
  /** Sends a refund. While one is under way nothing happens; the same key never gives back twice. */
  readonly send: (input: RefundOrderInput) => Promise<void>;
}

/** Gives money of an order back, once, however often it is pressed. What is left is fetched anew after every answer. */
export function useRefundOrder(orderId: string, onDone: () => void): Refunding {
  const queries = useQueryClient();
  // State comes too late for the second press of a double click.
  const underWay = useRef(false);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<RefundRefused | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  return {
    busy,
    refused,
    problem,
    async send(input) {
      if (underWay.current) return;
      underWay.current = true;
      setBusy(true);
      setProblem(null);
      try {
        const { refundOrder } = await execute(RefundOrderDocument, { id: orderId, input });
        if (refundOrder.refund) onDone();
        else setRefused({ input, userErrors: refundOrder.userErrors });
      } catch (error) {
        setRefused(null);
        const said = error instanceof Error ? error.message : 'It could not be sent.';
        setProblem(`${said} Press again: nothing is given back twice.`);
      } finally {
        underWay.current = false;
        setBusy(false);
        void queries.invalidateQueries({ queryKey: ['order', orderId] });
        void queries.invalidateQueries({ queryKey: ['refunds'] });
      }
    },
  };
}
