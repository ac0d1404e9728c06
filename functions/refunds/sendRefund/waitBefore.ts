/** Seconds before each further delivery: a provider that is away for a moment is asked soon, one that is away for long not all the time. */
const waits = [10, 30, 120, 600] as const;

const LONGEST = 900;

/** Seconds after which a message comes again that was delivered so often. The queue hides it for no longer. */
export function waitBefore(deliveries: number): number {
  return waits[Math.max(deliveries, 1) - 1] ?? LONGEST;
}
