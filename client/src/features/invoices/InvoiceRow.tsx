import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { InvoiceRowFragment } from '../../graphql/graphql.ts';
import { StatusBadge } from './StatusBadge.tsx';
import { amountWords, channelWords, dayWords, instantWords, kindWords } from './words.ts';

interface InvoiceRowProps {
  readonly invoice: InvoiceRowFragment;
  /** Where it leads; to the invoice's own page where nothing is said. */
  readonly to?: string;
  /** What stands in the place of the status. */
  readonly badge?: ReactNode;
}

/** One invoice of a list: what it is, when it was issued, what it comes to and where it stands. */
export function InvoiceRow({ invoice, to = `/invoices/${invoice.id}`, badge }: InvoiceRowProps) {
  const { status, issueDate, total, currency, refusal } = invoice;
  return (
    <Link to={to} className="invoice" data-invoice={invoice.id}>
      <span className="what">
        <strong>{nameOf(invoice)}</strong>
        {refusal ? <small className="problem">{refusal.message}</small> : <small>{factsOf(invoice).join(' · ')}</small>}
      </span>
      <span className="day">{issueDate ? dayWords(issueDate.value) : ''}</span>
      <span className="amount">{total ? amountWords(total.value, currency?.value) : ''}</span>
      {badge ?? <StatusBadge status={status} />}
    </Link>
  );
}

/** What an invoice is called in a list: its supplier, or its file as long as that is all there is. */
export function nameOf({ vendor, file }: Pick<InvoiceRowFragment, 'vendor' | 'file'>): string {
  return vendor?.value ?? file.name;
}

function factsOf({ vendor, number, file, uploadedAt, channel, kind, part }: InvoiceRowFragment): readonly string[] {
  return [
    ...(kind === null || kind === 'INVOICE' ? [] : [kindWords[kind]]),
    ...(number ? [number.value] : []),
    vendor ? file.name : instantWords(uploadedAt),
    ...(part ? [`part ${String(part.number)} of ${String(part.of)}`] : []),
    ...(channel === 'EMAIL' ? [channelWords.EMAIL] : []),
  ];
}
