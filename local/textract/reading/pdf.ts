import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { AnnotationMode, getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PDFDocumentLoadingTask, PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { ReadingFailure } from './failure.ts';
import { textLayerOf } from '#reading/textLayer.ts';
import type { TextLayer } from '#reading/textLayer.ts';

const PACKAGE = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));

/** An opened PDF. Pages count from 1. */
export interface OpenPdf {
  readonly pages: number;
  /** The words of the page's text layer; none where it is a picture. */
  textLayer(page: number): Promise<TextLayer>;
  /** The page as a PNG with `dotsPerInch`, but no side longer than 4,000 dots. */
  render(page: number, dotsPerInch: number): Promise<Buffer>;
  close(): Promise<void>;
}

const LONGEST_SIDE = 4000;

/** Reading text needs no picture: one that is larger than this many dots is not decoded. */
const NO_PICTURES = 0;
const LARGEST_PICTURE = 60_000_000;

/** Opens a PDF. Throws {@link ReadingFailure}: `UnsupportedDocumentException` where it needs a password, `BadDocumentException` where it is broken. */
export async function openPdf(bytes: Uint8Array): Promise<OpenPdf> {
  const texts = taskOf(bytes, NO_PICTURES);
  let pictures: PDFDocumentLoadingTask | undefined;
  const document = await opened(texts);
  return {
    pages: document.numPages,
    textLayer: async (number) => {
      try {
        return await textLayerOf(document, number, { OPS, AnnotationMode });
      } catch (cause) {
        throw new ReadingFailure('BadDocumentException', 'Request has invalid document format', { cause });
      }
    },
    render: async (number, dotsPerInch) => {
      pictures ??= taskOf(bytes, LARGEST_PICTURE);
      const drawn = await opened(pictures);
      return renderPage(drawn, await pageOf(drawn, number), dotsPerInch);
    },
    close: async () => {
      await texts.destroy();
      await pictures?.destroy();
    },
  };
}

function taskOf(bytes: Uint8Array, maxImageSize: number): PDFDocumentLoadingTask {
  return getDocument({
    data: new Uint8Array(bytes),
    verbosity: 0,
    enableXfa: false,
    useSystemFonts: false,
    disableFontFace: true,
    stopAtErrors: false,
    maxImageSize,
    standardFontDataUrl: `${join(PACKAGE, 'standard_fonts')}/`,
    cMapUrl: `${join(PACKAGE, 'cmaps')}/`,
    wasmUrl: `${join(PACKAGE, 'wasm')}/`,
  });
}

async function opened(task: PDFDocumentLoadingTask): Promise<PDFDocumentProxy> {
  try {
    return await task.promise;
  } catch (cause) {
    await task.destroy();
    if (cause instanceof Error && cause.name === 'PasswordException')
      throw new ReadingFailure('UnsupportedDocumentException', 'Request has unsupported document format', { cause });
    throw new ReadingFailure('BadDocumentException', 'Request has invalid document format', { cause });
  }
}

async function pageOf(document: PDFDocumentProxy, number: number): Promise<PDFPageProxy> {
  try {
    return await document.getPage(number);
  } catch (cause) {
    throw new ReadingFailure('BadDocumentException', 'Request has invalid document format', { cause });
  }
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
