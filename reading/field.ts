import { around } from './page.ts';
import type { Box } from './page.ts';
import { boxBetween, wordsBetween } from './rows.ts';
import type { Row } from './rows.ts';

/** A stretch of text with its place and how surely it was read, 0 to 100. */
export interface Piece {
  readonly text: string;
  readonly box: Box;
  readonly confidence: number;
}

/** One field of a page, in Textract's vocabulary. */
export interface Field {
  readonly type: string;
  /** How sure the type is, 0 to 100. */
  readonly typeConfidence: number;
  readonly label?: Piece;
  readonly value: Piece;
  /** ISO 4217, where one is printed beside the value. */
  readonly currency?: string;
  /** Whom a name or an address belongs to; equal ids are one party. */
  readonly group?: { readonly types: readonly string[]; readonly id: string };
}

/** A stretch of a row's text as a piece. Its confidence is that of its weakest word. */
export function pieceOf(row: Row, start: number, end: number): Piece {
  const words = wordsBetween(row, start, end);
  return {
    text: row.text.slice(start, end).replace(/\s+/gu, ' ').trim(),
    box: boxBetween(row, start, end),
    confidence: Math.min(100, ...words.map((word) => word.confidence)),
  };
}

/** Several pieces, one below the other, as one. */
export function joined(pieces: readonly Piece[], separator = '\n'): Piece {
  return {
    text: pieces.map((piece) => piece.text).join(separator),
    box: around(pieces.map((piece) => piece.box)),
    confidence: Math.min(100, ...pieces.map((piece) => piece.confidence)),
  };
}
