import type { ExpenseDocument } from '@aws-sdk/client-textract';
import { expenseDocument } from '#reading/expenseDocument.ts';
import { analysePage } from '#reading/analysis.ts';
import { analyseNext } from '#reading/document.ts';
import { natureOf } from '#reading/textQuality.ts';
import type { PageAnalysis } from '#reading/analysis.ts';
import { ReadingFailure } from './failure.ts';
import { kindOf } from './kind.ts';
import type { ReadPage } from '#reading/page.ts';
import { turnedBack } from './turnBack.ts';
import type { Turned } from './turnBack.ts';
import { openPdf } from './pdf.ts';
import type { OpenPdf } from './pdf.ts';

/** A page as it was read, with the degrees clockwise by which it was turned for that. */
export interface RecognisedPage extends ReadPage {
  readonly degrees: number;
}

/** Recognises the words of a picture (PNG, JPEG, TIFF). */
export interface Recogniser {
  pages(picture: Uint8Array): Promise<number>;
  read(picture: Uint8Array, page: number): Promise<RecognisedPage>;
}

/** A document read: one `ExpenseDocument` per page. */
export interface ReadDocument {
  readonly pages: number;
  readonly documents: ExpenseDocument[];
}

const SCAN_DOTS_PER_INCH = 200;

/**
 * Reads a document of any supported kind. Throws {@link ReadingFailure}: `UnsupportedDocumentException` for another kind, a needed
 * password or more than `mostPages` pages; `BadDocumentException` for a broken one. `onPage` hears of each page that is done.
 */
export async function readDocument(
  bytes: Uint8Array,
  mostPages: number,
  recogniser: Recogniser,
  onPage: (page: number) => void = () => undefined,
): Promise<ReadDocument> {
  const kind = kindOf(bytes);
  if (kind === undefined)
    throw new ReadingFailure('UnsupportedDocumentException', 'Request has unsupported document format');
  if (kind !== 'pdf') {
    const pages = await recogniser.pages(bytes);
    limit(pages, mostPages);
    return analysed(pages, (page) => recogniser.read(bytes, page), undefined, onPage);
  }
  const pdf = await openPdf(bytes);
  try {
    limit(pdf.pages, mostPages);
    const pictureOf = async (page: number): Promise<RecognisedPage> => recognised(pdf, page, recogniser);
    return await analysed(
      pdf.pages,
      async (page) => {
        const layer = await pdf.textLayer(page);
        return natureOf(layer) === 'text' ? layer.page : pictureOf(page);
      },
      pictureOf,
      onPage,
    );
  } finally {
    await pdf.close();
  }
}

function limit(pages: number, mostPages: number): void {
  if (pages > mostPages)
    throw new ReadingFailure('UnsupportedDocumentException', 'Request has unsupported document format');
}

async function recognised(pdf: OpenPdf, page: number, recogniser: Recogniser): Promise<RecognisedPage> {
  const picture = await pdf.render(page, SCAN_DOTS_PER_INCH);
  return { ...(await recogniser.read(picture, 1)), number: page };
}

/** Analyses pages in order, since a table may go on from the page before. */
async function analysed(
  pages: number,
  read: (page: number) => Promise<ReadPage | RecognisedPage>,
  picture: ((page: number) => Promise<ReadPage>) | undefined,
  onPage: (page: number) => void,
): Promise<ReadDocument> {
  const analyses: PageAnalysis[] = [];
  const turned: Turned[] = [];
  for (let number = 1; number <= pages; number += 1) {
    const page = await read(number);
    turned.push({ degrees: 'degrees' in page ? page.degrees : 0, width: page.width, height: page.height });
    let analysis = analyseNext(analyses, { ...page, number });
    if (number === 1 && picture !== undefined && page.source === 'text' && lacksVendor(analysis))
      analysis = doubting(analysePage(merged(page, await picture(number)), undefined));
    analyses.push(analysis);
    onPage(number);
  }
  const documents = analyses.map((analysis, index) => {
    const document = expenseDocument(analysis, index + 1);
    const how = turned[index];
    return how === undefined ? document : turnedBack(document, how);
  });
  return { pages, documents };
}

const lacksVendor = (analysis: PageAnalysis): boolean => !analysis.fields.some((field) => field.type === 'VENDOR_NAME');

/** A name that stands in a picture alone is as often a brand as the supplier's. */
const SURE_OF_PICTURED_NAME = 75;

function doubting(analysis: PageAnalysis): PageAnalysis {
  return {
    ...analysis,
    fields: analysis.fields.map((field) =>
      field.type === 'VENDOR_NAME'
        ? { ...field, typeConfidence: Math.min(field.typeConfidence, SURE_OF_PICTURED_NAME) }
        : field,
    ),
  };
}

/** Adds what only the picture shows (a letterhead that is an image) to the text layer. */
function merged(layer: ReadPage, picture: ReadPage): ReadPage {
  const scale = layer.width / picture.width;
  const extra = picture.words
    .filter((word) => word.confidence > 60)
    .map((word) => ({
      ...word,
      left: word.left * scale,
      right: word.right * scale,
      top: word.top * scale,
      bottom: word.bottom * scale,
    }))
    .filter(
      (word) =>
        !layer.words.some(
          (own) =>
            Math.min(own.right, word.right) > Math.max(own.left, word.left) &&
            Math.min(own.bottom, word.bottom) > Math.max(own.top, word.top),
        ),
    );
  return { ...layer, words: [...layer.words, ...extra] };
}
