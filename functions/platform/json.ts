import * as z from 'zod/mini';

/** A text that is not what was promised. It will not become so by trying again. */
export class MalformedError extends Error {
  override readonly name = 'MalformedError';
}

/** The JSON text as a value of the schema. Throws MalformedError, which repeats nothing of the text. */
export function parseJson<Schema extends z.core.$ZodType>(schema: Schema, text: string): z.output<Schema> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new MalformedError('This is no JSON.', { cause });
  }
  const parsed = z.safeParse(schema, value);
  if (!parsed.success) throw new MalformedError(parsed.error.issues.map((issue) => issue.path.join('.')).join(', '));
  return parsed.data;
}
