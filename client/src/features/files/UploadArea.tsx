import { useRef } from 'react';
import { acceptedTypes } from './announce.ts';
import type { Upload } from './useUploads.ts';
import { useFileDrop } from './useFileDrop.ts';
import { useUploads } from './useUploads.ts';

/** Where files are dropped or chosen, with a progress bar each. */
export function UploadArea() {
  const { uploads, add, clear } = useUploads();
  const over = useFileDrop(add);
  const chooser = useRef<HTMLInputElement>(null);

  return (
    <section aria-labelledby="upload-title">
      <h2 id="upload-title" className="visually-hidden">
        Upload
      </h2>
      <div className={over ? 'drop over' : 'drop'}>
        <p>
          <strong>Drop invoices here</strong>, one or many, or{' '}
          <button type="button" className="link" onClick={() => chooser.current?.click()}>
            choose files
          </button>
        </p>
        <p className="hint">PDF or TIFF up to 20 MB and 50 pages, PNG or JPEG up to 10 MB</p>
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
        <>
          <ul className="uploads" aria-label="Uploads">
            {uploads.map((upload) => (
              <UploadRow key={upload.id} upload={upload} />
            ))}
          </ul>
          <button type="button" className="quiet" onClick={clear}>
            Clear finished uploads
          </button>
        </>
      ) : null}
    </section>
  );
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
      <span role="status">{upload.refusal ?? states[upload.state]}</span>
    </li>
  );
}
