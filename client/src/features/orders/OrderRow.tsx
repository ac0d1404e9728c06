import { Link } from 'react-router';
import type { OrderRowFragment } from '../../graphql/graphql.ts';
import { instantWords } from '../invoices/words.ts';
import { moneyWords } from '../shop/words.ts';
import { OrderBadge } from './OrderBadge.tsx';

interface OrderRowProps {
  readonly order: OrderRowFragment;
  /** Whether its e-mail address is shown: whose it is is not clear by itself. */
  readonly desk?: boolean;
}

/** One order of a list: what was ordered, when, what it comes to and where it stands. */
export function OrderRow({ order, desk = false }: OrderRowProps) {
  const { id, number, status, placedAt, email, lines, total, refusal } = order;
  return (
    <Link to={desk ? `/orders/${id}?desk` : `/orders/${id}`} className="invoice" data-order={id}>
      <span className="what">
        <strong>{lines.map(({ name, quantity }) => `${String(quantity)} × ${name}`).join(', ')}</strong>
        {refusal && !desk ? (
          <small className="problem">{refusal.message}</small>
        ) : (
          <small>{[number, ...(desk ? [email] : []), instantWords(placedAt)].join(' · ')}</small>
        )}
      </span>
      <span className="amount">{moneyWords(total)}</span>
      <OrderBadge status={status} />
    </Link>
  );
}
