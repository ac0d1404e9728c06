import { createHash } from 'node:crypto';
import { callApi } from './api.ts';

/** A document to be uploaded. */
export interface Document {
  readonly name: string;
  readonly mediaType: 'PDF' | 'PNG' | 'JPEG' | 'TIFF' | 'XML';
  readonly bytes: Uint8Array;
}

export interface UploadForm {
  readonly url: string;
  readonly fields: readonly { readonly name: string; readonly value: string }[];
}

export interface Announced {
  readonly invoiceId: string;
  readonly fileId: string;
  readonly form: UploadForm;
}

const REQUEST_UPLOADS = `mutation RequestUploads($input: RequestUploadsInput!) {
  requestUploads(input: $input) {
    uploads { file { id } invoice { id } form { url fields { name value } } }
    userErrors { field code message }
  }
}`;

interface RequestUploads {
  readonly requestUploads: {
    readonly uploads:
      | readonly { readonly file: { id: string }; readonly invoice: { id: string }; readonly form: UploadForm }[]
      | null;
    readonly userErrors: readonly { readonly code: string; readonly message: string }[];
  };
}

/** What `requestUploads` is told of a document. */
export function announcementOf({ name, mediaType, bytes }: Document) {
  return { name, mediaType, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** Announces documents. Throws where the API refuses them. */
export async function announce(
  graphqlUrl: string,
  token: string,
  documents: readonly Document[],
  idempotencyKey: string,
): Promise<Announced[]> {
  const input = { files: documents.map(announcementOf), idempotencyKey };
  const { requestUploads } = await callApi<RequestUploads>(graphqlUrl, token, REQUEST_UPLOADS, { input });
  const [problem] = requestUploads.userErrors;
  if (problem) throw new Error(`${problem.code}: ${problem.message}`);
  return (requestUploads.uploads ?? []).map(({ file, invoice, form }) => ({
    fileId: file.id,
    invoiceId: invoice.id,
    form,
  }));
}

/** Posts a document with its form; answers S3's response. */
export function post(form: UploadForm, bytes: Uint8Array, fields = form.fields): Promise<Response> {
  const body = new FormData();
  for (const { name, value } of fields) body.append(name, value);
  body.append('file', new Blob([Uint8Array.from(bytes)]));
  return fetch(form.url, { method: 'POST', body });
}
