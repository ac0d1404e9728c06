import { strToU8, zipSync } from 'fflate';
import { ublOf } from '../ubl/ublOf.ts';
import type { ExportedFile, FileWriter } from './format.ts';

/** ZIP knows no year before 1980, and no time zone: the hour of writing tells nobody anything. */
const ENTRY_TIME = '1980-01-01T00:00:00';

interface Entry {
  readonly name: string;
  readonly content: Uint8Array;
}

/** UBL: the one invoice as it is, more of them in a ZIP. */
export function ublWriter(): FileWriter {
  const documents: Entry[] = [];
  let size = 0;
  return {
    add(invoice) {
      const ubl = ublOf(invoice);
      if ('why' in ubl) return ubl.why;
      const content = strToU8(ubl.xml);
      size += content.length;
      // Ids are our own: no name that a stranger wrote becomes a path.
      documents.push({ name: `${invoice.id}.xml`, content });
      return null;
    },
    size: () => size,
    end() {
      const [first, ...others] = documents;
      if (!first) return null;
      if (others.length > 0) return archiveOf(documents);
      return { content: first.content, contentType: 'application/xml', extension: 'xml', count: 1 };
    },
  };
}

/** Files in one ZIP, in their order. */
export function archiveOf(documents: readonly Entry[]): ExportedFile {
  const files = Object.fromEntries(documents.map(({ name, content }) => [name, content]));
  return {
    content: zipSync(files, { mtime: ENTRY_TIME }),
    contentType: 'application/zip',
    extension: 'zip',
    count: documents.length,
  };
}
