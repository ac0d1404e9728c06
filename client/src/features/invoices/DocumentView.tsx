import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { execute } from '../../api.ts';
import { InvoiceDocumentDocument } from '../../graphql/graphql.ts';
import type { Marked } from './Fields.tsx';
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
  });
  const document = answer.data?.invoice?.document;
  return (
    <section className="document" aria-labelledby="document-title">
      <h2 id="document-title">Document</h2>
      {answer.isPending ? <p role="status">Loading …</p> : null}
      {answer.isError ? (
        <p role="alert" className="problem">
          {answer.error.message}
        </p>
      ) : null}
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
      {document?.mediaType === 'TIFF' ? <p className="hint">Browsers do not show TIFF.</p> : null}
      {document ? (
        <p>
          <a href={document.url} target="_blank" rel="noreferrer">
            Open the document
          </a>
        </p>
      ) : null}
    </section>
  );
}
