import type { AnnouncedFile, MediaType } from '../../graphql/graphql.ts';

const mediaTypes: Readonly<Record<string, MediaType>> = {
  'application/pdf': 'PDF',
  'image/png': 'PNG',
  'image/jpeg': 'JPEG',
  'image/tiff': 'TIFF',
  'application/xml': 'XML',
  'text/xml': 'XML',
};

/** Where the browser does not know a type, the name tells. */
const endings: Readonly<Record<string, MediaType>> = {
  pdf: 'PDF',
  png: 'PNG',
  jpg: 'JPEG',
  jpeg: 'JPEG',
  tif: 'TIFF',
  tiff: 'TIFF',
  xml: 'XML',
};

/** Characters of a file's name at most. */
const NAME_LIMIT = 200;

const MEGABYTE = 1024 * 1024;

const limits: Readonly<Record<MediaType, number>> = {
  PDF: 20 * MEGABYTE,
  TIFF: 20 * MEGABYTE,
  XML: 20 * MEGABYTE,
  PNG: 10 * MEGABYTE,
  JPEG: 10 * MEGABYTE,
};

/** What a file chooser should offer. */
export const acceptedTypes = Object.keys(mediaTypes).join(',');

/** Why a file cannot be uploaded, in a sentence; null where it can. The server checks again. */
export function refusalOf(file: File): string | null {
  const mediaType = mediaTypeOf(file);
  if (!mediaType) return 'This is not a PDF, PNG, JPEG, TIFF or XML.';
  if (file.size === 0) return 'This file is empty.';
  if (file.name.length > NAME_LIMIT) return `The name of this file is longer than ${String(NAME_LIMIT)} characters.`;
  if (file.size > limits[mediaType]) return `This file is larger than ${String(limits[mediaType] / MEGABYTE)} MB.`;
  return null;
}

/** What the server is told of a file: its SHA-256 is computed here and checked there. */
export async function announcementOf(file: File): Promise<AnnouncedFile> {
  const mediaType = mediaTypeOf(file);
  if (!mediaType) throw new Error(`${file.name}: ${file.type} is not supported.`);
  return { name: file.name, mediaType, size: file.size, sha256: await sha256Of(file) };
}

/** The SHA-256 of a file's content, as 64 hexadecimal digits. */
export async function sha256Of(file: File): Promise<string> {
  return hexadecimal(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));
}

function mediaTypeOf(file: File): MediaType | undefined {
  if (file.type !== '') return mediaTypes[file.type];
  return endings[file.name.split('.').at(-1)?.toLowerCase() ?? ''];
}

function hexadecimal(bytes: ArrayBuffer): string {
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
