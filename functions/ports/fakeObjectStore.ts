import { createHash } from 'node:crypto';
import type { ObjectVersion } from '#model/files.ts';
import type { ObjectStore } from './objectStore.ts';

/** A bucket in memory, for tests. */
export interface FakeObjectStore extends ObjectStore {
  /** Puts a version there as somebody else would. */
  put(key: string, versionId: string, content: Uint8Array, contentType?: string): void;
  /** Every version that is there, as `key@versionId`. */
  list(): string[];
}

/** An empty bucket, which refuses content whose checksum is another. */
export function fakeObjectStore(): FakeObjectStore {
  const versions = new Map<string, { version: ObjectVersion; content: Uint8Array; contentType: string | null }>();
  let stored = 0;
  const put = (key: string, versionId: string, content: Uint8Array, contentType?: string) => {
    versions.set(`${key}@${versionId}`, { version: { key, versionId }, content, contentType: contentType ?? null });
  };
  return {
    put,
    list: () => [...versions.keys()].sort(),
    open(key, versionId) {
      const all = [...versions.values()].filter(({ version }) => version.key === key);
      const found = versionId ? all.find(({ version }) => version.versionId === versionId) : all.at(-1);
      if (!found) return Promise.resolve(null);
      return Promise.resolve({
        size: found.content.length,
        contentType: found.contentType,
        bytes: () => Promise.resolve(found.content),
      });
    },
    store(key, content, contentType, sha256) {
      if (createHash('sha256').update(content).digest('hex') !== sha256) return Promise.reject(new Error('BadDigest'));
      stored += 1;
      put(key, `v${stored}`, content, contentType);
      return Promise.resolve({ key, versionId: `v${stored}` });
    },
    remove(key, versionId) {
      versions.delete(`${key}@${versionId}`);
      return Promise.resolve();
    },
    versions: (prefix) =>
      Promise.resolve([...versions.values()].map(({ version }) => version).filter(({ key }) => key.startsWith(prefix))),
  };
}
