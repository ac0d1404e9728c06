import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { matrixOf, numbersOf, times } from './matrix.ts';
import type { Box, ReadPage } from './page.ts';
import { around } from './page.ts';
import { paintingOf } from './painting.ts';
import type { PaintedRun, Painting } from './painting.ts';
import { pageOfRuns } from './textRuns.ts';
import type { TextRun } from './textRuns.ts';

/** What this room needs of pdf.js beside a page: it imports nothing, and who opens the document has it. */
export interface PdfJs {
  readonly OPS: Readonly<Record<string, number>>;
  readonly AnnotationMode: { readonly DISABLE: number };
}

/** A page's text layer. */
export interface TextLayer {
  /** The words that can be seen, or that a picture shows that covers the page. */
  readonly page: ReadPage;
  /** Part of the page, 0 to 1, that pictures cover. */
  readonly pictured: number;
  /**
   * Whether its words, or some of them, are those that somebody put unseen on a picture of a page: recognised on it, if that went well, or something else.
   */
  readonly recognised: boolean;
  /** How many shapes are drawn: letters that were turned into curves are many. */
  readonly shapes: number;
  /** Whether something was put on the page that is no part of its text: a note, a stamp, a form's field that is filled in. */
  readonly annotated: boolean;
}

/** A scan is one picture, with a margin at most; a logo or the photograph of a stage is less. */
const PICTURE_OF_A_PAGE = 0.5;
const WIDTH_OF_A_LETTER = 0.5;

/**
 * Reads the text layer of a page of pdf.js. What is there and cannot be seen (no ink, the paper's colour, too small, outside the page, covered, in a
 * layer that is off) is no part of it: a person approves what a person sees.
 */
export async function textLayerOf(document: PDFDocumentProxy, number: number, pdfjs: PdfJs): Promise<TextLayer> {
  const page = await document.getPage(number);
  const viewport = page.getViewport({ scale: 1 });
  const painting = await paintingOn(document, page, pdfjs);
  const pictured = share(painting.pictures, viewport.width, viewport.height);
  const isUnsurelySeen = mostly(painting.runs, 'pictured') || painting.runs.some(({ faint }) => faint);
  const recognised = pictured >= PICTURE_OF_A_PAGE && isUnsurelySeen;
  const content = await page.getTextContent({ includeMarkedContent: false });
  const annotated = (await annotationsOn(page)).some(showsText);
  page.cleanup();
  const runs = content.items.flatMap((item): TextRun[] => {
    if (!('str' in item) || item.str.trim() === '') return [];
    const matrix = times(matrixOf(viewport.transform), matrixOf(item.transform));
    return [{ text: item.str, matrix, width: item.width }];
  });
  const isHidden = hidingOf(painting.runs, recognised);
  return {
    page: pageOfRuns(number, viewport, runs, isHidden),
    pictured,
    recognised,
    shapes: painting.shapes,
    annotated,
  };
}

const KINDS_THAT_SHOW = new Set(['FreeText', 'Stamp']);
/** Hidden, or not for the screen. PDF 32000-1, 12.5.3 */
const NOT_SHOWN = 2 | 32;
/** In points: on less nothing stands that could be an amount. */
const SMALLEST_NOTE = 12;

async function annotationsOn(page: PDFPageProxy): Promise<readonly unknown[]> {
  const annotations: unknown = await page.getAnnotations();
  return Array.isArray(annotations) ? annotations : [];
}

function showsText(annotation: unknown): boolean {
  if (typeof annotation !== 'object' || annotation === null || !('subtype' in annotation)) return false;
  if ('annotationFlags' in annotation && (Number(annotation.annotationFlags) & NOT_SHOWN) !== 0) return false;
  const [left = 0, bottom = 0, right = 0, top = 0] = 'rect' in annotation ? numbersOf(annotation.rect) : [];
  if (right - left < SMALLEST_NOTE || top - bottom < SMALLEST_NOTE / 2) return false;
  if (KINDS_THAT_SHOW.has(String(annotation.subtype))) return true;
  const isField = annotation.subtype === 'Widget' && 'fieldType' in annotation && annotation.fieldType !== 'Sig';
  return (
    isField &&
    'fieldValue' in annotation &&
    typeof annotation.fieldValue === 'string' &&
    annotation.fieldValue.trim() !== ''
  );
}

async function paintingOn(
  document: PDFDocumentProxy,
  page: PDFPageProxy,
  { OPS, AnnotationMode }: PdfJs,
): Promise<Painting> {
  const operators = await page.getOperatorList({ annotationMode: AnnotationMode.DISABLE });
  const layers = await document.getOptionalContentConfig();
  return paintingOf(operators, {
    OPS,
    viewport: matrixOf(page.getViewport({ scale: 1 }).transform),
    unitOf: (name) => {
      const font: unknown = page.commonObjs.has(name) ? page.commonObjs.get(name) : undefined;
      const known = typeof font === 'object' && font !== null && 'fontMatrix' in font ? matrixOf(font.fontMatrix) : [0];
      return known[0] === 0 || known[0] === 1 ? 0.001 : known[0];
    },
    isShown: (layer) => layers.isVisible(layer),
  });
}

/** Asks of a place on the page whether all text that is drawn there cannot be seen. Where none is known to be drawn, it can. */
function hidingOf(runs: readonly PaintedRun[], recognised: boolean): (box: Box) => boolean {
  const unseen = runs.filter((run) => run.visibility === 'hidden' || (run.visibility === 'pictured' && !recognised));
  if (unseen.length === 0) return () => false;
  const seen = runs.filter((run) => !unseen.includes(run));
  const touches = (box: Box) => (run: PaintedRun) => {
    const x = (box.left + box.right) / 2;
    const y = (box.top + box.bottom) / 2;
    const slack = WIDTH_OF_A_LETTER * (box.bottom - box.top);
    return run.left - slack < x && x < run.right + slack && run.top < y && y < run.bottom;
  };
  return (box) => unseen.some(touches(box)) && !seen.some(touches(box));
}

function mostly(runs: readonly PaintedRun[], visibility: PaintedRun['visibility']): boolean {
  return runs.filter((run) => run.visibility === visibility).length > runs.length / 2;
}

/** Part of a page that pictures cover, by the box around them: strips of a scan are one picture. */
function share(pictures: readonly Box[], width: number, height: number): number {
  if (pictures.length === 0) return 0;
  const box = around(pictures);
  const across = Math.min(box.right, width) - Math.max(box.left, 0);
  const down = Math.min(box.bottom, height) - Math.max(box.top, 0);
  return across > 0 && down > 0 ? (across * down) / (width * height) : 0;
}
