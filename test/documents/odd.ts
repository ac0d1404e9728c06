import { crc32, deflateSync } from 'node:zlib';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import UTIF from 'utif2';

/** The same picture as a TIFF of one page, without compression. */
export async function asTiff(picture: Uint8Array): Promise<Buffer> {
  const image = await loadImage(Buffer.from(picture));
  const canvas = createCanvas(image.width, image.height);
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  return Buffer.from(UTIF.encodeImage(Uint8Array.from(data), image.width, image.height));
}

/** A PNG of a few kilobytes that would be 30,000 × 30,000 points, almost a gigabyte, once it is unpacked. */
export function hugePng(): Buffer {
  const edge = 30_000;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(edge, 0);
  header.writeUInt32BE(edge, 4);
  // One byte for a grey point; no interlacing.
  header.set([8, 0, 0, 0, 0], 8);
  const rows = deflateSync(Buffer.alloc(4_000_000));
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, checksum]);
}

/** A TIFF whose only directory names itself as the next, so that its pages never end. */
export function endlessTiff(): Buffer {
  const directoryAt = 8;
  const tiff = Buffer.alloc(directoryAt + 2 + 12 + 4);
  tiff.write('II', 0, 'latin1');
  tiff.writeUInt16LE(42, 2);
  tiff.writeUInt32LE(directoryAt, 4);
  tiff.writeUInt16LE(1, directoryAt);
  tiff.writeUInt16LE(256, directoryAt + 2);
  tiff.writeUInt16LE(3, directoryAt + 4);
  tiff.writeUInt32LE(1, directoryAt + 6);
  tiff.writeUInt32LE(1, directoryAt + 10);
  tiff.writeUInt32LE(directoryAt, directoryAt + 14);
  return tiff;
}

/** A PDF whose tree of pages holds itself. */
export function endlessPdf(): Buffer {
  const objects = ['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Count 1 /Kids [2 0 R] >>'];
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const start = text.length;
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  return Buffer.from(
    `${text}xref\n0 3\n0000000000 65535 f \n${table}trailer\n<< /Size 3 /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`,
    'latin1',
  );
}

/** A ZIP archive, told by its first bytes, that calls itself a PDF only by its name. */
export function archive(): Buffer {
  return Buffer.concat([Buffer.from('PK\u0005\u0006', 'latin1'), Buffer.alloc(18)]);
}
