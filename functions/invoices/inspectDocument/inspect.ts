import { MAXIMUM_PAGES } from '#model/files.ts';
import { mediaTypeOf } from '#model/mediaType.ts';
import { DocumentRefusal } from '../../platform/refusal.ts';
import { hasJpegFrame, hasPngHeader } from './pictures.ts';
import { withPdf } from '../pdf.ts';
import { countTiffPages } from './tiff.ts';

/**
 * Pages of a document, by its content. Throws DocumentRefusal: UNSUPPORTED_TYPE, ENCRYPTED, UNREADABLE, TOO_MANY_PAGES.
 */
export async function inspect(content: Uint8Array): Promise<number> {
  const pages = await countPages(content);
  if (pages < 1) throw new DocumentRefusal('UNREADABLE', 'It has no page.');
  if (pages > MAXIMUM_PAGES) throw new DocumentRefusal('TOO_MANY_PAGES', `It has ${pages} pages.`);
  return pages;
}

async function countPages(content: Uint8Array): Promise<number> {
  const mediaType = mediaTypeOf(content);
  switch (mediaType) {
    case 'PDF':
      return await withPdf(content, (document) => Promise.resolve(document.numPages));
    case 'TIFF':
      return countTiffPages(content, MAXIMUM_PAGES + 1);
    case 'PNG':
      return hasPngHeader(content) ? 1 : 0;
    case 'JPEG':
      return hasJpegFrame(content) ? 1 : 0;
    case 'XML':
    case null:
      throw new DocumentRefusal('UNSUPPORTED_TYPE', 'Its content is none of the supported types.');
  }
}
