import type * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { MAXIMUM_PAGES } from '#model/files.ts';
import { mediaTypeOf } from '#model/mediaType.ts';
import { DocumentRefusal } from '../../platform/refusal.ts';
import { eInvoiceAttachments } from '../attachments.ts';
import { withPdf } from '../pdf.ts';
import { textLayersOf } from '../textLayer.ts';
import { isUsable } from '#reading/textQuality.ts';
import { hasJpegFrame, hasPngHeader } from './pictures.ts';
import { countTiffPages } from './tiff.ts';

/** How a document is read: by the e-invoice that it is or holds, by its text layer, or as a picture. */
export type Route = 'XML' | 'TEXT' | 'PICTURE';

/** What a document is. */
export interface Inspection {
  readonly pages: number;
  readonly route: Route;
}

/**
 * Pages of a document and the way to read it, by its content. Throws DocumentRefusal: UNSUPPORTED_TYPE, ENCRYPTED, UNREADABLE, TOO_MANY_PAGES.
 */
export async function inspect(content: Uint8Array): Promise<Inspection> {
  const mediaType = mediaTypeOf(content);
  switch (mediaType) {
    case 'PDF':
      return await withPdf(content, inspectPdf);
    case 'TIFF':
      return { pages: checked(countTiffPages(content, MAXIMUM_PAGES + 1)), route: 'PICTURE' };
    case 'PNG':
      return { pages: checked(hasPngHeader(content) ? 1 : 0), route: 'PICTURE' };
    case 'JPEG':
      return { pages: checked(hasJpegFrame(content) ? 1 : 0), route: 'PICTURE' };
    case 'XML':
      return { pages: 1, route: 'XML' };
    case null:
      throw new DocumentRefusal('UNSUPPORTED_TYPE', 'Its content is none of the supported types.');
  }
}

function checked(pages: number): number {
  if (pages < 1) throw new DocumentRefusal('UNREADABLE', 'It has no page.');
  if (pages > MAXIMUM_PAGES) throw new DocumentRefusal('TOO_MANY_PAGES', `It has ${pages} pages.`);
  return pages;
}

async function inspectPdf(document: PDFDocumentProxy, library: typeof pdfjs): Promise<Inspection> {
  // Many pages are refused before one of them is looked at.
  const pages = checked(document.numPages);
  if ((await eInvoiceAttachments(document)).length > 0) return { pages, route: 'XML' };
  return { pages, route: isUsable(await textLayersOf(document, library)) ? 'TEXT' : 'PICTURE' };
}
