const PNG_HEADER_AT = 8;
const PNG_SIZE_AT = 16;
const PNG_HEADER_END = 33;
const IHDR = 0x49484452;

/** Whether a PNG begins with a header that has a width and a height. https://www.w3.org/TR/png-3/#11IHDR */
export function hasPngHeader(content: Uint8Array): boolean {
  if (content.length < PNG_HEADER_END) return false;
  const view = viewOf(content);
  const isHeader = view.getUint32(PNG_HEADER_AT + 4) === IHDR;
  return isHeader && view.getUint32(PNG_SIZE_AT) > 0 && view.getUint32(PNG_SIZE_AT + 4) > 0;
}

const MARKER = 0xff;
const START_OF_SCAN = 0xda;
const END_OF_IMAGE = 0xd9;

/** Segments that are no frame, though their markers stand among those of frames. */
const notFrames = [0xc4, 0xc8, 0xcc];

/** Whether a JPEG has a frame with a width and a height before its scan. https://www.w3.org/Graphics/JPEG/itu-t81.pdf, B.2 */
export function hasJpegFrame(content: Uint8Array): boolean {
  const view = viewOf(content);
  let at = 2;
  while (at + 9 <= content.length) {
    if (content[at] !== MARKER) return false;
    const kind = content[at + 1] ?? 0;
    if (kind === MARKER) {
      at += 1;
      continue;
    }
    if (kind === START_OF_SCAN || kind === END_OF_IMAGE) return false;
    if (kind >= 0xc0 && kind <= 0xcf && !notFrames.includes(kind)) {
      return view.getUint16(at + 5) > 0 && view.getUint16(at + 7) > 0;
    }
    at += 2 + view.getUint16(at + 2);
  }
  return false;
}

function viewOf(content: Uint8Array): DataView {
  return new DataView(content.buffer, content.byteOffset, content.byteLength);
}
