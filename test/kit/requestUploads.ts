import type { Outputs } from '#dev/cloud.ts';
import type { UploadForm } from '#dev/upload.ts';
import { ask } from './answers.ts';
import type { RawAnswer } from './answers.ts';

export interface UploadView {
  readonly file: { readonly id: string; readonly name: string; readonly status: string };
  readonly invoice: { readonly id: string; readonly status: string };
  readonly form: UploadForm & { readonly expiresAt: string };
}

export interface FileProblem {
  readonly field: string | null;
  readonly code: string;
  readonly message: string;
}

export interface UploadsAnswer {
  readonly raw: RawAnswer;
  readonly uploads: readonly UploadView[] | null;
  readonly userErrors: readonly FileProblem[];
}

const REQUEST_UPLOADS = `mutation ($input: RequestUploadsInput!) {
  requestUploads(input: $input) {
    uploads { file { id name status } invoice { id status } form { url fields { name value } expiresAt } }
    userErrors { field code message }
  }
}`;

/**
 * Asks for uploads with any input. Throws where the payload breaks its promise: it has uploads or errors, never both, never neither.
 */
export async function requestUploads(outputs: Outputs, token: string, input: unknown): Promise<UploadsAnswer> {
  const raw = await ask(outputs, token, REQUEST_UPLOADS, { input });
  const payload = raw.data?.['requestUploads'] as Omit<UploadsAnswer, 'raw'> | null | undefined;
  if (!payload) {
    if (raw.errors.length === 0) throw new Error(`There is neither an answer nor an error: ${raw.text}`);
    return { raw, uploads: null, userErrors: [] };
  }
  const { uploads, userErrors } = payload;
  if ((uploads === null) !== userErrors.length > 0) throw new Error(`The payload contradicts itself: ${raw.text}`);
  return { raw, uploads, userErrors };
}

/** An announcement of one small PDF, with whatever is asked for instead. */
export function announced(instead: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> {
  return { name: 'invoice.pdf', mediaType: 'PDF', size: 1000, sha256: 'a'.repeat(64), ...instead };
}

/** Ids of everything in the caller's list, newest first. */
export async function listedIds(outputs: Outputs, token: string): Promise<string[]> {
  const ids: string[] = [];
  let after: string | null = null;
  do {
    const { data } = await ask(outputs, token, LIST, { after });
    const { nodes, pageInfo } = data?.['invoices'] as Page;
    ids.push(...nodes.map(({ id }) => id));
    after = pageInfo.endCursor;
  } while (after !== null);
  return ids;
}

const LIST = 'query ($after: String) { invoices(first: 100, after: $after) { nodes { id } pageInfo { endCursor } } }';

interface Page {
  readonly nodes: readonly { readonly id: string }[];
  readonly pageInfo: { readonly endCursor: string | null };
}
