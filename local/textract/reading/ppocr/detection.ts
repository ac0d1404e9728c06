import type { Canvas } from '@napi-rs/canvas';
import { linesOn } from './boxes.ts';
import type { FoundLine } from './boxes.ts';
import type { Models } from './models.ts';
import { planesOf, rasterOf } from './raster.ts';

/** As the models were trained: ImageNet's means and deviations. */
const MEANS = [0.485, 0.456, 0.406];
const DEVIATIONS = [0.229, 0.224, 0.225];
/** The network halves a picture five times. */
const STEP = 32;

/** Finds lines of text in a picture that is looked at with `longest` dots on its longer side. In the picture's own dots. */
export async function detect(models: Models, picture: Canvas, longest: number): Promise<FoundLine[]> {
  const scale = Math.min(2, longest / Math.max(picture.width, picture.height));
  const width = stepped(picture.width * scale);
  const height = stepped(picture.height * scale);
  const raster = rasterOf(picture, { left: 0, top: 0, right: picture.width, bottom: picture.height }, width, height);
  const { data } = await models.run('detection', planesOf(raster, MEANS, DEVIATIONS), height, width);
  const across = picture.width / width;
  const down = picture.height / height;
  return linesOn({ width, height, data }).map((line) => ({
    left: line.left * across,
    right: line.right * across,
    top: line.top * down,
    bottom: line.bottom * down,
    score: line.score,
    slope: line.slope === undefined ? undefined : (line.slope * down) / across,
  }));
}

const stepped = (dots: number): number => Math.max(STEP, Math.round(dots / STEP) * STEP);
