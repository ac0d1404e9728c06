import type { Marking, ReadValue } from './marking.ts';

interface ShowPlaceProps {
  readonly label: string;
  readonly field: string;
  readonly read: ReadValue | null | undefined;
  readonly marking: Marking;
}

/** Shows where a value stands, and lets it go again: the same by keyboard and by touch as by pointing. */
export function ShowPlace({ label, field, read, marking: { pinned, onPin } }: ShowPlaceProps) {
  const place = read?.place;
  if (!place) return null;
  const shown = pinned?.field === field;
  return (
    <button
      type="button"
      className="show-place"
      aria-label={`Show ${label} on the document`}
      aria-pressed={shown}
      onClick={() => {
        onPin(shown ? null : { field, place });
      }}
    >
      <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
        <path
          d="M3 7V4.5A1.5 1.5 0 0 1 4.5 3H7m6 0h2.5A1.5 1.5 0 0 1 17 4.5V7m0 6v2.5a1.5 1.5 0 0 1-1.5 1.5H13m-6 0H4.5A1.5 1.5 0 0 1 3 15.5V13"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.8"
          strokeLinecap="round"
        />
        <circle cx="10" cy="10" r="2.4" fill="currentColor" />
      </svg>
    </button>
  );
}
