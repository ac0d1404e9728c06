import { createCanvas, loadImage } from '@napi-rs/canvas';
import type { Canvas, Image } from '@napi-rs/canvas';
import UTIF from 'utif2';
import { ReadingFailure } from './failure.ts';
import { kindOf } from './kind.ts';

/** Quarter turns clockwise. */
export type Turns = 0 | 1 | 2 | 3;

/** A decoded picture, upright as its camera meant it. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  /** Drawn on white: turned by quarters and then by degrees, clockwise, and scaled. */
  canvas(turns: Turns, degrees: number, scale: number): Canvas;
}

/** Textract takes at most 10,000 dots a side. https://docs.aws.amazon.com/textract/latest/dg/limits-document.html */
const LONGEST_SIDE = 10_000;
const invalid = (cause?: unknown): ReadingFailure =>
  new ReadingFailure('BadDocumentException', 'Request has invalid document format', { cause });

/** Pages of a picture: several in a TIFF, else one. */
export function pagesOf(bytes: Uint8Array): number {
  return kindOf(bytes) === 'tiff' ? tiffPages(bytes).length : 1;
}

/** Decodes one page of a PNG, JPEG (its EXIF orientation applied) or TIFF. Throws `BadDocumentException` where that fails. */
export async function openPicture(bytes: Uint8Array, page: number): Promise<Picture> {
  const kind = kindOf(bytes);
  if (kind === 'tiff') return pictureOf(tiffCanvas(bytes, page));
  const size = kind === 'png' ? pngSize(bytes) : jpegSize(bytes);
  if (size === undefined || size.width > LONGEST_SIDE || size.height > LONGEST_SIDE) throw invalid();
  let image: Image;
  try {
    image = await loadImage(Buffer.from(bytes));
  } catch (cause) {
    throw invalid(cause);
  }
  if (image.width === 0 || image.height === 0) throw invalid();
  return pictureOf(image);
}

function pictureOf(source: Image | Canvas): Picture {
  return {
    width: source.width,
    height: source.height,
    canvas(turns, degrees, scale) {
      const width = Math.max(1, Math.round(source.width * scale));
      const height = Math.max(1, Math.round(source.height * scale));
      const sideways = turns % 2 === 1;
      const canvas = createCanvas(sideways ? height : width, sideways ? width : height);
      const context = canvas.getContext('2d');
      context.fillStyle = 'white';
      context.fillRect(0, 0, canvas.width, canvas.height);
      context.imageSmoothingQuality = 'high';
      context.translate(canvas.width / 2, canvas.height / 2);
      context.rotate((turns * Math.PI) / 2 + (degrees * Math.PI) / 180);
      context.drawImage(source, -width / 2, -height / 2, width, height);
      return canvas;
    },
  };
}

function pngSize(bytes: Uint8Array): { width: number; height: number } | undefined {
  if (bytes.length < 24) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

/** Width and height from the first start-of-frame segment. https://www.w3.org/Graphics/JPEG/itu-t81.pdf, B.2.2 */
function jpegSize(bytes: Uint8Array): { width: number; height: number } | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let at = 2;
  while (at + 9 < bytes.length) {
    if (view.getUint8(at) !== 0xff) return undefined;
    const marker = view.getUint8(at + 1);
    const startsFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (startsFrame) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2);
  }
  return undefined;
}

/**
 * Whether each directory of a TIFF names another one as the next, until the last. utif2 follows one that names itself until the memory
 * is full, and takes everybody else's readings with it. https://www.itu.int/itudoc/itu-t/com16/tiff-fx/docs/tiff6.pdf, section 2
 */
function directoriesEnd(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const littleEndian = bytes[0] === 0x49;
  const seen = new Set<number>();
  let at = bytes.length >= 8 ? view.getUint32(4, littleEndian) : 0;
  while (at > 0 && at + 2 <= bytes.length) {
    if (seen.has(at)) return false;
    seen.add(at);
    const next = at + 2 + view.getUint16(at, littleEndian) * 12;
    at = next + 4 <= bytes.length ? view.getUint32(next, littleEndian) : 0;
  }
  return true;
}

function tiffPages(bytes: Uint8Array): UTIF.IFD[] {
  if (!directoriesEnd(bytes)) throw invalid();
  try {
    return UTIF.decode(copyOf(bytes));
  } catch (cause) {
    throw invalid(cause);
  }
}

function copyOf(bytes: Uint8Array): ArrayBuffer {
  const copy = new ArrayBuffer(bytes.length);
  new Uint8Array(copy).set(bytes);
  return copy;
}

function tiffCanvas(bytes: Uint8Array, page: number): Canvas {
  const frame = tiffPages(bytes)[page - 1];
  if (frame === undefined) throw invalid();
  const declared = { width: firstNumber(frame['t256']), height: firstNumber(frame['t257']) };
  if (declared.width > LONGEST_SIDE || declared.height > LONGEST_SIDE || declared.width * declared.height === 0)
    throw invalid();
  try {
    UTIF.decodeImage(copyOf(bytes), frame);
    const canvas = createCanvas(frame.width, frame.height);
    const context = canvas.getContext('2d');
    const data = context.createImageData(frame.width, frame.height);
    data.data.set(UTIF.toRGBA8(frame));
    context.putImageData(data, 0, 0);
    return canvas;
  } catch (cause) {
    throw invalid(cause);
  }
}

/** TIFF tags 256 and 257 are width and height. */
function firstNumber(tag: unknown): number {
  const first: unknown = Array.isArray(tag) ? tag[0] : undefined;
  return typeof first === 'number' ? first : 0;
}
