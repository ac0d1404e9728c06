import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { getDocument, Util } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { ReadingFailure } from './failure.ts';
import type { ReadPage, Word } from '#reading/page.ts';

const PACKAGE = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
/** What is printed is certain in a text layer; only the meaning is not. */
const TEXT_LAYER_CONFIDENCE = 99.5;

/** An opened PDF. Pages count from 1. */
export interface OpenPdf {
  readonly pages: number;
  /** The words of the page's text layer; none where it is a picture. */
  words(page: number): Promise<ReadPage>;
  /** The page as a PNG with `dotsPerInch`, but no side longer than 4,000 dots. */
  render(page: number, dotsPerInch: number): Promise<Buffer>;
  close(): Promise<void>;
}

const LONGEST_SIDE = 4000;

/** Opens a PDF. Throws {@link ReadingFailure}: `UnsupportedDocumentException` where it needs a password, `BadDocumentException` where it is broken. */
export async function openPdf(bytes: Uint8Array): Promise<OpenPdf> {
  const task = getDocument({
    data: new Uint8Array(bytes),
    verbosity: 0,
    enableXfa: false,
    useSystemFonts: false,
    disableFontFace: true,
    stopAtErrors: false,
    maxImageSize: 60_000_000,
    standardFontDataUrl: `${join(PACKAGE, 'standard_fonts')}/`,
    cMapUrl: `${join(PACKAGE, 'cmaps')}/`,
    wasmUrl: `${join(PACKAGE, 'wasm')}/`,
  });
  let document: PDFDocumentProxy;
  try {
    document = await task.promise;
  } catch (cause) {
    await task.destroy();
    if (cause instanceof Error && cause.name === 'PasswordException')
      throw new ReadingFailure('UnsupportedDocumentException', 'Request has unsupported document format', { cause });
    throw new ReadingFailure('BadDocumentException', 'Request has invalid document format', { cause });
  }
  return {
    pages: document.numPages,
    words: async (number) => wordsOf(await pageOf(document, number), number),
    render: async (number, dotsPerInch) => renderPage(document, await pageOf(document, number), dotsPerInch),
    close: () => task.destroy(),
  };
}

async function pageOf(document: PDFDocumentProxy, number: number): Promise<PDFPageProxy> {
  try {
    return await document.getPage(number);
  } catch (cause) {
    throw new ReadingFailure('BadDocumentException', 'Request has invalid document format', { cause });
  }
}

interface Run {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Quarter turns clockwise of the writing direction; undefined where it is slanted. */
  readonly turns: 0 | 1 | 2 | 3 | undefined;
}

async function wordsOf(page: PDFPageProxy, number: number): Promise<ReadPage> {
  const viewport = page.getViewport({ scale: 1 });
  const content = await page.getTextContent({ includeMarkedContent: false });
  const runs = content.items.flatMap((item): Run[] => {
    if (!('str' in item) || item.str.trim() === '') return [];
    const matrix: unknown = Util.transform(viewport.transform, item.transform);
    if (!Array.isArray(matrix)) return [];
    const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0] = matrix.map(Number);
    return [{ text: item.str, x, y, width: item.width, height: Math.hypot(c, d), turns: turnsOf(a, b) }];
  });
  page.cleanup();
  const turns = prevailing(runs);
  const sideways = turns === 1 || turns === 3;
  const width = sideways ? viewport.height : viewport.width;
  const height = sideways ? viewport.width : viewport.height;
  const words = runs
    .filter((run) => run.turns === turns)
    .flatMap((run) => split(upright(run, viewport.width, viewport.height, turns)));
  return {
    number,
    width,
    height,
    words: words.filter((word) => word.right > 0 && word.left < width && word.bottom > 0 && word.top < height),
    source: 'text',
  };
}

function turnsOf(a: number, b: number): Run['turns'] {
  const angle = Math.atan2(b, a) / (Math.PI / 2);
  const nearest = Math.round(angle);
  if (Math.abs(angle - nearest) > 0.06) return undefined;
  const turns = ((nearest % 4) + 4) % 4;
  return turns === 1 ? 1 : turns === 2 ? 2 : turns === 3 ? 3 : 0;
}

