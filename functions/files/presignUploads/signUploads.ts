import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { canonicalBatch, contentTypes, MAXIMUM_BATCH } from '#model/files.ts';
import type { UploadForm } from '#model/generated.ts';
import { quarantineObject } from '#model/keys.ts';
import { mediaType } from '../../platform/rows.ts';
import type { UploadForms } from '../../ports/uploadForms.ts';

/** What `requestUploads` hands over, once its rules are kept. */
export const announcement = z.object({
  ownerId: z.string().check(z.minLength(1)),
  idempotencyKey: z.string().check(z.minLength(1)),
  files: z
    .array(
      z.object({
        name: z.string(),
        mediaType,
        size: z.int().check(z.positive()),
        sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
      }),
    )
    .check(z.minLength(1), z.maxLength(MAXIMUM_BATCH)),
});

export type Announcement = z.output<typeof announcement>;

/** One upload, ready to be written. */
export interface SignedUpload {
  fileId: string;
  invoiceId: string;
  form: UploadForm;
  openUntil: string;
}

/** A file is awaited for a third of its form's life longer: for the bytes that are on their way when the form ends. */
const GRACE = 4 / 3;

const ID_LENGTH = 32;

/** Signs one form a file. The same call gets the same ids, so that a repeated one signs for the same objects. */
export async function signUploads(call: Announcement, seconds: number, forms: UploadForms): Promise<SignedUpload[]> {
  const openUntil = new Date(Date.now() + seconds * GRACE * 1000).toISOString();
  return await Promise.all(
    call.files.map(async (file, index) => {
      const fileId = idOf('file', call, index);
      const form = await forms.sign(
        {
          key: quarantineObject(fileId),
          contentType: contentTypes[file.mediaType],
          size: file.size,
          sha256: file.sha256,
        },
        seconds,
      );
      return { fileId, invoiceId: idOf('invoice', call, index), form, openUntil };
    }),
  );
}

/** The input is part of it: a key that is used anew after its time with other files must not meet the old ones. */
function idOf(kind: 'file' | 'invoice', call: Announcement, index: number): string {
  const parts = [kind, call.ownerId, call.idempotencyKey, canonicalBatch(call.files), index];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, ID_LENGTH);
}
