import type { Block, ExpenseDocument } from '@aws-sdk/client-textract';
import type { Place } from '#model/invoices.ts';
import type { Word } from '#reading/page.ts';
import { around } from '#reading/page.ts';
import type { Row } from '#reading/rows.ts';
import { rowsOf } from '#reading/rows.ts';

/** A page's words in rows. Their places are in units of its own: `placeOf` leads back. */
export interface PrintedPage {
  readonly number: number;
  readonly rows: readonly Row[];
}

/** Blocks tell fractions of width and height: gaps and letter heights are compared as on a page of A4. */
const WIDTH = 1000;
const HEIGHT = 1414;

/** Pages of which words with their places were read, in order. */
export function printedPages(documents: readonly ExpenseDocument[]): PrintedPage[] {
  return documents.flatMap((document, index) => {
    const words = (document.Blocks ?? []).flatMap(wordOf);
    const number = document.Blocks?.find((block) => block.Page !== undefined)?.Page ?? index + 1;
    if (words.length === 0) return [];
    return [{ number, rows: rowsOf({ number, width: WIDTH, height: HEIGHT, words, source: 'text' }) }];
  });
}

function wordOf(block: Block): Word[] {
  const box = block.Geometry?.BoundingBox;
  if (block.BlockType !== 'WORD' || !block.Text || !box) return [];
  const { Left = 0, Top = 0, Width = 0, Height = 0 } = box;
  return [
    {
      text: block.Text,
      confidence: block.Confidence ?? 0,
      left: Left * WIDTH,
      top: Top * HEIGHT,
      right: (Left + Width) * WIDTH,
      bottom: (Top + Height) * HEIGHT,
    },
  ];
}

/** Where words stand, in fractions of the page. */
export function placeOf(page: number, words: readonly Word[]): Place {
  const box = around(words);
  return {
    page,
    left: box.left / WIDTH,
    top: box.top / HEIGHT,
    width: (box.right - box.left) / WIDTH,
    height: (box.bottom - box.top) / HEIGHT,
  };
}

/** Whether the middle of a word lies in a place. */
export function liesIn(word: Word, place: Place): boolean {
  const across = (word.left + word.right) / 2 / WIDTH;
  const down = (word.top + word.bottom) / 2 / HEIGHT;
  return (
    across >= place.left && across <= place.left + place.width && down >= place.top && down <= place.top + place.height
  );
}
