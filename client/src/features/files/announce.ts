import type { AnnouncedFile, MediaType } from '../../graphql/graphql.ts';

const mediaTypes: Readonly<Record<string, MediaType>> = {
  'application/pdf': 'PDF',
  'image/png': 'PNG',
  'image/jpeg': 'JPEG',
  'image/tiff': 'TIFF',
};

const MEGABYTE = 1024 * 1024;

const limits: Readonly<Record<MediaType, number>> = {
  PDF: 20 * MEGABYTE,
  TIFF: 20 * MEGABYTE,
  PNG: 10 * MEGABYTE,
  JPEG: 10 * MEGABYTE,
};

/** What a file chooser should offer. */
export const acceptedTypes = Object.keys(mediaTypes).join(',');

/** Why a file cannot be uploaded, in a sentence; null where it can. The server checks again. */
export function refusalOf(file: File): string | null {
  const mediaType = mediaTypes[file.type];
  if (!mediaType) return 'This is not a PDF, PNG, JPEG or TIFF.';
  if (file.size === 0) return 'This file is empty.';
  if (file.size > limits[mediaType]) return `This file is larger than ${String(limits[mediaType] / MEGABYTE)} MB.`;
  return null;
}

/** What the server is told of a file: its SHA-256 is computed here and checked there. */
export async function announcementOf(file: File): Promise<AnnouncedFile> {
  const mediaType = mediaTypes[file.type];
  if (!mediaType) throw new Error(`${file.name}: ${file.type} is not supported.`);
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return { name: file.name, mediaType, size: file.size, sha256: hexadecimal(digest) };
}

function hexadecimal(bytes: ArrayBuffer): string {
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
