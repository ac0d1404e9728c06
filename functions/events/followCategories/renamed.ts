import type { Image } from '../../platform/publishChange.ts';

/** The kinds of events that have another name than before. A new one has no events yet. Throws on a row that is no list of kinds. */
export function renamedCategories(before: Image, after: Image): string[] {
  const names = namesIn(before);
  return [...namesIn(after)].filter(([id, name]) => (names.get(id) ?? name) !== name).map(([id]) => id);
}

function namesIn(list: Image): ReadonlyMap<string, string> {
  if (!list) return new Map();
  const names = list.categories?.L?.map(({ M }): [string, string] => {
    const [id, name] = [M?.id?.S, M?.name?.S];
    if (!id || !name) throw new Error('not a row of this table');
    return [id, name];
  });
  if (!names) throw new Error('not a row of this table');
  return new Map(names);
}
