import { useMutation } from '@tanstack/react-query';
import type { Wanted } from './saveDocument.ts';
import { saveDocument } from './saveDocument.ts';

interface DownloadProps {
  /** What it is called: `RE-2026-000001`. */
  readonly number: string;
  /** Says which document, at the moment it is asked for. */
  readonly wanted: () => Wanted | Promise<Wanted>;
  readonly words?: string;
}

/** Saves a receipt or a credit note. */
export function Download({ number, wanted, words = 'Download' }: DownloadProps) {
  const fetched = useMutation({ mutationFn: async () => saveDocument(await wanted()) });
  return (
    <>
      <button
        type="button"
        className="quiet small"
        aria-label={`${words} ${number}`}
        disabled={fetched.isPending}
        onClick={() => {
          fetched.mutate();
        }}
      >
        {words}
      </button>
      {fetched.error ? (
        <span role="alert" className="problem">
          {fetched.error.message}
        </span>
      ) : null}
    </>
  );
}
