import type { CatalogErrorCode } from '../../graphql/graphql.ts';
import type { Draft } from './draft.ts';
import { partOf } from './draft.ts';

interface UserError {
  readonly field: string | null;
  readonly message: string;
  readonly code: CatalogErrorCode;
}

interface Problems {
  /** Those that stand beside a part of the form. */
  readonly fields: Readonly<Partial<Record<keyof Draft, string>>>;
  /** All others. */
  readonly general: readonly string[];
}

/** Where each user error is to stand. */
export function problemsOf(userErrors: readonly UserError[]): Problems {
  const fields: Partial<Record<keyof Draft, string>> = {};
  const general: string[] = [];
  for (const { field, message } of userErrors) {
    const part = partOf(field);
    if (part) fields[part] = message;
    else general.push(message);
  }
  return { fields, general };
}
