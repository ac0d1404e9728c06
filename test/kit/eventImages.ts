import type { UploadForm } from '#dev/upload.ts';
import { post } from '#dev/upload.ts';
import type { EventView } from './events.ts';
import type { Person } from './person.ts';
import { imageOf } from './productImages.ts';

interface Problems {
  readonly userErrors: readonly { readonly code: string }[];
}

/** Gives an event a picture, as its organiser does: asks where to send it, sends it and has it taken in. Throws where it is refused. */
export async function illustrate(
  organizer: Person,
  { id }: Pick<EventView, 'id'>,
  png: Uint8Array,
  alt: string,
): Promise<void> {
  const { requestEventImage } = await organizer.run<{
    requestEventImage: Problems & { upload: { imageId: string; form: UploadForm } | null };
  }>(
    `mutation ($id: ID!, $input: RequestEventImageInput!) {
      requestEventImage(id: $id, input: $input) { upload { imageId form { url fields { name value } } } userErrors { code } }
    }`,
    { id, input: imageOf(png, 'PNG') },
  );
  const { upload } = requestEventImage;
  if (!upload) throw new Error(`No picture can be sent: ${JSON.stringify(requestEventImage.userErrors)}`);
  await post(upload.form, png);
  const { addEventImage } = await organizer.run<{ addEventImage: Problems }>(
    `mutation ($id: ID!, $imageId: ID!, $alt: String!) {
      addEventImage(id: $id, imageId: $imageId, alt: $alt) { userErrors { code } }
    }`,
    { id, imageId: upload.imageId, alt },
  );
  const [problem] = addEventImage.userErrors;
  if (problem) throw new Error(`The picture was not taken in: ${problem.code}`);
}
