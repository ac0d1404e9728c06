import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { ReadPage } from './page.ts';
import { pageOfRuns } from './textRuns.ts';
import type { TextRun } from './textRuns.ts';

/** What this room needs of pdf.js beside a page: it imports nothing, and who opens the document has it. */
export interface PdfJs {
  readonly OPS: Readonly<Record<string, number>>;
  readonly Util: { transform(one: number[], other: number[]): unknown };
}

/** A page's text layer. */
export interface TextLayer {
  /** The words that can be seen. */
  readonly page: ReadPage;
}

/** Reads the text layer of a page of pdf.js. */
export async function textLayerOf(page: PDFPageProxy, { Util }: PdfJs): Promise<TextLayer> {
  const viewport = page.getViewport({ scale: 1 });
  const content = await page.getTextContent({ includeMarkedContent: false });
  const runs = content.items.flatMap((item): TextRun[] => {
    if (!('str' in item) || item.str.trim() === '') return [];
    const matrix = Util.transform(viewport.transform, item.transform);
    return Array.isArray(matrix) ? [{ text: item.str, matrix: matrix.map(Number), width: item.width }] : [];
  });
  page.cleanup();
  return { page: pageOfRuns(page.pageNumber, viewport, runs) };
}
