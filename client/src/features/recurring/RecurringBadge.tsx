import type { RecurringOrderStatus } from '../../graphql/graphql.ts';
import { recurringWords } from './words.ts';

/** A recurring order's status; `data-recurring-status` carries its code. */
export function RecurringBadge({ status }: { readonly status: RecurringOrderStatus }) {
  return (
    <span className="badge" data-recurring-status={status}>
      {recurringWords[status]}
    </span>
  );
}
