import type { ExpenseDocument } from '@aws-sdk/client-textract';
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { MAXIMUM_PAGES } from '#model/files.ts';
import { mediaTypeOf } from '#model/mediaType.ts';
import { readPages } from '#reading/document.ts';
import type { PdfJs, TextLayer } from '#reading/textLayer.ts';
import { textLayerOf } from '#reading/textLayer.ts';
import { logger } from '../platform/logger.ts';
import { withPdf } from './pdf.ts';
import { isUsable } from '#reading/textQuality.ts';

/**
 * What the text layer of a PDF says, one ExpenseDocument a page; null where it has none that can be used, and where the document is no PDF.
 * Nothing but the text layer is looked at: no picture, no attachment. Throws DocumentRefusal: ENCRYPTED, UNREADABLE.
 */
export async function readTextLayer(content: Uint8Array): Promise<ExpenseDocument[] | null> {
  if (mediaTypeOf(content) !== 'PDF') return null;
  const layers = await withPdf(content, textLayersOf);
  return isUsable(layers) ? readPages(layers.map(({ page }) => page)) : null;
}

/** The text layers of a PDF's pages in their order. A page that pdf.js cannot read is one without text: as a picture it may be read yet. */
export async function textLayersOf(document: PDFDocumentProxy, library: PdfJs): Promise<TextLayer[]> {
  const layers: TextLayer[] = [];
  for (let number = 1; number <= Math.min(document.numPages, MAXIMUM_PAGES); number += 1) {
    try {
      layers.push(await textLayerOf(document, number, library));
    } catch (error) {
      logger.warn('a page has no text layer that can be read', {
        page: number,
        reason: error instanceof Error ? error.name : 'unknown',
      });
      layers.push(unread(number));
    }
  }
  return layers;
}

function unread(number: number): TextLayer {
  return {
    page: { number, width: 1, height: 1, words: [], source: 'text' },
    pictured: 1,
    recognised: false,
    shapes: 0,
    annotated: false,
  };
}
