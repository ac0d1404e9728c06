const LITTLE_ENDIAN = 0x49;
const FIRST_DIRECTORY_AT = 4;
const ENTRY_BYTES = 12;

/**
 * Pages of a TIFF: its image file directories, each of which says where the next stands. Counting stops at `most`, and where a
 * directory stands outside the file or comes again; what was found until then counts.
 * https://www.itu.int/itudoc/itu-t/com16/tiff-fx/docs/tiff6.pdf, section 2
 */
export function countTiffPages(content: Uint8Array, most: number): number {
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  const littleEndian = content[0] === LITTLE_ENDIAN;
  const seen = new Set<number>();
  let at = content.length >= FIRST_DIRECTORY_AT + 4 ? view.getUint32(FIRST_DIRECTORY_AT, littleEndian) : 0;
  while (at > 0 && at + 2 <= content.length && !seen.has(at) && seen.size < most) {
    const entries = view.getUint16(at, littleEndian);
    const next = at + 2 + entries * ENTRY_BYTES;
    if (entries === 0 || next > content.length) break;
    seen.add(at);
    at = next + 4 <= content.length ? view.getUint32(next, littleEndian) : 0;
  }
  return seen.size;
}
