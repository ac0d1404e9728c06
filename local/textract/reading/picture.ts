import { createCanvas, loadImage } from '@napi-rs/canvas';
import type { Canvas, Image } from '@napi-rs/canvas';
import { kindOf } from './kind.ts';
import { invalidPicture, LONGEST_SIDE, tiffCanvas, tiffPages } from './tiff.ts';

/** Quarter turns clockwise. */
export type Turns = 0 | 1 | 2 | 3;

/** A decoded picture, upright as its camera meant it. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  /** Drawn on white: turned by quarters and then by degrees, clockwise, and scaled. */
  canvas(turns: Turns, degrees: number, scale: number): Canvas;
}

/** Pages of a picture: several in a TIFF, else one. */
export function pagesOf(bytes: Uint8Array): number {
  return kindOf(bytes) === 'tiff' ? tiffPages(bytes) : 1;
}

/**
 * Decodes one page of a PNG, JPEG (its EXIF orientation applied) or TIFF. Throws `BadDocumentException` where it is broken or larger than
 * Textract takes, which its header tells before a dot of it is unpacked.
 */
export async function openPicture(bytes: Uint8Array, page: number): Promise<Picture> {
  const kind = kindOf(bytes);
  if (kind === 'tiff') return pictureOf(tiffCanvas(bytes, page));
  const size = kind === 'png' ? pngSize(bytes) : jpegSize(bytes);
  if (size === undefined || size.width > LONGEST_SIDE || size.height > LONGEST_SIDE) throw invalidPicture();
  return pictureOf(await decoded(bytes));
}

/** What the decoder throws is about the bytes: it is given nothing else. */
async function decoded(bytes: Uint8Array): Promise<Image> {
  let image: Image;
  try {
    image = await loadImage(Buffer.from(bytes));
  } catch (cause) {
    throw invalidPicture(cause);
  }
  // A header may be read and its dots refused; and the decoder may find another size than its header told.
  if (image.width < 1 || image.height < 1 || image.width > LONGEST_SIDE || image.height > LONGEST_SIDE)
    throw invalidPicture();
  return image;
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

interface Size {
  readonly width: number;
  readonly height: number;
}

const PNG_FIRST_CHUNK = 8;
const CHUNK_FRAME = 12;

/**
 * Width and height of a PNG that has data and an end. One that breaks off is refused: its lower part would be missing without a word, and
 * one that breaks off in its header kills the decoder and its process. https://www.w3.org/TR/png-3/#5Chunk-layout
 */
function pngSize(bytes: Uint8Array): Size | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let size: Size | undefined;
  let hasData = false;
  for (let at = PNG_FIRST_CHUNK; at + CHUNK_FRAME <= bytes.length; at += CHUNK_FRAME + view.getUint32(at)) {
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (size === undefined) {
      if (type !== 'IHDR' || at + CHUNK_FRAME + 8 > bytes.length) return undefined;
      size = { width: view.getUint32(at + 8), height: view.getUint32(at + 12) };
    }
    if (type === 'IDAT') hasData = true;
    if (type === 'IEND') return hasData ? size : undefined;
  }
  return undefined;
}

const START_OF_SCAN = 0xda;
const END_OF_IMAGE = 0xd9;

/**
 * Width and height of a JPEG, from its first start of frame, if a scan and an end follow: see {@link pngSize}.
 * https://www.w3.org/Graphics/JPEG/itu-t81.pdf, B.2
 */
function jpegSize(bytes: Uint8Array): Size | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let size: Size | undefined;
  let at = 2;
  while (at + 4 <= bytes.length) {
    if (view.getUint8(at) !== 0xff) return undefined;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === START_OF_SCAN) return endsAfter(bytes, at) ? size : undefined;
    const startsFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (startsFrame && at + 9 <= bytes.length)
      size ??= { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    at += 2 + view.getUint16(at + 2);
  }
  return undefined;
}

function endsAfter(bytes: Uint8Array, from: number): boolean {
  for (let at = bytes.length - 1; at > from; at -= 1)
    if (bytes[at] === END_OF_IMAGE && bytes[at - 1] === 0xff) return true;
  return false;
}
