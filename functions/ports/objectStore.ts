import type { ObjectVersion } from '#model/files.ts';

/** Content with its size, before its bytes are fetched. */
export interface StoredObject {
  /** Bytes. */
  readonly size: number;
  /** As its sender called it; null where they did not. */
  readonly contentType: string | null;
  bytes(): Promise<Uint8Array>;
}

/** One bucket whose objects have versions. */
export interface ObjectStore {
  /** The object in that version (the newest where none is named), or null where it is not there (any more). */
  open(key: string, versionId?: string): Promise<StoredObject | null>;
  /** Stores content whose SHA-256 (64 hexadecimal digits) the store checks. */
  store(key: string, content: Uint8Array, contentType: string, sha256: string): Promise<ObjectVersion>;
  /** Deletes one version for good; one that is not there is deleted already. */
  remove(key: string, versionId: string): Promise<void>;
  /** Every version, and every mark of deletion, of every object whose key begins so. */
  versions(prefix: string): Promise<ObjectVersion[]>;
}
