import * as z from 'zod/mini';
import { imageTypes } from '#model/catalog.ts';
import { keysOf } from '../rows.ts';

/** What is said of a picture that will be sent, once the rules are kept. */
export const announcedPicture = {
  imageId: z.string().check(z.minLength(1)),
  mediaType: z.enum(keysOf(imageTypes)),
  size: z.int().check(z.positive()),
  sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
};
