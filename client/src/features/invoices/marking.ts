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
  readonly corrected?: boolean | null;
  readonly place?: PlacePartsFragment | null;
}

/** A value that could be taken into the field that is being corrected. */
export interface Candidate {
  readonly value: string;
  readonly place: PlacePartsFragment | null;
}

/** What the document offers to the field that is being corrected. */
export interface Picking {
  /** How that field is said to a person. */
  readonly label: string;
  readonly candidates: readonly Candidate[];
  readonly onPick: (candidate: Candidate) => void;
  /** Hears where somebody drew a box, with the text in it, where the document has text. */
  readonly onDraw: (place: PlacePartsFragment, text: string | null) => void;
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
