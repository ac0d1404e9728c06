import type { PDFPageProxy } from 'pdfjs-dist';
import type { PlacePartsFragment } from '../../../graphql/graphql.ts';

/** The text of a PDF's page whose middle lies in a box, line by line, left to right; null where there is none. */
export async function textInBox(page: PDFPageProxy, place: PlacePartsFragment): Promise<string | null> {
  const viewport = page.getViewport({ scale: 1 });
  const { items } = await page.getTextContent();
  const inside = items.flatMap((item) => {
    if (!('str' in item) || item.str.trim() === '') return [];
    const [, , , , x = 0, y = 0] = item.transform as number[];
    const [left = 0, top = 0] = viewport.convertToViewportPoint(x, y + item.height / 2) as number[];
    const middle = { x: (left + (item.width * viewport.scale) / 2) / viewport.width, y: top / viewport.height };
    return contains(place, middle) ? [{ text: item.str, ...middle }] : [];
  });
  inside.sort((one, other) => (Math.abs(one.y - other.y) < SAME_LINE ? one.x - other.x : one.y - other.y));
  const text = inside
    .map(({ text: part }) => part)
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
  return text === '' ? null : text;
}

/** Shares of a page's height by which words of one line differ at most. */
const SAME_LINE = 0.006;

function contains({ left, top, width, height }: PlacePartsFragment, { x, y }: { x: number; y: number }): boolean {
  return x >= left && x <= left + width && y >= top && y <= top + height;
}
