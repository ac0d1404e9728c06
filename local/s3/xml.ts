import { XMLParser } from 'fast-xml-parser';
import { escapeXml } from '../core/query-shapes.ts';
import { s3Error } from './errors.ts';

const namespace = 'http://s3.amazonaws.com/doc/2006-03-01/';

/** A list repeats its element, as S3 does; `undefined` leaves it out. */
export type XmlValue = string | number | boolean | undefined | XmlElement | readonly XmlValue[];
export interface XmlElement {
  readonly [name: string]: XmlValue;
}

/** A document of S3 with that root. */
export function xmlDocument(root: string, content: XmlElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="${namespace}">${children(content)}</${root}>`;
}

/** S3's errors carry no namespace. */
export function xmlError(content: XmlElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<Error>${children(content)}</Error>`;
}

function children(content: XmlElement): string {
  return Object.entries(content)
    .map(([name, value]) => element(name, value))
    .join('');
}

function element(name: string, value: XmlValue): string {
  if (value === undefined) return '';
  if (isList(value)) return value.map((one) => element(name, one)).join('');
  const inner = typeof value === 'object' ? children(value) : escapeXml(String(value));
  return `<${name}>${inner}</${name}>`;
}

function isList(value: XmlValue): value is readonly XmlValue[] {
  return Array.isArray(value);
}

const parser = new XMLParser({ ignoreAttributes: true, parseTagValue: false, trimValues: false });

/** The content of a request's root element; every text stays text. Throws `MalformedXML`. */
export function parseXml(body: Buffer, root: string): Record<string, unknown> {
  const text = body.toString('utf8');
  // A document type could declare entities that expand without end.
  if (text.includes('<!DOCTYPE')) throw malformed();
  let parsed: unknown;
  try {
    parsed = parser.parse(text);
  } catch (error) {
    throw malformed(error);
  }
  const content = isRecord(parsed) ? parsed[root] : undefined;
  if (content === '') return {};
  if (!isRecord(content)) throw malformed();
  return content;
}

/** The occurrences of a child element that may come once or several times. */
export function childElements(parent: Record<string, unknown>, name: string): Record<string, unknown>[] {
  const value = parent[name];
  const list: unknown[] = Array.isArray(value) ? value : value === undefined ? [] : [value];
  return list.filter(isRecord);
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function malformed(cause?: unknown) {
  return s3Error(
    'MalformedXML',
    'The XML you provided was not well-formed or did not validate against our published schema.',
    {},
    cause,
  );
}
