/** What the first bytes say a document is; its name and declared type say nothing. */
export type DocumentKind = 'pdf' | 'png' | 'jpeg' | 'tiff';

/** Undefined for what Textract does not read. The header of a PDF may stand anywhere in the first kilobyte. */
export function kindOf(bytes: Uint8Array): DocumentKind | undefined {
  const starts = (...signature: number[]): boolean => signature.every((byte, index) => bytes[index] === byte);
  if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'png';
  if (starts(0xff, 0xd8, 0xff)) return 'jpeg';
  if (starts(0x49, 0x49, 0x2a, 0x00) || starts(0x4d, 0x4d, 0x00, 0x2a)) return 'tiff';
  if (Buffer.from(bytes.subarray(0, 1024)).toString('latin1').includes('%PDF-')) return 'pdf';
  return undefined;
}
