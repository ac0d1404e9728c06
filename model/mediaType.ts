import { eInvoiceSyntaxBySight } from './eInvoices.ts';
import type { MediaType } from './files.ts';

/** A PDF may have something before its header; viewers and scanners look this far. */
const PDF_HEADER_WITHIN = 1024;

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const JPEG = [0xff, 0xd8, 0xff];
const TIFF_LITTLE_ENDIAN = [0x49, 0x49, 0x2a, 0x00];
const TIFF_BIG_ENDIAN = [0x4d, 0x4d, 0x00, 0x2a];
const PDF = [0x25, 0x50, 0x44, 0x46, 0x2d];

/**
 * What a content really is, by its first bytes, whatever its name says; null where it is none of the supported types, and where it is
 * two of them at once: an e-invoice that a PDF viewer opens, too, shows a person something else than it says.
 */
export function mediaTypeOf(content: Uint8Array): MediaType | null {
  if (standsAt(content, PNG, 0)) return 'PNG';
  if (standsAt(content, JPEG, 0)) return 'JPEG';
  if (standsAt(content, TIFF_LITTLE_ENDIAN, 0) || standsAt(content, TIFF_BIG_ENDIAN, 0)) return 'TIFF';
  const isPdf = hasPdfHeader(content);
  if (eInvoiceSyntaxBySight(content) !== null) return isPdf ? null : 'XML';
  return isPdf ? 'PDF' : null;
}

function hasPdfHeader(content: Uint8Array): boolean {
  for (let offset = 0; offset < PDF_HEADER_WITHIN; offset += 1) {
    if (standsAt(content, PDF, offset)) return true;
  }
  return false;
}

function standsAt(content: Uint8Array, signature: readonly number[], offset: number): boolean {
  return signature.every((byte, index) => content[offset + index] === byte);
}
