import type { Canvas } from '@napi-rs/canvas';
import type { FoundLine } from './ppocr/boxes.ts';
import { detect } from './ppocr/detection.ts';
import { likelyOnItsHead } from './ppocr/lines.ts';
import type { Models } from './ppocr/models.ts';
import type { Picture, Turns } from './picture.ts';

/** Dots of the longer side of the copy that directions are judged on. */
const PROBE_DOTS = 960;
/** Fewer lines tell no direction. */
const FEWEST_LINES = 3;
const LINES_ASKED = 9;
/** In degrees: less is not worth a second drawing, more is no skew but a picture. */
const LEAST_SKEW = 0.35;
const MOST_SKEW = 25;

/** A picture with its lines running to the right, and where they stand on it. */
export interface Straight {
  readonly canvas: Canvas;
  readonly lines: readonly FoundLine[];
  /** Degrees clockwise by which it was turned. */
  readonly degrees: number;
}

/**
 * Sets a picture upright: by whether its lines are wide or tall, by PP-OCR's model for lines that stand on their heads, and by how far
 * long lines sink. `scale` is of the picture that is answered.
 */
export async function straighten(models: Models, picture: Picture, scale: number): Promise<Straight> {
  const asIs = picture.canvas(0, 0, scale);
  const found = await detect(models, asIs, PROBE_DOTS);
  if (found.length < FEWEST_LINES) return { canvas: asIs, lines: found, degrees: 0 };
  const sideways = liesOnItsSide(found);
  let canvas = sideways ? picture.canvas(1, 0, scale) : asIs;
  let lines = sideways ? await detect(models, canvas, PROBE_DOTS) : found;
  let turns: Turns = sideways ? 1 : 0;
  if (await standsOnItsHead(models, canvas, lines)) {
    turns = sideways ? 3 : 2;
    canvas = picture.canvas(turns, 0, scale);
    lines = await detect(models, canvas, PROBE_DOTS);
  }
  const skew = skewOf(lines);
  if (Math.abs(skew) < LEAST_SKEW || Math.abs(skew) > MOST_SKEW) return { canvas, lines, degrees: 90 * turns };
  canvas = picture.canvas(turns, -skew, scale);
  lines = await detect(models, canvas, PROBE_DOTS);
  return { canvas, lines, degrees: 90 * turns - skew };
}

/** By the length of lines that are clearly wide or clearly tall. */
function liesOnItsSide(lines: readonly FoundLine[]): boolean {
  let wide = 0;
  let tall = 0;
  for (const line of lines) {
    const across = line.right - line.left;
    const down = line.bottom - line.top;
    if (across > 1.5 * down) wide += across;
    if (down > 1.5 * across) tall += down;
  }
  return tall > wide;
}

async function standsOnItsHead(models: Models, canvas: Canvas, lines: readonly FoundLine[]): Promise<boolean> {
  const longest = [...lines].sort((a, b) => b.right - b.left - (a.right - a.left)).slice(0, LINES_ASKED);
  let sum = 0;
  for (const line of longest) sum += await likelyOnItsHead(models, canvas, line);
  return sum > longest.length / 2;
}

/** Degrees by which long lines sink to the right: their middle, weighted by length. */
function skewOf(lines: readonly FoundLine[]): number {
  const sloped = lines
    .flatMap((line) => (line.slope === undefined ? [] : [{ slope: line.slope, weight: line.right - line.left }]))
    .sort((a, b) => a.slope - b.slope);
  const half = sloped.reduce((sum, one) => sum + one.weight, 0) / 2;
  let passed = 0;
  for (const { slope, weight } of sloped) {
    passed += weight;
    if (passed >= half) return sloped.length < FEWEST_LINES ? 0 : (Math.atan(slope) * 180) / Math.PI;
  }
  return 0;
}
