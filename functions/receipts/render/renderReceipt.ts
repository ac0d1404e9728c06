import type { ReceiptContent } from '#model/receipts.ts';
import { archive } from './archive.ts';
import { flow } from './flow.ts';
import type { Fonts } from './fonts.ts';
import { loadFonts } from './fonts.ts';
import type { Item } from './flow.ts';
import { furniture, letterhead } from './letterhead.ts';
import { lineTable } from './lineTable.ts';
import { printable } from './printable.ts';
import { PAGE } from './sheet.ts';
import { totals } from './totals.ts';

/** Where the content of the first page stands, and that of those behind it. */
const FIRST = { top: 44, bottom: PAGE.height - 62 };
const LATER = { top: 56, bottom: PAGE.height - 62 };

/**
 * A receipt or a credit note as it is sent: A4 pages as PDF/A-3b with the same in Factur-X XML inside (docs/receipts.md). The same content
 * gives the same bytes, as long as the fonts and the libraries are the same.
 */
export async function renderReceipt(content: ReceiptContent): Promise<Uint8Array> {
  const fonts = await loadFonts(textsOf(content));
  return archive(content, fonts, pagesOf(fonts, content));
}

/** What stands on each page. */
export function pagesOf(fonts: Fonts, content: ReceiptContent): Item[][] {
  const blocks = [
    ...letterhead(fonts, content),
    ...lineTable(fonts, content, LATER.bottom - LATER.top),
    totals(fonts, content),
  ];
  const pages = flow(blocks, FIRST, LATER);
  return pages.map((items, index) => [...items, ...furniture(fonts, content, index + 1, pages.length)]);
}

/** All that others wrote: what is written here Noto Sans shows. */
function textsOf({ seller, buyer, purchase, corrects, lines, number }: ReceiptContent): string[] {
  const { address } = buyer;
  const parts = [
    number,
    seller.name,
    seller.email,
    seller.vatNumber,
    ...Object.values(seller.address),
    buyer.name,
    buyer.vatNumber,
    ...(address ? Object.values(address) : []),
    purchase.number,
    corrects?.reason,
    ...lines.map(({ name }) => name),
  ];
  return parts.flatMap((part) => (part === undefined ? [] : printable(part)));
}
