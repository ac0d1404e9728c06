import { createReadStream, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Cloud } from '../core/cloud.ts';
import { isDiskFull } from '../core/disk.ts';
import { OperatorError } from '../core/errors.ts';
import type { Store } from '../core/store.ts';
import type { Checksum } from './checksums.ts';
import { s3Error } from './errors.ts';

/** What the client says of an object beside its bytes. */
export interface ObjectAttributes {
  /** `Content-Type`, `Cache-Control` … by header name in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** User metadata without the prefix `x-amz-meta-`. */
  readonly metadata: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
  readonly storageClass: string;
  readonly encryption: { readonly algorithm: string; readonly keyId?: string };
}

export interface ObjectVersion extends ObjectAttributes {
  readonly bucket: string;
  readonly key: string;
  /** `null` where the bucket did not keep versions. */
  readonly versionId: string;
  /** Grows with each version that is made, whatever the clock does. */
  readonly order: number;
  readonly deleteMarker: boolean;
  readonly lastModified: number;
  readonly size: number;
  /** Without quotes. */
  readonly etag: string;
  readonly checksum?: Checksum;
  /** Name of the file that holds the bytes; a delete marker has none. */
  readonly file?: string;
}

export interface ByteRange {
  readonly start: number;
  /** Inclusive. */
  readonly end: number;
}

export const nullVersion = 'null';

/** The versions of every object: metadata as rows, bytes as files beside them. */
export class Objects {
  readonly #cloud: Cloud;
  readonly #store: Store;
  readonly #folder: string;
  readonly #buckets = new Map<string, Map<string, ObjectVersion[]>>();
  readonly #sortedKeys = new Map<string, string[]>();
  #order = 0;

