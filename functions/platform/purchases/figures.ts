/** Seconds since the oldest of these purchases was placed; 0 where there is none. */
export function ageOfOldest(purchases: readonly { readonly placedAt: string }[], now: Date): number {
  const placed = purchases.map(({ placedAt }) => Date.parse(placedAt));
  return placed.length === 0 ? 0 : Math.max(0, Math.round((now.getTime() - Math.min(...placed)) / 1000));
}
