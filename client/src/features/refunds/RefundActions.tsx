import { useMutation, useQueryClient } from '@tanstack/react-query';
import { execute } from '../../api.ts';
import type { RefundPartsFragment } from '../../graphql/graphql.ts';
import { CloseRefundDocument, RetryRefundDocument } from '../../graphql/graphql.ts';
import { Confirm } from '../shell/Confirm.tsx';
import { moneyWords } from '../shop/words.ts';
import type { RefundedPurchase } from './words.ts';

interface RefundActionsProps {
  readonly refund: RefundPartsFragment;
  /** What it is of, whose page shows it, too; null where that is not to be seen. */
  readonly purchase: RefundedPurchase | null;
}

/** What staff can do with a refund that did not work. */
export function RefundActions({ refund: { id, version, status, amount }, purchase }: RefundActionsProps) {
  const queries = useQueryClient();
  const refetch = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: ['refunds'] }),
      ...(purchase === null ? [] : [queries.invalidateQueries({ queryKey: [purchase.kind, purchase.id] })]),
    ]);
  const retry = useMutation({
    mutationFn: async () => {
      const { retryRefund } = await execute(RetryRefundDocument, { id, expectedVersion: version });
      const [problem] = retryRefund.userErrors;
      if (problem) throw new Error(problem.message);
    },
    onSettled: refetch,
  });
  const close = useMutation({
    mutationFn: async () => {
      const { closeRefund } = await execute(CloseRefundDocument, { id, expectedVersion: version });
      const [problem] = closeRefund.userErrors;
      if (problem) throw new Error(problem.message);
    },
    onSettled: refetch,
  });
  const problem = retry.error ?? close.error;
  const busy = retry.isPending || close.isPending;
  if (status !== 'FAILED') return null;
  return (
    <div className="actions">
      <button
        type="button"
        disabled={busy}
        onClick={() => {
          retry.mutate();
        }}
      >
        Try again
      </button>
      <Confirm
        label="Close it"
        title="Close this refund?"
        keep="Leave it open"
        busy={busy}
        danger
        onConfirm={() => {
          close.mutate();
        }}
      >
        <p>
          Do so where the {moneyWords(amount)} were given back in another way, or will not be. Nobody tries it again,
          and the amount can be given back by another refund.
        </p>
      </Confirm>
      {problem ? (
        <span role="alert" className="problem">
          {problem.message}
        </span>
      ) : null}
    </div>
  );
}
