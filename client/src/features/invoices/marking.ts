import type { PlacePartsFragment } from '../../graphql/graphql.ts';

/** A field whose place is shown on the document. */
export interface Marked {
  readonly field: string;
  readonly place: PlacePartsFragment;
}

/** Which field is shown, and how another is: for as long as it is pointed at, or until it is let go. */
export interface Marking {
  readonly marked: Marked | null;
  readonly pinned: Marked | null;
  readonly onPoint: (marked: Marked | null) => void;
  readonly onPin: (marked: Marked | null) => void;
}

/** What the reader answers of each value. */
export interface ReadValue {
  readonly value: string;
  readonly confidence: number;
  readonly place?: PlacePartsFragment | null;
}

/** What makes a row show the place of its value while a mouse is over it. */
export function pointing(field: string, read: ReadValue | null | undefined, { onPoint }: Marking) {
  const place = read?.place;
  if (!place) return {};
  return {
    onMouseEnter: () => {
      onPoint({ field, place });
    },
    onMouseLeave: () => {
      onPoint(null);
    },
  };
}
