/** What is wrong with a call, and with which field of its input. */
interface UserError {
  readonly field: string | null;
  readonly message: string;
  readonly code: string;
}

/** Where each user error is to stand. */
export interface Problems {
  /** Beside the field with this path (`ticketCategories.2.price`). */
  readonly at: (path: string) => string | null;
  /** Beside no field that is shown. */
  readonly general: readonly string[];
}

/**
 * Where each user error is to stand, of the fields that a form shows: one about a part of a field (`price.amount`) beside the field (`price`). What the
 * form itself has found (`own`) goes first.
 */
export function problemsOf(
  userErrors: readonly UserError[],
  shown: (path: string) => boolean,
  own: Readonly<Record<string, string>> = {},
): Problems {
  const fields = new Map<string, string>();
  const general: string[] = [];
  for (const { field, message } of userErrors) {
    const path = shownPath(field, shown);
    if (path === null) {
      if (!general.includes(message)) general.push(message);
    } else if (!fields.has(path)) fields.set(path, message);
  }
  return { at: (path) => own[path] ?? fields.get(path) ?? null, general };
}

/** The field that is shown and stands closest above what an error is about; null where none does. */
function shownPath(field: string | null, shown: (path: string) => boolean): string | null {
  const parts = (field ?? '').split('.').filter((part) => part !== 'input' && part !== '');
  for (let length = parts.length; length > 0; length -= 1) {
    const path = parts.slice(0, length).join('.');
    if (shown(path)) return path;
  }
  return null;
}
