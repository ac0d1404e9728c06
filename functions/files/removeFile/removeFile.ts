import { fileMachine } from '#model/files.ts';
import { documentObject, quarantineObject } from '#model/keys.ts';
import { canMove } from '#model/statusMachine.ts';
import type { StoredFile } from '../../platform/rows.ts';
import type { Change, Table } from '../../platform/table.ts';
import type { ObjectStore } from '../../ports/objectStore.ts';

export interface RemovalPorts {
  readonly files: Table<StoredFile>;
  readonly quarantine: ObjectStore;
  readonly documents: ObjectStore;
}

/**
 * Removes a file and its content for good. The row goes first: from then on no verdict makes a document of it. Done
 * again, it deletes what is left.
 */
export async function removeFile(fileId: string, { files, quarantine, documents }: RemovalPorts): Promise<void> {
  await files.settle(fileId, remove);
  await Promise.all([
    removeVersions(quarantine, quarantineObject(fileId)),
    removeVersions(documents, documentObject(fileId)),
  ]);
}

/** The row of a removed file keeps what says that it was there, and loses the way to its content. */
export function remove(row: StoredFile | null): Change | null {
  if (!row || row.status === 'REMOVED' || !canMove(fileMachine, row.status, 'REMOVED')) return null;
  return { set: { status: 'REMOVED' }, remove: ['document', 'reason', 'openUntil', 'dueShard', 'dueAt'] };
}

async function removeVersions(store: ObjectStore, key: string): Promise<void> {
  const versions = await store.versions(key);
  // A listing goes by how keys begin.
  const own = versions.filter((version) => version.key === key);
  await Promise.all(own.map((version) => store.remove(version.key, version.versionId)));
}
