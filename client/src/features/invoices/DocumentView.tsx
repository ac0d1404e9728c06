import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useId } from 'react';
import type { ReactNode } from 'react';
import { execute } from '../../api.ts';
import { InvoiceDocumentDocument } from '../../graphql/graphql.ts';
import { Problem } from '../shell/Problem.tsx';
import { PickLayer } from './correct/PickLayer.tsx';
import type { Marked, Picking } from './marking.ts';
import type { Part } from './PdfPages.tsx';
import { PlaceBox } from './PlaceBox.tsx';

const PdfPages = lazy(async () => ({ default: (await import('./PdfPages.tsx')).PdfPages }));

/** Its URL works for five minutes; a page left open asks for a new one in time. */
const FRESH = 4 * 60_000;

interface DocumentViewProps {
  readonly invoiceId: string;
  readonly name: string;
  readonly marked: Marked | null;
  /** What it offers to a field that is being corrected; null where none is. */
  readonly picking?: Picking | null;
  readonly title?: string;
  /** Where the file holds several invoices: the pages of this one. */
  readonly part?: Part | null;
  /** What stands for a document without a picture: e-invoice XML. */
  readonly data?: ReactNode;
}

/** The document itself, with the place of the marked field on it. */
export function DocumentView({
  invoiceId,
  name,
  marked,
  picking = null,
  title = 'Document',
  part = null,
  data,
}: DocumentViewProps) {
  const titleId = useId();
  const answer = useQuery({
    queryKey: ['document', invoiceId],
    queryFn: () => execute(InvoiceDocumentDocument, { id: invoiceId }),
    staleTime: FRESH,
    gcTime: FRESH,
    refetchInterval: FRESH,
  });
  const document = answer.data?.invoice?.document;
  return (
    <section className="document" aria-labelledby={titleId}>
      <div className="title">
        <h2 id={titleId}>{title}</h2>
        {document ? (
          <a href={document.url} target="_blank" rel="noreferrer">
            Open in a new tab
          </a>
        ) : null}
      </div>
      {answer.isError ? <Problem message={answer.error.message} onRetry={() => void answer.refetch()} /> : null}
      <div className="pages" tabIndex={0} role="region" aria-label={`Pages of ${name}`}>
        {answer.isPending ? <p role="status">Loading …</p> : null}
        {answer.isSuccess && !document ? <p className="hint">The document is not there.</p> : null}
        {document?.mediaType === 'PDF' ? (
          <Suspense fallback={<p role="status">Loading …</p>}>
            <PdfPages url={document.url} name={name} marked={marked} picking={picking} part={part} />
          </Suspense>
        ) : null}
        {document?.mediaType === 'PNG' || document?.mediaType === 'JPEG' ? (
          <div className="page">
            <img src={document.url} alt={`The document ${name}`} />
            <PlaceBox marked={marked} page={1} />
            {picking ? <PickLayer page={1} picking={picking} /> : null}
          </div>
        ) : null}
        {document?.mediaType === 'XML'
          ? (data ?? <p className="hint">This is e-invoice data: it has no picture. Open it to look at it.</p>)
          : null}
        {document?.mediaType === 'TIFF' ? (
          <p className="hint">Browsers cannot show TIFF: open it to look at it.</p>
        ) : null}
      </div>
    </section>
  );
}
