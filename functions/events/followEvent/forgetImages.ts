import type { EventRow } from '#model/concerts.ts';

/** Pictures that were taken off an event. */
export interface RemovedImages {
  /** Deletes a picture's content for good. */
  forget(key: string): Promise<void>;
  /** Has the event forget that there is something to delete, unless it changed since. */
  forgotten(event: EventRow): Promise<void>;
}

/** Deletes the content of pictures that were taken off; answers how many. */
export async function forgetImages(event: EventRow | null, images: RemovedImages): Promise<number> {
  const removed = event?.removedImages ?? [];
  if (!event || removed.length === 0) return 0;
  for (const key of removed) await images.forget(key);
  await images.forgotten(event);
  return removed.length;
}
