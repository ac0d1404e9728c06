import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createWorker, OEM, PSM } from 'tesseract.js';
import type { Page, Worker } from 'tesseract.js';
import type { Recogniser } from './document.ts';
import { around, overlapAcross, overlapDown } from '#reading/page.ts';
import type { ReadPage, Word } from '#reading/page.ts';
import { openPicture, pagesOf } from './picture.ts';
import type { Picture, Turns } from './picture.ts';

const require = createRequire(import.meta.url);
const LANGUAGES = ['eng', 'deu', 'fra'] as const;
/** Letters should be some 25 dots high: pictures with fewer dots a page are enlarged, larger ones reduced. */
const FEWEST_DOTS_ACROSS = 1400;
const MOST_DOTS = 3200;
const LARGEST_ENLARGEMENT = 2.5;
/** Fewer sure words than this, or less sure ones, suggest that the page lies on its side. */
const UPRIGHT_WORDS = 12;
const UPRIGHT_CONFIDENCE = 70;
const PROBE_DOTS = 1100;
const RECEIPT_RATIO = 1.55;
/** What tesseract is least sure of is noise, not letters. */
const NOISE = 20;

/** Recognises printed words offline by tesseract, in English, German and French. Starts its engine with the first picture. */
export interface Recognition extends Recogniser {
  stop(): Promise<void>;
}

export function createRecognition(): Recognition {
  let engine: Promise<Engine> | undefined;
  const start = (): Promise<Engine> => (engine ??= startEngine());
  return {
    pages: (picture) => Promise.resolve(pagesOf(picture)),
    async read(bytes, page) {
      const picture = await openPicture(bytes, page);
      return readPicture(await start(), picture, page);
    },
    async stop() {
      const started = engine;
      engine = undefined;
      if (started !== undefined) await (await started).end();
    },
  };
}

/**
 * One engine for all languages wants their data in one folder; each is a package of its own. (Handing over the data itself fails in 7.0.0: the engine
 * then takes the bytes for a file's name.)
 */
