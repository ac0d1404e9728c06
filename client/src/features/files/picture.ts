import type { ImageType } from '../../graphql/graphql.ts';
import { sha256Of } from './announce.ts';
import type { UploadForm } from './sendForm.ts';
import { sendForm } from './sendForm.ts';

const mediaTypes: Readonly<Record<string, ImageType>> = {
  'image/png': 'PNG',
  'image/jpeg': 'JPEG',
  'image/webp': 'WEBP',
};

const LIMIT = 5 * 1024 * 1024;

/** What a file chooser should offer. */
export const acceptedPictures = Object.keys(mediaTypes).join(',');

/** A picture that will be sent, as the server is told of it. */
export interface AnnouncedPicture {
  readonly mediaType: ImageType;
  readonly size: number;
  /** SHA-256 as 64 hexadecimal digits. */
  readonly sha256: string;
}

/** What a domain answers to a picture that is announced. */
export interface PictureAnswer {
  readonly upload: { readonly imageId: string; readonly form: UploadForm } | null;
  readonly userErrors: readonly { readonly message: string }[];
}

/** How a domain takes pictures: it is told of one, and, once that was sent, takes it in. */
export interface PictureCalls {
  readonly request: (announced: AnnouncedPicture) => Promise<PictureAnswer>;
  readonly add: (imageId: string) => Promise<{ readonly userErrors: readonly { readonly message: string }[] }>;
}

/** Why a file cannot be a picture, in a sentence; null where it can. The server checks again. */
export function refusalOf(file: File): string | null {
  if (!mediaTypes[file.type]) return 'This is not a PNG, JPEG or WebP picture.';
  if (file.size === 0) return 'This file is empty.';
  return file.size > LIMIT ? 'This picture is larger than 5 MB.' : null;
}

/** Announces, sends and has a picture taken in. Throws with a sentence for people; calling again begins anew. */
export async function addPicture(
  { request, add }: PictureCalls,
  file: File,
  onProgress: (share: number) => void,
): Promise<void> {
  const mediaType = mediaTypes[file.type];
  if (!mediaType) throw new Error('This is not a PNG, JPEG or WebP picture.');
  const { upload, userErrors } = await request({ mediaType, size: file.size, sha256: await sha256Of(file) });
  if (!upload) throw new Error(userErrors[0]?.message ?? 'The picture was not taken.');
  await sendForm(upload.form, file, onProgress);
  const [problem] = (await add(upload.imageId)).userErrors;
  if (problem) throw new Error(problem.message);
}
