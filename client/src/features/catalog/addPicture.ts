import { execute } from '../../api.ts';
import type { ImageType } from '../../graphql/graphql.ts';
import { AddProductImageDocument, RequestProductImageDocument } from '../../graphql/graphql.ts';
import { sha256Of } from '../files/announce.ts';
import { sendForm } from '../files/sendForm.ts';

const mediaTypes: Readonly<Record<string, ImageType>> = {
  'image/png': 'PNG',
  'image/jpeg': 'JPEG',
  'image/webp': 'WEBP',
};

const LIMIT = 5 * 1024 * 1024;

/** What a file chooser should offer. */
export const acceptedPictures = Object.keys(mediaTypes).join(',');

/** Why a file cannot be a picture, in a sentence; null where it can. The server checks again. */
export function refusalOf(file: File): string | null {
  if (!mediaTypes[file.type]) return 'This is not a PNG, JPEG or WebP picture.';
  if (file.size === 0) return 'This file is empty.';
  return file.size > LIMIT ? 'This picture is larger than 5 MB.' : null;
}

/** Announces, sends and takes in a picture. Throws with a sentence for people; calling again begins anew. */
export async function addPicture(
  productId: string,
  file: File,
  alt: string,
  onProgress: (share: number) => void,
): Promise<void> {
  const mediaType = mediaTypes[file.type];
  if (!mediaType) throw new Error('This is not a PNG, JPEG or WebP picture.');
  const { requestProductImage } = await execute(RequestProductImageDocument, {
    id: productId,
    input: { mediaType, size: file.size, sha256: await sha256Of(file) },
  });
  const { upload, userErrors } = requestProductImage;
  if (!upload) throw new Error(userErrors[0]?.message ?? 'The picture was not taken.');
  await sendForm(upload.form, file, onProgress);
  const { addProductImage } = await execute(AddProductImageDocument, { id: productId, imageId: upload.imageId, alt });
  const [problem] = addProductImage.userErrors;
  if (problem) throw new Error(problem.message);
}