async function startEngine(): Promise<Engine> {
  const folder = mkdtempSync(join(tmpdir(), 'textract-'));
  try {
    for (const language of LANGUAGES) {
      const name = `${language}.traineddata.gz`;
      const source = dirname(require.resolve(`@tesseract.js-data/${language}/package.json`));
      symlinkSync(join(source, '4.0.0_best_int', name), join(folder, name));
    }
    const worker = await createWorker([...LANGUAGES], OEM.LSTM_ONLY, {
      langPath: folder,
      cacheMethod: 'none',
      gzip: true,
    });
    await worker.setParameters({ user_defined_dpi: '200' });
    return engineOf(worker);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Engine {
  recognise(png: Buffer, mode: PSM): Promise<Page>;
  end(): Promise<unknown>;
}

/** Mode and picture are two messages to the engine: one caller at a time, or they would read in each other's mode. */
function engineOf(worker: Worker): Engine {
  let before: Promise<unknown> = Promise.resolve();
  return {
    recognise(png, mode) {
      const result = before.then(async () => {
        await worker.setParameters({ tessedit_pageseg_mode: mode });
        return (await worker.recognize(png, { rotateAuto: true }, { text: false, blocks: true })).data;
      });
      before = result.catch(() => undefined);
      return result;
    },
    end: () => worker.terminate(),
  };
}

/** Longer than any page of paper: a till roll is one block of lines, and read best as such. */
function isReceipt(picture: Picture, turns: Turns): boolean {
  const ratio = picture.height / picture.width;
  return (turns % 2 === 0 ? ratio : 1 / ratio) > RECEIPT_RATIO;
}

async function readPicture(engine: Engine, picture: Picture, number: number): Promise<ReadPage> {
  const scale = scaleOf(picture);
  const asIs = await recognise(engine, picture, 0, scale, number);
  if (isUpright(asIs)) return asIs;
  const turns = await bestTurns(engine, picture);
  if (turns === 0) return asIs;
  const turned = await recognise(engine, picture, turns, scale, number);
  return sureWords(turned) > sureWords(asIs) ? turned : asIs;
}

function scaleOf(picture: Picture): number {
  const across = Math.min(picture.width, picture.height);
  const longest = Math.max(picture.width, picture.height);
  return Math.min(MOST_DOTS / longest, Math.max(1, Math.min(LARGEST_ENLARGEMENT, FEWEST_DOTS_ACROSS / across)));
}

const sureWords = (page: ReadPage): number =>
  page.words.filter((word) => word.confidence > 80 && /\p{L}{3,}|\d{3,}/u.test(word.text)).length;

function isUpright(page: ReadPage): boolean {
  const mean = page.words.reduce((sum, word) => sum + word.confidence, 0) / Math.max(1, page.words.length);
  return sureWords(page) >= UPRIGHT_WORDS && mean >= UPRIGHT_CONFIDENCE;
}

/** Tries the other directions on a small copy. Pages turned clockwise come last: the engine mostly reads those as they lie. */
async function bestTurns(engine: Engine, picture: Picture): Promise<Turns> {
  const scale = Math.min(1.5, PROBE_DOTS / Math.max(picture.width, picture.height));
  let best: { turns: Turns; words: number } = {
    turns: 0,
    words: sureWords(await recognise(engine, picture, 0, scale, 1)),
  };
  for (const turns of [1, 2, 3] as const) {
    const page = await recognise(engine, picture, turns, scale, 1);
    if (isUpright(page)) return turns;
    const words = sureWords(page);
    if (words > best.words) best = { turns, words };
  }
  return best.turns;
}

async function recognise(
  engine: Engine,
  picture: Picture,
  turns: Turns,
  scale: number,
  number: number,
): Promise<ReadPage> {
  const png = await picture.png(turns, scale);
  const page = await engine.recognise(png, isReceipt(picture, turns) ? PSM.SINGLE_BLOCK : PSM.AUTO);
  const sideways = turns % 2 === 1;
  const width = (sideways ? picture.height : picture.width) * scale;
  const height = (sideways ? picture.width : picture.height) * scale;
  return upright({
    number,
    width,
    height,
    words: withWholeFigures(levelled(withoutEchoes(wordsOf(page)), slopeOf(page))),
    source: 'picture',
  });
}

/** The engine reads lines that run downwards or upwards where they lie: turned here, so that they run to the right. */
function upright(page: ReadPage): ReadPage {
  const long = page.words.filter((word) => word.text.length > 3);
  const vertical = long.filter((word) => word.bottom - word.top > 1.3 * (word.right - word.left));
  if (long.length === 0 || vertical.length < long.length * 0.6) return page;
  const steps = page.words.flatMap((word, index) => {
    const next = page.words[index + 1];
    return next !== undefined && Math.abs(next.left - word.left) < word.right - word.left
      ? [Math.sign(next.top - word.top)]
      : [];
  });
  const down = steps.reduce((sum, step) => sum + step, 0) >= 0;
  return {
    ...page,
    width: page.height,
    height: page.width,
    words: page.words.map(
      (word): Word =>
        down
          ? {
              ...word,
              left: word.top,
              right: word.bottom,
              top: page.width - word.right,
              bottom: page.width - word.left,
            }
          : {
              ...word,
              left: page.height - word.bottom,
              right: page.height - word.top,
              top: word.left,
              bottom: word.right,
            },
    ),
  };
}

function wordsOf(page: Page): Word[] {
  const lines = (page.blocks ?? []).flatMap((block) => block.paragraphs.flatMap((paragraph) => paragraph.lines));
  return lines.flatMap((line) => {
    const across = line.bbox.x1 - line.bbox.x0 >= line.bbox.y1 - line.bbox.y0;
    const height = middle(line.words.map((word) => word.bbox.y1 - word.bbox.y0));
    return line.words
      .filter((word) => word.confidence >= NOISE && /[\p{L}\p{N}$€£%]/u.test(word.text))
      .map((word): Word => {
        const { x0, y0, x1, y1 } = word.bbox;
        const box = {
          text: corrected(word.text),
          confidence: word.confidence,
          left: x0,
          right: x1,
          top: y0,
          bottom: y1,
        };
        if (!across) return box;
        // A stroke that touches a word makes its box too tall: the line's own height is surer.
        const centre = (y0 + y1) / 2;
        const tall = Math.max(Math.min(y1 - y0, 1.6 * height), 0.7 * height);
        return { ...box, top: centre - tall / 2, bottom: centre + tall / 2 };
      });
  });
}

/** Where two blocks overlap, the engine reads a word twice: the surer reading stays. */
function withoutEchoes(words: readonly Word[]): Word[] {
  const kept: Word[] = [];
  for (const word of [...words].sort((a, b) => b.confidence - a.confidence)) {
    const area = (word.right - word.left) * (word.bottom - word.top);
    const echo = kept.some((other) => {
      const across = overlapAcross(word, other);
      const down = overlapDown(word, other);
      return (
        across > 0 &&
        down > 0 &&
        across * down > 0.5 * Math.min(area, (other.right - other.left) * (other.bottom - other.top))
      );
    });
    if (!echo) kept.push(word);
  }
  const order = new Map(words.map((word, index) => [word, index]));
  return kept.sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
}

/** How far lines still sink to the right, per dot: the middle of the baselines of long lines. */
function slopeOf(page: Page): number {
  const slopes = (page.blocks ?? [])
    .flatMap((block) => block.paragraphs.flatMap((paragraph) => paragraph.lines))
    .flatMap(({ baseline, words }) => {
      const across = baseline.x1 - baseline.x0;
      return words.length > 2 && across > 150 ? [(baseline.y1 - baseline.y0) / across] : [];
    });
  const slope = middle(slopes);
  return slopes.length < 3 || Math.abs(slope) > 0.15 ? 0 : slope;
}

function levelled(words: readonly Word[], slope: number): Word[] {
  return words.map((word) => {
    const shift = (slope * (word.left + word.right)) / 2;
    return { ...word, top: word.top - shift, bottom: word.bottom - shift };
  });
}

/** Joins what a narrow printer's wide spacing tore apart: `RM1.` and `38`. */
function withWholeFigures(words: readonly Word[]): Word[] {
  const result: Word[] = [];
  for (const word of words) {
    const before = result.at(-1);
    const torn =
      before !== undefined &&
      /\d[.,]$/u.test(before.text) &&
      /^\d{2}(?!\d)/u.test(word.text) &&
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
  return result;
}

/** What the engine takes for something else before figures: a yen sign for a letter, a zero for another. */
function corrected(text: string): string {
  return text.replace(/^Y(?=\d{1,3}(?:,\d{3})*$)/u, '¥').replace(/^(RM|[$€£])O(?=[.,])/u, '$10');
}

function middle(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
