import type { Run, Weight } from './fonts.ts';

/** Something drawn, in points from a corner: of its block, or of the page. Text stands on `y`. */
export type Item =
  | {
      readonly kind: 'text';
      readonly x: number;
      readonly y: number;
      readonly runs: readonly Run[];
      readonly weight: Weight;
      readonly size: number;
      readonly colour: string;
    }
  | {
      readonly kind: 'box';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly colour: string;
    };

/** What stays together on a page. */
export interface Block {
  readonly height: number;
  readonly items: readonly Item[];
  /** What stands above it where it begins a page. */
  readonly under?: Block;
  /** Does not end a page: what follows it comes along. */
  readonly withNext?: boolean;
}

/** Where on a page blocks may stand. */
export interface Frame {
  readonly top: number;
  readonly bottom: number;
}

/** Puts blocks on pages, one below another. None is divided: each must be lower than the frame of the later pages. */
export function flow(blocks: readonly Block[], first: Frame, later: Frame): Item[][] {
  const pages: Item[][] = [[]];
  let frame = first;
  let y = frame.top;
  const put = ({ items, height }: Block): void => {
    pages.at(-1)?.push(...items.map((item) => ({ ...item, y: item.y + y })));
    y += height;
  };
  blocks.forEach((block, index) => {
    const next = block.withNext === true ? (blocks[index + 1]?.height ?? 0) : 0;
    if (y > frame.top && y + block.height + next > frame.bottom) {
      pages.push([]);
      frame = later;
      y = frame.top;
      if (block.under) put(block.under);
    }
    put(block);
  });
  return pages;
}
