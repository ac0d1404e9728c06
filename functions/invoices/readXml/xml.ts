import { SaxesParser } from 'saxes';
import { XmlRefusal } from './refusal.ts';

/** An element with its local name; what a prefix stands for is in `namespace`. Attributes go by their names as written. */
export interface XmlElement {
  readonly name: string;
  readonly namespace: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** Its own text, without that of its children. */
  readonly text: string;
}

interface Open extends XmlElement {
  readonly attributes: Map<string, string>;
  readonly children: Open[];
  text: string;
}

/** Levels at most: an e-invoice has about twelve. */
const MAXIMUM_DEPTH = 64;
/** Elements and attributes at most: an invoice of 5,000 lines has half as many. */
const MAXIMUM_NODES = 400_000;
/** Characters of one attribute at most; a scheme's identifier or a file's name. */
const MAXIMUM_ATTRIBUTE = 10_000;

/**
 * Parses XML that is well-formed and has no DTD, so that no entity but the five that every XML has can stand in it and nothing outside of
 * it is asked for. Time and memory grow with its length alone. Elements of namespaces that `isOwn` does not know are left out with all that
 * is in them. Throws XmlRefusal.
 */
export function parseXml(text: string, isOwn: (namespace: string) => boolean): XmlElement {
  // Found at once, wherever it stands: the parser would first read all of what a DTD declares.
  if (/<!DOCTYPE/iu.test(text)) throw new XmlRefusal('FORBIDDEN', 'It has a DTD.');
  const parser = new SaxesParser({ xmlns: true, position: false });
  const open: Open[] = [];
  let root: Open | undefined;
  let foreign = 0;
  let nodes = 0;
  const count = (more: number): void => {
    nodes += more;
    if (nodes > MAXIMUM_NODES) throw new XmlRefusal('FORBIDDEN', `It has more than ${MAXIMUM_NODES} elements.`);
  };
  parser.on('error', (cause) => {
    throw new XmlRefusal('MALFORMED', 'It is not well-formed.', { cause });
  });
  parser.on('doctype', () => {
    throw new XmlRefusal('FORBIDDEN', 'It has a DTD.');
  });
  parser.on('attribute', ({ value }) => {
    count(1);
    if (value.length > MAXIMUM_ATTRIBUTE) throw new XmlRefusal('FORBIDDEN', 'An attribute is too long.');
  });
  parser.on('opentag', (tag) => {
    count(1);
    if (open.length + foreign >= MAXIMUM_DEPTH) {
      throw new XmlRefusal('FORBIDDEN', `It is nested more than ${MAXIMUM_DEPTH} levels deep.`);
    }
    if (foreign > 0 || !isOwn(tag.uri)) {
      foreign += 1;
      return;
    }
    const element: Open = {
      name: tag.local,
      namespace: tag.uri,
      attributes: new Map(Object.values(tag.attributes).map(({ name, value }) => [name, value])),
      children: [],
      text: '',
    };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  parser.on('closetag', () => {
    if (foreign > 0) foreign -= 1;
    else open.pop();
  });
  const say = (part: string): void => {
    const element = open.at(-1);
    if (element && foreign === 0) element.text += part;
  };
  parser.on('text', say);
  parser.on('cdata', say);
  parser.write(text).close();
  if (!root) throw new XmlRefusal('NO_E_INVOICE', 'Its root element is none of an e-invoice.');
  return root;
}

/** The children of a name along a path: all that its last name leads to. */
export function all(element: XmlElement | undefined, ...path: readonly string[]): XmlElement[] {
  const begin: XmlElement[] = element === undefined ? [] : [element];
  return path.reduce(
    (found, name) => found.flatMap((one) => one.children.filter((child) => child.name === name)),
    begin,
  );
}

/** The first of them. */
export function first(element: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined {
  return all(element, ...path)[0];
}

/** The text there, with its white space made single spaces; undefined where there is none. */
export function textOf(element: XmlElement | undefined, ...path: readonly string[]): string | undefined {
  for (const found of all(element, ...path)) {
    const text = found.text.replace(/\s+/gu, ' ').trim();
    if (text !== '') return text;
  }
  return undefined;
}
