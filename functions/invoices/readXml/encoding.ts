import { XmlRefusal } from './refusal.ts';

/** Labels of the encodings that are read, as the declaration may write them. */
const encodings: Readonly<Record<string, string>> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'us-ascii': 'utf-8',
  ascii: 'utf-8',
  'iso-8859-1': 'iso-8859-1',
  latin1: 'iso-8859-1',
  'iso-8859-15': 'iso-8859-15',
  'windows-1252': 'windows-1252',
};

const DECLARATION_WITHIN = 256;

/**
 * The characters of an XML file: by its byte order mark, else by its declaration, else UTF-8. Throws XmlRefusal where a byte stands for
 * no character, or the encoding is another.
 * https://www.w3.org/TR/xml/#sec-guessing
 */
export function decodeXml(content: Uint8Array): string {
  const label = encodingOf(content);
  try {
    return new TextDecoder(label, { fatal: true }).decode(content);
  } catch (cause) {
    throw new XmlRefusal('MALFORMED', `A byte of it is no character of ${label}.`, { cause });
  }
}

function encodingOf(content: Uint8Array): string {
  const [first = 0, second = 0, third = 0] = content;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0x3c && second === 0) return 'utf-16le';
  if (first === 0 && second === 0x3c) return 'utf-16be';
  const beginning = String.fromCharCode(...content.subarray(0, DECLARATION_WITHIN));
  const declared = /^<\?xml[^>]{0,100}?\sencoding\s*=\s*["']([\w.-]{1,40})["']/u.exec(beginning)?.[1];
  const label = declared === undefined ? 'utf-8' : encodings[declared.toLowerCase()];
  if (label === undefined) throw new XmlRefusal('MALFORMED', 'Its encoding is none of those that are read.');
  return label;
}
