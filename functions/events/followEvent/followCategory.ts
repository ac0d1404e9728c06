/** Events by their kind, as the index has them, and the queue that has events followed. */
export interface Kinds {
  /** Some of the events that the index has of this kind, those first that begin first; `next` is null where there are no more. */
  page(
    categoryId: string,
    from: string | null,
  ): Promise<{ readonly eventIds: readonly string[]; readonly next: string | null }>;
  /** Has these events followed. */
  ask(eventIds: readonly string[]): Promise<void>;
  /** Has the events behind this place looked for by a message of its own. */
  goOn(categoryId: string, from: string): Promise<void>;
}

/**
 * Has the events of a kind that was renamed followed, a page at a time: each reads the name for itself. It may run again, and stop anywhere. Whom the index
 * has not yet are followed by somebody who writes them after this has looked, and who then reads the name once more (`indexEvent`): it is the new one.
 * Answers how many events were asked for.
 */
export async function followCategory(categoryId: string, from: string | null, kinds: Kinds): Promise<number> {
  const { eventIds, next } = await kinds.page(categoryId, from);
  await kinds.ask(eventIds);
  if (next !== null) await kinds.goOn(categoryId, next);
  return eventIds.length;
}
