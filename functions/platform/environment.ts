import * as z from 'zod/mini';

/** A setting that must be there. */
export const text = z.string().check(z.minLength(1));

/** A positive number, written in decimal. */
export const positive = z.pipe(
  z.string().check(z.minLength(1)),
  z.pipe(z.transform(Number), z.number().check(z.positive())),
);

/**
 * The settings that a function needs. A missing or wrong one ends the start of the function, with its name, before any
 * event is lost on it.
 */
export function environment<Shape extends z.core.$ZodShape>(shape: Shape): z.output<z.ZodMiniObject<Shape>> {
  return z.parse(z.object(shape), process.env);
}
