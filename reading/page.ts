/** A rectangle in the page's own units (points of a PDF, pixels of a picture), from the top left corner. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Word extends Box {
  readonly text: string;
  /** 0 to 100, as Textract has it. */
  readonly confidence: number;
}

/** One page as words with their places, however they were won. */
export interface ReadPage {
  /** Counts from 1. */
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly words: readonly Word[];
  /** Whether letters come from the document itself or from recognising a picture. */
  readonly source: 'text' | 'picture';
}

/** The smallest box around all of them. */
export function around(boxes: readonly Box[]): Box {
  let left = Infinity;
  let top = Infinity;
  let right = -Infinity;
  let bottom = -Infinity;
  for (const box of boxes) {
    left = Math.min(left, box.left);
    top = Math.min(top, box.top);
    right = Math.max(right, box.right);
    bottom = Math.max(bottom, box.bottom);
  }
  return { left, top, right, bottom };
}

/** Width of the horizontal stretch that both cover; negative where a gap lies between them. */
export function overlapAcross(one: Box, other: Box): number {
  return Math.min(one.right, other.right) - Math.max(one.left, other.left);
}

/** Height of the vertical stretch that both cover; negative where a gap lies between them. */
export function overlapDown(one: Box, other: Box): number {
  return Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
}
