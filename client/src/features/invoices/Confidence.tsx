import type { ReadValue } from './marking.ts';

/** Below this a value is shown as hard to read. */
const SURE = 0.8;

/** How sure the reader is of a value; that a person gave it, where one did. */
export function Confidence({ read: { confidence, corrected } }: { readonly read: ReadValue }) {
  if (corrected) return <span className="confidence corrected">corrected</span>;
  const percent = `${String(Math.round(confidence * 100))} %`;
  return (
    <span className={confidence < SURE ? 'confidence low' : 'confidence'} title="How sure the reader is">
      {confidence < SURE ? `hard to read, ${percent}` : percent}
    </span>
  );
}
