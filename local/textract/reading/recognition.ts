import { createCanvas } from '@napi-rs/canvas';
import type { Canvas } from '@napi-rs/canvas';
import type { Recogniser, RecognisedPage } from './document.ts';
import { around, overlapAcross, overlapDown } from '#reading/page.ts';
import type { Box, Word } from '#reading/page.ts';
import { confirmed, missed } from './agreement.ts';
import { openPicture, pagesOf } from './picture.ts';
import type { Picture } from './picture.ts';
import type { FoundLine } from './ppocr/boxes.ts';
import { westernLetters } from './ppocr/letters.ts';
import { readLine } from './ppocr/lines.ts';
import { loadModels } from './ppocr/models.ts';
import type { Models } from './ppocr/models.ts';
import { straighten } from './straighten.ts';
import { startTesseract } from './tesseract.ts';
import type { Arrangement, Tesseract } from './tesseract.ts';

/** tesseract wants letters some 25 dots high: coarse pictures are enlarged for it. */
const FEWEST_DOTS_ACROSS = 1400;
const LARGEST_ENLARGEMENT = 2.5;
const MOST_DOTS = 3200;
/** Longer than any page of paper: a till roll is one block of lines, and read best as such. */
const ROLL_RATIO = 1.5;
/** Fewer dots across are a till roll, or a page at less than 120 dots an inch: too coarse for tesseract. */
const COARSE_ACROSS = 1000;
/** Where tesseract is less sure than this on the middle of its words, the page is not as clean as it looked. */
const CLEAN = 80;
/** What tesseract alone has seen on a till roll is mostly dirt, unless it is quite sure. */
const SURE_ALONE = { roll: 85, page: 45 } as const;

/**
 * Recognises printed words offline, by two engines: tesseract (English, German, French) reads clean pages best, PP-OCR receipts and
 * coarse pictures. The better one for a picture reads it; what the other sees of it makes its words more or less sure. Engines start
 * with the first picture; pictures are read one at a time, so that no more than one is ever unpacked.
 */
export interface Recognition extends Recogniser {
  stop(): Promise<void>;
}

interface Engines {
  readonly tesseract: Tesseract;
  readonly models: Models;
  readonly letters: ReadonlyMap<number, string>;
}

export function createRecognition(): Recognition {
  let engines: Promise<Engines> | undefined;
  let before: Promise<unknown> = Promise.resolve();
  return {
    pages: (picture) => Promise.resolve(pagesOf(picture)),
    read(bytes, page) {
      const result = before.then(async () => {
        const picture = await openPicture(bytes, page);
        return readPicture(await (engines ??= startEngines()), picture, page);
      });
      before = result.catch(() => undefined);
      return result;
    },
    async stop() {
      const started = engines;
      engines = undefined;
      if (started === undefined) return;
      const { tesseract, models } = await started;
      await tesseract.end();
      await models.end();
    },
  };
}

async function startEngines(): Promise<Engines> {
  const [tesseract, models] = await Promise.all([startTesseract(), loadModels()]);
  return { tesseract, models, letters: westernLetters(models.letters) };
}

async function readPicture(engines: Engines, picture: Picture, number: number): Promise<RecognisedPage> {
  const scale = Math.min(1, MOST_DOTS / Math.max(picture.width, picture.height));
  const { canvas, lines, degrees } = await straighten(engines.models, picture, scale);
  const roll = canvas.height / canvas.width > ROLL_RATIO;
  const coarse = Math.min(canvas.width, canvas.height) < COARSE_ACROSS;
  const words =
    lines.length === 0
      ? []
      : roll || coarse
        ? await coarseWords(engines, canvas, lines, roll ? 'roll' : 'page')
        : await cleanWords(engines, canvas, lines);
  return {
    number,
    width: canvas.width,
    height: canvas.height,
    words: withWholeFigures(words),
    source: 'picture',
    degrees,
  };
}

