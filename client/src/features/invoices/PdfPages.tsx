import { useEffect, useRef, useState } from 'react';
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import { getDocument, GlobalWorkerOptions } from 'pdfjs-dist';
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url';
import { Problem } from '../shell/Problem.tsx';
import { PickLayer } from './correct/PickLayer.tsx';
import { textInBox } from './correct/textInBox.ts';
import type { Marked, Picking } from './marking.ts';
import { PlaceBox } from './PlaceBox.tsx';

GlobalWorkerOptions.workerSrc = workerUrl;

/** Pages shown at first; the rest on demand. */
const FIRST_PAGES = 3;

interface PdfPagesProps {
  readonly url: string;
  readonly name: string;
  readonly marked: Marked | null;
  readonly picking: Picking | null;
  /** Where the file holds several invoices: the pages of this one. The others come on demand. */
  readonly part: Part | null;
}

export interface Part {
  readonly firstPage: number;
  readonly lastPage: number;
}

/** The pages of a PDF, drawn by pdf.js: browsers' own viewers cannot show where a field stands. */
export function PdfPages({ url, name, marked, picking, part }: PdfPagesProps) {
  const [pdf, setPdf] = useState<PDFDocumentProxy | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [all, setAll] = useState(false);

  const loaded = pdf !== null;
  useEffect(() => {
    // A newer URL of the same document matters only where the one before did not do.
    if (loaded) return;
    let left = false;
    let opens = false;
    const loading = getDocument({ url });
    loading.promise.then(
      (opened) => {
        if (left) return;
        opens = true;
        setProblem(null);
        setPdf(opened);
      },
      () => {
        if (!left) setProblem('The document could not be shown here. Open it in a new tab.');
      },
    );
    return () => {
      left = true;
      if (!opens) void loading.destroy();
    };
  }, [url, loaded]);

  useEffect(
    () => () => {
      void pdf?.loadingTask.destroy();
    },
    [pdf],
  );

  if (problem) return <Problem message={problem} />;
  if (!pdf) return <p role="status">Loading …</p>;
  const page = marked?.place.page;
  const first = all ? 1 : Math.min(part?.firstPage ?? 1, page ?? Infinity);
  const few = Math.min(first + FIRST_PAGES - 1, part?.lastPage ?? Infinity);
  const last = Math.min(all ? Infinity : Math.max(few, page ?? 0), pdf.numPages);
  return (
    <>
      {Array.from({ length: Math.max(last - first + 1, 0) }, (_, index) => (
        <PdfPage key={first + index} pdf={pdf} number={first + index} name={name} marked={marked} picking={picking} />
      ))}
      {first > 1 || last < pdf.numPages ? (
        <button
          type="button"
          className="quiet"
          onClick={() => {
            setAll(true);
          }}
        >
          Show all {pdf.numPages} pages
        </button>
      ) : null}
    </>
  );
}

interface PdfPageProps {
  readonly pdf: PDFDocumentProxy;
  readonly number: number;
  readonly name: string;
  readonly marked: Marked | null;
  readonly picking: Picking | null;
}

function PdfPage({ pdf, number, name, marked, picking }: PdfPageProps) {
  const canvas = useRef<HTMLCanvasElement>(null);

  useEffect(() => {
    let task: ReturnType<PDFPageProxy['render']> | undefined;
    let ended = false;
    const draw = async () => {
      const page = await pdf.getPage(number);
      const element = canvas.current;
      if (ended || !element) return;
      const scale = (element.clientWidth / page.getViewport({ scale: 1 }).width) * window.devicePixelRatio;
      const viewport = page.getViewport({ scale });
      element.width = viewport.width;
      element.height = viewport.height;
      task = page.render({ canvas: element, viewport });
      await task.promise;
    };
    draw().catch((error: unknown) => {
      if (!ended) throw error;
    });
    return () => {
      ended = true;
      task?.cancel();
    };
  }, [pdf, number]);

  return (
    <div className="page">
      <canvas ref={canvas} role="img" aria-label={`Page ${String(number)} of ${name}`} />
      <PlaceBox marked={marked} page={number} />
      {picking ? (
        <PickLayer
          page={number}
          picking={picking}
          textIn={async (place) => textInBox(await pdf.getPage(number), place)}
        />
      ) : null}
    </div>
  );
}
