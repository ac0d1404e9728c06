import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { execute } from '../../api.ts';
import type { InvoiceQuery } from '../../graphql/graphql.ts';
import { DeleteInvoiceDocument, InvoiceDocument, RereadInvoiceDocument } from '../../graphql/graphql.ts';
import { AskInvoice } from './AskInvoice.tsx';
import { DocumentView } from './DocumentView.tsx';
import { Fields } from './Fields.tsx';
import type { Marked } from './Fields.tsx';
import { StatusBadge } from './StatusBadge.tsx';
import { useInvoiceChanges } from './useInvoiceChanges.ts';
import { categoryWords } from './words.ts';

type Invoice = NonNullable<InvoiceQuery['invoice']>;

/** One invoice: the document beside what was read of it. */
export function InvoicePage() {
  const { invoiceId = '' } = useParams();
  useInvoiceChanges();
  const [marked, setMarked] = useState<Marked | null>(null);
  const invoice = useQuery({
    queryKey: ['invoice', invoiceId],
    queryFn: () => execute(InvoiceDocument, { id: invoiceId }),
  });

  if (invoice.isPending) return <p role="status">Loading …</p>;
  if (invoice.isError) {
    return (
      <p role="alert" className="problem">
        {invoice.error.message}
      </p>
    );
  }
  const found = invoice.data.invoice;
  if (!found) {
    return (
      <div className="notice">
        <h1>No such invoice</h1>
        <p>
          It does not exist, is deleted, or is not yours. <Link to="/invoices">Back to your invoices</Link>
        </p>
      </div>
    );
  }
  const readable = !['AWAITING_UPLOAD', 'SCANNING', 'REJECTED', 'EXPIRED', 'DELETED'].includes(found.status);
  return (
    <>
      <p>
        <Link to="/invoices">← All invoices</Link>
      </p>
      <div className="title">
        <h1>{found.vendor?.value ?? found.file.name}</h1>
        <StatusBadge status={found.status} />
        <Actions invoice={found} />
      </div>
      {found.refusal ? (
        <p role="alert" className="problem">
          {found.refusal.message}
        </p>
      ) : null}
      {found.reviews.length > 0 ? (
        <ul className="reviews" aria-label="What is doubtful">
          {found.reviews.map(({ code, field, message }) => (
            <li key={`${code}-${field ?? ''}`}>
              {message}
              {field ? <small> ({field})</small> : null}
            </li>
          ))}
        </ul>
      ) : null}
      <div className="beside">
        {readable ? <DocumentView invoiceId={found.id} name={found.file.name} marked={marked} /> : null}
        <div>
          <Fields invoice={found} marked={marked} onMark={setMarked} />
          {found.insights ? (
            <section aria-labelledby="insights-title" className="insights">
              <h2 id="insights-title">In short</h2>
              <p>{found.insights.summary}</p>
              <p className="hint">
                {categoryWords[found.insights.category]} · {found.insights.model}
              </p>
            </section>
          ) : null}
          {found.status === 'READ' || found.status === 'NEEDS_REVIEW' ? <AskInvoice invoiceId={found.id} /> : null}
        </div>
      </div>
    </>
  );
}

function Actions({ invoice }: { readonly invoice: Invoice }) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const variables = { id: invoice.id, expectedVersion: invoice.version };
  const refetch = () => queries.invalidateQueries({ queryKey: ['invoice', invoice.id] });
  const reread = useMutation({
    mutationFn: async () => {
      const { rereadInvoice } = await execute(RereadInvoiceDocument, variables);
      const [problem] = rereadInvoice.userErrors;
      if (problem) throw new Error(problem.message);
    },
    onSettled: refetch,
  });
  const remove = useMutation({
    mutationFn: async () => {
      const { deleteInvoice } = await execute(DeleteInvoiceDocument, variables);
      const [problem] = deleteInvoice.userErrors;
      if (problem) throw new Error(problem.message);
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['invoices'] });
      await navigate('/invoices');
    },
    onError: refetch,
  });
  const problem = reread.error ?? remove.error;
  const rereadable = ['READ', 'NEEDS_REVIEW', 'FAILED'].includes(invoice.status);
  return (
    <div className="actions">
      {rereadable ? (
        <button
          type="button"
          disabled={reread.isPending}
          onClick={() => {
            reread.mutate();
          }}
        >
          Read again
        </button>
      ) : null}
      <button
        type="button"
        className="danger"
        disabled={remove.isPending}
        onClick={() => {
          if (window.confirm('Delete this invoice and its document for good?')) remove.mutate();
        }}
      >
        Delete
      </button>
      {problem ? (
        <span role="alert" className="problem">
          {problem.message}
        </span>
      ) : null}
    </div>
  );
}
