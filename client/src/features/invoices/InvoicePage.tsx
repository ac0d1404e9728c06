import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearchParams } from 'react-router';
import { execute } from '../../api.ts';
import { InvoiceDocument } from '../../graphql/graphql.ts';
import { Problem } from '../shell/Problem.tsx';
import { useTitle } from '../shell/useTitle.ts';
import { Opened } from './Opened.tsx';
import { deskOf } from './review/useReviewQueue.ts';

/** One invoice: the document beside what was read of it, to be corrected and decided. */
export function InvoicePage() {
  const { invoiceId = '' } = useParams();
  const [parameters] = useSearchParams();
  const invoice = useQuery({
    queryKey: ['invoice', invoiceId],
    queryFn: () => execute(InvoiceDocument, { id: invoiceId }),
  });
  if (invoice.isPending) return <p role="status">Loading …</p>;
  if (invoice.isError) return <Problem message={invoice.error.message} onRetry={() => void invoice.refetch()} />;
  const found = invoice.data.invoice;
  return found ? <Opened key={found.id} invoice={found} desk={deskOf(parameters.get('desk'))} /> : <Missing />;
}

function Missing() {
  useTitle('No such invoice');
  return (
    <div className="notice">
      <h1>No such invoice</h1>
      <p>It does not exist, is deleted, or is not yours.</p>
      <p>
        <Link to="/invoices">Back to your invoices</Link>
      </p>
    </div>
  );
}
