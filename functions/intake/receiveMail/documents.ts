import { createHash } from 'node:crypto';
import type { AnnouncedFile } from '#model/files.ts';
import { maximumBytes, MAXIMUM_NAME_LENGTH, nameOf } from '#model/files.ts';
import type { AttachmentReason } from '#model/intake.ts';
import { MAXIMUM_ATTACHMENTS } from '#model/intake.ts';
import { mediaTypeOf } from '#model/mediaType.ts';
import { beginningOf } from '../../platform/beginning.ts';
import type { Part } from './readMail.ts';

/** An attachment that becomes an invoice. */
export interface MailedDocument {
  readonly file: AnnouncedFile;
  readonly content: Uint8Array;
}

/** What a mail brings: what is taken, and what is not and why. What its text shows is neither. */
export interface Brought {
  readonly documents: readonly MailedDocument[];
  readonly refused: readonly { readonly name: string; readonly reason: AttachmentReason }[];
}

/** Sorts a mail's parts by their content; names and types that the sender gives them decide nothing. */
export function documentsOf(parts: readonly Part[]): Brought {
  const documents: MailedDocument[] = [];
  const refused: { name: string; reason: AttachmentReason }[] = [];
  for (const [index, part] of parts.filter(({ embedded }) => !embedded).entries()) {
    const name = displayName(part.name) || `attachment-${index + 1}`;
    const sorted = sort(name, part.content);
    if (typeof sorted === 'string') refused.push({ name, reason: sorted });
    else if (documents.length < MAXIMUM_ATTACHMENTS) documents.push(sorted);
    else refused.push({ name, reason: 'TOO_MANY' });
  }
  return { documents, refused: refused.slice(0, MAXIMUM_ATTACHMENTS) };
}

function sort(name: string, content: Uint8Array): MailedDocument | AttachmentReason {
  if (content.length === 0) return 'EMPTY';
  const mediaType = mediaTypeOf(content);
  if (mediaType === null) return 'UNSUPPORTED_TYPE';
  if (content.length > maximumBytes[mediaType]) return 'TOO_LARGE';
  const sha256 = createHash('sha256').update(content).digest('hex');
  return { file: { name, mediaType, size: content.length, sha256 }, content };
}

/** A name as `requestUploads` would take it: nothing that cannot be seen, no folders. */
function displayName(name: string): string {
  return beginningOf(nameOf(name.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')), MAXIMUM_NAME_LENGTH);
}
