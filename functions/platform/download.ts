import { createHash, randomUUID } from 'node:crypto';
import { exportObject } from '#model/keys.ts';
import { bucket } from '../ports/s3.ts';
import { linksInto } from '../ports/s3Links.ts';

/** For so long a link to a file that somebody asked for works. */
export const LINK_SECONDS = 5 * 60;

/** A file that somebody asked for. */
export interface Download {
  readonly content: Uint8Array;
  readonly contentType: string;
  /** With its ending. */
  readonly name: string;
}

/** Puts files into the documents bucket, where they lie for a day, and hands out links to them. Throws the SDK's errors. */
export function downloadsIn(
  bucketName: string,
): (callerId: string, file: Download) => Promise<{ readonly url: string; readonly expiresAt: string }> {
  const store = bucket(bucketName);
  const links = linksInto(bucketName);
  return async (callerId, { content, contentType, name }) => {
    const sha256 = createHash('sha256').update(content).digest('hex');
    const object = await store.store(exportObject(callerId, randomUUID()), content, contentType, sha256);
    const expiresAt = new Date(Date.now() + LINK_SECONDS * 1000).toISOString();
    // As an attachment it is downloaded and not shown, so no browser guesses what it might be.
    const presentation = { contentType, contentDisposition: `attachment; filename="${name}"` };
    return { url: await links.sign(object, presentation, LINK_SECONDS), expiresAt };
  };
}
