import { createHash } from 'node:crypto';
import type { UploadForm } from '#dev/upload.ts';
import type { Person } from './person.ts';
import type { ProductAnswer } from './products.ts';
import { PRODUCT } from './products.ts';

/** A picture that is announced for a product. */
export interface AnnouncedImage {
  readonly mediaType: 'PNG' | 'JPEG' | 'WEBP';
  readonly size: number;
  readonly sha256: string;
}

export interface ImageRequest {
  readonly upload: { readonly imageId: string; readonly form: UploadForm } | null;
  readonly userErrors: readonly { readonly field: string | null; readonly code: string }[];
}

/** What is announced of these bytes. */
export function imageOf(bytes: Uint8Array, mediaType: AnnouncedImage['mediaType']): AnnouncedImage {
  return { mediaType, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** `requestProductImage`, whatever it answers. */
export async function requestImage(admin: Person, id: string, input: AnnouncedImage): Promise<ImageRequest> {
  const { requestProductImage } = await admin.run<{ requestProductImage: ImageRequest }>(
    `mutation ($id: ID!, $input: RequestProductImageInput!) {
      requestProductImage(id: $id, input: $input) {
        upload { imageId form { url fields { name value } } } userErrors { field code }
      }
    }`,
    { id, input },
  );
  return requestProductImage;
}

/** `addProductImage`, whatever it answers. */
export async function addImage(admin: Person, id: string, imageId: string, alt = 'A mug'): Promise<ProductAnswer> {
  const { addProductImage } = await admin.run<{ addProductImage: ProductAnswer }>(
    `mutation ($id: ID!, $imageId: ID!, $alt: String!) {
      addProductImage(id: $id, imageId: $imageId, alt: $alt) { product { ${PRODUCT} } userErrors { field message code } }
    }`,
    { id, imageId, alt },
  );
  return addProductImage;
}

/** `removeProductImage`, whatever it answers. */
export async function removeImage(admin: Person, id: string, imageId: string): Promise<ProductAnswer> {
  const { removeProductImage } = await admin.run<{ removeProductImage: ProductAnswer }>(
    `mutation ($id: ID!, $imageId: ID!) {
      removeProductImage(id: $id, imageId: $imageId) { product { ${PRODUCT} } userErrors { field message code } }
    }`,
    { id, imageId },
  );
  return removeProductImage;
}
