import fc from 'fast-check';

/** How many orders of steps are tried before it counts as not to be found. */
const MOST = 1_000;

/**
 * Whether some order of steps brings a thing about: what a negative control asks, where one order in many does. Goes on until it is found, so that no
 * control depends on luck.
 */
export async function sought(broughtAbout: (scheduler: fc.Scheduler) => Promise<boolean>): Promise<boolean> {
  let found = false;
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), async (scheduler) => {
      found = found || (await broughtAbout(scheduler));
    }),
    { numRuns: MOST },
  );
  return found;
}
