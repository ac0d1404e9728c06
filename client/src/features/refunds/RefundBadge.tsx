import type { RefundStatus } from '../../graphql/graphql.ts';
import { refundWords } from './words.ts';

/** A refund's status; `data-refund-status` carries its code. */
export function RefundBadge({ status }: { readonly status: RefundStatus }) {
  return (
    <span className="badge" data-refund-status={status}>
      {refundWords[status]}
    </span>
  );
}
