import { createCanvas } from '@napi-rs/canvas';
import type { Canvas } from '@napi-rs/canvas';
import type { Box } from '#reading/page.ts';

/** A part of a picture at a size of its own; outside of the picture it is white. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue, alpha, each 0 to 255. */
  readonly data: Uint8ClampedArray;
}

export function rasterOf(source: Canvas, part: Box, width: number, height: number): Raster {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = 'white';
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = 'high';
  const scaleX = width / (part.right - part.left);
  const scaleY = height / (part.bottom - part.top);
  context.setTransform(scaleX, 0, 0, scaleY, -part.left * scaleX, -part.top * scaleY);
  context.drawImage(source, 0, 0);
  return { width, height, data: context.getImageData(0, 0, width, height).data };
}

/** The colour planes that a model takes, blue first, each value shifted and scaled. */
export function planesOf(raster: Raster, means: readonly number[], deviations: readonly number[]): Float32Array {
  const size = raster.width * raster.height;
  const planes = new Float32Array(3 * size);
  for (let channel = 0; channel < 3; channel += 1) {
    const mean = means[channel] ?? 0;
    const deviation = deviations[channel] ?? 1;
    // PaddleOCR reads pictures by OpenCV, whose order is blue, green, red.
    const from = 2 - channel;
    for (let at = 0; at < size; at += 1)
      planes[channel * size + at] = ((raster.data[4 * at + from] ?? 0) / 255 - mean) / deviation;
  }
  return planes;
}

/** How bright each dot is, 0 to 255. */
export function greyOf({ width, height, data }: Raster): Uint8Array {
  const grey = new Uint8Array(width * height);
  for (let at = 0; at < grey.length; at += 1)
    grey[at] = 0.299 * (data[4 * at] ?? 0) + 0.587 * (data[4 * at + 1] ?? 0) + 0.114 * (data[4 * at + 2] ?? 0);
  return grey;
}

/** The brightness that parts dark dots from light ones best (Otsu's). */
export function thresholdOf(grey: Uint8Array): number {
  const histogram = new Float64Array(256);
  for (const value of grey) histogram[value] = (histogram[value] ?? 0) + 1;
  let sum = 0;
  for (let value = 0; value < 256; value += 1) sum += value * (histogram[value] ?? 0);
  let dark = 0;
  let darkSum = 0;
  let best = { between: -1, value: 128 };
  for (let value = 0; value < 256; value += 1) {
    dark += histogram[value] ?? 0;
    darkSum += value * (histogram[value] ?? 0);
    const light = grey.length - dark;
    if (dark === 0 || light === 0) continue;
    const between = dark * light * (darkSum / dark - (sum - darkSum) / light) ** 2;
    if (between > best.between) best = { between, value };
  }
  return best.value;
}

/** Brightnesses between which most of a faint print lies must be this far apart to be read as they are. */
const PLAIN = 128;

/** Faded print, from its darkest dots to its paper, spread over the whole range; other print as it is. */
export function unfaded(raster: Raster): Raster {
  const sorted = greyOf(raster).sort();
  const dark = sorted[Math.floor(sorted.length * 0.02)] ?? 0;
  const light = sorted[Math.floor(sorted.length * 0.8)] ?? 255;
  if (light - dark >= PLAIN) return raster;
  const data = raster.data.slice();
  for (let at = 0; at < data.length; at += 1)
    if (at % 4 < 3) data[at] = (255 * ((data[at] ?? 0) - dark)) / Math.max(FAINTEST, light - dark);
  return { ...raster, data };
}

/** Less contrast than this is paper, whose grain must not become letters. */
const FAINTEST = 20;
