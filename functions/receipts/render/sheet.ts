import type { Block, Item } from './flow.ts';
import type { Fonts, Weight } from './fonts.ts';
import type { Line, Setting } from './lines.ts';
import { lineOf } from './lines.ts';

/** A4 in points. */
export const PAGE = { width: 595.28, height: 841.89 } as const;
export const MARGIN = 51;
/** Between the margins. */
export const WIDTH = PAGE.width - 2 * MARGIN;
/** Where what is on the right ends. */
export const RIGHT = PAGE.width - MARGIN;

/** Those of the web app (client/src/styles). */
export const colours = {
  ink: '#1d1530',
  soft: '#5a5170',
  line: '#dfd9ea',
  tint: '#f6f3fc',
  brand: '#2a1048',
  accent: '#6d28d9',
} as const;
export type Colour = (typeof colours)[keyof typeof colours];

/** How a text looks. */
export interface Style extends Setting {
  readonly colour: Colour;
}

export function style(size: number, colour: keyof typeof colours = 'ink', weight: Weight = 'regular'): Style {
  return { size, colour: colours[colour], weight };
}

/** A line that is broken already, from x on, or ending at it. */
export function set(line: Line, at: { x: number; y: number; right?: boolean }, { size, colour, weight }: Style): Item {
  const x = at.right === true ? at.x - line.width : at.x;
  return { kind: 'text', x, y: at.y, runs: line.runs, weight, size, colour };
}

/** A text on one line, from x on. */
export function left(fonts: Fonts, text: string, x: number, y: number, look: Style): Item {
  return set(lineOf(fonts, text, look), { x, y }, look);
}

/** A text on one line that ends at x: smaller where it is wider than its room. */
export function right(fonts: Fonts, text: string, x: number, y: number, look: Style, room: number = WIDTH): Item {
  const { width } = lineOf(fonts, text, look);
  const size = width > room ? (look.size * room) / width : look.size;
  const fitting = { ...look, size };
  return set(lineOf(fonts, text, fitting), { x, y, right: true }, fitting);
}

export function rule(x: number, y: number, width: number, colour: keyof typeof colours = 'line', height = 0.6): Item {
  return { kind: 'box', x, y, width, height, colour: colours[colour] };
}

/** Several columns of lines become one block as high as the highest. */
export function block(height: number, ...items: readonly (Item | readonly Item[])[]): Block {
  return { height, items: items.flat() };
}
