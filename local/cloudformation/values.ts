/** Whether a value of a template is an object (no list, no null). */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The one member of an object that has exactly one. */
export function single(value: Record<string, unknown>): { readonly name: string; readonly value: unknown } | undefined {
  const entries = Object.entries(value);
  const [first] = entries;
  return entries.length === 1 && first !== undefined ? { name: first[0], value: first[1] } : undefined;
}
