import * as z from 'zod/mini';
import { formsFor } from '../../ports/s3Forms.ts';
import { environment, positive, text } from '../../platform/environment.ts';
import { announcement, signUploads } from './signUploads.ts';

const env = environment({ QUARANTINE_BUCKET: text, UPLOAD_MINUTES: positive });
const forms = formsFor(env.QUARANTINE_BUCKET);

export async function handler(event: unknown) {
  return { uploads: await signUploads(z.parse(announcement, event), env.UPLOAD_MINUTES * 60, forms) };
}
