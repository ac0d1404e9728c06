import type { ExpenseDocument } from '@aws-sdk/client-textract';
import { MAXIMUM_PAGES } from '#model/files.ts';
import { readPages } from '#reading/document.ts';
import { textLayerOf } from '#reading/textLayer.ts';
import type { TextLayer } from '#reading/textLayer.ts';
import { mediaTypeOf } from '#model/mediaType.ts';
import { withPdf } from './pdf.ts';
import { isUsable } from './textQuality.ts';

/**
 * What the text layer of a PDF says, one ExpenseDocument a page; null where it has none that can be used, and where the document is no PDF.
 * Nothing but the text layer is looked at: no picture, no attachment. Throws DocumentRefusal: ENCRYPTED, UNREADABLE.
 */
export async function readTextLayer(content: Uint8Array): Promise<ExpenseDocument[] | null> {
  if (mediaTypeOf(content) !== 'PDF') return null;
  const layers = await textLayers(content);
  return isUsable(layers) ? readPages(layers.map(({ page }) => page)) : null;
}

/** The text layers of a PDF's pages in their order. Throws DocumentRefusal: ENCRYPTED, UNREADABLE. */
export function textLayers(content: Uint8Array): Promise<TextLayer[]> {
  return withPdf(content, async (document, library) => {
    const layers: TextLayer[] = [];
    for (let number = 1; number <= Math.min(document.numPages, MAXIMUM_PAGES); number += 1) {
      layers.push(await textLayerOf(document, number, library));
    }
    return layers;
  });
}
