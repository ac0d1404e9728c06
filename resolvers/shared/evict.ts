import type { Context } from '@aws-appsync/utils';
import { extensions } from '@aws-appsync/utils';
import type { CachedField, KeysOf } from '../wiring.ts';

type Pair<Key> = readonly [key: Key, value: Key extends 'arguments' ? Readonly<Record<string, unknown>> : string];

/** The keys of a query in the wiring's order, each with its value; `arguments` takes the map that the query was given. */
type EntryOf<Keys> = { readonly [At in keyof Keys]: Pair<Keys[At]> };

/**
 * Takes one entry out of the API's cache, so that the next reader sees the change: `evict(ctx, 'Query.product', [['arguments.id', id]])`.
 * For a mutation's own resolver, in `response`, once the change is written: in `request` a reader between the two would put back what was.
 * A reader that read before the change can still put it back for the entry's TTL.
 */
export function evict<Field extends CachedField>(
  ctx: Pick<Context, 'env'>,
  field: Field,
  entry: EntryOf<KeysOf<Field>> & readonly (readonly [string, unknown])[],
): void {
  // Whether AppSync takes an eviction where there is no cache it does not say.
  if (!ctx.env['API_CACHE']) return;
  evictEntry(field, entry);
}

function evictEntry(field: string, entry: readonly (readonly [string, unknown])[]): void {
  const [typeName = '', fieldName = ''] = field.split('.');
  const pairs: Record<string, unknown> = {};
  for (const [key, value] of entry) pairs[`context.${key}`] = value;
  extensions.evictFromApiCache(typeName, fieldName, pairs);
}
