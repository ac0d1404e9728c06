import { contentTypes } from '#model/files.ts';
import type { InvoiceDocument } from '#model/generated.ts';
import type { StoredFile } from '../../platform/rows.ts';
import type { DocumentLinks } from '../../ports/documentLinks.ts';

const LINK_SECONDS = 5 * 60;

/** A link to the document of the owner's file, or null where there is none for this owner. */
export async function sign(
  row: StoredFile | null,
  ownerId: string,
  links: DocumentLinks,
): Promise<InvoiceDocument | null> {
  if (!row || row.ownerId !== ownerId || row.status !== 'ACCEPTED' || !row.document) return null;
  const expiresAt = new Date(Date.now() + LINK_SECONDS * 1000).toISOString();
  const presentation = {
    contentType: contentTypes[row.mediaType],
    // A browser that shows XML runs what stands in it as a page's: it is kept as a file instead.
    contentDisposition: dispositionOf(row.mediaType === 'XML' ? 'attachment' : 'inline', row.name),
  };
  return { url: await links.sign(row.document, presentation, LINK_SECONDS), mediaType: row.mediaType, expiresAt };
}

/**
 * A Content-Disposition that shows or keeps the document under its name: once in plain ASCII for old programs, once in full.
 * https://www.rfc-editor.org/rfc/rfc6266#section-5
 */
export function dispositionOf(how: 'inline' | 'attachment', name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%;]/g, '_');
  return `${how}; filename="${plain}"; filename*=UTF-8''${encoded(name)}`;
}

/** https://www.rfc-editor.org/rfc/rfc8187#section-3.2.1: what encodeURIComponent leaves and attr-char has not. */
function encoded(name: string): string {
  return encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
