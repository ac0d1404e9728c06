import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { execute } from '../../api.ts';
import type { InvoiceQuery } from '../../graphql/graphql.ts';
import { InvoiceDocument } from '../../graphql/graphql.ts';
import { Problem } from '../shell/Problem.tsx';
import { useTitle } from '../shell/useTitle.ts';
import { Actions } from './Actions.tsx';
import { AskInvoice } from './AskInvoice.tsx';
import { DocumentView } from './DocumentView.tsx';
import { Fields } from './Fields.tsx';
import { Lines } from './Lines.tsx';
import type { Marked, Marking } from './marking.ts';
import { Reviews } from './Reviews.tsx';
import { StatusBadge } from './StatusBadge.tsx';
import { categoryWords, dayWords, instantWords, sizeWords } from './words.ts';

type Invoice = NonNullable<InvoiceQuery['invoice']>;

/** One invoice: the document beside what was read of it. */
export function InvoicePage() {
  const { invoiceId = '' } = useParams();
  const invoice = useQuery({
    queryKey: ['invoice', invoiceId],
    queryFn: () => execute(InvoiceDocument, { id: invoiceId }),
  });
  if (invoice.isPending) return <p role="status">Loading …</p>;
  if (invoice.isError) return <Problem message={invoice.error.message} onRetry={() => void invoice.refetch()} />;
  const found = invoice.data.invoice;
  return found ? <Opened key={found.id} invoice={found} /> : <Missing />;
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

function Opened({ invoice }: { readonly invoice: Invoice }) {
  useTitle(invoice.vendor?.value ?? invoice.file.name);
  const [pinned, setPinned] = useState<Marked | null>(null);
  const [pointed, setPointed] = useState<Marked | null>(null);
  const marking: Marking = { marked: pointed ?? pinned, pinned, onPoint: setPointed, onPin: setPinned };
  const read = wasRead(invoice);
  return (
    <>
      <nav aria-label="Back" className="back">
        <Link to="/invoices">← All invoices</Link>
      </nav>
      <div className="title">
        <div>
          <h1>{invoice.vendor?.value ?? invoice.file.name}</h1>
          <p className="hint">{factsOf(invoice).join(' · ')}</p>
        </div>
        <StatusBadge status={invoice.status} />
        <Actions invoice={invoice} />
      </div>
      {invoice.refusal ? <Problem message={invoice.refusal.message} /> : null}
      <Reviews reviews={invoice.reviews} />
      <div className="beside">
        {hasDocument(invoice) ? (
          <DocumentView invoiceId={invoice.id} name={invoice.file.name} marked={marking.marked} />
        ) : null}
        <div>
          {read ? (
            <>
              <Fields invoice={invoice} marking={marking} />
              <Lines lines={invoice.lines} marking={marking} />
            </>
          ) : (
            <NotRead invoice={invoice} />
          )}
          {invoice.insights ? (
            <section aria-labelledby="insights-title" className="card insights">
              <h2 id="insights-title">In short</h2>
              <p>{invoice.insights.summary}</p>
              <p className="hint">
                <span className="badge">{categoryWords[invoice.insights.category]}</span> by {invoice.insights.model}
              </p>
            </section>
          ) : null}
          {invoice.status === 'READ' || invoice.status === 'NEEDS_REVIEW' ? (
            <AskInvoice invoiceId={invoice.id} />
          ) : null}
        </div>
      </div>
    </>
  );
}

/** Whether anything of it has been read, now or before a later reading. */
function wasRead(invoice: Invoice): boolean {
  if (invoice.status === 'READ' || invoice.status === 'NEEDS_REVIEW') return true;
  return [invoice.vendor, invoice.number, invoice.total, invoice.issueDate].some(Boolean) || invoice.lines.length > 0;
}

function hasDocument({ status }: Invoice): boolean {
  return !['AWAITING_UPLOAD', 'SCANNING', 'REJECTED', 'EXPIRED', 'DELETED'].includes(status);
}

function factsOf(invoice: Invoice): readonly string[] {
  const { number, issueDate, file, pages, uploadedAt } = invoice;
  return [
    ...(number ? [`No. ${number.value}`] : []),
    ...(issueDate ? [`issued ${dayWords(issueDate.value)}`] : []),
    ...(invoice.vendor ? [file.name] : []),
    `${file.mediaType}, ${sizeWords(file.size)}${
      pages === null || pages === undefined ? '' : `, ${String(pages)} ${pages === 1 ? 'page' : 'pages'}`
    }`,
    `uploaded ${instantWords(uploadedAt)}`,
  ];
}

/** What is going on with an invoice of which nothing can be shown yet. */
function NotRead({ invoice }: { readonly invoice: Invoice }) {
  switch (invoice.status) {
    case 'AWAITING_UPLOAD':
      return <p className="card empty">Its file has not arrived yet.</p>;
    case 'SCANNING':
      return <p className="card empty">Its file is being scanned for malware. This page moves on by itself.</p>;
    case 'READING':
      return <p className="card empty">It is being read. What is found appears here by itself.</p>;
    default:
      // Its refusal says why there is nothing.
      return null;
  }
}
