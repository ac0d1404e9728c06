import { z } from 'zod';

const Failure = z.object({ errorMessage: z.string() });

/** The message of a function's error payload. */
export function readableError(payload: string): string {
  try {
    const failure = Failure.safeParse(JSON.parse(payload));
    return failure.success ? failure.data.errorMessage : 'unknown';
  } catch (error) {
    if (error instanceof SyntaxError) return 'unknown';
    throw error;
  }
}
