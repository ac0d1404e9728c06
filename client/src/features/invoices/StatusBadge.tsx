import type { InvoiceStatus } from '../../graphql/graphql.ts';
import { statusWords } from './words.ts';

/** An invoice's status; `data-status` carries its code. */
export function StatusBadge({ status }: { readonly status: InvoiceStatus }) {
  return (
    <span className="badge" data-status={status}>
      {statusWords[status]}
    </span>
  );
}
