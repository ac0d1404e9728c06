import { readingsFolder } from '#model/keys.ts';
import type { ObjectStore } from '../../ports/objectStore.ts';

/** Removes what was read of an invoice, every version of it; answers how many there were. Done again, it removes what is left. */
export async function removeReadings(invoiceId: string, documents: ObjectStore): Promise<number> {
  const versions = await documents.versions(readingsFolder(invoiceId));
  await Promise.all(versions.map((version) => documents.remove(version.key, version.versionId)));
  return versions.length;
}
