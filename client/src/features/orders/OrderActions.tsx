import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { execute } from '../../api.ts';
import type { OrderPartsFragment } from '../../graphql/graphql.ts';
import { CancelOrderDocument, RetryOrderDocument } from '../../graphql/graphql.ts';
import { RefundDialogue } from '../refunds/RefundDialogue.tsx';

interface OrderActionsProps {
  readonly order: OrderPartsFragment;
  /** Whether it was opened from the desk: the order is likely another's. */
  readonly desk: boolean;
  readonly staff: boolean;
}

/** What can be done with an order at this moment. Cancelling asks first. */
export function OrderActions({ order, desk, staff }: OrderActionsProps) {
  const queries = useQueryClient();
  const question = useRef<HTMLDialogElement>(null);
  const refetch = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: ['order', order.id] }),
      queries.invalidateQueries({ queryKey: ['orders'] }),
    ]);
  const cancel = useMutation({
    mutationFn: async () => {
      const { cancelOrder } = await execute(CancelOrderDocument, { id: order.id });
      const [problem] = cancelOrder.userErrors;
      if (problem) throw new Error(problem.message);
    },
    onSettled: refetch,
  });
  const retry = useMutation({
    mutationFn: async () => {
      const { retryOrder } = await execute(RetryOrderDocument, { id: order.id, expectedVersion: order.version });
      const [problem] = retryOrder.userErrors;
      if (problem) throw new Error(problem.message);
    },
    onSettled: refetch,
  });
  const retryable = staff && order.status === 'NEEDS_ATTENTION';
  const problem = cancel.error ?? retry.error;
  return (
    <div className="actions">
      {retryable ? (
        <button
          type="button"
          disabled={retry.isPending}
          onClick={() => {
            retry.mutate();
          }}
        >
          Try again
        </button>
      ) : null}
      {staff ? <RefundDialogue order={order} /> : null}
      {order.cancellable ? (
        <button
          type="button"
          className="quiet danger"
          disabled={cancel.isPending}
          onClick={() => {
            if (!question.current) return;
            // It keeps the answer of the last time, and Escape gives none.
            question.current.returnValue = '';
            question.current.showModal();
          }}
        >
          Cancel order
        </button>
      ) : null}
      {problem ? (
        <span role="alert" className="problem">
          {problem.message}
        </span>
      ) : null}
      <dialog
        ref={question}
        aria-labelledby="cancel-title"
        onClose={() => {
          if (question.current?.returnValue === 'cancel') cancel.mutate();
        }}
      >
        <form method="dialog">
          <h2 id="cancel-title">Cancel this order?</h2>
          <p>
            {desk ? 'Its owner is told. ' : ''}Nothing is charged. If it is being charged already, it can be cancelled
            no more.
          </p>
          <div className="actions">
            <button type="submit" value="keep" className="quiet">
              Keep it
            </button>
            <button type="submit" value="cancel" className="danger">
              Cancel order
            </button>
          </div>
        </form>
      </dialog>
    </div>
  );
}
