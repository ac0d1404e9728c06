import { useRef } from 'react';
import { acceptedTypes } from './announce.ts';
import type { Upload, Uploads } from './useUploads.ts';

/** Where files are dropped or chosen, with a progress bar each. */
export function UploadArea({ uploads: { uploads, add, clear } }: { readonly uploads: Uploads }) {
  const chooser = useRef<HTMLInputElement>(null);
  const busy = uploads.filter(({ state }) => state === 'PREPARING' || state === 'SENDING').length;

  return (
    <section aria-labelledby="upload-title">
      <h2 id="upload-title" className="visually-hidden">
        Upload
      </h2>
      <div className="drop">
        <UploadIcon />
        <div>
          <p>
            <strong>Drop invoices here</strong>, one or many
          </p>
          <p className="hint">
            PDF or TIFF up to 20 MB and 50 pages, PNG or JPEG up to 10 MB, e-invoice XML up to 20 MB
          </p>
        </div>
        <button type="button" onClick={() => chooser.current?.click()}>
          Choose files
        </button>
        <input
          ref={chooser}
          type="file"
          multiple
          accept={acceptedTypes}
          className="visually-hidden"
          aria-label="Choose invoices"
          tabIndex={-1}
          onChange={(event) => {
            void add([...(event.target.files ?? [])]);
            event.target.value = '';
          }}
        />
      </div>
      {uploads.length > 0 ? (
        <div className="card uploads">
          <div className="title">
            <h3 role="status">{summary(uploads, busy)}</h3>
            <button type="button" className="quiet" onClick={clear} disabled={busy === uploads.length}>
              Clear finished
            </button>
          </div>
          <div className="rows" tabIndex={0} role="region" aria-label="Uploads">
            <ul>
              {uploads.map((upload) => (
                <UploadRow key={upload.id} upload={upload} />
              ))}
            </ul>
          </div>
        </div>
      ) : null}
    </section>
  );
}

function summary(uploads: readonly Upload[], busy: number): string {
  if (busy > 0) return `Uploading ${String(uploads.length - busy + 1)} of ${String(uploads.length)}`;
  const refused = uploads.filter(({ state }) => state === 'REFUSED').length;
  const sent = uploads.length - refused;
  const words = [sent > 0 ? `${String(sent)} uploaded` : '', refused > 0 ? `${String(refused)} not uploaded` : ''];
  return words.filter(Boolean).join(', ');
}

const states: Readonly<Record<Upload['state'], string>> = {
  PREPARING: 'Preparing',
  SENDING: 'Sending',
  SENT: 'Sent',
  REFUSED: 'Not sent',
};

function UploadRow({ upload }: { readonly upload: Upload }) {
  return (
    <li className={upload.state.toLowerCase()}>
      <span className="name">{upload.name}</span>
      <progress value={upload.progress} max={1} aria-label={`Progress of ${upload.name}`} />
      <span>{upload.refusal ?? states[upload.state]}</span>
    </li>
  );
}

function UploadIcon() {
  return (
    <svg viewBox="0 0 24 24" width="40" height="40" aria-hidden="true">
      <path
        d="M12 15V4m0 0L7.5 8.5M12 4l4.5 4.5M4 15v3a2 2 0 0 0 2 2h12a2 2 0 0 0 2-2v-3"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.8"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
