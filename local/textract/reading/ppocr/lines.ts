import type { Canvas } from '@napi-rs/canvas';
import type { Box, Word } from '#reading/page.ts';
import { decode } from './letters.ts';
import type { Letter } from './letters.ts';
import type { Models } from './models.ts';
import { planesOf, rasterOf, unfaded } from './raster.ts';
import type { Raster } from './raster.ts';
import { wordsOf } from './words.ts';

const HALF = [0.5, 0.5, 0.5];
/** Lines are read 48 dots high. https://github.com/PaddlePaddle/PaddleOCR/blob/release/2.7/configs/rec/PP-OCRv4/ch_PP-OCRv4_rec.yml */
const HEIGHT = 48;
const NARROWEST = 16;
const WIDEST = 3200;
const DIRECTION_WIDTH = 192;

/** Reads the words of one line of an upright picture. */
export async function readLine(
  models: Models,
  letters: ReadonlyMap<number, string>,
  picture: Canvas,
  line: Box,
): Promise<Word[]> {
  const { raster, read } = await lettersOf(models, letters, picture, line);
  return wordsOf(read, raster, line);
}

/** Letters of a stretch of a picture, with the raster that they were read from. */
export async function lettersOf(
  models: Models,
  letters: ReadonlyMap<number, string>,
  picture: Canvas,
  line: Box,
): Promise<{ readonly raster: Raster; readonly read: readonly Letter[] }> {
  const ratio = (line.right - line.left) / (line.bottom - line.top);
  const width = Math.min(WIDEST, Math.max(NARROWEST, Math.round((HEIGHT * ratio) / 8) * 8));
  const raster = unfaded(rasterOf(picture, line, width, HEIGHT));
  const answer = await models.run('recognition', planesOf(raster, HALF, HALF), HEIGHT, width);
  return { raster, read: decode(answer, letters) };
}

/** How likely a line of text stands on its head, 0 to 1. */
export async function likelyOnItsHead(models: Models, picture: Canvas, line: Box): Promise<number> {
  const ratio = (line.right - line.left) / (line.bottom - line.top);
  const height = line.bottom - line.top;
  // The model looks at four heights; a longer line shows its beginning.
  const part = { ...line, right: Math.min(line.right, line.left + 4 * height) };
  const width = Math.min(DIRECTION_WIDTH, Math.max(NARROWEST, Math.round(HEIGHT * Math.min(ratio, 4))));
  const raster = rasterOf(picture, part, width, HEIGHT);
  const padded = new Float32Array(3 * HEIGHT * DIRECTION_WIDTH);
  const planes = planesOf(raster, HALF, HALF);
  for (let row = 0; row < 3 * HEIGHT; row += 1)
    padded.set(planes.subarray(row * width, (row + 1) * width), row * DIRECTION_WIDTH);
  const { data } = await models.run('direction', padded, HEIGHT, DIRECTION_WIDTH);
  return data[1] ?? 0;
}
