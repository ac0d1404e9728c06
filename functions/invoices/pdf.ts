import type * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { DocumentRefusal } from '../platform/refusal.ts';

type PdfJs = typeof pdfjs;

/** Pictures are not decoded: reading text needs none, and a page of a scan takes a second. */
const NO_PICTURES = 0;

/**
 * Opens a PDF for as long as it is used. One that opens without a password, though its owner has set one, is as good as any.
 * Throws DocumentRefusal: ENCRYPTED where a password is needed, UNREADABLE where it is damaged beyond repair.
 */
export async function withPdf<Result>(
  content: Uint8Array,
  use: (document: PDFDocumentProxy, library: PdfJs) => Promise<Result>,
): Promise<Result> {
  const library = await loaded();
  // pdf.js takes the bytes for itself, and no Buffer.
  const task = library.getDocument({
    data: new Uint8Array(content),
    verbosity: 0,
    enableXfa: false,
    useSystemFonts: false,
    disableFontFace: true,
    maxImageSize: NO_PICTURES,
  });
  try {
    return await use(await opened(task.promise), library);
  } finally {
    await task.destroy();
  }
}

async function opened(promise: Promise<PDFDocumentProxy>): Promise<PDFDocumentProxy> {
  try {
    return await promise;
  } catch (cause) {
    const isProtected = cause instanceof Error && cause.name === 'PasswordException';
    throw new DocumentRefusal(isProtected ? 'ENCRYPTED' : 'UNREADABLE', 'pdf.js cannot open it.', { cause });
  }
}

class NotDrawn {
  readonly isDrawn = false;
}

/** A megabyte of code that pictures do not need: it is loaded when the first PDF comes. */
async function loaded(): Promise<PdfJs> {
  // Nothing is drawn, but pdf.js looks for these while it is loaded, and makes a matrix.
  for (const name of ['DOMMatrix', 'ImageData', 'Path2D']) {
    if (!Object.hasOwn(globalThis, name)) Object.assign(globalThis, { [name]: NotDrawn });
  }
  // With its worker at hand it needs no thread, which would be a second file.
  const pdfjsWorker = await import('pdfjs-dist/legacy/build/pdf.worker.mjs');
  Object.assign(globalThis, { pdfjsWorker });
  return await import('pdfjs-dist/legacy/build/pdf.mjs');
}
