import type { ReactNode } from 'react';
import type { RefundPartsFragment } from '../../graphql/graphql.ts';
import { instantWords } from '../invoices/words.ts';
import { Download } from '../receipts/Download.tsx';
import { moneyWords } from '../shop/words.ts';
import { RefundActions } from './RefundActions.tsx';
import { RefundBadge } from './RefundBadge.tsx';
import type { RefundedPurchase } from './words.ts';
import { reasonWords } from './words.ts';

interface RefundItemProps {
  readonly refund: RefundPartsFragment;
  readonly purchase: RefundedPurchase | null;
  readonly staff: boolean;
  /** What stands before the facts: at the desk, its order or booking. */
  readonly children?: ReactNode;
}

/** One refund: what is given back and why, where it stands, and its credit note. */
export function RefundItem({ refund, purchase, staff, children }: RefundItemProps) {
  const { id, amount, status, reason, lines, note, restock, restocked, attempt, requestedAt, creditNote } = refund;
  const facts = [
    reasonWords[reason],
    instantWords(requestedAt),
    ...(attempt > 1 ? [`try ${String(attempt)}`] : []),
    ...(staff && restock ? [restocked ? 'back in stock' : 'goes back into stock'] : []),
  ];
  return (
    <li className="refund" data-refund={id}>
      <div className="refund-head">
        <strong>{moneyWords(amount)}</strong>
        <RefundBadge status={status} />
      </div>
      {children}
      {lines.length > 0 ? <p>{lines.map(({ name, quantity }) => `${String(quantity)} × ${name}`).join(', ')}</p> : null}
      <p className="hint">{facts.join(' · ')}</p>
      {staff && note ? <p className="hint">“{note}”</p> : null}
      <Trouble refund={refund} staff={staff} />
      {creditNote ? (
        <p className="receipt-line" data-receipt={creditNote.number}>
          <span>Credit note {creditNote.number}</span>
          <Download number={creditNote.number} wanted={() => ({ creditNoteOf: id })} />
        </p>
      ) : null}
      {staff ? <RefundActions refund={refund} purchase={purchase} /> : null}
    </li>
  );
}

/** Why it did not work. Its sentence is for staff; others need not do anything. */
function Trouble({ refund: { status, refusal }, staff }: Pick<RefundItemProps, 'refund' | 'staff'>) {
  if (status !== 'FAILED') return null;
  return (
    <p className="problem">
      {staff && refusal
        ? refusal.message
        : 'The bank did not take it. We are looking after it: you need not do anything.'}
    </p>
  );
}