/** The direction most letters are written in: a page scanned or printed sideways is read sideways. */
function prevailing(runs: readonly Run[]): 0 | 1 | 2 | 3 {
  const letters = [0, 0, 0, 0];
  for (const run of runs) if (run.turns !== undefined) letters[run.turns] = (letters[run.turns] ?? 0) + run.text.length;
  const most = letters.indexOf(Math.max(...letters));
  return most === 1 ? 1 : most === 2 ? 2 : most === 3 ? 3 : 0;
}

function upright(run: Run, width: number, height: number, turns: 0 | 1 | 2 | 3): Run {
  switch (turns) {
    case 0:
      return run;
    case 1:
      return { ...run, x: run.y, y: width - run.x };
    case 2:
      return { ...run, x: width - run.x, y: height - run.y };
    case 3:
      return { ...run, x: height - run.y, y: run.x };
  }
}

/** pdf.js gives runs of text, not words: cut at spaces, in proportion to the usual widths of letters. */
function split(run: Run): Word[] {
  const widths = [...run.text].map(letterWidth);
  const whole = widths.reduce((sum, width) => sum + width, 0);
  const scale = whole === 0 ? 0 : run.width / whole;
  const words: Word[] = [];
  let text = '';
  let left = run.x;
  let at = run.x;
  const close = (): void => {
    if (text !== '')
      words.push({
        text,
        left,
        right: at,
        top: run.y - 0.78 * run.height,
        bottom: run.y + 0.22 * run.height,
        confidence: TEXT_LAYER_CONFIDENCE,
      });
    text = '';
  };
  [...run.text].forEach((letter, index) => {
    const width = (widths[index] ?? 0) * scale;
    if (/\s/u.test(letter)) {
      close();
      at += width;
      left = at;
      return;
    }
    text += letter;
    at += width;
  });
  close();
  return words;
}

function letterWidth(letter: string): number {
  if (/[ijl.,:;'|!tfrI\s()[\]/]/u.test(letter)) return 0.3;
  if (/[mwMW@%]/u.test(letter)) return 0.86;
  if (/\p{Lu}/u.test(letter)) return 0.68;
  return 0.55;
}

async function renderPage(document: PDFDocumentProxy, page: PDFPageProxy, dotsPerInch: number): Promise<Buffer> {
  const natural = page.getViewport({ scale: 1 });
  const scale = Math.min(dotsPerInch / 72, LONGEST_SIDE / Math.max(natural.width, natural.height));
  const viewport = page.getViewport({ scale });
  const factory = canvasFactoryOf(document.canvasFactory);
  const entry = factory.create(Math.ceil(viewport.width), Math.ceil(viewport.height));
  try {
    await page.render({ canvas: null, canvasContext: entry.context, viewport, background: 'white' }).promise;
    return entry.canvas.toBuffer('image/png');
  } catch (cause) {
    throw new ReadingFailure('BadDocumentException', 'Request has invalid document format', { cause });
  } finally {
    factory.destroy(entry);
    page.cleanup();
  }
}

interface CanvasEntry {
  readonly canvas: { toBuffer(type: 'image/png'): Buffer };
  readonly context: NonNullable<Parameters<PDFPageProxy['render']>[0]['canvasContext']>;
}

interface CanvasFactory {
  create(width: number, height: number): CanvasEntry;
  destroy(entry: CanvasEntry): void;
}

/** pdf.js types its canvas factory as `Object`. It is the one that draws with the canvas that pdf.js itself loaded. */
function canvasFactoryOf(factory: object): CanvasFactory {
  if (isCanvasFactory(factory)) return factory;
  throw new TypeError('pdf.js has no canvas to draw with');
}

function isCanvasFactory(factory: object): factory is CanvasFactory {
  return (
    'create' in factory &&
    typeof factory.create === 'function' &&
    'destroy' in factory &&
    typeof factory.destroy === 'function'
  );
}
