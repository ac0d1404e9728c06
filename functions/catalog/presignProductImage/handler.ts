import * as z from 'zod/mini';
import { imageTypes } from '#model/catalog.ts';
import { quarantinedImage } from '#model/keys.ts';
import { environment, positive, text } from '../../platform/environment.ts';
import { announcedPicture } from '../../platform/pictures/announcedPicture.ts';
import { formsFor } from '../../ports/s3Forms.ts';

const env = environment({ QUARANTINE_BUCKET: text, UPLOAD_MINUTES: positive });
const forms = formsFor(env.QUARANTINE_BUCKET);

/** What `requestProductImage` hands over, once its rules are kept. */
const announcement = z.object({ productId: z.string().check(z.minLength(1)), ...announcedPicture });

/** Signs a form that lets exactly the announced picture through. */
export async function handler(event: unknown) {
  const { productId, imageId, mediaType, size, sha256 } = z.parse(announcement, event);
  const { contentType } = imageTypes[mediaType];
  const key = quarantinedImage(productId, imageId);
  return { form: await forms.sign({ key, contentType, size, sha256 }, env.UPLOAD_MINUTES * 60) };
}
