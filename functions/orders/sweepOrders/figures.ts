/** Seconds since the oldest of these orders was placed; 0 where there is none. */
export function ageOfOldest(orders: readonly { readonly placedAt: string }[], now: Date): number {
  const placed = orders.map(({ placedAt }) => Date.parse(placedAt));
  return placed.length === 0 ? 0 : Math.max(0, Math.round((now.getTime() - Math.min(...placed)) / 1000));
}
