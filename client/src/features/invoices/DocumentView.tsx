import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { execute } from '../../api.ts';
import { InvoiceDocumentDocument } from '../../graphql/graphql.ts';
import { Problem } from '../shell/Problem.tsx';
import type { Marked } from './marking.ts';
import { PlaceBox } from './PlaceBox.tsx';

const PdfPages = lazy(async () => ({ default: (await import('./PdfPages.tsx')).PdfPages }));

/** Its URL works for five minutes; a page left open asks for a new one in time. */
const FRESH = 4 * 60_000;

interface DocumentViewProps {
  readonly invoiceId: string;
  readonly name: string;
  readonly marked: Marked | null;
}

/** The document itself, with the place of the marked field on it. */
export function DocumentView({ invoiceId, name, marked }: DocumentViewProps) {
  const answer = useQuery({
    queryKey: ['document', invoiceId],
    queryFn: () => execute(InvoiceDocumentDocument, { id: invoiceId }),
    staleTime: FRESH,
    gcTime: FRESH,
    refetchInterval: FRESH,
  });
  const document = answer.data?.invoice?.document;
  return (
    <section className="document" aria-labelledby="document-title">
      <div className="title">
        <h2 id="document-title">Document</h2>
        {document ? (
          <a href={document.url} target="_blank" rel="noreferrer">
            Open in a new tab
          </a>
        ) : null}
      </div>
      {answer.isError ? <Problem message={answer.error.message} onRetry={() => void answer.refetch()} /> : null}
      <div className="pages" tabIndex={0} role="region" aria-label="Pages of the document">
        {answer.isPending ? <p role="status">Loading …</p> : null}
        {answer.isSuccess && !document ? <p className="hint">The document is not there.</p> : null}
        {document?.mediaType === 'PDF' ? (
          <Suspense fallback={<p role="status">Loading …</p>}>
            <PdfPages url={document.url} name={name} marked={marked} />
          </Suspense>
        ) : null}
        {document?.mediaType === 'PNG' || document?.mediaType === 'JPEG' ? (
          <div className="page">
            <img src={document.url} alt={`The document ${name}`} />
            <PlaceBox marked={marked} page={1} />
          </div>
        ) : null}
        {document?.mediaType === 'TIFF' ? (
          <p className="hint">Browsers cannot show TIFF: open it to look at it.</p>
        ) : null}
      </div>
    </section>
  );
}
