/** Milliseconds between two looks, at first and at most. */
export const LOOK_AGAIN = 25;
const LOOK_AGAIN_LATE = 150;
/** Of the time waited so far: every look costs what is waited for its share of the machine. */
const PATIENCE = 0.1;

/**
 * Looks until `probe` answers something, and answers that. Throws, with what it waited for, once the time is over. It looks less often with
 * time; what shows for a moment alone is looked for with `longestPause`.
 */
export async function until<Found>(
  what: string,
  probe: () => Promise<Found | null | undefined | false> | Found | null | undefined | false,
  milliseconds = 30_000,
  longestPause = LOOK_AGAIN_LATE,
): Promise<Found> {
  const start = performance.now();
  const end = start + milliseconds;
  while (performance.now() < end) {
    const found = await probe();
    if (found !== null && found !== undefined && found !== false) return found;
    const pause = Math.min(longestPause, Math.max(LOOK_AGAIN, PATIENCE * (performance.now() - start)));
    await new Promise((resume) => setTimeout(resume, pause));
  }
  throw new Error(`Waited ${milliseconds} ms in vain for ${what}.`);
}
