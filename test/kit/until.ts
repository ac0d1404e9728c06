/** Milliseconds between two looks. */
const LOOK_AGAIN = 25;

/** Looks until `probe` answers something, and answers that. Throws, with what it waited for, once the time is over. */
export async function until<Found>(
  what: string,
  probe: () => Promise<Found | null | undefined | false> | Found | null | undefined | false,
  milliseconds = 30_000,
): Promise<Found> {
  const end = performance.now() + milliseconds;
  while (performance.now() < end) {
    const found = await probe();
    if (found !== null && found !== undefined && found !== false) return found;
    await new Promise((resume) => setTimeout(resume, LOOK_AGAIN));
  }
  throw new Error(`Waited ${milliseconds} ms in vain for ${what}.`);
}
