import type { OrderStatus } from '../../graphql/graphql.ts';
import { statusWords } from './words.ts';

/** An order's status; `data-order-status` carries its code. */
export function OrderBadge({ status }: { readonly status: OrderStatus }) {
  return (
    <span className="badge" data-order-status={status}>
      {statusWords[status]}
    </span>
  );
}
