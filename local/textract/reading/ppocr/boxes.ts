import type { Box } from '#reading/page.ts';

/** How likely each dot of a picture belongs to a line of text, 0 to 1. */
export interface TextMap {
  readonly width: number;
  readonly height: number;
  readonly data: Float32Array;
}

/** A line of text as found on a map. */
export interface FoundLine extends Box {
  /** How likely it is text at all, 0 to 1. */
  readonly score: number;
  /** How far it sinks, per dot to the right; undefined where it is too short to tell. */
  readonly slope: number | undefined;
}

/** PP-OCRv4's own settings. https://github.com/PaddlePaddle/PaddleOCR/blob/release/2.7/configs/det/ch_PP-OCRv4/ch_PP-OCRv4_det_student.yml */
const TEXT = 0.3;
const LINE = 0.6;
/** The map shows the core of a line; the letters reach beyond it by this share of area to circumference. */
const GROWTH = 1.5;
const FEWEST_DOTS = 3;
/** A line this many times as long as it is high tells its slope. */
const LONG = 5;

/** Lines of text on a map: connected likely dots, grown to the letters' whole height (DB, https://arxiv.org/abs/1911.08947, section 3.4). */
export function linesOn(map: TextMap): FoundLine[] {
  const { width, height, data } = map;
  const seen = new Uint8Array(width * height);
  const stack: number[] = [];
  const lines: FoundLine[] = [];
  for (let start = 0; start < data.length; start += 1) {
    if (seen[start] === 1 || (data[start] ?? 0) <= TEXT) continue;
    const shape = new Shape();
    seen[start] = 1;
    stack.push(start);
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      const x = at % width;
      const y = (at - x) / width;
      shape.add(x, y, data[at] ?? 0);
      for (let dy = -1; dy <= 1; dy += 1)
        for (let dx = -1; dx <= 1; dx += 1) {
          const next = at + dy * width + dx;
          if (x + dx < 0 || x + dx >= width || y + dy < 0 || y + dy >= height) continue;
          if (seen[next] === 1 || (data[next] ?? 0) <= TEXT) continue;
          seen[next] = 1;
          stack.push(next);
        }
    }
    const line = shape.line(width, height);
    if (line !== undefined) lines.push(line);
  }
  return lines;
}

class Shape {
  #left = Infinity;
  #right = -Infinity;
  #top = Infinity;
  #bottom = -Infinity;
  #count = 0;
  #likely = 0;
  #x = 0;
  #y = 0;
  #xx = 0;
  #xy = 0;

  add(x: number, y: number, likely: number): void {
    this.#left = Math.min(this.#left, x);
    this.#right = Math.max(this.#right, x);
    this.#top = Math.min(this.#top, y);
    this.#bottom = Math.max(this.#bottom, y);
    this.#count += 1;
    this.#likely += likely;
    this.#x += x;
    this.#y += y;
    this.#xx += x * x;
    this.#xy += x * y;
  }

  line(width: number, height: number): FoundLine | undefined {
    const across = this.#right - this.#left + 1;
    const down = this.#bottom - this.#top + 1;
    const score = this.#likely / this.#count;
    if (Math.min(across, down) < FEWEST_DOTS || score < LINE) return undefined;
    const grown = (across * down * GROWTH) / (2 * (across + down));
    const variance = this.#xx - (this.#x * this.#x) / this.#count;
    return {
      left: Math.max(0, this.#left - grown),
      right: Math.min(width, this.#right + 1 + grown),
      top: Math.max(0, this.#top - grown),
      bottom: Math.min(height, this.#bottom + 1 + grown),
      score,
      slope: across < LONG * down ? undefined : (this.#xy - (this.#x * this.#y) / this.#count) / variance,
    };
  }
}