  constructor(cloud: Cloud, store: Store) {
    this.#cloud = cloud;
    this.#store = store;
    this.#folder =
      cloud.directory === undefined ? mkdtempSync(join(tmpdir(), 'local-s3-')) : join(cloud.directory, 's3', 'objects');
    mkdirSync(this.#folder, { recursive: true });
    if (cloud.directory === undefined) {
      cloud.onStop(() => rmSync(this.#folder, { recursive: true, force: true, maxRetries: 3 }));
    }
    for (const { value } of store.list<ObjectVersion>(table)) {
      this.#order = Math.max(this.#order, value.order);
      this.#remember(value);
    }
  }

  /** Deletes the files that no row tells of: what a kill left between a file and its row. */
  sweepFiles(kept: ReadonlySet<string>): void {
    const known = new Set(kept);
    for (const keys of this.#buckets.values()) {
      for (const version of [...keys.values()].flat()) if (version.file !== undefined) known.add(version.file);
    }
    for (const file of readdirSync(this.#folder)) if (!known.has(file)) rmSync(join(this.#folder, file));
  }

  /** Writes the bytes and answers the file's name; they belong to no object until a version names them. */
  async writeFile(bytes: Buffer | AsyncIterable<Buffer>): Promise<string> {
    const file = this.#cloud.uuid();
    try {
      await writeFile(join(this.#folder, file), bytes);
    } catch (error) {
      await this.removeFile(file);
      if (isDiskFull(error)) {
        this.#cloud.fail(
          new OperatorError(`The disk is full: an object could not be written to ${this.#folder}.`, { cause: error }),
        );
      }
      throw s3Error('InternalError', 'We encountered an internal error. Please try again.', {}, error);
    }
    return file;
  }

  async removeFile(file: string | undefined): Promise<void> {
    if (file !== undefined) await rm(join(this.#folder, file), { force: true });
  }

  async readFile(file: string, range: ByteRange): Promise<Buffer> {
    const length = range.end - range.start + 1;
    const handle = await open(join(this.#folder, file));
    try {
      const bytes = Buffer.alloc(length);
      let filled = 0;
      while (filled < length) {
        const { bytesRead } = await handle.read(bytes, filled, length - filled, range.start + filled);
        if (bytesRead === 0) throw new Error(`The file of an object ends after ${range.start + filled} bytes.`);
        filled += bytesRead;
      }
      return bytes;
    } finally {
      await handle.close();
    }
  }

  stream(file: string): AsyncIterable<Buffer> {
    return createReadStream(join(this.#folder, file));
  }

  /** The newest version, delete markers included. */
  newest(bucket: string, key: string): ObjectVersion | undefined {
    return this.#buckets.get(bucket)?.get(key)?.[0];
  }

  version(bucket: string, key: string, versionId: string): ObjectVersion | undefined {
    return this.#buckets
      .get(bucket)
      ?.get(key)
      ?.find((version) => version.versionId === versionId);
  }

  /** Newest first. */
  versions(bucket: string, key: string): readonly ObjectVersion[] {
    return this.#buckets.get(bucket)?.get(key) ?? [];
  }

  /** Every key that has a version, in the order of its UTF-8 bytes. */
  keys(bucket: string): readonly string[] {
    const known = this.#sortedKeys.get(bucket);
    if (known !== undefined) return known;
    const sorted = [...(this.#buckets.get(bucket)?.keys() ?? [])].sort((left, right) =>
      Buffer.compare(Buffer.from(left), Buffer.from(right)),
    );
    this.#sortedKeys.set(bucket, sorted);
    return sorted;
  }

  /** Adds a version, in place of the `null` version where it is one itself. `also` writes in the same transaction. */
  add(version: Omit<ObjectVersion, 'order'>, also: (version: ObjectVersion) => void): ObjectVersion {
    const added = { ...version, order: this.#order + 1 };
    const replaced =
      version.versionId === nullVersion ? this.version(version.bucket, version.key, nullVersion) : undefined;
    this.#store.transaction(() => {
      if (replaced !== undefined) this.#store.delete(table, rowKey(replaced));
      this.#store.put(table, rowKey(added), added);
      also(added);
    });
    this.#order = added.order;
    if (replaced !== undefined) this.#forget(replaced);
    this.#remember(added);
    void this.removeFile(replaced?.file).catch((error: unknown) => this.#cloud.trace.warn(`s3: ${String(error)}`));
    return added;
  }

  /** Puts other attributes on a version that stays the same otherwise. */
  replace(version: ObjectVersion, also: (version: ObjectVersion) => void): void {
    this.#store.transaction(() => {
      this.#store.put(table, rowKey(version), version);
      also(version);
    });
    this.#forget(version);
    this.#remember(version);
  }

  /** Removes one version for good. */
  remove(version: ObjectVersion, also: () => void): void {
    this.#store.transaction(() => {
      this.#store.delete(table, rowKey(version));
      also();
    });
    this.#forget(version);
    void this.removeFile(version.file).catch((error: unknown) => this.#cloud.trace.warn(`s3: ${String(error)}`));
  }

  #remember(version: ObjectVersion): void {
    let keys = this.#buckets.get(version.bucket);
    if (keys === undefined) this.#buckets.set(version.bucket, (keys = new Map()));
    let versions = keys.get(version.key);
    if (versions === undefined) {
      keys.set(version.key, (versions = []));
      this.#sortedKeys.delete(version.bucket);
    }
    versions.push(version);
    versions.sort((left, right) => right.order - left.order);
  }

  #forget(version: ObjectVersion): void {
    const keys = this.#buckets.get(version.bucket);
    const versions = keys?.get(version.key)?.filter(({ order }) => order !== version.order) ?? [];
    if (versions.length > 0) {
      keys?.set(version.key, versions);
      return;
    }
    keys?.delete(version.key);
    this.#sortedKeys.delete(version.bucket);
  }
}

const table = 'versions';

function rowKey(version: Pick<ObjectVersion, 'bucket' | 'order'>): string {
  return `${version.bucket}/${String(version.order).padStart(12, '0')}`;
}
