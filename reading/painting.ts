import type { Box } from './page.ts';
import { distance, isRectangular } from './shapes.ts';
import { IDENTITY, matrixOf, numbersOf, times, transformed } from './matrix.ts';
import type { Matrix } from './matrix.ts';

/** What pdf.js makes of a page's content: an operator beside its arguments. */
export interface Operators {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

/** What the operators' numbers mean, and what they refer to. */
export interface Surroundings {
  /** pdf.js' own table of operators. */
  readonly OPS: Readonly<Record<string, number>>;
  /** From the page's space to the upright page's, whose origin is the top left corner. */
  readonly viewport: Matrix;
  /** Width of a thousandth of a glyph's unit of the font of this name: a thousandth, but in fonts that are drawn (Type 3). */
  unitOf(font: string): number;
  /** Whether a layer (optional content) is shown. */
  isShown(layer: unknown): boolean;
}

/**
 * Whether a run of text can be seen: `hidden` where it is drawn with no ink, in the colour of what is behind it, too small, in a layer that is off, or covered;
 * `pictured` where it is drawn without ink on a picture, or under one, as the recognised text of a scan is.
 */
export type Visibility = 'seen' | 'hidden' | 'pictured';

export interface PaintedRun extends Box {
  readonly visibility: Visibility;
  /** Whether it is nearly as light as paper and stands on a picture, of which nobody knows here whether it is any darker. */
  readonly faint: boolean;
}

/** What a page shows. */
export interface Painting {
  readonly runs: readonly PaintedRun[];
  readonly pictures: readonly Box[];
  /** How many shapes are drawn: letters that were turned into curves are many. */
  readonly shapes: number;
}

/** What was painted under and over text, one over the other. Colours are `#rrggbb`; null is one that is not known. */
type Ground =
  | { readonly kind: 'fill'; readonly box: Box; readonly color: string | null; readonly covers: boolean }
  | { readonly kind: 'picture'; readonly box: Box };

/** A run of text, painted when so many grounds had been. */
interface Written {
  readonly box: Box;
  readonly visibility: Visibility;
  readonly faint: boolean;
  readonly over: number;
}

interface State {
  readonly matrix: Matrix;
  readonly fill: string | null;
  readonly alpha: number;
  readonly mode: number;
  readonly size: number;
  readonly unit: number;
  readonly characterSpacing: number;
  readonly wordSpacing: number;
  readonly stretch: number;
  readonly leading: number;
  readonly rise: number;
  /** Nothing is drawn outside of it. */
  readonly clip: Box;
  /** Whether something was drawn since the matrix changed. A picture that pdf.js was told not to decode leaves a matrix with nothing drawn. */
  readonly awaitsPicture: boolean;
}

const BLACK = '#000000';
const WHITE = '#ffffff';
const THOUSANDTH = 0.001;
/** In points. Nothing that a person is to read is smaller. */
const SMALLEST_LETTERS = 1.5;
/** Of 255, in the channel in which two colours differ most. Grey on a slightly lighter grey is faint, but it is there. */
const NEAREST_COLOR = 14;
const FAINTEST = 0.08;
/** The paper of a scan is seldom darker, by the same measure from white. */
const DARKEST_PAPER = 96;
const UNIT_SQUARE: Box = { left: 0, top: 0, right: 1, bottom: 1 };
const everywhere: Box = { left: -Infinity, top: -Infinity, right: Infinity, bottom: Infinity };
/** Pages of invoices have some thousands. What has more takes too long to follow, and is to be looked at. */
const MOST_OPERATORS = 300_000;
const MOST_GROUNDS = 4000;
/** In points: on less no text stands. */
const SMALLEST_GROUND = 3;

/** Text rendering modes. PDF 32000-1, 9.3.6 */
const STROKED = new Set([1, 2, 5, 6]);
const WITHOUT_INK = new Set([3, 7]);

/** Follows a page's operators and says what can be seen of its text. Throws RangeError where there are too many of them. */
export function paintingOf({ fnArray, argsArray }: Operators, surroundings: Surroundings): Painting {
  const { OPS, unitOf, isShown } = surroundings;
  if (fnArray.length > MOST_OPERATORS) throw new RangeError(`The page has ${fnArray.length} operators.`);
  const names = new Map(Object.entries(OPS).map(([name, code]) => [code, name]));
  const runs: Written[] = [];
  const grounds: Ground[] = [];
  let clips = false;
  const stack: State[] = [];
  const marked: boolean[] = [];
  let shapes = 0;
  let state: State = {
    matrix: surroundings.viewport,
    fill: BLACK,
    alpha: 1,
    mode: 0,
    size: 0,
    unit: THOUSANDTH,
    characterSpacing: 0,
    wordSpacing: 0,
    stretch: 1,
    leading: 0,
    rise: 0,
    clip: everywhere,
    awaitsPicture: false,
  };
  let line: Matrix = IDENTITY;
  let text: Matrix = IDENTITY;

  const set = (changes: Partial<State>): void => {
    state = { ...state, ...changes };
  };
  const stand = (ground: Ground): void => {
    const { left, right, top, bottom } = ground.box;
    if (right - left < SMALLEST_GROUND || bottom - top < SMALLEST_GROUND) return;
    grounds.push(ground);
    if (grounds.length > MOST_GROUNDS) throw new RangeError(`The page has more than ${MOST_GROUNDS} shapes.`);
  };
  const picture = (): void => {
    if (marked.every(Boolean)) stand({ kind: 'picture', box: transformed(state.matrix, UNIT_SQUARE) });
    set({ awaitsPicture: false });
  };
  const restore = (): void => {
    if (state.awaitsPicture) picture();
    const before = stack.pop();
    if (before !== undefined) state = { ...before, awaitsPicture: false };
  };
  const move = (x: number, y: number): void => {
    line = times(line, [1, 0, 0, 1, x, y]);
    text = line;
  };
  const show = (glyphs: unknown): void => {
    if (!Array.isArray(glyphs)) return;
    set({ awaitsPicture: false });
    const advance = advanceOf(glyphs, state);
    const size = Math.abs(state.size);
    const own: Box = { left: 0, right: advance, top: state.rise - 0.22 * size, bottom: state.rise + 0.78 * size };
    const matrix = times(state.matrix, text);
    const box = transformed(matrix, own);
    const height = size * Math.hypot(matrix[2], matrix[3]);
    runs.push({
      box,
      visibility: visibilityOf(state, box, height, marked, grounds),
      faint: isFaint(state, box, grounds),
      over: grounds.length,
    });
    text = times(text, [1, 0, 0, 1, advance, 0]);
  };

  fnArray.forEach((code, at) => {
    const args = argsArray[at];
    const [first, second] = Array.isArray(args) ? (args as unknown[]) : [];
    switch (names.get(code)) {
      case 'save':
        stack.push(state);
        set({ awaitsPicture: false });
        return;
      case 'restore':
      case 'paintFormXObjectEnd':
      case 'endGroup':
        restore();
        return;
      case 'transform':
        set({ matrix: times(state.matrix, matrixOf(args)), awaitsPicture: true });
        return;
      case 'paintFormXObjectBegin':
        stack.push(state);
        set({ matrix: times(state.matrix, matrixOf(first)), awaitsPicture: false });
        set({ clip: within(state.clip, boxOf(second, state.matrix)) });
        return;
      case 'beginGroup':
        stack.push(state);
        set({ awaitsPicture: false });
        return;
      case 'paintImageXObject':
      case 'paintInlineImageXObject':
      case 'paintImageMaskXObject':
      case 'paintSolidColorImageMask':
        picture();
        return;
      case 'beginMarkedContent':
        marked.push(true);
        return;
      case 'beginMarkedContentProps':
        marked.push(first !== 'OC' || isShown(second));
        return;
      case 'endMarkedContent':
        marked.pop();
        return;
      case 'setGState':
        set({ alpha: alphaOf(first) ?? state.alpha });
        return;
      case 'setFillRGBColor':
        set({ fill: typeof first === 'string' ? first : null });
        return;
      case 'setFillTransparent':
      case 'setFillColorN':
        set({ fill: null });
        return;
      case 'shadingFill':
        stand({ kind: 'fill', box: everywhere, color: null, covers: false });
        set({ awaitsPicture: false });
        return;
      case 'constructPath': {
        shapes += 1;
        set({ awaitsPicture: false });
        const filled = isFilling(first, OPS) && marked.every(Boolean) && state.alpha > FAINTEST;
        const fill = filled ? fillOf(args, state) : undefined;
        if (fill !== undefined) stand(fill);
        if (clips) set({ clip: within(state.clip, extentOf(args, state.matrix)) });
        clips = false;
        return;
      }
      case 'clip':
      case 'eoClip':
        clips = true;
        return;
      case 'beginText':
        line = IDENTITY;
        text = IDENTITY;
        return;
      case 'setFont':
        set({ unit: typeof first === 'string' ? unitOf(first) : THOUSANDTH, size: Number(second) });
        return;
      case 'setTextRenderingMode':
        set({ mode: Number(first) });
        return;
      case 'setCharSpacing':
        set({ characterSpacing: Number(first) });
        return;
      case 'setWordSpacing':
        set({ wordSpacing: Number(first) });
        return;
      case 'setHScale':
        set({ stretch: Number(first) / 100 });
        return;
      case 'setTextRise':
        set({ rise: Number(first) });
        return;
      case 'setLeading':
        set({ leading: Number(first) });
        return;
      case 'setLeadingMoveText':
        set({ leading: -Number(second) });
        move(Number(first), Number(second));
        return;
      case 'moveText':
        move(Number(first), Number(second));
        return;
      case 'nextLine':
        move(0, -state.leading);
        return;
      case 'setTextMatrix':
        line = matrixOf(first);
        text = line;
        return;
      case 'showText':
        show(first);
        return;
      default:
        return;
    }
  });
  return {
    runs: runs.map((run): PaintedRun => ({ ...run.box, visibility: covered(run, grounds), faint: run.faint })),
    pictures: grounds.flatMap((ground) => (ground.kind === 'picture' ? [ground.box] : [])),
    shapes,
  };
}

/** How far a run moves the place of writing, in the text's own space. */
function advanceOf(glyphs: readonly unknown[], state: State): number {
  let advance = 0;
  for (const glyph of glyphs) {
    if (typeof glyph === 'number') {
      advance -= glyph * THOUSANDTH * state.size;
      continue;
    }
    if (typeof glyph !== 'object' || glyph === null || !('width' in glyph)) continue;
    const isSpace = 'isSpace' in glyph && glyph.isSpace === true;
    advance +=
      Number(glyph.width) * state.unit * state.size + state.characterSpacing + (isSpace ? state.wordSpacing : 0);
  }
  return advance * state.stretch;
}

function visibilityOf(
  state: State,
  box: Box,
  height: number,
  marked: readonly boolean[],
  below: readonly Ground[],
): Visibility {
  if (height < SMALLEST_LETTERS || marked.includes(false) || state.alpha < FAINTEST) return 'hidden';
  if (!holdsMiddle(state.clip, box)) return 'hidden';
  const ground = below.findLast((one) => holdsMiddle(one.box, box));
  if (WITHOUT_INK.has(state.mode)) {
    return below.some((one) => one.kind === 'picture' && holdsMiddle(one.box, box)) ? 'pictured' : 'hidden';
  }
  if (STROKED.has(state.mode) || state.fill === null || ground?.kind === 'picture') return 'seen';
  const behind = ground === undefined ? WHITE : ground.color;
  return behind !== null && distance(state.fill, behind) < NEAREST_COLOR ? 'hidden' : 'seen';
}

function isFaint({ fill }: State, box: Box, below: readonly Ground[]): boolean {
  if (fill === null || distance(fill, WHITE) > DARKEST_PAPER) return false;
  return below.findLast((one) => holdsMiddle(one.box, box))?.kind === 'picture';
}

/** What is painted over text hides it. Under a picture stands the recognised text of a scan, as often as on it. */
function covered(run: Written, grounds: readonly Ground[]): Visibility {
  if (run.visibility !== 'seen') return run.visibility;
  let visibility: Visibility = 'seen';
  for (let at = run.over; at < grounds.length; at += 1) {
    const ground = grounds[at];
    if (ground === undefined || !holds(ground.box, run.box)) continue;
    if (ground.kind === 'fill' && ground.covers) return 'hidden';
    if (ground.kind === 'picture') visibility = 'pictured';
  }
  return visibility;
}

function holdsMiddle(outer: Box, inner: Box): boolean {
  const x = (inner.left + inner.right) / 2;
  const y = (inner.top + inner.bottom) / 2;
  return outer.left <= x && x <= outer.right && outer.top <= y && y <= outer.bottom;
}

function holds(outer: Box, inner: Box): boolean {
  return (
    outer.left <= inner.left && outer.right >= inner.right && outer.top <= inner.top && outer.bottom >= inner.bottom
  );
}

function isFilling(operator: unknown, OPS: Readonly<Record<string, number>>): boolean {
  return ['fill', 'eoFill', 'fillStroke', 'eoFillStroke', 'closeFillStroke', 'closeEOFillStroke'].some(
    (name) => OPS[name] === operator,
  );
}

/** A filled shape. One with curves or slanted sides is less than the box around it: its colour is where it is not known, and it covers nothing. */
function fillOf(args: unknown, state: State): Ground {
  const [, data] = Array.isArray(args) ? (args as unknown[]) : [];
  const box = within(state.clip, extentOf(args, state.matrix));
  const isRectangle = isRectangular(numbersOf(Array.isArray(data) ? data[0] : undefined));
  return {
    kind: 'fill',
    box,
    color: isRectangle && state.alpha > 0.9 ? state.fill : null,
    covers: isRectangle && state.alpha > 0.99 && state.fill !== null,
  };
}

/** The box around a path. */
function extentOf(args: unknown, matrix: Matrix): Box {
  return boxOf(Array.isArray(args) ? args[2] : undefined, matrix);
}

/** A box of four numbers, transformed; everywhere where they are not four. */
function boxOf(value: unknown, matrix: Matrix): Box {
  const [left, top, right, bottom] = numbersOf(value);
  const known = left !== undefined && top !== undefined && right !== undefined && bottom !== undefined;
  return known ? transformed(matrix, { left, top, right, bottom }) : everywhere;
}

function within(one: Box, other: Box): Box {
  return {
    left: Math.max(one.left, other.left),
    top: Math.max(one.top, other.top),
    right: Math.min(one.right, other.right),
    bottom: Math.min(one.bottom, other.bottom),
  };
}

function alphaOf(states: unknown): number | undefined {
  if (!Array.isArray(states)) return undefined;
  for (const entry of states as unknown[]) if (Array.isArray(entry) && entry[0] === 'ca') return Number(entry[1]);
  return undefined;
}
