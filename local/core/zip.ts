import { inflateRawSync } from 'node:zlib';
import { AwsError } from './errors.ts';

export interface ZipEntry {
  /** Path inside the archive, with `/` between folders; folders themselves are left out. */
  readonly path: string;
  readonly encrypted: boolean;
  /** As the archive tells it; an archive can lie. */
  readonly size: number;
  /** Throws where the entry is encrypted, damaged or larger than `limit` bytes. */
  read(limit: number): Buffer;
}

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const endLength = 22;
const longestComment = 0xffff;

/**
 * The files of a ZIP archive, read from its central directory; `undefined` where the bytes are none.
 * Knows stored and deflated entries, not ZIP64. https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
 */
export function readZip(bytes: Buffer): ZipEntry[] | undefined {
  if (bytes.length < endLength || bytes.readUInt16LE(0) !== 0x4b50) return undefined;
  const end = findEnd(bytes);
  if (end === undefined) return undefined;
  const entries: ZipEntry[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== entrySignature) return undefined;
    const nameLength = bytes.readUInt16LE(at + 28);
    const path = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    if (!path.endsWith('/')) entries.push(entry(bytes, at, path));
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

function findEnd(bytes: Buffer): number | undefined {
  const first = Math.max(0, bytes.length - endLength - longestComment);
  for (let at = bytes.length - endLength; at >= first; at -= 1) {
    if (bytes.readUInt32LE(at) === endSignature) return at;
  }
  return undefined;
}

function entry(bytes: Buffer, at: number, path: string): ZipEntry {
  const encrypted = (bytes.readUInt16LE(at + 8) & 1) === 1;
  const method = bytes.readUInt16LE(at + 10);
  const packed = bytes.readUInt32LE(at + 20);
  const offset = bytes.readUInt32LE(at + 42);
  return {
    path,
    encrypted,
    size: bytes.readUInt32LE(at + 24),
    read(limit) {
      if (encrypted) throw damaged(path, 'it is encrypted');
      if (offset + 30 > bytes.length) throw damaged(path, 'it lies outside the archive');
      const start = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
      const data = bytes.subarray(start, start + packed);
      if (method === 0) {
        if (data.length > limit) throw damaged(path, 'it is too large');
        return data;
      }
      if (method !== 8) throw damaged(path, `its compression method ${method} is not known`);
      try {
        return inflateRawSync(data, { maxOutputLength: limit });
      } catch (error) {
        throw damaged(path, 'it is damaged or too large', error);
      }
    },
  };
}

function damaged(path: string, reason: string, cause?: unknown): AwsError {
  return new AwsError('InvalidZipEntry', `The entry ${path} of the archive cannot be read: ${reason}.`, { cause });
}
