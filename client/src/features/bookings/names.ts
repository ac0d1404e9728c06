/** The server's own bound of a name. */
export const LONGEST_NAME = 120;

/** What is sent of the names that were typed: null where nobody is named. That some are named and others not, the server refuses in words. */
export function namesInput(typed: readonly string[]): string[] | null {
  const names = typed.map((each) => each.trim());
  return names.every((each) => each === '') ? null : names;
}

/** Whether some tickets are named and others not. */
export function isHalfNamed(typed: readonly string[]): boolean {
  const names = namesInput(typed);
  return names?.includes('') ?? false;
}
