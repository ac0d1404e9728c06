/** Seconds by which a sweeper is behind: 0 where nothing is due. `dueAt`: UTC, ISO 8601. */
export function overdueFor(due: readonly { readonly dueAt: string }[], now: Date): number {
  const first = Math.min(...due.map(({ dueAt }) => Date.parse(dueAt)));
  return due.length === 0 ? 0 : Math.max(0, Math.round((now.getTime() - first) / 1000));
}
