import { createHash } from 'node:crypto';
import type * as z from 'zod/mini';
import type { ObjectStore } from '../ports/objectStore.ts';
import { parseJson } from './json.ts';

/** What a step of a workflow left for the next is not there. */
export class MissingObjectError extends Error {
  override readonly name = 'MissingObjectError';
}

/** Stores a value that is too large to travel between the steps of a workflow; answers its key. */
export async function putJson(store: ObjectStore, key: string, value: unknown): Promise<string> {
  const content = Buffer.from(JSON.stringify(value));
  await store.store(key, content, 'application/json', createHash('sha256').update(content).digest('hex'));
  return key;
}

/** The value that stands at a key. Throws MissingObjectError, and MalformedError where it is no such value. */
export async function getJson<Schema extends z.core.$ZodType>(
  store: ObjectStore,
  key: string,
  schema: Schema,
): Promise<z.output<Schema>> {
  const object = await store.open(key);
  if (!object) throw new MissingObjectError(key);
  return parseJson(schema, Buffer.from(await object.bytes()).toString('utf8'));
}
