import { createCanvas } from '@napi-rs/canvas';
import type { Canvas } from '@napi-rs/canvas';
import UTIF from 'utif2';
import { ReadingFailure } from './failure.ts';

/** Textract takes at most 10,000 dots a side. https://docs.aws.amazon.com/textract/latest/dg/limits-document.html */
export const LONGEST_SIDE = 10_000;

/** How broken pictures are answered, whatever is broken about them. */
export function invalidPicture(cause?: unknown): ReadingFailure {
  return new ReadingFailure('BadDocumentException', 'Request has invalid document format', { cause });
}

const HEADER_BYTES = 8;
const ENTRY_BYTES = 12;
/** More directories than any document has pages; Textract's own limit is 3,000. */
const MOST_DIRECTORIES = 10_000;
/** Bytes of a value by its type, from 1 on; 0 is of no type. https://www.itu.int/itudoc/itu-t/com16/tiff-fx/docs/tiff6.pdf, section 2 */
const TYPE_BYTES = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8];
const WIDTH = 't256';
const HEIGHT = 't257';
const BITS_PER_SAMPLE = 't258';
const SAMPLES_PER_PIXEL = 't277';
/** Where parts of the picture stand, and how many bytes each has. */
const STRIPS = ['t273', 't279'] as const;
const TILES = ['t324', 't325'] as const;
const MOST_SAMPLES = 5;
const MOST_BITS = 32;

/** Pages of a TIFF. Throws `BadDocumentException` where its directories are broken, or never end. */
export function tiffPages(bytes: Uint8Array): number {
  return directoriesOf(bytes).length;
}

/** Decodes one page of a TIFF; pages count from 1. Throws `BadDocumentException` where it is broken or larger than Textract takes. */
export function tiffCanvas(bytes: Uint8Array, page: number): Canvas {
  const frame = directoriesOf(bytes)[page - 1];
  if (frame === undefined) throw invalidPicture();
  const [width, height] = [numbersOf(frame[WIDTH])[0] ?? 0, numbersOf(frame[HEIGHT])[0] ?? 0];
  if (width < 1 || height < 1 || width > LONGEST_SIDE || height > LONGEST_SIDE) throw invalidPicture();
  const samples = numbersOf(frame[SAMPLES_PER_PIXEL])[0] ?? 1;
  const bits = Math.max(1, ...numbersOf(frame[BITS_PER_SAMPLE]).slice(0, MOST_SAMPLES));
  if (samples > MOST_SAMPLES || bits > MOST_BITS) throw invalidPicture();
  if (!isWhole(frame, bytes.length)) throw invalidPicture();
  const pixels = decoded(bytes, frame);
  if (frame.width !== width || frame.height !== height || pixels.length !== 4 * width * height) throw invalidPicture();
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  const image = context.createImageData(width, height);
  image.data.set(pixels);
  context.putImageData(image, 0, 0);
  return canvas;
}

/** Whether every strip or tile of a page stands in the file: where one breaks off, its lower part would be missing without a word. */
function isWhole(frame: UTIF.IFD, length: number): boolean {
  return [STRIPS, TILES].every(([offsets, counts]) => {
    const sizes = numbersOf(frame[counts]);
    return numbersOf(frame[offsets]).every((offset, index) => offset + (sizes[index] ?? 0) <= length);
  });
}

/** What the decoder throws is about the bytes: it is given nothing else. */
function decoded(bytes: Uint8Array, frame: UTIF.IFD): Uint8Array {
  try {
    UTIF.decodeImage(copyOf(bytes), frame);
    return UTIF.toRGBA8(frame);
  } catch (cause) {
    throw invalidPicture(cause);
  }
}

function directoriesOf(bytes: Uint8Array): UTIF.IFD[] {
  if (!isSound(bytes)) throw invalidPicture();
  try {
    // Directories without a picture (a thumbnail's mask, metadata) are no pages.
    return UTIF.decode(copyOf(bytes)).filter((frame) => frame[WIDTH] !== undefined && frame[HEIGHT] !== undefined);
  } catch (cause) {
    throw invalidPicture(cause);
  }
}

/**
 * Whether each directory names another one as the next, until the last, and no entry claims more values than the file has bytes. utif2
 * follows a directory that names itself, and fills a list for every value that is claimed, until the memory is full.
 */
function isSound(bytes: Uint8Array): boolean {
  if (bytes.length < HEADER_BYTES) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const littleEndian = bytes[0] === 0x49;
  const seen = new Set<number>();
  let at = view.getUint32(4, littleEndian);
  while (at > 0 && at + 2 <= bytes.length) {
    if (seen.has(at) || seen.size >= MOST_DIRECTORIES) return false;
    seen.add(at);
    const entries = view.getUint16(at, littleEndian);
    const end = at + 2 + entries * ENTRY_BYTES;
    if (end > bytes.length) return false;
    for (let entry = at + 2; entry < end; entry += ENTRY_BYTES) {
      const size = TYPE_BYTES[view.getUint16(entry + 2, littleEndian)] ?? 0;
      if (view.getUint32(entry + 4, littleEndian) * size > bytes.length) return false;
    }
    at = end + 4 <= bytes.length ? view.getUint32(end, littleEndian) : 0;
  }
  return seen.size > 0;
}

function copyOf(bytes: Uint8Array): ArrayBuffer {
  const copy = new ArrayBuffer(bytes.length);
  new Uint8Array(copy).set(bytes);
  return copy;
}

function numbersOf(tag: unknown): number[] {
  return Array.isArray(tag) ? tag.filter((value) => typeof value === 'number') : [];
}
