import { randomBytes } from 'node:crypto';
import type { Attachment } from './input.ts';

const LINE_LENGTH = 76;
/** Bytes of text that fit one encoded word of 75 characters. */
const WORD_BYTES = 45;

export interface Letter {
  readonly messageId: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly from: string;
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly replyTo: readonly string[];
  readonly subject: string;
  readonly text?: string | undefined;
  readonly html?: string | undefined;
  readonly headers: readonly { Name: string; Value: string }[];
  readonly attachments: readonly Attachment[];
}

/** The source of a message as SES writes it (RFC 5322, bodies in base64). */
export function composeMime(letter: Letter): Buffer {
  const alternatives = [
    ...(letter.text === undefined ? [] : [leaf('text/plain; charset=UTF-8', Buffer.from(letter.text))]),
    ...(letter.html === undefined ? [] : [leaf('text/html; charset=UTF-8', Buffer.from(letter.html))]),
  ];
  const [only] = alternatives;
  const body = alternatives.length === 1 && only !== undefined ? only : multipart('alternative', alternatives);
  const content =
    letter.attachments.length === 0 ? body : multipart('mixed', [body, ...letter.attachments.map(attached)]);
  const head = [
    ['From', encodedAddress(letter.from)],
    ...list('To', letter.to),
    ...list('Cc', letter.cc),
    ...list('Reply-To', letter.replyTo),
    ['Subject', encodedText(letter.subject)],
    ['Date', new Date(letter.at).toUTCString().replace('GMT', '+0000')],
    ['Message-ID', `<${letter.messageId}@email.amazonses.com>`],
    ...letter.headers.map(({ Name, Value }) => [Name, encodedText(Value)]),
    ['MIME-Version', '1.0'],
  ];
  return Buffer.from(`${head.map(([name, value]) => `${name}: ${value}\r\n`).join('')}${content}`);
}

/** The bare address of `Name <a@b.c>`, with the domain in lower case. */
export function bareAddress(written: string): string {
  const bracketed = /<([^<>]+)>\s*$/.exec(written)?.[1] ?? written;
  const at = bracketed.lastIndexOf('@');
  return `${bracketed.slice(0, at)}${bracketed.slice(at).toLowerCase()}`.trim();
}

function list(name: string, addresses: readonly string[]): string[][] {
  return addresses.length === 0 ? [] : [[name, addresses.map(encodedAddress).join(', ')]];
}

function leaf(type: string, content: Buffer, more = ''): string {
  const lines = content.toString('base64').match(new RegExp(`.{1,${LINE_LENGTH}}`, 'g')) ?? [];
  return `Content-Type: ${type}\r\n${more}Content-Transfer-Encoding: base64\r\n\r\n${lines.join('\r\n')}\r\n`;
}

function attached(attachment: Attachment): string {
  const name = encodeURIComponent(attachment.FileName).replaceAll("'", '%27');
  const disposition = attachment.ContentDisposition.toLowerCase();
  const id =
    attachment.ContentId === undefined ? '' : `Content-ID: <${attachment.ContentId.replace(/^<|>$/g, '')}>\r\n`;
  const type = attachment.ContentType ?? 'application/octet-stream';
  return leaf(type, attachment.RawContent, `Content-Disposition: ${disposition}; filename*=UTF-8''${name}\r\n${id}`);
}

function multipart(kind: 'alternative' | 'mixed', parts: readonly string[]): string {
  const boundary = `=_${randomBytes(18).toString('hex')}`;
  const body = parts.map((part) => `--${boundary}\r\n${part}\r\n`).join('');
  return `Content-Type: multipart/${kind}; boundary="${boundary}"\r\n\r\n${body}--${boundary}--\r\n`;
}

function encodedAddress(written: string): string {
  const found = /^(.*)<([^<>]+)>\s*$/.exec(written);
  const name = found?.[1]?.trim().replace(/^"(.*)"$/, '$1');
  return found?.[2] === undefined || !name ? written : `${quoted(name)} <${found[2]}>`;
}

function quoted(name: string): string {
  return isAscii(name) ? `"${name.replace(/[\\"]/g, '\\$&')}"` : encodedText(name);
}

/** RFC 2047, in words short enough for a line; no character is cut in two. */
function encodedText(text: string): string {
  if (isAscii(text)) return text;
  const words: string[] = [''];
  for (const character of text) {
    const last = words.at(-1) ?? '';
    if (Buffer.byteLength(last + character) > WORD_BYTES) words.push(character);
    else words[words.length - 1] = last + character;
  }
  return words.map((word) => `=?UTF-8?B?${Buffer.from(word).toString('base64')}?=`).join('\r\n ');
}

function isAscii(text: string): boolean {
  return /^[\x20-\x7e\t]*$/.test(text);
}
