import type { Email } from 'postal-mime';
import PostalMime, { addressParser } from 'postal-mime';
import { presentable } from '../../platform/invoiceMaterial.ts';

/** A part of a mail that is no text of its own. */
export interface Part {
  readonly name: string;
  readonly content: Uint8Array;
  /** Whether the text shows it (a logo in a signature): no document. */
  readonly embedded: boolean;
}

/** A mail, as far as it counts here. */
export interface IncomingMail {
  /** The one address that it says it is from, in lower case; null where it names none or several. */
  readonly from: string | null;
  readonly subject: string;
  /** With its angle brackets; null where it has none that an answer can name. */
  readonly messageId: string | null;
  /** Whether a machine wrote it: it is never answered (RFC 3834, and the headers of lists and bulk mail). */
  readonly automatic: boolean;
  readonly parts: readonly Part[];
}

/** A mail's parts may lie in each other: deeper ones are no mail that a person wrote. */
const NESTING = 20;
const HEADER_BYTES = 256 * 1024;
const SUBJECT_LENGTH = 200;
/** One that fits a header of our own answer (RFC 5322: a line holds 998 characters). */
const MESSAGE_ID = /^<[\x21-\x3B\x3D\x3F-\x7E]{1,900}>$/u;

/** A mail that nobody reads, today or tomorrow. */
export class UnreadableMailError extends Error {
  override readonly name = 'UNREADABLE_MAIL';
}

/** Reads a mail's source (RFC 5322, MIME). Throws UnreadableMailError where it is nested too deep or its head is too long. */
export async function readMail(source: Uint8Array): Promise<IncomingMail> {
  const mail = await parse(source);
  const header = (name: string): string => mail.headers.find(({ key }) => key === name)?.value.toLowerCase() ?? '';
  const senders = mail.headers.filter(({ key }) => key === 'from');
  const address = senders.length === 1 ? onlyAddress(senders[0]?.value ?? '') : undefined;
  const automatic =
    (header('auto-submitted') !== '' && header('auto-submitted') !== 'no') ||
    ['bulk', 'list', 'junk'].includes(header('precedence')) ||
    header('list-id') !== '' ||
    header('return-path') === '<>' ||
    /^(mailer-daemon|no-?reply|do-?not-?reply|postmaster)@/u.test(address?.toLowerCase() ?? '');
  return {
    from: address ? address.toLowerCase() : null,
    subject: presentable(mail.subject ?? '', SUBJECT_LENGTH),
    messageId: mail.messageId && MESSAGE_ID.test(mail.messageId) ? mail.messageId : null,
    automatic,
    parts: mail.attachments.map(({ filename, content, disposition, contentId, related }) => ({
      name: filename ?? '',
      content: typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content),
      embedded: (disposition === 'inline' && contentId !== undefined) || related === true,
    })),
  };
}

/**
 * The address of a header that names one, and nothing that another reader could take for one: who checked the sender's domain may have read the
 * other. RFC 7489, 6.6.1, warns of just that.
 */
function onlyAddress(header: string): string | undefined {
  const [first, ...others] = addressParser(header);
  if (!first?.address || others.length > 0) return undefined;
  const unquoted = header.replace(/"(?:[^"\\]|\\.)*"/gu, '').trim();
  const angles = unquoted.split('<').length - 1;
  return angles === 0 || (angles === 1 && unquoted.endsWith('>')) ? first.address : undefined;
}

async function parse(source: Uint8Array): Promise<Email> {
  try {
    return await PostalMime.parse(source, { maxNestingDepth: NESTING, maxHeadersSize: HEADER_BYTES });
  } catch (cause) {
    throw new UnreadableMailError('The mail cannot be taken apart.', { cause });
  }
}
