import { inflateSync } from 'node:zlib';

/** An object of a PDF: what stands in its dictionary, and its stream, unpacked. */
export interface PdfObject {
  readonly dictionary: string;
  readonly stream: Buffer | null;
}

/** The objects of a PDF that pdfkit wrote (no object streams, one revision), by their numbers. */
export function pdfObjects(bytes: Uint8Array): ReadonlyMap<number, PdfObject> {
  const text = Buffer.from(bytes).toString('latin1');
  const objects = new Map<number, PdfObject>();
  for (const start of text.matchAll(/^(\d+) 0 obj\n/gmu)) {
    const from = start.index + start[0].length;
    const end = text.indexOf('endobj', from);
    const streamAt = text.indexOf('\nstream\n', from);
    const hasStream = streamAt >= 0 && streamAt < end;
    const dictionary = text.slice(from, hasStream ? streamAt : end);
    const length = Number(/\/Length (\d+)/u.exec(dictionary)?.[1] ?? 0);
    const raw = Buffer.from(bytes.subarray(streamAt + 8, streamAt + 8 + length));
    const stream = dictionary.includes('/FlateDecode') ? () => inflateSync(raw) : () => raw;
    objects.set(Number(start[1]), { dictionary, stream: hasStream ? stream() : null });
  }
  return objects;
}

/** The one object whose dictionary matches. Throws where there is none, or more. */
export function theObject(objects: ReadonlyMap<number, PdfObject>, pattern: RegExp): PdfObject {
  const [found, ...others] = [...objects.values()].filter(({ dictionary }) => pattern.test(dictionary));
  if (!found || others.length > 0)
    throw new Error(`${others.length + (found ? 1 : 0)} objects match ${String(pattern)}.`);
  return found;
}
