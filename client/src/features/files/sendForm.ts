/** Where to post a file, and what belongs before it in the form. */
export interface UploadForm {
  readonly url: string;
  readonly fields: readonly { readonly name: string; readonly value: string }[];
}

/**
 * Posts a file with its form; `onProgress` hears the share that is sent, 0–1.
 * XMLHttpRequest, because fetch cannot tell how much of a body has gone. Throws where the storage refuses or cannot be reached.
 */
export function sendForm(form: UploadForm, file: File, onProgress: (share: number) => void): Promise<void> {
  const body = new FormData();
  for (const { name, value } of form.fields) body.append(name, value);
  body.append('file', file);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', form.url);
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    });
    request.addEventListener('load', () => {
      if (request.status >= 200 && request.status < 300) {
        onProgress(1);
        resolve();
        return;
      }
      reject(new Error(`The storage refused the file (${codeOf(request.responseText)}).`));
    });
    request.addEventListener('error', () => {
      reject(new Error('The connection broke off. Upload the file again.'));
    });
    request.send(body);
  });
}

/** The code of S3's XML error, `EntityTooLarge` for one. */
function codeOf(xml: string): string {
  return /<Code>([^<]+)<\/Code>/.exec(xml)?.[1] ?? 'unknown';
}
