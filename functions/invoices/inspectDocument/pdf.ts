import { DocumentRefusal } from '../../platform/refusal.ts';

/**
 * Pages of a PDF. One that opens without a password, though its owner has set one, is as good as any.
 * Throws DocumentRefusal: ENCRYPTED where a password is needed, UNREADABLE where it is damaged beyond repair.
 */
export async function countPdfPages(content: Uint8Array): Promise<number> {
  const { getDocument } = await pdfjs();
  // pdf.js takes the bytes for itself, and no Buffer.
  const task = getDocument({
    data: new Uint8Array(content),
    verbosity: 0,
    useSystemFonts: false,
    disableFontFace: true,
  });
  try {
    const document = await task.promise;
    return document.numPages;
  } catch (cause) {
    const isProtected = cause instanceof Error && cause.name === 'PasswordException';
    throw new DocumentRefusal(isProtected ? 'ENCRYPTED' : 'UNREADABLE', 'pdf.js cannot open it.', { cause });
  } finally {
    await task.destroy();
  }
}

class NotDrawn {
  readonly isDrawn = false;
}

/** A megabyte of code that pictures do not need: it is loaded when the first PDF comes. */
async function pdfjs() {
  // Counting draws nothing, but pdf.js looks for these while it is loaded, and makes a matrix.
  for (const name of ['DOMMatrix', 'ImageData', 'Path2D']) {
    if (!Object.hasOwn(globalThis, name)) Object.assign(globalThis, { [name]: NotDrawn });
  }
  // With its worker at hand it needs no thread, which would be a second file.
  const pdfjsWorker = await import('pdfjs-dist/legacy/build/pdf.worker.mjs');
  Object.assign(globalThis, { pdfjsWorker });
  return await import('pdfjs-dist/legacy/build/pdf.mjs');
}