/** PP-OCR reads, tesseract confirms. */
async function coarseWords(
  engines: Engines,
  canvas: Canvas,
  lines: readonly FoundLine[],
  arrangement: Arrangement,
): Promise<Word[]> {
  const second = tesseractWords(engines.tesseract, canvas, arrangement);
  const words = await linesRead(engines, canvas, lines);
  const others = await second;
  return [...confirmed(words, others), ...missed(words, others, SURE_ALONE.roll)];
}

async function linesRead({ models, letters }: Engines, canvas: Canvas, lines: readonly FoundLine[]): Promise<Word[]> {
  const words: Word[] = [];
  for (const line of lines) words.push(...(await readLine(models, letters, canvas, line)));
  return words;
}

/** tesseract reads; PP-OCR looks again at every figure, and at lines that tesseract has passed over. */
async function cleanWords(engines: Engines, canvas: Canvas, lines: readonly FoundLine[]): Promise<Word[]> {
  const words = await tesseractWords(engines.tesseract, canvas, 'page');
  if (middle(words.map((word) => word.confidence)) < CLEAN) {
    const others = await linesRead(engines, canvas, lines);
    return [...confirmed(others, words), ...missed(others, words, SURE_ALONE.roll)];
  }
  const worthIt = lines.filter((line) => {
    const own = words.filter((word) => inside(word, line));
    return own.length === 0 || own.some((word) => /\d/u.test(word.text) || word.confidence < 80);
  });
  const others = await linesRead(engines, canvas, worthIt);
  const looked = new Set(words.filter((word) => worthIt.some((line) => inside(word, line))));
  return [
    ...confirmed([...looked], others),
    ...words.filter((word) => !looked.has(word)),
    ...missed(words, others, SURE_ALONE.page),
  ];
}

const inside = (word: Box, line: Box): boolean =>
  overlapAcross(word, line) > 0 &&
  overlapDown(word, line) > 0.4 * Math.min(word.bottom - word.top, line.bottom - line.top);

async function tesseractWords(tesseract: Tesseract, canvas: Canvas, arrangement: Arrangement): Promise<Word[]> {
  const across = Math.min(canvas.width, canvas.height);
  const scale = Math.min(
    MOST_DOTS / Math.max(canvas.width, canvas.height),
    Math.max(1, Math.min(LARGEST_ENLARGEMENT, FEWEST_DOTS_ACROSS / across)),
  );
  const enlarged = scale === 1 ? canvas : resized(canvas, scale);
  const words = await tesseract.words(enlarged, arrangement);
  return words.map((word) => ({
    ...word,
    left: word.left / scale,
    right: word.right / scale,
    top: word.top / scale,
    bottom: word.bottom / scale,
  }));
}

function resized(canvas: Canvas, scale: number): Canvas {
  const result = createCanvas(Math.round(canvas.width * scale), Math.round(canvas.height * scale));
  const context = result.getContext('2d');
  context.imageSmoothingQuality = 'high';
  context.drawImage(canvas, 0, 0, result.width, result.height);
  return result;
}

/** Joins what a narrow printer's wide spacing tore apart: `RM1.` and `38`, `RM1`, `.` and `38`; and a letter for a zero before a point. */
function withWholeFigures(words: readonly Word[]): Word[] {
  const result: Word[] = [];
  for (const word of words) {
    const before = result.at(-1);
    const torn =
      before !== undefined &&
      ((/\d[.,]$/u.test(before.text) && /^\d{2}(?!\d)/u.test(word.text)) ||
        (/\d$/u.test(before.text) && /^[.,](?:\d{2})?$/u.test(word.text))) &&
      word.left - before.right < 1.2 * (word.bottom - word.top) &&
      overlapDown(before, word) > 0;
    if (!torn) {
      result.push(word);
      continue;
    }
    result[result.length - 1] = {
      ...around([before, word]),
      text: before.text + word.text,
      confidence: Math.min(before.confidence, word.confidence),
    };
  }
  return result.map((word) => ({ ...word, text: corrected(word.text) }));
}

/** What engines take for something else before figures: a yen sign for a letter, a zero for another. */
function corrected(text: string): string {
  return text.replace(/^Y(?=\d{1,3}(?:,\d{3})*$)/u, '¥').replace(/^(RM|[$€£])O(?=[.,])/u, '$10');
}

function middle(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
